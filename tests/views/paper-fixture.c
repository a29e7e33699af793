#include "config.h"

#include "paper-fixture.h"

#include "core/stm-choices.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-paper.h"
#include "views/stm-preview-dialog.h"

#include <glib/gstdio.h>

static gpointer
save_new (PaperFixture *fixture, GType type, const char *first, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list arguments;

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (record), first, arguments);
  va_end (arguments);
  store_fixture_save (&fixture->view.store, record);

  return record;
}

static void
become_partner (PaperFixture *fixture)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->view.store.store);
  g_autoptr (StmRecord) partner = NULL;

  stm_store_set_role (fixture->view.store.store, STM_ROLE_PARTNER);
  partner = save_new (fixture, STM_TYPE_PARTNER, "name", "Springplank", NULL);
  g_object_set (profile, "role", STM_ROLE_PARTNER, "partner", stm_record_get_uuid (partner), NULL);
  store_fixture_save (&fixture->view.store, profile);
}

void
paper_fixture_set_up (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediator = NULL;
  g_autoptr (StmRecord) mediation = NULL;
  g_autoptr (StmRecord) appointment = NULL;
  g_autoptr (GError) error = NULL;

  view_fixture_set_up (&fixture->view, data);
  g_assert_cmpint (g_chdir (fixture->view.store.folder), ==, 0);
  become_partner (fixture);

  mediator = save_new (fixture, STM_TYPE_MEDIATOR, "name", "Nele Vercammen", NULL);
  fixture->dossier = save_new (fixture, STM_TYPE_DOSSIER, "first-name", "Zoë", "last-name", "Özdemir", "client-number", "12774435",
                               "national-number", "93051822361", "mediator", stm_record_get_uuid (mediator), NULL);
  mediation = save_new (fixture, STM_TYPE_MEDIATION, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)),
                        "referred-on", "2026-05-20", NULL);
  appointment = save_new (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (mediation), "type", STM_CONTACT_TYPE_FIRST,
                          "date", "2100-06-01", "time", "09:30", NULL);
  fixture->appointment = g_strdup (stm_record_get_uuid (appointment));

  fixture->file = stm_store_get_case (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), &error);
  g_assert_no_error (error);
}

void
paper_fixture_tear_down (PaperFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  g_object_unref (fixture->dossier);
  g_object_unref (fixture->file);
  g_free (fixture->appointment);
  view_fixture_tear_down (&fixture->view, data);
}

static GListModel *
list_printouts (PaperFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GListModel *printouts = stm_store_list_printouts (fixture->view.store.store,
                                                    stm_record_get_uuid (STM_RECORD (fixture->dossier)), &error);

  g_assert_no_error (error);

  return printouts;
}

guint
paper_fixture_count_printouts (PaperFixture *fixture)
{
  g_autoptr (GListModel) printouts = list_printouts (fixture);

  return g_list_model_get_n_items (printouts);
}

StmPrintout *
paper_fixture_get_printout (PaperFixture *fixture)
{
  g_autoptr (GListModel) printouts = list_printouts (fixture);
  g_autoptr (StmRecord) listed = g_list_model_get_item (printouts, 0);
  g_autoptr (GError) error = NULL;
  StmRecord *printout;

  g_assert_cmpuint (g_list_model_get_n_items (printouts), ==, 1);
  printout = stm_store_get (fixture->view.store.store, STM_TYPE_PRINTOUT, stm_record_get_uuid (listed), &error);
  g_assert_no_error (error);

  return STM_PRINTOUT (printout);
}

void
paper_fixture_assert_bytes (const char *path, StmPrintout *printout)
{
  g_autoptr (GBytes) kept = stm_printout_dup_bytes (printout);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, length, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_assert_cmpmem (data, 5, "%PDF-", 5);
}

AdwDialog *
paper_fixture_get_dialog (PaperFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->view.window));

  g_assert_true (STM_IS_PREVIEW_DIALOG (dialog));

  return dialog;
}

void
paper_fixture_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static GtkWidget *
find_print_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog"))
        return window;
    }

  return NULL;
}

static gboolean
is_ready_to_print (gpointer data)
{
  GtkWidget *dialog = find_print_dialog ();
  GtkSelectionModel *model;

  if (dialog == NULL || !gtk_widget_get_mapped (dialog))
    return FALSE;

  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (dialog, GTK_TYPE_COLUMN_VIEW)));
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return FALSE;

  return gtk_selection_model_select_item (model, 0, TRUE);
}

gboolean
paper_fixture_is_closed (gpointer window)
{
  return find_widget (window, STM_TYPE_PREVIEW_DIALOG) == NULL;
}

gboolean
paper_fixture_is_ready (gpointer dialog)
{
  return gtk_widget_is_sensitive (view_fixture_find_button (dialog, "_Print…"));
}

void
paper_fixture_answer_printing (GtkResponseType response)
{
  paper_fixture_wait (is_ready_to_print, NULL);
  run_main_context ();
  g_signal_emit_by_name (find_print_dialog (), "response", response);
}

void
paper_fixture_print (PaperFixture *fixture, GtkResponseType response)
{
  GtkWidget *dialog = GTK_WIDGET (paper_fixture_get_dialog (fixture));

  g_signal_emit_by_name (view_fixture_find_button (dialog, "_Print…"), "clicked");
  paper_fixture_answer_printing (response);
}

void
paper_fixture_show_letter (PaperFixture *fixture)
{
  stm_paper_show (fixture->view.window, fixture->view.store.store, fixture->file, "invitation", fixture->appointment,
                  STM_MOVE_PRINT_LETTER);
  run_main_context ();
}

#include "config.h"

#include "view-fixture.h"

#include "core/stm-case-file.h"
#include "core/stm-choices.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-appointment-dialog.h"
#include "views/dossiers/stm-complete-dialog.h"
#include "views/dossiers/stm-dossier-dialog.h"
#include "views/dossiers/stm-dossier-page.h"
#include "views/dossiers/stm-radio-group.h"

typedef struct
{
  ViewFixture  view;
  StmDossier  *dossier;
} Fixture;

static gpointer
add (Fixture *fixture, GType type, const char *first_name, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list args;

  va_start (args, first_name);
  g_object_set_valist (G_OBJECT (record), first_name, args);
  va_end (args);
  store_fixture_save (&fixture->view.store, record);

  return record;
}

static const char *
get_uuid (Fixture *fixture)
{
  return stm_record_get_uuid (STM_RECORD (fixture->dossier));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediator = NULL;

  view_fixture_set_up (&fixture->view, NULL);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_PARTNER);
  mediator = add (fixture, STM_TYPE_MEDIATOR, "name", "Dorien Jespers", NULL);
  fixture->dossier = add (fixture, STM_TYPE_DOSSIER, "last-name", "Özdemir", "first-name", "Zoë", "client-number", "12774435",
                          "national-number", "93051822361", "mediator", stm_record_get_uuid (mediator), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->dossier);
  view_fixture_tear_down (&fixture->view, NULL);
}

static guint
count_looks (Fixture *fixture)
{
  g_autoptr (GListModel) events = stm_store_list_events (fixture->view.store.store, get_uuid (fixture), NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      n += stm_event_get_event_type (event) == STM_EVENT_REVEALED;
    }

  return n;
}

static gboolean
is_uncovered (gpointer data)
{
  return find_widget (data, GTK_TYPE_BUTTON) == NULL;
}

/* SPEC P3: in the dialog too, a look at the number is kept before it is shown. */
static void
test_number_is_covered (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_dossier_dialog_new (fixture->view.store.store, get_uuid (fixture));
  GtkWidget *row;

  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (adw_dialog_get_child (dialog), "national-number");
  g_assert_null (strchr (read_text (row), '9'));
  g_assert_cmpuint (count_looks (fixture), ==, 0);

  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON), "clicked");
  view_fixture_wait (is_uncovered, row);
  g_assert_cmpstr (read_text (row), ==, "93.05.18-223.61");
  g_assert_cmpuint (count_looks (fixture), ==, 1);
  adw_dialog_force_close (dialog);
}

static const char *
open_closed (Fixture *fixture, const char *code)
{
  g_autoptr (StmRecord) mediation = stm_record_new (STM_TYPE_MEDIATION);
  g_autoptr (StmRecord) activity = stm_record_new (STM_TYPE_ACTIVITY);
  AdwNavigationPage *page;
  GtkWidget *notice;

  g_object_set (mediation, "dossier", get_uuid (fixture), "referred-on", "2024-01-02", "attended-on", "2024-01-08",
                "weo-printed-on", "2024-01-08", "weo-signed-on", "2024-01-09", "process-started-on", "2024-01-10",
                "process-ended-on", "2024-06-01", "ending", STM_ENDING_PASSIVE, "advice", STM_ADVICE_NEED,
                "advice-on", "2024-06-10", "advice-delivery", STM_DELIVERY_PRINT, "closed-on", "2024-06-10",
                "closing", STM_CLOSING_BY_PARTNER, "access-until", "2024-06-10", NULL);
  view_fixture_import (&fixture->view, mediation);
  g_object_set (activity, "mediation", stm_record_get_uuid (mediation), "type", STM_ACTIVITY_TYPE_OWN, "code", code,
                "name", "Stage", "state", STM_ACTIVITY_STATE_ENDED, "started-on", "2024-02-01", "ended-on", "2024-05-01", NULL);
  view_fixture_import (&fixture->view, activity);

  page = stm_dossier_page_new (fixture->view.store.store, get_uuid (fixture));
  view_fixture_push (&fixture->view, page);
  notice = find_widget (GTK_WIDGET (page), ADW_TYPE_BANNER);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (notice)));

  return adw_banner_get_title (ADW_BANNER (notice));
}

/* SPEC W14, W15 */
static void
test_attestation_after_access (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (open_closed (fixture, "953081"), ==,
                   "The right of access ended on 10-06-2024: this dossier can only be read. The C91 can still be printed.");
}

static void
test_no_attestation_without_stage (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (open_closed (fixture, "953082"), ==,
                   "The right of access ended on 10-06-2024: this dossier can only be read.");
}

/* a dialog and the widget in it that is to have the focus */
typedef struct
{
  AdwDialog *dialog;
  GtkWidget *widget;
} Wanted;

static gboolean
has_focus (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *focus = adw_dialog_get_focus (wanted->dialog);

  return focus != NULL && (focus == wanted->widget || gtk_widget_is_ancestor (focus, wanted->widget));
}

static void
assert_begins_at (Fixture *fixture, AdwDialog *dialog, GtkWidget *widget)
{
  view_fixture_present (&fixture->view, dialog);
  view_fixture_wait (has_focus, &(Wanted){ dialog, widget });
  adw_dialog_force_close (dialog);
}

/* Without a focus in it, no key would do anything, Escape neither. */
static void
test_dialogs_begin_with_a_focus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediation = add (fixture, STM_TYPE_MEDIATION, "dossier", get_uuid (fixture),
                                         "referred-on", "2026-01-04", NULL);
  g_autoptr (StmRecord) appointment = add (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (mediation),
                                           "type", STM_CONTACT_TYPE_FIRST, "date", "2026-01-11", "time", "09:00", NULL);
  g_autoptr (StmCaseFile) file = stm_store_get_case (fixture->view.store.store, get_uuid (fixture), NULL);
  AdwDialog *absent = stm_complete_dialog_new (fixture->view.store.store, file, STM_APPOINTMENT (appointment), FALSE);
  AdwDialog *contact = stm_appointment_dialog_new (fixture->view.store.store, file);

  assert_begins_at (fixture, absent, find_widget (adw_dialog_get_child (absent), STM_TYPE_RADIO_GROUP));
  assert_begins_at (fixture, contact, view_fixture_find_field (adw_dialog_get_child (contact), "date"));
}

static gboolean
is_closed (gpointer dialog)
{
  return !gtk_widget_get_mapped (dialog);
}

static GtkWidget *
get_save_button (AdwDialog *dialog)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), STM_TYPE_EDIT_DIALOG, "save_button"));
}

/* Completed once both papers are confirmed, as they are shown: also in the dossier. */
static void
test_papers_shown (Fixture *fixture, gconstpointer data)
{
  StmStore *store = fixture->view.store.store;
  g_autoptr (StmRecord) mediation = add (fixture, STM_TYPE_MEDIATION, "dossier", get_uuid (fixture),
                                         "referred-on", "2026-01-04", NULL);
  g_autoptr (StmRecord) appointment = add (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (mediation),
                                           "type", STM_CONTACT_TYPE_FIRST, "date", "2026-01-11", "time", "09:00", NULL);
  g_autoptr (StmCaseFile) file = stm_store_get_case (store, get_uuid (fixture), NULL);
  g_autoptr (StmCaseFile) after = NULL;
  AdwDialog *dialog = g_object_ref (stm_complete_dialog_new (store, file, STM_APPOINTMENT (appointment), TRUE));
  StmForm *papers = STM_FORM (gtk_widget_get_template_child (GTK_WIDGET (dialog), STM_TYPE_COMPLETE_DIALOG, "papers"));
  StmForm *form = STM_FORM (gtk_widget_get_template_child (GTK_WIDGET (dialog), STM_TYPE_COMPLETE_DIALOG, "form"));

  view_fixture_present (&fixture->view, dialog);
  g_object_set (stm_form_get_record (papers), "work-card", 2, "work-card-until", "2027-06-30", NULL);
  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  g_object_set (stm_form_get_record (form), "residence-checked", TRUE, NULL);
  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  g_object_set (stm_form_get_record (form), "work-card-checked", TRUE, NULL);
  g_assert_true (gtk_widget_get_sensitive (get_save_button (dialog)));

  g_signal_emit_by_name (get_save_button (dialog), "clicked");
  view_fixture_wait (is_closed, dialog);
  after = stm_store_get_case (store, get_uuid (fixture), NULL);
  g_assert_cmpint (after->dossier->work_card, ==, 2);
  g_assert_cmpstr (after->dossier->work_card_until, ==, "2027-06-30");
  g_assert_cmpstr (after->mediation->attended_on, ==, "2026-01-11");
  g_object_unref (dialog);
}

#define ADD(name, func) g_test_add ("/views/dossier-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* no person closes a dialog while it still slides in, of which libadwaita complains */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("number-is-covered-in-the-dialog-P3", test_number_is_covered);
  ADD ("dialogs-begin-with-a-focus", test_dialogs_begin_with_a_focus);
  ADD ("papers-as-they-are-shown-W9", test_papers_shown);
  ADD ("attestation-after-access-W14", test_attestation_after_access);
  ADD ("no-attestation-without-a-stage-W14", test_no_attestation_without_stage);

  return g_test_run ();
}

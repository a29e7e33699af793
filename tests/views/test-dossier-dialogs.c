#include "config.h"

#include "view-fixture.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "store/stm-store-case.h"
#include "views/cases/stm-cases-view.h"
#include "views/dossiers/stm-activity-dialog.h"
#include "views/dossiers/stm-advice-dialog.h"
#include "views/dossiers/stm-appointment-dialog.h"
#include "views/dossiers/stm-complete-dialog.h"
#include "views/dossiers/stm-day-dialog.h"
#include "views/dossiers/stm-dossier-dialog.h"
#include "views/dossiers/stm-dossier-page.h"
#include "views/dossiers/stm-guidance-dialog.h"
#include "views/dossiers/stm-move-dialog.h"
#include "views/dossiers/stm-new-dossier-dialog.h"
#include "views/dossiers/stm-part-dialog.h"
#include "views/dossiers/stm-step-kind-dialog.h"
#include "views/mediators/stm-mediator-dialog.h"
#include "views/partner/stm-partner-dialog.h"
#include "views/stm-preview-dialog.h"
#include "views/stm-refusal.h"
#include "widgets/stm-table.h"

#define TODAY "2026-11-02"
#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))
/* pixels, of the narrowest screen; those of 96 and 192 dots an inch */
#define NARROWEST 360
#define USUAL_DPI (96 * 1024)
#define LARGE_DPI (192 * 1024)

/* A partner's dossier with one of each of its parts. */
typedef struct
{
  ViewFixture  view;
  StmStore    *store;
  StmGuidance  guidance;
  StmCaseFile *file;
  char        *dossier;
  char        *mediator;
  char        *partner;
} Fixture;

/* Returns: (transfer full): its uuid */
static char *
import (Fixture *fixture, GType type, const char *first_name, ...)
{
  g_autoptr (StmRecord) record = stm_record_new (type);
  va_list args;

  va_start (args, first_name);
  g_object_set_valist (G_OBJECT (record), first_name, args);
  va_end (args);
  view_fixture_import (&fixture->view, record);

  return g_strdup (UUID (record));
}

static void
import_parts (Fixture *fixture)
{
  g_autofree char *mediation
    = import (fixture, STM_TYPE_MEDIATION, "dossier", fixture->dossier, "referred-on", "2026-01-02", "attended-on", "2026-01-08",
              "weo-printed-on", "2026-01-08", "weo-signed-on", "2026-01-09", "process-started-on", "2026-01-10", NULL);
  g_autofree char *appointment
    = import (fixture, STM_TYPE_APPOINTMENT, "mediation", mediation, "type", STM_CONTACT_TYPE_FOLLOW_UP, "date", "2026-11-16",
              "time", "09:00", "duration", 60, "contact-name", "Dorien Jespers", "street", "Opleidingsstraat 1",
              "postcode", "3600", "place", "Genk", NULL);
  g_autofree char *sheet = import (fixture, STM_TYPE_SHEET, "mediation", mediation, "number", 1, "opened-on", "2026-01-20", NULL);
  g_autofree char *goal = import (fixture, STM_TYPE_GOAL, "mediation", mediation, "rubric", 1, "name", "Nederlands", NULL);
  g_autofree char *task = import (fixture, STM_TYPE_TASK, "mediation", mediation, "sheet", sheet, "name", "Cv nakijken",
                                  "due-on", "2026-11-20", NULL);
  g_autofree char *own = import (fixture, STM_TYPE_ACTIVITY, "mediation", mediation, "type", STM_ACTIVITY_TYPE_OWN,
                                 "code", "953081", "name", "Werkervaringsstage", "state", STM_ACTIVITY_STATE_STARTED,
                                 "started-on", "2026-10-01", "hours", 120 * 60, NULL);
  g_autofree char *other = import (fixture, STM_TYPE_ACTIVITY, "mediation", mediation, "type", STM_ACTIVITY_TYPE_REQUESTED,
                                   "name", "Heftruckbestuurder", "by-vdab", TRUE, "state", STM_ACTIVITY_STATE_REQUESTED,
                                   "requested-on", "2026-10-20", NULL);
  g_autofree char *study = import (fixture, STM_TYPE_STUDY, "dossier", fixture->dossier, "name", "Hout", NULL);
  g_autofree char *target = import (fixture, STM_TYPE_TARGET, "dossier", fixture->dossier, "name", "Magazijnier", "rank", 1, NULL);
  g_autofree char *competence = import (fixture, STM_TYPE_COMPETENCE, "dossier", fixture->dossier, "name", "Samenwerken",
                                        "score", 2, NULL);
}

/* There is something to do for it on every day: to enter the first appointment. */
static void
import_new_client (Fixture *fixture)
{
  g_autofree char *dossier = import (fixture, STM_TYPE_DOSSIER, "last-name", "El Khattabi", "first-name", "Łukasz",
                                     "client-number", "12774436", "mediator", fixture->mediator, NULL);
  g_autofree char *mediation = import (fixture, STM_TYPE_MEDIATION, "dossier", dossier, "referred-on", "2026-01-02", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  view_fixture_set_up (&fixture->view, NULL);
  fixture->store = fixture->view.store.store;
  stm_store_set_role (fixture->store, STM_ROLE_PARTNER);
  fixture->partner = import (fixture, STM_TYPE_PARTNER, "name", "Springplank", "follower-name", "An Opvolger", NULL);
  fixture->mediator = import (fixture, STM_TYPE_MEDIATOR, "name", "Dorien Jespers", NULL);
  fixture->dossier = import (fixture, STM_TYPE_DOSSIER, "last-name", "Van den Broeck", "first-name", "Zoë",
                             "client-number", "12774435", "national-number", "93051822361", "mediator", fixture->mediator, NULL);
  import_parts (fixture);
  import_new_client (fixture);

  fixture->file = stm_store_get_case (fixture->store, fixture->dossier, &error);
  g_assert_no_error (error);
  fixture->guidance.store = g_object_ref (fixture->store);
  stm_guidance_set (&fixture->guidance, fixture->file, TODAY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stm_guidance_clear (&fixture->guidance);
  g_object_unref (fixture->file);
  g_free (fixture->partner);
  g_free (fixture->mediator);
  g_free (fixture->dossier);
  view_fixture_tear_down (&fixture->view, NULL);
}

static gpointer
get_first (GListStore *list)
{
  g_autoptr (StmRecord) record = g_list_model_get_item (G_LIST_MODEL (list), 0);

  return record;
}

/* the dialogs, each of one argument */

static AdwDialog *
new_activity (Fixture *fixture, int type)
{
  return stm_activity_dialog_new (&fixture->guidance, type);
}

static AdwDialog *
new_activity_edit (Fixture *fixture, int unused)
{
  return stm_activity_dialog_new_edit (&fixture->guidance, get_first (fixture->file->activities));
}

static AdwDialog *
new_advice (Fixture *fixture, int unused)
{
  return stm_advice_dialog_new (fixture->store, fixture->file, TODAY);
}

static AdwDialog *
new_contact (Fixture *fixture, int unused)
{
  return stm_appointment_dialog_new (fixture->store, fixture->file);
}

static AdwDialog *
new_contact_again (Fixture *fixture, int unused)
{
  return stm_appointment_dialog_new_again (fixture->store, fixture->file, get_first (fixture->file->appointments));
}

static AdwDialog *
new_first_contact (Fixture *fixture, int unused)
{
  return stm_appointment_dialog_new_first (fixture->store, fixture->file);
}

static AdwDialog *
new_complete (Fixture *fixture, int present)
{
  return stm_complete_dialog_new (fixture->store, fixture->file, get_first (fixture->file->appointments), present);
}

static AdwDialog *
new_day_of_step (Fixture *fixture, int move)
{
  return stm_day_dialog_new (&fixture->guidance, move, get_first (fixture->file->activities));
}

static AdwDialog *
new_day_of_notice (Fixture *fixture, int move)
{
  g_autoptr (StmRecord) asked = g_list_model_get_item (G_LIST_MODEL (fixture->file->activities), 1);

  return stm_day_dialog_new (&fixture->guidance, move, asked);
}

static AdwDialog *
new_day_of_sheet (Fixture *fixture, int move)
{
  return stm_day_dialog_new (&fixture->guidance, move, get_first (fixture->file->sheets));
}

static AdwDialog *
new_dossier_edit (Fixture *fixture, int unused)
{
  return stm_dossier_dialog_new (fixture->store, fixture->dossier);
}

static GListStore *
get_parts (Fixture *fixture, int kind)
{
  GListStore *lists[] = { fixture->file->goals, fixture->file->tasks, fixture->file->sheets,
                          fixture->file->studies, fixture->file->targets, fixture->file->competences };

  return lists[kind];
}

static AdwDialog *
new_guidance (Fixture *fixture, int kind)
{
  return stm_guidance_dialog_new (&fixture->guidance, g_list_model_get_item_type (G_LIST_MODEL (get_parts (fixture, kind))), NULL);
}

static AdwDialog *
new_guidance_edit (Fixture *fixture, int kind)
{
  StmRecord *record = get_first (get_parts (fixture, kind));

  return stm_guidance_dialog_new (&fixture->guidance, G_OBJECT_TYPE (record), record);
}

static AdwDialog *
new_move (Fixture *fixture, int move)
{
  return stm_move_dialog_new (fixture->store, fixture->file, move, TODAY);
}

static AdwDialog *
new_referral (Fixture *fixture, int unused)
{
  return stm_move_dialog_new_referral (fixture->store, fixture->file, TODAY);
}

static AdwDialog *
new_dossier (Fixture *fixture, int unused)
{
  return stm_new_dossier_dialog_new (fixture->store);
}

static AdwDialog *
new_part (Fixture *fixture, int kind)
{
  const char *kinds[] = { NULL, NULL, NULL, "study", "target", "competence" };

  return stm_part_dialog_new (fixture->store, kinds[kind], fixture->dossier, NULL, TODAY);
}

static AdwDialog *
new_part_edit (Fixture *fixture, int kind)
{
  const char *kinds[] = { NULL, NULL, NULL, "study", "target", "competence" };

  return stm_part_dialog_new (fixture->store, kinds[kind], fixture->dossier, UUID (get_first (get_parts (fixture, kind))), TODAY);
}

static AdwDialog *
new_step_kind (Fixture *fixture, int unused)
{
  return stm_step_kind_dialog_new ();
}

static AdwDialog *
new_mediator (Fixture *fixture, int is_edit)
{
  return stm_mediator_dialog_new (fixture->store, is_edit ? fixture->mediator : NULL);
}

static AdwDialog *
new_partner (Fixture *fixture, int is_edit)
{
  return stm_partner_dialog_new (fixture->store, is_edit ? fixture->partner : NULL);
}

static AdwDialog *
new_preview (Fixture *fixture, int unused)
{
  g_autoptr (StmDocument) document = stm_document_new (STM_PAGE_PORTRAIT, "Afsprakenblad", TODAY);

  return stm_preview_dialog_new (document);
}

static AdwDialog *
new_preview_kept (Fixture *fixture, int unused)
{
  return stm_preview_dialog_new_kept ("Werkervaringsovereenkomst", "Printed on 02-11-2026");
}

static AdwDialog *
new_refusal (Fixture *fixture, int unused)
{
  g_autoptr (GError) error = g_error_new_literal (STM_ERROR, STM_ERROR_REFUSED, "The client was absent: complete the appointment first.");

  return stm_refusal_dialog_new ("Plan the Contact Again", error);
}

/* tests/project/test-dialogs.py holds it against the sources: every way to make a
 * dialog of a dossier, and every kind that one has */
static const struct
{
  AdwDialog *(*create) (Fixture *fixture, int argument);
  int          argument;
} dialogs[] = {
  { new_activity, STM_ACTIVITY_TYPE_OWN },
  { new_activity, STM_ACTIVITY_TYPE_REQUESTED },
  { new_activity, STM_ACTIVITY_TYPE_IBO },
  { new_activity, STM_ACTIVITY_TYPE_WORK },
  { new_activity_edit },
  { new_advice },
  { new_contact },
  { new_contact_again },
  { new_first_contact },
  { new_complete, -1 },
  { new_complete, FALSE },
  { new_complete, TRUE },
  { new_day_of_step, STM_MOVE_START_ACTIVITY },
  { new_day_of_step, STM_MOVE_END_ACTIVITY },
  { new_day_of_step, STM_MOVE_CANCEL_ACTIVITY },
  { new_day_of_notice, STM_MOVE_CANCEL_ACTIVITY },
  { new_day_of_sheet, STM_MOVE_SIGN_SHEET },
  { new_day_of_sheet, STM_MOVE_CLOSE_SHEET },
  { new_dossier_edit },
  { new_guidance, 0 },
  { new_guidance, 1 },
  { new_guidance, 2 },
  { new_guidance_edit, 0 },
  { new_guidance_edit, 1 },
  { new_guidance_edit, 2 },
  { new_move, STM_MOVE_SIGN_AGREEMENT },
  { new_move, STM_MOVE_START_PROCESS },
  { new_move, STM_MOVE_END_PROCESS },
  { new_move, STM_MOVE_CLOSE_BY_VDAB },
  { new_referral },
  { new_dossier },
  { new_part, 3 },
  { new_part, 4 },
  { new_part, 5 },
  { new_part_edit, 3 },
  { new_part_edit, 4 },
  { new_part_edit, 5 },
  { new_step_kind },
  { new_mediator, FALSE },
  { new_mediator, TRUE },
  { new_partner, FALSE },
  { new_partner, TRUE },
  { new_preview },
  { new_preview_kept },
  { new_refusal },
};

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* until what is in it is on the screen too */
static AdwDialog *
open_dialog (Fixture *fixture, guint i)
{
  AdwDialog *dialog = dialogs[i].create (fixture, dialogs[i].argument);

  view_fixture_present (&fixture->view, dialog);
  view_fixture_wait (is_mapped, adw_dialog_get_child (dialog));

  return dialog;
}

/* names */

static gboolean
asks_for_name (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_LINK:
      return gtk_widget_get_focusable (widget) && gtk_widget_get_mapped (widget);
    default:
      return FALSE;
    }
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;

  return FALSE;
}

/* A name by a property is none where it is empty; what is in a button names it. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  /* it passes its own name on */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return has_name (gtk_widget_get_parent (widget));
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) && other != NULL)
    return TRUE;

  return gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (tooltip != NULL && *tooltip != '\0')
         || (!GTK_IS_EDITABLE (widget) && has_text (widget));
}

static void
list_nameless (GtkWidget *widget, const char *path, GString *faults)
{
  g_autofree char *own = g_strconcat (path, "/", G_OBJECT_TYPE_NAME (widget), NULL);

  if (asks_for_name (widget) && !has_name (widget))
    g_string_append_printf (faults, "%s\n", own);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_nameless (child, own, faults);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) faults = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      AdwDialog *dialog = open_dialog (fixture, i);

      list_nameless (GTK_WIDGET (dialog), adw_dialog_get_title (dialog), faults);
      adw_dialog_force_close (dialog);
    }

  g_assert_cmpstr (faults->str, ==, "");
}

/* widths */

static int
get_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

/* Tells what is too wide down to the last that is; a bin with breakpoints hides it. */
static void
list_wide (GtkWidget *widget, int depth, GString *faults)
{
  gboolean is_wide = get_width (widget) > NARROWEST;

  if (!gtk_widget_get_mapped (widget) || !(is_wide || ADW_IS_BREAKPOINT_BIN (widget)))
    return;

  if (is_wide)
    g_string_append_printf (faults, "%*s%s %d\n", depth, "", G_OBJECT_TYPE_NAME (widget), get_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_wide (child, depth + 1, faults);
}

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
test_dialogs_fit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) faults = g_string_new (NULL);

  set_dpi (GPOINTER_TO_INT (data));
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      AdwDialog *dialog = open_dialog (fixture, i);

      if (!ADW_IS_ALERT_DIALOG (dialog))
        list_wide (adw_dialog_get_child (dialog), 0, faults);
      adw_dialog_force_close (dialog);
    }
  set_dpi (USUAL_DPI);

  g_assert_cmpstr (faults->str, ==, "");
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= NARROWEST;
}

static GtkWidget *
get_list (GtkWidget *view)
{
  return GTK_WIDGET (gtk_widget_get_template_child (find_widget (view, STM_TYPE_TABLE), STM_TYPE_TABLE, "list_view"));
}

static gboolean
has_rows (gpointer view)
{
  GtkWidget *button = find_widget (get_list (view), GTK_TYPE_CHECK_BUTTON);

  return button != NULL && gtk_widget_get_width (button) > 0;
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
show_narrow (Fixture *fixture, AdwNavigationPage *page)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->view.window), NARROWEST, 640);
  view_fixture_wait (is_narrow, fixture->view.window);
  /* there is a way back from it */
  view_fixture_push (&fixture->view, adw_navigation_page_new (gtk_label_new ("Home"), "Home"));
  view_fixture_push (&fixture->view, page);
  view_fixture_wait (has_width, page);
}

/* What does not fit makes libadwaita warn; which it is is told first. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer faults)
{
  if (g_strcmp0 (domain, "Adwaita") != 0)
    return TRUE;

  g_string_append_printf (faults, "%s\n", message);

  return FALSE;
}

/* SPEC W1 */
static void
test_follow_up_fits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  GtkWidget *view;

  g_test_log_set_fatal_handler (is_fatal, faults);
  set_dpi (GPOINTER_TO_INT (data));
  view = stm_cases_view_new (fixture->store);
  show_narrow (fixture, ADW_NAVIGATION_PAGE (view));
  view_fixture_wait (has_rows, view);
  list_wide (find_widget (view, ADW_TYPE_TOOLBAR_VIEW), 0, faults);
  list_wide (get_list (view), 0, faults);
  /* what can be done with the chosen ones */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (get_list (view), GTK_TYPE_CHECK_BUTTON)), TRUE);
  run_main_context ();
  list_wide (find_widget (view, ADW_TYPE_TOOLBAR_VIEW), 0, faults);
  set_dpi (USUAL_DPI);

  g_assert_cmpstr (faults->str, ==, "");
}

/* SPEC W3 */
static void
test_tabs_fit (Fixture *fixture, gconstpointer data)
{
  const char *tabs[] = { "overview", "services", "guidance", "learning", "history" };
  g_autoptr (GString) faults = g_string_new (NULL);
  AdwNavigationPage *page;

  g_test_log_set_fatal_handler (is_fatal, faults);
  set_dpi (GPOINTER_TO_INT (data));
  page = stm_dossier_page_new (fixture->store, fixture->dossier);
  show_narrow (fixture, page);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      stm_dossier_page_show_tab (STM_DOSSIER_PAGE (page), tabs[i]);
      run_main_context ();
      list_wide (find_widget (GTK_WIDGET (page), ADW_TYPE_BREAKPOINT_BIN), 0, faults);
    }
  set_dpi (USUAL_DPI);

  g_assert_cmpstr (faults->str, ==, "");
}

#define ADD(name, data, func) g_test_add ("/views/dossier-dialogs/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* no person closes a dialog while it still slides in, of which libadwaita complains */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("names", NULL, test_names);
  ADD ("fit-a-narrow-screen", GINT_TO_POINTER (USUAL_DPI), test_dialogs_fit);
  ADD ("fit-with-large-text", GINT_TO_POINTER (LARGE_DPI), test_dialogs_fit);

  ADD ("follow-up-fits-a-narrow-screen-W1", GINT_TO_POINTER (USUAL_DPI), test_follow_up_fits);
  ADD ("follow-up-fits-with-large-text-W1", GINT_TO_POINTER (LARGE_DPI), test_follow_up_fits);
  ADD ("tabs-fit-a-narrow-screen-W3", GINT_TO_POINTER (USUAL_DPI), test_tabs_fit);
  ADD ("tabs-fit-with-large-text-W3", GINT_TO_POINTER (LARGE_DPI), test_tabs_fit);

  return g_test_run ();
}

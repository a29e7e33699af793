#include "view-fixture.h"

#include "views/placements/stm-decision-dialog.h"
#include "views/placements/stm-period-picker.h"
#include "widgets/stm-reference-row.h"

static void
on_closed (AdwDialog *dialog, gpointer closed)
{
  *(gboolean *) closed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static AdwDialog *
open_dialog (ViewFixture *fixture)
{
  AdwDialog *dialog = stm_decision_dialog_new (fixture->store.store,
                                               stm_record_get_uuid (STM_RECORD (fixture->store.request)));

  g_assert_true (STM_IS_DECISION_DIALOG (dialog));
  view_fixture_present (fixture, dialog);

  return dialog;
}

static GtkWidget *
get_button (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = view_fixture_find_button (adw_dialog_get_child (dialog), label);

  g_assert_nonnull (button);

  return button;
}

static GtkWidget *
get_row (AdwDialog *dialog, const char *field)
{
  return view_fixture_find_field (adw_dialog_get_child (dialog), field);
}

static StmPeriodPicker *
get_periods (AdwDialog *dialog)
{
  return STM_PERIOD_PICKER (get_row (dialog, "period"));
}

static void
choose (AdwDialog *dialog, const char *decision)
{
  GtkWidget *decisions = find_widget (adw_dialog_get_child (dialog), ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (decisions), decision);
}

static void
type_long (AdwDialog *dialog, const char *field, const char *text)
{
  GtkWidget *view = find_widget (get_row (dialog, field), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* Presses the button and waits until the dialog is gone. */
static void
save (AdwDialog *dialog, const char *label)
{
  gboolean closed = FALSE;

  g_assert_true (gtk_widget_get_sensitive (get_button (dialog, label)));
  g_signal_connect (dialog, "closed", G_CALLBACK (on_closed), &closed);
  g_signal_emit_by_name (get_button (dialog, label), "clicked");
  view_fixture_wait (is_true, &closed);
}

static GtkWidget *
get_check (AdwDialog *dialog, const char *period)
{
  GtkWidget *row = view_fixture_find_row (GTK_WIDGET (get_periods (dialog)), period);

  return find_widget (row, GTK_TYPE_CHECK_BUTTON);
}

/* What is said under the periods. */
static const char *
get_problem (AdwDialog *dialog)
{
  GtkWidget *list = find_widget (GTK_WIDGET (get_periods (dialog)), GTK_TYPE_LIST_BOX);
  GtkWidget *row = gtk_widget_get_last_child (list);

  return gtk_widget_get_visible (row) ? gtk_label_get_label (GTK_LABEL (find_widget (row, GTK_TYPE_LABEL))) : NULL;
}

static GListModel *
list_decisions (ViewFixture *fixture)
{
  return stm_store_list (fixture->store.store, STM_TYPE_PLACEMENT, "request",
                         stm_record_get_uuid (STM_RECORD (fixture->store.request)), NULL);
}

static void
assert_states (ViewFixture *fixture, guint n, StmDecision state)
{
  g_autoptr (GListModel) decisions = list_decisions (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (decisions), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (decisions, i);

      g_assert_cmpint (placement->state, ==, state);
      g_assert_nonnull (placement->decided_at);
    }
}

static void
decide (ViewFixture *fixture, int period, StmDecision decision)
{
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, fixture->store.other_service,
                                                             period, decision);

  store_fixture_save (&fixture->store, placement);
}

static void
test_accept (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (StmPlacement) placement = NULL;

  /* the first choice and all periods are proposed */
  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (1) | STM_PERIOD_BIT (2));
  type_text (get_row (dialog, "contact-name"), "Mieke Contact");
  type_long (dialog, "notes", "Start om 8 uur");
  save (dialog, "Accept");

  assert_states (fixture, 2, STM_DECISION_ACCEPTED);
  decisions = list_decisions (fixture);
  placement = g_list_model_get_item (decisions, 0);
  g_assert_cmpstr (placement->service, ==, stm_record_get_uuid (STM_RECORD (fixture->store.service)));
  g_assert_cmpstr (placement->contact_name, ==, "Mieke Contact");
  g_assert_cmpstr (placement->notes, ==, "Start om 8 uur");
  g_assert_null (placement->reason);
}

static void
test_preferred_first (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);
  g_autoptr (GListModel) services = NULL;
  g_autoptr (StmTitle) first = NULL;
  g_autoptr (StmTitle) second = NULL;

  g_object_get (get_row (dialog, "service"), "model", &services, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (services), ==, 2);
  first = g_list_model_get_item (services, 0);
  second = g_list_model_get_item (services, 1);
  g_assert_cmpstr (stm_title_get_title (first), ==, "Thuiszorg De Linde");
  g_assert_cmpstr (stm_title_get_subtitle (first), ==, "First choice · Gent");
  g_assert_cmpstr (stm_title_get_subtitle (second), ==, "Gent");
}

/* A service that was not asked for may accept, its own contact person is filled in. */
static void
test_other_service (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.other_service));
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (StmPlacement) placement = NULL;

  g_object_set (fixture->store.other_service, "contact-name", "Karel Anker", NULL);
  store_fixture_save (&fixture->store, fixture->store.other_service);
  dialog = open_dialog (fixture);
  stm_picker_row_set_selected (STM_PICKER_ROW (get_row (dialog, "service")), uuid);
  STM_PICKER_ROW_GET_CLASS (get_row (dialog, "service"))->picked (STM_PICKER_ROW (get_row (dialog, "service")), uuid);
  g_assert_cmpstr (read_text (get_row (dialog, "contact-name")), ==, "Karel Anker");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (dialog, "Period _2")), FALSE);
  save (dialog, "Accept");

  assert_states (fixture, 1, STM_DECISION_ACCEPTED);
  decisions = list_decisions (fixture);
  placement = g_list_model_get_item (decisions, 0);
  g_assert_cmpstr (placement->service, ==, uuid);
  g_assert_cmpint (placement->period, ==, 1);
  g_assert_cmpstr (placement->contact_name, ==, "Karel Anker");
}

static void
test_taken_period (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  decide (fixture, 1, STM_DECISION_ACCEPTED);
  dialog = open_dialog (fixture);

  g_assert_false (gtk_widget_get_visible (get_check (dialog, "Period _1")));
  g_assert_true (gtk_widget_get_visible (get_check (dialog, "Period _2")));
  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (2));
  row = view_fixture_find_row (GTK_WIDGET (get_periods (dialog)), "Period _1");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Accepted by Woonzorg Het Anker"));

  choose (dialog, "withdrawn");
  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (1));
  adw_dialog_force_close (dialog);
}

static void
test_decline (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (StmPlacement) placement = NULL;

  type_text (get_row (dialog, "contact-name"), "Mieke Contact");
  choose (dialog, "declined");
  g_assert_false (gtk_widget_get_sensitive (get_button (dialog, "Decline")));
  type_long (dialog, "reason", "Volzet");
  save (dialog, "Decline");

  assert_states (fixture, 2, STM_DECISION_DECLINED);
  decisions = list_decisions (fixture);
  placement = g_list_model_get_item (decisions, 0);
  g_assert_cmpstr (placement->reason, ==, "Volzet");
  g_assert_null (placement->contact_name);
}

static void
test_withdraw (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (StmPlacement) placement = NULL;

  decide (fixture, 1, STM_DECISION_ACCEPTED);
  decide (fixture, 2, STM_DECISION_ACCEPTED);
  g_assert_true (stm_store_is_accepted (fixture->store.store, STM_RECORD (fixture->store.student)));
  dialog = open_dialog (fixture);

  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (1) | STM_PERIOD_BIT (2));
  g_assert_false (gtk_widget_get_sensitive (get_button (dialog, "Withdraw")));
  type_long (dialog, "reason", "Andere dienst");
  save (dialog, "Withdraw");

  assert_states (fixture, 2, STM_DECISION_WITHDRAWN);
  decisions = list_decisions (fixture);
  placement = g_list_model_get_item (decisions, 0);
  g_assert_cmpstr (placement->reason, ==, "Andere dienst");
  g_assert_cmpstr (placement->contact_name, ==, "Mieke Contact");
  g_assert_false (stm_store_is_accepted (fixture->store.store, STM_RECORD (fixture->store.student)));
}

static void
test_needs_a_period (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (dialog, "Period _1")), FALSE);
  g_assert_true (gtk_widget_get_sensitive (get_button (dialog, "Accept")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (dialog, "Period _2")), FALSE);
  g_assert_false (gtk_widget_get_sensitive (get_button (dialog, "Accept")));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  g_assert_cmpstr (get_problem (dialog), ==, "Choose at least one period.");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (dialog, "Period _1")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get_button (dialog, "Accept")));
  adw_dialog_force_close (dialog);
}

/* Somebody else decided meanwhile: what is typed here stays. */
static void
test_follows_the_store (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);

  type_text (get_row (dialog, "contact-name"), "Mieke Contact");
  decide (fixture, 1, STM_DECISION_ACCEPTED);
  run_main_context ();
  g_assert_false (gtk_widget_get_visible (get_check (dialog, "Period _1")));
  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (2));
  g_assert_cmpstr (read_text (get_row (dialog, "contact-name")), ==, "Mieke Contact");
  adw_dialog_force_close (dialog);
}

static gboolean
is_revealed (gpointer banner)
{
  return adw_banner_get_revealed (banner);
}

static void
test_failed_save_keeps_the_draft (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);
  GtkWidget *banner = find_widget (adw_dialog_get_child (dialog), ADW_TYPE_BANNER);

  type_text (get_row (dialog, "contact-name"), "Mieke Contact");
  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  g_signal_emit_by_name (get_button (dialog, "Accept"), "clicked");
  view_fixture_wait (is_revealed, banner);
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), "Only a service or the region decides"));
  g_assert_cmpstr (read_text (get_row (dialog, "contact-name")), ==, "Mieke Contact");

  stm_store_set_role (fixture->store.store, STM_ROLE_REGION);
  save (dialog, "Accept");
  assert_states (fixture, 2, STM_DECISION_ACCEPTED);
}

static AdwActionRow *
get_own_row (AdwDialog *dialog, const char *name)
{
  return ADW_ACTION_ROW (view_fixture_find_row (adw_dialog_get_child (dialog), name));
}

/* A service decides for itself, also where it was not asked for. */
static void
test_own_service (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (StmPlacement) placement = NULL;

  g_object_set (fixture->store.other_service, "contact-name", "Karel Anker", NULL);
  store_fixture_save (&fixture->store, fixture->store.other_service);
  view_fixture_become_service (fixture, fixture->store.other_service);
  dialog = open_dialog (fixture);

  g_assert_false (gtk_widget_get_mapped (get_row (dialog, "service")));
  g_assert_cmpstr (adw_action_row_get_subtitle (get_own_row (dialog, "Woonzorg Het Anker")), ==,
                   "Not among the choices of the student");
  g_assert_cmpstr (read_text (get_row (dialog, "contact-name")), ==, "Karel Anker");
  save (dialog, "Accept");

  assert_states (fixture, 2, STM_DECISION_ACCEPTED);
  decisions = list_decisions (fixture);
  placement = g_list_model_get_item (decisions, 0);
  g_assert_cmpstr (placement->service, ==, stm_record_get_uuid (STM_RECORD (fixture->store.other_service)));
}

/* A service withdraws what it accepted itself, and leaves what others did. */
static void
test_withdraws_only_its_own (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  view_fixture_decide (fixture, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  view_fixture_decide (fixture, fixture->store.other_service, 2, STM_DECISION_ACCEPTED);
  view_fixture_become_service (fixture, fixture->store.service);
  dialog = open_dialog (fixture);

  g_assert_cmpuint (stm_period_picker_get_chosen (get_periods (dialog)), ==, STM_PERIOD_BIT (1));
  g_assert_false (gtk_widget_get_visible (get_check (dialog, "Period _2")));
  type_long (dialog, "reason", "Verbouwing");
  save (dialog, "Withdraw");

  g_assert_true (stm_store_is_accepted (fixture->store.store, STM_RECORD (fixture->store.student)));
  g_assert_false (stm_store_is_accepted_by_viewer (fixture->store.store, STM_RECORD (fixture->store.student)));
}

static void
assert_refused (ViewFixture *fixture, const char *why)
{
  AdwDialog *dialog = stm_decision_dialog_new (fixture->store.store,
                                               stm_record_get_uuid (STM_RECORD (fixture->store.request)));

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, why);
  view_fixture_present (fixture, dialog);
  adw_dialog_force_close (dialog);
}

static void
test_nothing_left (ViewFixture *fixture, gconstpointer data)
{
  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  assert_refused (fixture, "This profile has no service of its own.");

  view_fixture_become_service (fixture, fixture->store.service);
  view_fixture_decide (fixture, fixture->store.other_service, 1, STM_DECISION_ACCEPTED);
  view_fixture_decide (fixture, fixture->store.other_service, 2, STM_DECISION_ACCEPTED);
  assert_refused (fixture, "Another service has accepted all periods of this request.");
}

static void
test_school_is_refused (ViewFixture *fixture, gconstpointer data)
{
  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  assert_refused (fixture, "Only a service or the region decides on a student.");
}

static void
test_gone (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.request, NULL);
  dialog = stm_decision_dialog_new (fixture->store.store, stm_record_get_uuid (STM_RECORD (fixture->store.request)));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  view_fixture_present (fixture, dialog);
  adw_dialog_force_close (dialog);
}

#define ADD(name, func) \
  g_test_add ("/views/decision-dialog/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T8/accept", test_accept);
  ADD ("T8/preferred-first", test_preferred_first);
  ADD ("T8/other-service", test_other_service);
  ADD ("T8/taken-period", test_taken_period);
  ADD ("T8/decline", test_decline);
  ADD ("T8/withdraw", test_withdraw);
  ADD ("T8/own-service", test_own_service);
  ADD ("T8/withdraws-only-its-own", test_withdraws_only_its_own);
  ADD ("T8/nothing-left", test_nothing_left);
  ADD ("T8/school-is-refused", test_school_is_refused);
  ADD ("needs-a-period", test_needs_a_period);
  ADD ("follows-the-store", test_follows_the_store);
  ADD ("failed-save-keeps-the-draft", test_failed_save_keeps_the_draft);
  ADD ("gone", test_gone);

  return g_test_run ();
}

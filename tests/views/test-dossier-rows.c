#include "config.h"

#include "../core/case-fixture.h"
#include "../widgets/widget-tools.h"
#include "views/dossiers/stm-appointment-texts.h"
#include "views/dossiers/stm-dossier-gaps.h"
#include "views/dossiers/stm-guidance-rows.h"
#include "views/dossiers/stm-next-step-bar.h"
#include "views/dossiers/stm-service-texts.h"
#include "widgets/stm-status-label.h"

/* (transfer full): the actions of the buttons that can be seen, in the order of the
 * screen */
static void
collect_actions (GtkWidget *widget, GString *found)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_BUTTON (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "",
                            gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) + strlen ("dossier."));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_actions (child, found);
}

static void
assert_actions (GtkWidget *row, const char *expected)
{
  GString *found = g_string_new (NULL);
  g_autofree char *text = NULL;

  collect_actions (row, found);
  text = g_string_free_and_steal (found);
  g_assert_cmpstr (text, ==, expected);
}

static GtkWidget *
create_row (void)
{
  return g_object_ref_sink (stm_task_row_new ());
}

/* S5: each link comes with the step before it, and goes when it is done. */
static void
test_links (void)
{
  static const struct
  {
    StmPhase    phase;
    const char *today;
    const char *first;
    const char *second;    /* of the service intensive mediation */
  } rows[] = {
    { STM_PHASE_REFERRED, FIRST_ON, "", "" },
    { STM_PHASE_ATTENDED, FIRST_ON, "print-agreement", "" },
    { STM_PHASE_PRINTED, PRINTED_ON, "sign-agreement print-agreement", "" },
    { STM_PHASE_SIGNED, SIGNED_ON, "start-process print-agreement", "" },
    { STM_PHASE_RUNNING, STARTED_ON, "print-agreement", "end-process" },
    { STM_PHASE_TO_CLOSE, ENDED_ON, "print-agreement", "give-advice" },
    { STM_PHASE_CLOSED, CLOSED_ON, "", "" },
    { STM_PHASE_REFUSED, "2027-01-20", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (rows[i].phase);
      g_autoptr (GtkWidget) first = create_row ();
      g_autoptr (GtkWidget) second = create_row ();

      stm_service_texts_add_buttons (STM_TASK_ROW (first));
      stm_service_texts_add_buttons (STM_TASK_ROW (second));
      stm_service_texts_fill_first (STM_TASK_ROW (first), file, rows[i].today);
      assert_actions (first, rows[i].first);
      if (file->mediation->process_started_on == NULL)
        continue;

      stm_service_texts_fill_second (STM_TASK_ROW (second), file, rows[i].today);
      assert_actions (second, rows[i].second);
    }
}

static void
assert_appointment (StmCaseFile *file, guint index, const char *today, const char *expected)
{
  g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), index);
  g_autoptr (GtkWidget) row = create_row ();

  stm_appointment_texts_add_buttons (STM_TASK_ROW (row), stm_record_get_uuid (STM_RECORD (appointment)));
  stm_appointment_texts_fill (STM_TASK_ROW (row), file, appointment, today);
  assert_actions (row, expected);
}

static void
test_appointments (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmCaseFile) refused = case_new_in (STM_PHASE_REFUSED);
  g_autoptr (StmCaseFile) attended = case_new_in (STM_PHASE_ATTENDED);
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);

  assert_appointment (file, 0, REFERRED_ON, "present absent replan print-letter");
  assert_appointment (file, 0, FIRST_ON, "present absent replan print-letter");
  assert_appointment (file, 0, PRINTED_ON, "present absent replan");
  assert_appointment (attended, 0, FIRST_ON, "");

  case_complete (file, first, STM_OUTCOME_ABSENT_INVALID, FIRST_ON);
  assert_appointment (file, 0, PRINTED_ON, "new-first");
  assert_appointment (refused, 0, "2027-01-20", "");
  assert_appointment (refused, 1, "2027-01-20", "");
}

static void
assert_gaps (StmCaseFile *file, const char *expected)
{
  g_autoptr (GPtrArray) gaps = stm_dossier_gaps_list (file);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const StmDossierGap *gap = g_ptr_array_index (gaps, i);

      g_strv_builder_take (builder, g_strdup_printf ("%s%s%s", gap->text, gap->part != NULL ? " + " : "",
                                                     gap->part != NULL ? gap->part : ""));
    }

  texts = g_strv_builder_end (builder);
  joined = g_strjoinv ("; ", texts);
  g_assert_cmpstr (joined, ==, expected);
}

static void
add_part (StmCaseFile *file, GType type, const char *name)
{
  g_autoptr (StmRecord) part = stm_record_new (type);

  g_object_set (part, "dossier", stm_record_get_uuid (STM_RECORD (file->dossier)), "name", name, NULL);
  stm_case_file_add (file, part);
}

/* S5 2.1 and 2.2, in its order. */
static void
test_gaps (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmCompetence) competence = NULL;

  g_object_set (file->dossier, "national-number", NULL, "email", NULL, NULL);
  assert_gaps (file, "The address; A phone number or an e-mail address; The national number; The study past + study; "
                     "One or more job targets + target; Scored competences + competence; A published CV; "
                     "The residence status; The work card");

  g_object_set (file->dossier,
                "street", "Bosstraat 1", "postcode", "2260", "place", "Westerlo", "phone", "+3216123456",
                "national-number", NATIONAL_NUMBER, "cv-published-on", FIRST_ON, "residence-status", 1, "work-card", 1, NULL);
  add_part (file, STM_TYPE_STUDY, "Hout");
  add_part (file, STM_TYPE_TARGET, "Schrijnwerker");
  add_part (file, STM_TYPE_COMPETENCE, "Zagen");
  assert_gaps (file, "Scored competences + competence");

  competence = g_list_model_get_item (G_LIST_MODEL (file->competences), 0);
  g_object_set (competence, "score", 3, NULL);
  assert_gaps (file, "");
}

/* SPEC W14: what the C91 tells is asked for while it can be entered. */
static void
test_attestation_gaps (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", STARTED_ON, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *none = NULL;

  g_object_set (file->dossier,
                "street", "Bosstraat 1", "postcode", "2260", "place", "Westerlo", "phone", "+3216123456", "national-number", NULL,
                "cv-published-on", FIRST_ON, "residence-status", 1, "work-card", 1, "paying-institution", NULL, NULL);
  add_part (file, STM_TYPE_STUDY, "Hout");
  add_part (file, STM_TYPE_TARGET, "Schrijnwerker");
  assert_gaps (file, "The national number; Scored competences + competence; For the C91: Paying institution");
  before = stm_dossier_gaps_dup_attestation (file);
  g_assert_cmpstr (before, ==, "Client: National number, Paying institution\n"
                               "Stage bij de bakker: Ended on, Reason of ending, Hours");

  g_object_set (stage, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", ENDED_ON, NULL);
  g_object_set (file->dossier, "national-number", NATIONAL_NUMBER, "paying-institution", "HVW", NULL);
  assert_gaps (file, "Scored competences + competence; For the C91: Reason of ending – Stage bij de bakker; "
                     "For the C91: Hours – Stage bij de bakker");
  after = stm_dossier_gaps_dup_attestation (file);
  g_assert_cmpstr (after, ==, "Stage bij de bakker: Reason of ending, Hours");

  g_object_set (stage, "end-reason", "Volledig gevolgd", "hours", 380 * 60, NULL);
  none = stm_dossier_gaps_dup_attestation (file);
  g_assert_null (none);
}

/* SPEC W8: what both signed has no Edit. */
static void
test_signed_sheet_menu (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmSheet *sheet = case_add_sheet (file, 1, NULL);
  StmTask *task = case_add_task (file, NULL);
  StmTaskRow *row = STM_TASK_ROW (g_object_ref_sink (stm_task_row_new ()));
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (row), STM_TYPE_TASK_ROW, "menu_button"));
  StmGuidance guidance = { .file = g_object_ref (file), .today = g_strdup (ENDED_ON), .may_edit = TRUE };

  stm_sheet_row_add (row, "uuid");
  stm_sheet_row_fill (row, STM_RECORD (sheet), &guidance);
  g_assert_nonnull (gtk_menu_button_get_menu_model (button));
  g_object_set (sheet, "client-signed-on", ENDED_ON, "mediator-signed-on", ENDED_ON, NULL);
  stm_sheet_row_fill (row, STM_RECORD (sheet), &guidance);
  g_assert_null (gtk_menu_button_get_menu_model (button));

  /* how the task went can be added, but it does not go */
  stm_assignment_row_fill (row, STM_RECORD (task), &guidance);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), ==, 2);
  g_object_set (task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  stm_assignment_row_fill (row, STM_RECORD (task), &guidance);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), ==, 1);

  g_object_unref (row);
  stm_guidance_clear (&guidance);
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* The sentence, by when, and the button of the first step of all. */
static void
test_next_step (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmCaseFile) closed = case_new_in (STM_PHASE_CLOSED);
  g_autoptr (GtkWidget) bar = g_object_ref_sink (g_object_new (STM_TYPE_NEXT_STEP_BAR, NULL));
  g_autoptr (GPtrArray) late = stm_case_list_next (file, PRINTED_ON);
  g_autoptr (GPtrArray) today = stm_case_list_next (file, FIRST_ON);
  g_autoptr (GPtrArray) nothing = stm_case_list_next (closed, CLOSED_ON);

  stm_next_step_bar_set_steps (STM_NEXT_STEP_BAR (bar), late, PRINTED_ON);
  g_assert_true (shows (bar, "Complete the first appointment of 11-01-2027"));
  g_assert_true (shows (bar, "Late: due on 11-01-2027"));
  assert_actions (bar, "step");

  stm_next_step_bar_set_steps (STM_NEXT_STEP_BAR (bar), today, FIRST_ON);
  g_assert_true (shows (bar, "Due today"));

  g_assert_cmpuint (nothing->len, ==, 0);
  stm_next_step_bar_set_steps (STM_NEXT_STEP_BAR (bar), nothing, CLOSED_ON);
  g_assert_true (shows (bar, "Nothing is to be done now."));
  assert_actions (bar, "");
}

static GtkWidget *
show_first (GtkWidget *bar, StmCaseFile *file, const char *today)
{
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, today);

  stm_next_step_bar_set_steps (STM_NEXT_STEP_BAR (bar), steps, today);

  return find_widget (bar, GTK_TYPE_BUTTON);
}

/* Where nothing is to be done now, nothing invites to press and nothing is due. */
static void
test_calm_step (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (GtkWidget) bar = g_object_ref_sink (g_object_new (STM_TYPE_NEXT_STEP_BAR, NULL));
  GtkWidget *button = show_first (bar, file, REFERRED_ON);

  g_assert_true (shows (bar, "the first appointment is on 11-01-2027"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "See the appointment");
  g_assert_false (gtk_widget_has_css_class (button, "suggested-action"));
  g_assert_false (shows (bar, "Due"));

  button = show_first (bar, file, FIRST_ON);
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  g_assert_true (shows (bar, "Due today"));
}

/* A signal can be mailed, printed or noted: the button leads to it. */
static void
test_signal_step (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_REFUSED);
  g_autoptr (GtkWidget) bar = g_object_ref_sink (g_object_new (STM_TYPE_NEXT_STEP_BAR, NULL));
  GtkWidget *button = show_first (bar, file, "2027-01-20");
  int line, beside_two_lines;

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "See the signal");

  /* on one line where there is room, however many the sentence beside it has */
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &line, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, 100, NULL, &beside_two_lines, NULL, NULL);
  g_assert_cmpint (beside_two_lines, ==, line);
}

static void
assert_icon (StmCaseFile *file, const char *icon_name, const char *css_class)
{
  g_autoptr (GtkWidget) row = create_row ();
  GtkWidget *image;

  stm_service_texts_add_buttons (STM_TASK_ROW (row));
  stm_service_texts_fill_first (STM_TASK_ROW (row), file, CLOSED_ON);
  image = find_widget (find_widget (row, STM_TYPE_STATUS_LABEL), GTK_TYPE_IMAGE);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, icon_name);
  g_assert_true (gtk_widget_has_css_class (image, css_class));
}

/* Only what ended as it should has the green check. */
static void
test_closed_service (void)
{
  static const struct
  {
    StmEnding   ending;
    StmAdvice   advice;
    StmClosing  closing;
    const char *icon_name;
    const char *css_class;
  } rows[] = {
    { STM_ENDING_PASSIVE, STM_ADVICE_NEED, STM_CLOSING_BY_PARTNER, "stm-status-accepted-symbolic", "success" },
    { STM_ENDING_PASSIVE, STM_ADVICE_NONE, STM_CLOSING_AUTOMATIC, "stm-status-withdrawn-symbolic", "dim-label" },
    { STM_ENDING_NONE, STM_ADVICE_NONE, STM_CLOSING_BY_VDAB, "stm-status-withdrawn-symbolic", "dim-label" },
    { STM_ENDING_DISMISSAL, STM_ADVICE_NEED, STM_CLOSING_BY_PARTNER, "stm-status-withdrawn-symbolic", "warning" },
    { STM_ENDING_EARLY_STOP, STM_ADVICE_NONE, STM_CLOSING_AUTOMATIC, "stm-status-withdrawn-symbolic", "warning" },
  };
  g_autoptr (StmCaseFile) refused = case_new_in (STM_PHASE_REFUSED);

  assert_icon (refused, "stm-status-withdrawn-symbolic", "warning");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_CLOSED);

      g_object_set (file->mediation, "ending", rows[i].ending, "advice", rows[i].advice, "closing", rows[i].closing, NULL);
      assert_icon (file, rows[i].icon_name, rows[i].css_class);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/views/dossier-rows/links-come-with-their-step-W6-W7-W12", test_links);
  g_test_add_func ("/views/dossier-rows/actions-of-appointments-W4-W5", test_appointments);
  g_test_add_func ("/views/dossier-rows/what-is-missing-W2", test_gaps);
  g_test_add_func ("/views/dossier-rows/what-the-C91-lacks-W14", test_attestation_gaps);
  g_test_add_func ("/views/dossier-rows/signed-sheet-W8", test_signed_sheet_menu);
  g_test_add_func ("/views/dossier-rows/next-step-W1", test_next_step);
  g_test_add_func ("/views/dossier-rows/calm-step-W1", test_calm_step);
  g_test_add_func ("/views/dossier-rows/signal-step-W5", test_signal_step);
  g_test_add_func ("/views/dossier-rows/closed-service-W11-W12", test_closed_service);

  return g_test_run ();
}

#include "config.h"

#include "../core/case-fixture.h"
#include "../widgets/widget-tools.h"
#include "core/stm-signal-texts.h"
#include "views/dossiers/stm-guidance-rows.h"
#include "views/dossiers/stm-history-texts.h"
#include "views/dossiers/stm-part-group.h"
#include "views/dossiers/stm-signal-mail.h"
#include "views/dossiers/stm-step-texts.h"

#define TODAY "2027-02-01"

typedef struct
{
  StmGuidance  guidance;
  StmTaskRow  *row;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmCaseFile) file = case_new_in (GPOINTER_TO_INT (data));

  stm_guidance_set (&fixture->guidance, file, TODAY);
  fixture->row = g_object_ref_sink (STM_TASK_ROW (stm_task_row_new ()));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stm_guidance_clear (&fixture->guidance);
  g_object_unref (fixture->row);
}

/* What the row says and the labels of its buttons, a line each. */
static void
read_row (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_BUTTON (widget))
    g_string_append_printf (text, "[%s]\n", gtk_button_get_label (GTK_BUTTON (widget)));
  else if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (!GTK_IS_MENU_BUTTON (widget))
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      read_row (child, text);
}

static void
assert_row (gpointer row, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  read_row (row, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_step_planned (Fixture *fixture, gconstpointer data)
{
  StmActivity *activity = case_add_activity (fixture->guidance.file, STM_ACTIVITY_TYPE_OWN, "953081");

  g_object_set (activity, "starts-on", "2027-02-08", "ends-on", "2027-04-30", "hours", 380 * 60, NULL);
  stm_step_row_add (fixture->row, "uuid");
  stm_step_row_fill (fixture->row, STM_RECORD (activity), &fixture->guidance);
  assert_row (fixture->row,
              "953081 · Stage bij de bakker\nPlanned\nOwn training · Syntra\n08-02-2027 – 30-04-2027 · 380 hours\n"
              "Contact person: Rik Claes · rik@syntra.example\n[_Start…]\n[_Cancel It…]\n");

  /* SPEC W10: a length of time with its unit, also of one */
  g_object_set (activity, "ends-on", "2027-02-08", "hours", 60, NULL);
  stm_step_row_fill (fixture->row, STM_RECORD (activity), &fixture->guidance);
  assert_row (fixture->row,
              "953081 · Stage bij de bakker\nPlanned\nOwn training · Syntra\n08-02-2027 – 08-02-2027 · 1 hour\n"
              "Contact person: Rik Claes · rik@syntra.example\n[_Start…]\n[_Cancel It…]\n");
}

/* A training of the VDAB is never cancelled, its contact person gets word. */
static void
test_step_of_vdab (Fixture *fixture, gconstpointer data)
{
  StmActivity *activity = case_add_activity (fixture->guidance.file, STM_ACTIVITY_TYPE_REQUESTED, "10123");

  g_object_set (activity, "by-vdab", TRUE, "state", STM_ACTIVITY_STATE_REQUESTED, "requested-on", TODAY, NULL);
  stm_step_row_add (fixture->row, "uuid");
  stm_step_row_fill (fixture->row, STM_RECORD (activity), &fixture->guidance);
  assert_row (fixture->row,
              "10123 · Stage bij de bakker\nRequested on 01-02-2027\nRequested training · Syntra\n"
              "Contact person: Rik Claes · rik@syntra.example\n[_Start…]\n[Give _Notice…]\n[_Print…]\n");
}

static void
test_step_ibo (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *client, *mediator, *text; } rows[] = {
    { NULL, NULL, "Client and mediator still have to agree." },
    { TODAY, NULL, "The mediator still has to agree; the client agreed on 01-02-2027." },
    { NULL, TODAY, "The client still has to agree; the mediator agreed on 01-02-2027." },
    { "2027-01-29", TODAY, "Agreed by the client on 29-01-2027 and by the mediator on 01-02-2027" },
  };
  StmActivity *activity = case_add_activity (fixture->guidance.file, STM_ACTIVITY_TYPE_IBO, NULL);

  stm_step_row_add (fixture->row, "uuid");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      g_object_set (activity, "client-agreed-on", rows[i].client, "mediator-agreed-on", rows[i].mediator, NULL);
      stm_step_row_fill (fixture->row, STM_RECORD (activity), &fixture->guidance);
      read_row (GTK_WIDGET (fixture->row), text);
      g_assert_nonnull (strstr (text->str, rows[i].text));
    }
}

static void
test_task_late (Fixture *fixture, gconstpointer data)
{
  StmTask *task = case_add_task (fixture->guidance.file, "2027-01-31");
  g_autofree char *expected = g_strdup_printf ("%s\nLate: was due on 31-01-2027\n[_Done]\n[No _Longer to Be Done]\n", task->name);

  stm_assignment_row_add (fixture->row, "uuid");
  stm_assignment_row_fill (fixture->row, STM_RECORD (task), &fixture->guidance);
  assert_row (fixture->row, expected);

  g_object_set (task, "progress", STM_PROGRESS_DONE, "done-on", TODAY, NULL);
  stm_assignment_row_fill (fixture->row, STM_RECORD (task), &fixture->guidance);
  g_free (expected);
  expected = g_strdup_printf ("%s\nDone on 01-02-2027\n[Do _Again]\n", task->name);
  assert_row (fixture->row, expected);
}

/* The first one is due 15 days after the first appointment, of 11 January. */
static void
test_sheet_first (Fixture *fixture, gconstpointer data)
{
  StmSheet *sheet = case_add_sheet (fixture->guidance.file, 1, NULL);

  g_object_set (sheet, "opened-on", "2027-01-12", NULL);
  stm_sheet_row_add (fixture->row, "uuid");
  stm_sheet_row_fill (fixture->row, STM_RECORD (sheet), &fixture->guidance);
  assert_row (fixture->row,
              "Action sheet 1\nLate: was to be closed by 26-01-2027\nMade on 12-01-2027\nNot signed by both yet\n"
              "[_Print…]\n[Note _Signatures…]\n[Cl_ose…]\n");

  g_object_set (sheet, "client-signed-on", TODAY, "mediator-signed-on", TODAY, NULL);
  stm_guidance_set (&fixture->guidance, fixture->guidance.file, "2027-01-20");
  stm_sheet_row_fill (fixture->row, STM_RECORD (sheet), &fixture->guidance);
  assert_row (fixture->row,
              "Action sheet 1\nTo be closed by 26-01-2027\nMade on 12-01-2027\nSigned by both on 01-02-2027\n"
              "[_Print…]\n[Cl_ose…]\n");
}

/* What is closed is read only, but a letter that was ready can still go. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  StmActivity *activity = case_start_activity (fixture->guidance.file, STM_ACTIVITY_TYPE_OWN, "953081", STARTED_ON, NULL);
  g_autoptr (StmSignal) signal = stm_signal_compose (fixture->guidance.file, STM_SIGNAL_TOPIC_TRAINING_NOTICE, activity,
                                                     "Vond werk", CLOSED_ON);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_false (fixture->guidance.may_edit);
  stm_step_row_add (fixture->row, "uuid");
  stm_step_row_fill (fixture->row, STM_RECORD (activity), &fixture->guidance);
  read_row (GTK_WIDGET (fixture->row), text);
  g_assert_null (strchr (text->str, '['));

  stm_signal_row_add (fixture->row, "uuid");
  stm_signal_row_fill (fixture->row, STM_RECORD (signal), &fixture->guidance);
  read_row (GTK_WIDGET (fixture->row), text);
  g_assert_nonnull (strstr (text->str, "[_Mail…]\n[_Print…]\n[_Already Sent]\n"));
}

/* SPEC P3: without the national number, and nothing of it is read as part of the address. */
static void
test_mail (Fixture *fixture, gconstpointer data)
{
  StmActivity *activity = case_add_activity (fixture->guidance.file, STM_ACTIVITY_TYPE_REQUESTED, "10123");
  g_autoptr (StmSignal) signal = stm_signal_compose (fixture->guidance.file, STM_SIGNAL_TOPIC_TRAINING_REQUEST, activity,
                                                     "Kan op maandag & dinsdag?", TODAY);
  g_autofree char *uri = stm_signal_mail_dup_uri (signal);
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) parts = g_uri_parse_params (strchr (uri, '?') + 1, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *body = g_hash_table_lookup (parts, "body");

  g_assert_nonnull (parsed);
  g_assert_true (g_str_has_prefix (uri, "mailto:rik@syntra.example?"));
  g_assert_cmpuint (g_hash_table_size (parts), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (parts, "subject"), ==, "Training requested");
  g_assert_nonnull (strstr (body, "Kan op maandag & dinsdag?"));
  g_assert_null (strstr (body, NATIONAL_NUMBER));
  g_assert_null (strstr (body, "650706"));
}

static void
test_goals_by_rubric (Fixture *fixture, gconstpointer data)
{
  static const struct { int rubric; const char *name, *reached; } rows[] = {
    { 2, "Solliciteren", NULL }, { 1, "Rijbewijs", TODAY }, { 1, "Nederlands", NULL },
  };
  g_autoptr (GListModel) goals = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmRecord) goal = stm_record_new (STM_TYPE_GOAL);

      g_object_set (goal, "rubric", rows[i].rubric, "name", rows[i].name, "reached-on", rows[i].reached, NULL);
      stm_case_file_add (fixture->guidance.file, goal);
    }

  goals = stm_guidance_list_goals (&fixture->guidance);
  for (guint i = 0; i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr (StmGoal) goal = g_list_model_get_item (goals, i);

      g_string_append_printf (order, "%s: %s\n", stm_goal_row_get_heading (STM_RECORD (goal)), goal->name);
    }
  g_assert_cmpstr (order->str, ==, "Strengthening competences: Nederlands\nStrengthening competences: Rijbewijs\n"
                                   "Looking for work: Solliciteren\n");
}

static void
fill_name (StmTaskRow *row, StmRecord *record, gpointer data)
{
  g_autofree char *title = stm_record_dup_title (record);

  stm_task_row_set_title (row, title);
}

static void
add_nothing (StmTaskRow *row, const char *uuid)
{
}

/* Rows stay the same widgets where others come before them or go. */
static void
test_rows_stay (void)
{
  g_autoptr (StmPartGroup) group = g_object_ref_sink (STM_PART_GROUP (stm_part_group_new ("Tasks", "Nothing", add_nothing, fill_name)));
  g_autoptr (GListStore) records = g_list_store_new (STM_TYPE_TASK);
  g_autoptr (StmRecord) first = stm_record_new (STM_TYPE_TASK);
  g_autoptr (StmRecord) second = stm_record_new (STM_TYPE_TASK);
  GtkWidget *row;

  g_object_set (first, "name", "Eerste", NULL);
  g_object_set (second, "name", "Tweede", NULL);
  stm_part_group_show (group, G_LIST_MODEL (records), NULL);
  g_assert_nonnull (find_widget (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW));

  g_list_store_append (records, second);
  stm_part_group_show (group, G_LIST_MODEL (records), NULL);
  row = stm_part_group_find (group, stm_record_get_uuid (second));
  g_assert_null (find_widget (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW));

  g_list_store_insert (records, 0, first);
  stm_part_group_show (group, G_LIST_MODEL (records), NULL);
  g_assert_true (stm_part_group_find (group, stm_record_get_uuid (second)) == row);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 1);

  g_list_store_remove (records, 0);
  stm_part_group_show (group, G_LIST_MODEL (records), NULL);
  g_assert_true (stm_part_group_find (group, stm_record_get_uuid (second)) == row);
  g_assert_null (stm_part_group_find (group, stm_record_get_uuid (first)));
}

static void
test_changes_in_words (void)
{
  g_autoptr (StmEvent) event = stm_event_new (STM_EVENT_CHANGED, STM_ROLE_PARTNER, "2027-02-01T09:00:00Z", "activity", "uuid",
                                              "state started-on hours by-vdab summary");
  g_autofree char *text = NULL;

  stm_event_set_changes (event, "state: planned → started\nstarted-on:  → 2027-02-01\nhours: 2280 → 0\nby-vdab: 0 → 1\nwrong");
  text = stm_history_texts_dup_changes (event);
  g_assert_cmpstr (text, ==, "State: Planned → Started\nStarted on: 01-02-2027\nHours: 38 → nothing\n"
                             "Training of the VDAB: No → Yes\nSummary");
}

static void
test_closing_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = stm_history_texts_dup_closing (fixture->guidance.file->mediation, NULL, fixture->guidance.file);
  g_autofree char *alone = stm_history_texts_dup_closing (fixture->guidance.file->mediation, NULL, NULL);

  g_assert_true (g_str_has_prefix (text, "Closed on 10-03-2027: 3 times in a passive category, "
                                         "By the partner, with final advice\nFinal advice: Need for personal services\n"));
  g_assert_true (g_str_has_prefix (text, alone));
  g_assert_cmpuint (strlen (text), >, strlen (alone));
}

#define ADD(path, phase, test) \
  g_test_add ("/views/guidance/" path, Fixture, GINT_TO_POINTER (phase), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("W10/step-planned", STM_PHASE_RUNNING, test_step_planned);
  ADD ("W10/step-of-vdab", STM_PHASE_RUNNING, test_step_of_vdab);
  ADD ("W10/ibo-agreed-by-both", STM_PHASE_RUNNING, test_step_ibo);
  ADD ("W8/late-task", STM_PHASE_RUNNING, test_task_late);
  ADD ("W8/first-sheet-is-due", STM_PHASE_RUNNING, test_sheet_first);
  ADD ("W8/goals-by-rubric", STM_PHASE_RUNNING, test_goals_by_rubric);
  ADD ("W15/closed-is-read-only", STM_PHASE_CLOSED, test_closed);
  ADD ("P3/mail-of-signal", STM_PHASE_RUNNING, test_mail);
  ADD ("W13/closing-in-words", STM_PHASE_CLOSED, test_closing_in_words);
  g_test_add_func ("/views/guidance/rows-stay", test_rows_stay);
  g_test_add_func ("/views/guidance/W16/changes-in-words", test_changes_in_words);

  return g_test_run ();
}

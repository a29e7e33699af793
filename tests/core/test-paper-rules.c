#include "config.h"

#include "case-fixture.h"

#include "core/stm-error.h"

/* Completes the first appointment as present with these papers. */
static StmMove *
new_completion (StmCaseFile *file, StmRecord *papers)
{
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);
  StmMove *move = case_new_move (STM_MOVE_COMPLETE, first);

  move->outcome = STM_OUTCOME_PRESENT;
  move->residence_checked = move->work_card_checked = TRUE;
  move->papers = g_object_ref (papers);

  return move;
}

static gboolean
is_touched (StmCaseFile *file, gpointer record)
{
  for (guint i = 0; i < stm_case_file_get_n_touched (file); i++)
    if (stm_case_file_get_touched (file, i)->record == record)
      return TRUE;

  return FALSE;
}

/* What the client shows goes into the dossier with the completion, and nothing else. */
static void
test_shown (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) papers = stm_record_copy (STM_RECORD (file->dossier));

  g_object_set (papers, "residence-status", 2, "residence-until", "2028-01-31", "work-card", 1, "last-name", "Anders", NULL);
  case_make (file, new_completion (file, papers), FIRST_ON);
  g_assert_cmpint (file->dossier->residence_status, ==, 2);
  g_assert_cmpstr (file->dossier->residence_until, ==, "2028-01-31");
  g_assert_cmpint (file->dossier->work_card, ==, 1);
  g_assert_cmpstr (file->dossier->last_name, !=, "Anders");
  g_assert_true (is_touched (file, file->dossier));
}

static void
test_same (void)
{
  g_autoptr (StmCaseFile) file = case_new ();

  case_make (file, new_completion (file, STM_RECORD (file->dossier)), FIRST_ON);
  g_assert_false (is_touched (file, file->dossier));
}

static void
test_wrong (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) papers = stm_record_copy (STM_RECORD (file->dossier));
  g_autoptr (GError) error = NULL;
  g_autoptr (StmMove) move = NULL;

  g_object_set (papers, "work-card", 1, "work-card-until", "2028-02-31", NULL);
  move = new_completion (file, papers);
  g_assert_false (stm_case_move (file, move, FIRST_ON, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_cmpint (file->dossier->work_card, ==, 0);
  g_assert_false (is_touched (file, file->dossier));
}

/* Who is absent shows nothing. */
static void
test_absent (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) papers = stm_record_copy (STM_RECORD (file->dossier));
  StmMove *move;

  g_object_set (papers, "work-card", 1, NULL);
  move = new_completion (file, papers);
  move->outcome = STM_OUTCOME_ABSENT_VALID;
  case_make (file, move, FIRST_ON);
  g_assert_cmpint (file->dossier->work_card, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/paper-rules/shown-W9", test_shown);
  g_test_add_func ("/core/paper-rules/same-W9", test_same);
  g_test_add_func ("/core/paper-rules/wrong-W9", test_wrong);
  g_test_add_func ("/core/paper-rules/absent-W9", test_absent);

  return g_test_run ();
}

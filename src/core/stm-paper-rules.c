#include "config.h"

#include "core/stm-paper-rules.h"

#include "core/stm-error.h"

/* what the mediator confirms at each contact */
static const char *const fields[] = { "residence-status", "residence-until", "work-card", "work-card-until" };

/* Only these: what is wrong elsewhere in the dossier is not shown by a client. */
static gboolean
check_shown (StmRecord *shown, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_record_check (shown, problems);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      StmProblem *problem = stm_problem_list_find (problems, fields[i]);

      if (problem != NULL && stm_problem_get_severity (problem) == STM_SEVERITY_ERROR)
        {
          g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, stm_problem_get_message (problem));
          return FALSE;
        }
    }

  return TRUE;
}

/* Returns: whether it was another */
static gboolean
take (StmRecord *dossier, StmRecord *shown, const StmField *field)
{
  if (stm_field_is_text (field))
    {
      g_autofree char *text = g_strdup (stm_record_get_text (shown, field));

      if (g_str_equal (stm_record_get_text (dossier, field), text))
        return FALSE;
      stm_record_set_text (dossier, field, text);
      return TRUE;
    }

  if (stm_record_get_number (dossier, field) == stm_record_get_number (shown, field))
    return FALSE;
  stm_record_set_number (dossier, field, stm_record_get_number (shown, field));

  return TRUE;
}

/**
 * stm_paper_take_shown:
 * @file: all of a dossier
 * @shown: the dossier with the residence status and the work card that the client
 *   shows
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Takes these of it, and nothing else, into the dossier, and touches that where one
 * is another than it was (SPEC W9).
 *
 * Returns: whether they are right; nothing is changed otherwise
 */
gboolean
stm_paper_take_shown (StmCaseFile *file, StmRecord *shown, GError **error)
{
  StmRecord *dossier = STM_RECORD (file->dossier);
  gboolean is_changed = FALSE;

  if (!check_shown (shown, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    is_changed |= take (dossier, shown, stm_record_class_find_field (STM_RECORD_GET_CLASS (dossier), fields[i]));
  if (is_changed)
    stm_case_file_touch (file, dossier, NULL);

  return TRUE;
}

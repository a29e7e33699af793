#include "config.h"

#include "core/stm-case-access.h"

#include "core/stm-move.h"
#include "core/stm-policy.h"

/**
 * stm_case_is_newer:
 * @mediation: a mediation
 * @other: (nullable): another one of the same dossier
 *
 * Which mediation of a dossier is the newest decides who has access to it: the one
 * referred last, or of that day the one entered last.
 *
 * Returns: whether @mediation is newer than @other, as it is than none
 */
gboolean
stm_case_is_newer (StmMediation *mediation, StmMediation *other)
{
  int order = other != NULL ? g_strcmp0 (mediation->referred_on, other->referred_on) : 1;

  return order > 0 || (order == 0 && stm_record_get_id (STM_RECORD (mediation)) > stm_record_get_id (STM_RECORD (other)));
}

/**
 * stm_case_foresee:
 * @file: all of a dossier, read to be judged and not to be saved
 * @today: an ISO day
 *
 * Applies to @file alone what the calendar has decided up to @today: a rule that is
 * not written down yet holds all the same (SPEC W11, W12).
 */
void
stm_case_foresee (StmCaseFile *file, const char *today)
{
  while (stm_case_pass_time (file, today))
    stm_case_file_clear_touched (file);
}

/**
 * stm_case_has_access:
 * @file: all of a dossier, read to be judged and not to be saved
 * @today: an ISO day
 *
 * Asks the calendar first, see stm_case_foresee().
 *
 * Returns: whether the partner has the right of access (SPEC W12, W15); one whose
 *   dossier has no mediation yet enters it
 */
gboolean
stm_case_has_access (StmCaseFile *file, const char *today)
{
  stm_case_foresee (file, today);

  return file->mediation == NULL || stm_mediation_has_access (file->mediation, today);
}

/**
 * stm_case_shows_whole:
 * @file: (nullable): all of the dossier that @record is or belongs to, read to be
 *   judged and not to be saved; %NULL where that is deleted or gone
 * @mediation: (nullable): the mediation that @record is part of, deleted or not
 * @record: a dossier, or a part of one
 * @today: an ISO day
 *
 * The one rule for whoever reads, prints or exports (SPEC W14, W15): what is deleted
 * is closed, and with it all that is part of it; a C91 outlasts the right of access,
 * and nothing else does.
 *
 * Returns: whether the partner sees @record whole today
 */
gboolean
stm_case_shows_whole (StmCaseFile *file, StmMediation *mediation, StmRecord *record, const char *today)
{
  if (file == NULL || stm_record_get_deleted_at (record) != NULL
      || (mediation != NULL && stm_record_get_deleted_at (STM_RECORD (mediation)) != NULL))
    return FALSE;

  return stm_policy_outlasts_access (record) || stm_case_has_access (file, today);
}

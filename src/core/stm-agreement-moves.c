#include "config.h"

#include "core/stm-move-private.h"

#include <glib/gi18n-lib.h>

/**
 * stm_agreement_may_print:
 *
 * Returns: whether the WEO can be printed: from the attended first appointment on
 *   (SPEC W6); after the process ended only once more
 */
gboolean
stm_agreement_may_print (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmMediation *mediation = file->mediation;

  if (mediation->process_ended_on != NULL && mediation->weo_printed_on == NULL)
    return stm_move_refuse_since (error, _("The mediation process ended on %s: only the final advice is still to be given."),
                                  mediation->process_ended_on);

  return TRUE;
}

/**
 * stm_agreement_print:
 *
 * Returns: %TRUE: the WEO is printed; the first time counts
 */
gboolean
stm_agreement_print (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  if (file->mediation->weo_printed_on != NULL)
    return TRUE;

  g_object_set (file->mediation, "weo-printed-on", today, NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);

  return TRUE;
}

/**
 * stm_agreement_may_sign:
 *
 * Returns: whether the signature of the WEO can be noted: once (SPEC W7)
 */
gboolean
stm_agreement_may_sign (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  if (file->mediation->weo_signed_on != NULL)
    return stm_move_refuse_since (error, _("That the WEO was signed on %s is noted already."), file->mediation->weo_signed_on);

  return TRUE;
}

/**
 * stm_agreement_sign:
 *
 * Returns: whether it was noted: it was signed after it was printed
 */
gboolean
stm_agreement_sign (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, file->mediation->weo_printed_on, today, error))
    return FALSE;

  g_object_set (file->mediation, "weo-signed-on", day, NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);

  return TRUE;
}

/**
 * stm_agreement_may_start:
 *
 * Returns: whether "start bemiddelingsproces" can be done: once (SPEC W7)
 */
gboolean
stm_agreement_may_start (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  if (file->mediation->process_started_on != NULL)
    return stm_move_refuse_since (error, _("The mediation process was started on %s."), file->mediation->process_started_on);

  return TRUE;
}

/**
 * stm_agreement_start:
 *
 * Returns: whether the process was started: after the WEO was signed
 */
gboolean
stm_agreement_start (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, file->mediation->weo_signed_on, today, error))
    return FALSE;

  g_object_set (file->mediation, "process-started-on", day, NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);

  return TRUE;
}

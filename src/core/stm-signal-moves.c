#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-printout-rules.h"

#include <glib/gi18n-lib.h>

/**
 * stm_signal_may_send:
 *
 * Returns: whether a signal can be noted as sent: once
 */
gboolean
stm_signal_may_send (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmSignal *signal = STM_SIGNAL (subject);

  if (signal->sent_on != NULL)
    return stm_move_refuse_since (error, _("This signal was sent on %s."), signal->sent_on);

  return TRUE;
}

/**
 * stm_signal_send:
 *
 * Returns: whether it was noted how the signal was sent
 */
gboolean
stm_signal_send (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (move->way == STM_WAY_NONE)
    return stm_move_refuse (error, _("Choose first how the signal was sent."));
  if (!stm_move_check_day (day, STM_SIGNAL (subject)->made_on, today, error))
    return FALSE;

  g_object_set (subject, "sent-on", day, "sent-by", move->way, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

/**
 * stm_printout_keep:
 *
 * Returns: whether there is something to keep that the dossier tells (SPEC B4):
 *   stm_case_move() keeps it
 */
gboolean
stm_printout_keep (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  if (move->printout == NULL)
    return stm_move_refuse (error, _("Print the document first."));

  return stm_case_may_print (file, move->printout->template, move->printout->about, today, error);
}

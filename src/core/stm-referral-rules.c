#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-case-facts.h"
#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

static gboolean
check_day (StmMediation *mediation, const char *today, GError **error)
{
  if (stm_date_compare (mediation->referred_on, today) > 0)
    return stm_move_refuse (error, _("The date of the referral lies in the future: enter it when the VDAB has referred the client."));

  return TRUE;
}

/* SPEC W5, W11, W14: what the last service owes others still, which is out of sight
 * once the next one has begun. */
static gboolean
check_delivered (StmCaseFile *file, GError **error)
{
  for (guint i = 0; i < stm_case_count (file->signals); i++)
    {
      StmRecord *word = stm_case_peek (file->signals, i);
      g_autofree char *title = stm_record_dup_title (word);

      if (STM_SIGNAL (word)->sent_on == NULL)
        return stm_move_refuse (error,
                                /* Translators: what the signal is about */
                                _("First send the signal of the last mediation that is ready: %s."), title);
    }

  for (guint i = 0; i < stm_case_count (file->activities); i++)
    {
      StmActivity *activity = STM_ACTIVITY (stm_case_peek (file->activities, i));

      if (stm_case_has_attestation_due (file, activity))
        return stm_move_refuse_since (error, _("First deliver the C91 of the work experience stage that ended on %s."),
                                      activity->ended_on);
    }

  return TRUE;
}

/**
 * stm_referral_check_new:
 * @file: all of a dossier
 * @mediation: a mediation that it does not have
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether the client can be referred so: not in the future, and after the
 *   last mediation was closed and all of it delivered
 */
gboolean
stm_referral_check_new (StmCaseFile *file, StmMediation *mediation, const char *today, GError **error)
{
  StmMediation *last = file->mediation;

  if (!check_day (mediation, today, error))
    return FALSE;

  if (last == NULL || g_str_equal (stm_record_get_uuid (STM_RECORD (last)), stm_record_get_uuid (STM_RECORD (mediation))))
    return TRUE;

  if (last->closed_on == NULL)
    return stm_move_refuse (error, _("This client has an open mediation: it is closed before a new one begins."));

  /* the newest is the one that goes on */
  if (stm_date_compare (mediation->referred_on, last->referred_on) < 0)
    return stm_move_refuse_since (error, _("The last mediation of this client was referred on %s: a new one comes after it."),
                                  last->referred_on);

  return check_delivered (file, error);
}

/**
 * stm_referral_check_changed:
 * @file: all of a dossier, as it is kept
 * @before: a mediation of it, as it is kept
 * @mediation: as it is to be
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Only the day of the referral was entered by hand, and is put right while nothing
 * followed from it.  The client is never another.
 *
 * Returns: whether it may be changed so without a move
 */
gboolean
stm_referral_check_changed (StmCaseFile *file, StmMediation *before, StmMediation *mediation, const char *today, GError **error)
{
  StmMediation *last = file->mediation;

  if (g_strcmp0 (before->dossier, mediation->dossier) != 0)
    return stm_move_refuse (error, _("A mediation stays with its client."));
  if (g_strcmp0 (before->referred_on, mediation->referred_on) == 0)
    return TRUE;

  if (last == NULL || !g_str_equal (stm_record_get_uuid (STM_RECORD (last)), stm_record_get_uuid (STM_RECORD (mediation))))
    return stm_move_refuse (error, _("This belongs to another mediation, which can only be read."));
  if (last->attended_on != NULL || last->closed_on != NULL || stm_case_find_last_absence (file) != NULL)
    return stm_move_refuse (error, _("The date of the referral stays as it is: the first appointment was completed, or the service closed."));

  return check_day (mediation, today, error);
}

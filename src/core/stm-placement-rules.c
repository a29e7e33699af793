#include "config.h"

#include "core/stm-placement-rules.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

/**
 * stm_placement_check_decision:
 * @self: a decision about to be saved
 * @request: the request that it decides on
 * @decisions: the #StmPlacement kept for @request, @self possibly among them
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * One period has at most one accepted service, different periods may have
 * different ones, and only what was accepted can be withdrawn (SPEC T8).
 *
 * Returns: whether the decision may be saved
 */
gboolean
stm_placement_check_decision (StmPlacement  *self,
                              StmRequest    *request,
                              GListModel    *decisions,
                              GError       **error)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (self));
  gboolean was_accepted = FALSE;

  if (self->period < 1 || self->period > request->periods)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                   _("The request has no period %d."), self->period);
      return FALSE;
    }

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) other = g_list_model_get_item (decisions, i);

      if (other->state != STM_DECISION_ACCEPTED || other->period != self->period)
        continue;

      if (g_str_equal (stm_record_get_uuid (STM_RECORD (other)), uuid))
        was_accepted = TRUE;
      else if (self->state == STM_DECISION_ACCEPTED)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                       _("Period %d is already accepted by a service. "
                         "Withdraw that acceptance first."), self->period);
          return FALSE;
        }
    }

  if (self->state == STM_DECISION_WITHDRAWN && !was_accepted)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                           _("Only an acceptance can be withdrawn."));
      return FALSE;
    }

  /* the school hears of a withdrawal only */
  if (self->state == STM_DECISION_DECLINED && was_accepted)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                           _("An acceptance is withdrawn, not declined."));
      return FALSE;
    }

  return TRUE;
}

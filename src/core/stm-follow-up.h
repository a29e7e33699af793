#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StmUrgency:
 * @STM_URGENCY_LATE: it should have been done
 * @STM_URGENCY_DUE: it is to be done now
 * @STM_URGENCY_NEW: it came lately
 * @STM_URGENCY_UNDECIDED: somebody has yet to decide
 *
 * Why something stands among what one can act on, the first first.
 */
typedef enum
{
  STM_URGENCY_LATE,
  STM_URGENCY_DUE,
  STM_URGENCY_NEW,
  STM_URGENCY_UNDECIDED
} StmUrgency;

const char *stm_urgency_get_label        (StmUrgency   urgency);

#define STM_TYPE_FOLLOW_UP (stm_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (StmFollowUp, stm_follow_up, STM, FOLLOW_UP, GObject)

StmFollowUp *stm_follow_up_new           (StmUrgency   urgency,
                                          const char  *title,
                                          const char  *subtitle,
                                          const char  *action,
                                          GVariant    *target);
StmUrgency   stm_follow_up_get_urgency   (StmFollowUp *self);
const char  *stm_follow_up_get_title     (StmFollowUp *self);
const char  *stm_follow_up_get_subtitle  (StmFollowUp *self);
const char  *stm_follow_up_get_action    (StmFollowUp *self);
GVariant    *stm_follow_up_get_target    (StmFollowUp *self);
gboolean     stm_follow_up_equal         (StmFollowUp *self,
                                          StmFollowUp *other);

G_END_DECLS

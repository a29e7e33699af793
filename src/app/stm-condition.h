#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Something that lasts and that the user should know: a banner on every page of
 * the window until it is over. */
#define STM_TYPE_CONDITION (stm_condition_get_type ())
G_DECLARE_FINAL_TYPE (StmCondition, stm_condition, STM, CONDITION, GObject)

const char *stm_condition_get_text     (StmCondition *self);
const char *stm_condition_get_label    (StmCondition *self);
const char *stm_condition_get_action   (StmCondition *self);

/* a list of StmCondition, at most one of each id; label and action (a detailed
 * name) of a button may be NULL */
GListModel *stm_conditions_new         (void);
void        stm_conditions_set         (GListModel   *conditions,
                                        const char   *id,
                                        const char   *text,
                                        const char   *label,
                                        const char   *action);
void        stm_conditions_clear       (GListModel   *conditions,
                                        const char   *id);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The history of a record, "historiek": one row that says what was last, and
 * opens to show what was before. */
#define STM_TYPE_HISTORY_GROUP (stm_history_group_get_type ())
G_DECLARE_FINAL_TYPE (StmHistoryGroup, stm_history_group, STM, HISTORY_GROUP, AdwPreferencesGroup)

GtkWidget *stm_history_group_new        (void);
/* events: (nullable): of StmEvent, newest first; record_type: names the fields.
 * Without events the group is hidden. */
void       stm_history_group_set_events (StmHistoryGroup *self,
                                         GListModel      *events,
                                         GType            record_type);

/* in place of "History", where a page has more than one */
void       stm_history_group_set_heading (StmHistoryGroup *self,
                                          const char      *heading);

G_END_DECLS

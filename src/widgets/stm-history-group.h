#pragma once

#include <adwaita.h>

#include "core/stm-event.h"

G_BEGIN_DECLS

/* The history of a record, "historiek": one row that says what was last, and
 * opens to show what was before. */
#define STM_TYPE_HISTORY_GROUP (stm_history_group_get_type ())
G_DECLARE_FINAL_TYPE (StmHistoryGroup, stm_history_group, STM, HISTORY_GROUP, AdwPreferencesGroup)

/* (transfer full) (nullable): what to say of an event, NULL for its own words */
typedef char *(*StmEventDescriber) (StmEvent *event, gpointer data);

GtkWidget *stm_history_group_new        (void);
/* events: (nullable): of StmEvent, newest first; record_type: names the fields.
 * Without events the group is hidden. */
void       stm_history_group_set_events (StmHistoryGroup *self,
                                         GListModel      *events,
                                         GType            record_type);

/* before set_events */
void       stm_history_group_set_describer (StmHistoryGroup   *self,
                                            StmEventDescriber  describer,
                                            gpointer           data);
/* in place of "History", where a page has more than one */
void       stm_history_group_set_heading (StmHistoryGroup *self,
                                          const char      *heading);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "core/stm-policy.h"

G_BEGIN_DECLS

/* Linked records, each a row that opens it by win.show-record.  Of long lists
 * the first few, and a row that shows more.
 *
 * Properties: "empty-text": the one row of an empty list; without it an empty
 * group is hidden.  "first-rows" (write-only): how many are shown at first.
 * "model": a GListModel of StmTitle or StmRow; rows of an overview show their
 * status. */
#define STM_TYPE_LINK_GROUP (stm_link_group_get_type ())
G_DECLARE_FINAL_TYPE (StmLinkGroup, stm_link_group, STM, LINK_GROUP, AdwPreferencesGroup)

GtkWidget *stm_link_group_new       (void);
void       stm_link_group_set_model (StmLinkGroup *self,
                                     GListModel   *model);
/* whose eyes, for a status (stm_policy_shown_status) */
void       stm_link_group_set_role  (StmLinkGroup *self,
                                     StmRole       role);

G_END_DECLS

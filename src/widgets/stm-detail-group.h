#pragma once

#include <adwaita.h>

#include "core/stm-policy.h"
#include "core/stm-record.h"
#include "widgets/stm-resolver.h"

G_BEGIN_DECLS

/* The fields of a record to read: label and value side by side, one under the
 * other when narrow.  Empty fields are left out; a group without any is hidden.
 *
 * Property "fields" (GStrv; in .ui one name a line): which fields, in what
 * order; "keep-empty" (boolean): show "—" for empty ones.
 * Title and description are those of AdwPreferencesGroup.
 *
 * A sensitive field that a service may see since it accepted stays covered until
 * the service asks: signal "reveal" (const char *field) then, to be logged (P3)
 * and, once that is kept, to be shown by stm_detail_group_reveal(). */
#define STM_TYPE_DETAIL_GROUP (stm_detail_group_get_type ())
G_DECLARE_FINAL_TYPE (StmDetailGroup, stm_detail_group, STM, DETAIL_GROUP, AdwPreferencesGroup)

GtkWidget *stm_detail_group_new          (void);
void       stm_detail_group_set_fields   (StmDetailGroup     *self,
                                          const char *const  *fields);
void       stm_detail_group_set_resolver (StmDetailGroup     *self,
                                          StmResolver         resolver,
                                          gpointer            data,
                                          GDestroyNotify      destroy);
/* references become links that activate this action with (kind, uuid); NULL, the
 * default, shows plain text: "win.show-record" */
void       stm_detail_group_set_link_action (StmDetailGroup  *self,
                                          const char         *action);
void       stm_detail_group_reveal       (StmDetailGroup     *self,
                                          const char         *field);
/* record: (nullable): none hides the group; call again after a change */
void       stm_detail_group_set_record   (StmDetailGroup     *self,
                                          StmRecord          *record,
                                          StmRole             role,
                                          gboolean            accepted_by_viewer);

G_END_DECLS

#pragma once

#include "store/stm-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GListModel of StmRow over the row numbers of a query.  Queries run on a
 * reading thread, the newest wins; "loading" (boolean property) tells; the list
 * keeps itself up to date with the store. */
#define STM_TYPE_RECORD_LIST (stm_record_list_get_type ())
G_DECLARE_FINAL_TYPE (StmRecordList, stm_record_list, STM, RECORD_LIST, GObject)

void       stm_record_list_set_query   (StmRecordList *self,
                                        StmQuery      *query);
StmQuery  *stm_record_list_get_query   (StmRecordList *self);
gboolean   stm_record_list_get_loading (StmRecordList *self);
void       stm_record_list_refresh     (StmRecordList *self);
/* runs the main context until the newest query is in: CLI, tests, exports */
gboolean   stm_record_list_wait        (StmRecordList *self,
                                        GError       **error);
guint      stm_record_list_find        (StmRecordList *self,
                                        const char    *uuid);

G_END_DECLS

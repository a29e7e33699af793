#pragma once

#include "exchange/stm-table-writer.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

typedef struct _StmTableRows StmTableRows;

StmTableRows *stm_table_rows_new        (StmStore          *store,
                                         GListModel        *rows,
                                         GType              type,
                                         const char *const *fields,
                                         StmRole            role,
                                         GError           **error);
void          stm_table_rows_free       (StmTableRows      *self);

char         *stm_table_rows_dup_fields (StmTableRows      *self);
gboolean      stm_table_rows_write_head (StmTableRows      *self,
                                         StmTableWriter    *writer,
                                         GError           **error);
gboolean      stm_table_rows_write_next (StmTableRows      *self,
                                         StmTableWriter    *writer,
                                         GError           **error);
gboolean      stm_table_rows_is_done    (StmTableRows      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmTableRows, stm_table_rows_free)

G_END_DECLS

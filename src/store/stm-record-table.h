#pragma once

#include "core/stm-record.h"
#include "store/stm-statement.h"

G_BEGIN_DECLS

typedef struct _StmRecordTable StmRecordTable;

typedef gboolean (*StmRecordFunc) (StmRecord *record,
                                   gpointer   data,
                                   GError   **error);

StmRecordTable *stm_record_table_new       (StmDatabase     *database,
                                            GType            type);
void            stm_record_table_free      (StmRecordTable  *self);
GType           stm_record_table_get_record_type (StmRecordTable *self);

gboolean        stm_record_table_get       (StmRecordTable  *self,
                                            const char      *uuid,
                                            StmRecord      **record,
                                            GError         **error);
gboolean        stm_record_table_get_by_id (StmRecordTable  *self,
                                            gint64           id,
                                            StmRecord      **record,
                                            GError         **error);
gboolean        stm_record_table_insert    (StmRecordTable  *self,
                                            StmRecord       *record,
                                            GError         **error);
gboolean        stm_record_table_update    (StmRecordTable  *self,
                                            StmRecord       *record,
                                            int              old_revision,
                                            GError         **error);
gboolean        stm_record_table_put       (StmRecordTable  *self,
                                            StmRecord       *record,
                                            GError         **error);

StmRecord      *stm_record_table_read_row  (GType            type,
                                            StmStatement    *statement);
char           *stm_record_table_dup_columns (StmRecordClass *klass);
gboolean        stm_record_table_has_key   (const StmField  *field);
gboolean        stm_record_table_has_search (StmRecordClass *klass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmRecordTable, stm_record_table_free)

G_END_DECLS

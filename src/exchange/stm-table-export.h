#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmTableFormat:
 * @STM_TABLE_CSV: text that spreadsheets of this country open by themselves
 * @STM_TABLE_XLSX: an Excel workbook
 */
typedef enum
{
  STM_TABLE_CSV,
  STM_TABLE_XLSX
} StmTableFormat;

gboolean stm_table_export        (StmStore             *store,
                                  GListModel           *rows,
                                  GType                 type,
                                  const char *const    *fields,
                                  StmRole               role,
                                  StmTableFormat        format,
                                  GFile                *file,
                                  GCancellable         *cancellable,
                                  GError              **error);
void     stm_table_export_async  (StmStore             *store,
                                  GListModel           *rows,
                                  GType                 type,
                                  const char *const    *fields,
                                  StmRole               role,
                                  StmTableFormat        format,
                                  GFile                *file,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean stm_table_export_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS

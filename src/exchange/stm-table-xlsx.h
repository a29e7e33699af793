#pragma once

#include "exchange/stm-table-writer.h"

G_BEGIN_DECLS

StmTableWriter *stm_table_xlsx_new (const char *path);

G_END_DECLS

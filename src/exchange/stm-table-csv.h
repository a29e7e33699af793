#pragma once

#include "exchange/stm-table-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

StmTableWriter *stm_table_csv_new (GOutputStream *stream);

G_END_DECLS

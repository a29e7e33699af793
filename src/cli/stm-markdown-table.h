#pragma once

#include "exchange/stm-table-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

StmTableWriter *stm_markdown_table_new (GOutputStream *stream);

G_END_DECLS

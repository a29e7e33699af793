#pragma once

#include "exchange/stm-table-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

StmTableWriter *stm_text_table_new   (GOutputStream *stream);
char           *stm_text_table_plain (const char    *text);
guint           stm_text_table_width (const char    *text);

G_END_DECLS

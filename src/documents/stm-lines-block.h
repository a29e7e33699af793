#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_LINES_BLOCK (stm_lines_block_get_type ())
G_DECLARE_FINAL_TYPE (StmLinesBlock, stm_lines_block, STM, LINES_BLOCK, StmBlock)

StmBlock *stm_lines_block_new (guint n_lines);

G_END_DECLS

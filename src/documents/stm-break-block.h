#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_BREAK_BLOCK (stm_break_block_get_type ())
G_DECLARE_FINAL_TYPE (StmBreakBlock, stm_break_block, STM, BREAK_BLOCK, StmBlock)

StmBlock *stm_break_block_new (void);

G_END_DECLS

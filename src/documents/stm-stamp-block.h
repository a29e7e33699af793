#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_STAMP_BLOCK (stm_stamp_block_get_type ())
G_DECLARE_FINAL_TYPE (StmStampBlock, stm_stamp_block, STM, STAMP_BLOCK, StmBlock)

StmBlock *stm_stamp_block_new (const char *label);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_SPACE_BLOCK (stm_space_block_get_type ())
G_DECLARE_FINAL_TYPE (StmSpaceBlock, stm_space_block, STM, SPACE_BLOCK, StmBlock)

StmBlock *stm_space_block_new (double height);

G_END_DECLS

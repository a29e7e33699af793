#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_CODE_BLOCK (stm_code_block_get_type ())
G_DECLARE_FINAL_TYPE (StmCodeBlock, stm_code_block, STM, CODE_BLOCK, StmBlock)

StmBlock *stm_code_block_new (const char *code);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_CHECK_BLOCK (stm_check_block_get_type ())
G_DECLARE_FINAL_TYPE (StmCheckBlock, stm_check_block, STM, CHECK_BLOCK, StmBlock)

StmBlock *stm_check_block_new      (void);
void      stm_check_block_add_item (StmCheckBlock *self,
                                    const char    *label,
                                    gboolean       is_checked);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_TEXT_BLOCK (stm_text_block_get_type ())
G_DECLARE_FINAL_TYPE (StmTextBlock, stm_text_block, STM, TEXT_BLOCK, StmBlock)

StmBlock *stm_text_block_new      (StmTextStyle  style,
                                   const char   *text);
StmBlock *stm_text_block_new_item (const char   *marker,
                                   const char   *text);
void      stm_text_block_set_keep (StmTextBlock *self,
                                   gboolean      keep);

G_END_DECLS

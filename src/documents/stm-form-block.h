#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_FORM_BLOCK (stm_form_block_get_type ())
G_DECLARE_FINAL_TYPE (StmFormBlock, stm_form_block, STM, FORM_BLOCK, StmBlock)

StmBlock *stm_form_block_new       (void);
void      stm_form_block_add_field (StmFormBlock *self,
                                    const char   *label,
                                    const char   *value);
void      stm_form_block_set_label_share (StmFormBlock *self,
                                          double        share);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

#define STM_TYPE_SIGNATURE_BLOCK (stm_signature_block_get_type ())
G_DECLARE_FINAL_TYPE (StmSignatureBlock, stm_signature_block, STM, SIGNATURE_BLOCK, StmBlock)

StmBlock *stm_signature_block_new (void);
void      stm_signature_block_add (StmSignatureBlock *self,
                                   const char        *role,
                                   const char        *name,
                                   const char        *text);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

G_BEGIN_DECLS

/**
 * StmTableWidth:
 * @STM_TABLE_FULL: from margin to margin
 * @STM_TABLE_NATURAL: as wide as its text asks for
 *
 * How wide a table is.
 */
typedef enum
{
  STM_TABLE_FULL,
  STM_TABLE_NATURAL
} StmTableWidth;

#define STM_TYPE_TABLE_BLOCK (stm_table_block_get_type ())
G_DECLARE_FINAL_TYPE (StmTableBlock, stm_table_block, STM, TABLE_BLOCK, StmBlock)

StmBlock *stm_table_block_new        (StmTableWidth       width);
void      stm_table_block_set_for_forms (StmTableBlock    *self);
void      stm_table_block_add_column (StmTableBlock      *self,
                                      const char         *heading,
                                      PangoAlignment      alignment);
void      stm_table_block_add_row    (StmTableBlock      *self,
                                      const char *const  *cells);
void      stm_table_block_add_total  (StmTableBlock      *self,
                                      const char *const  *cells);

G_END_DECLS

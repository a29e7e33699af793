#pragma once

#include "documents/stm-template-filler.h"
#include "documents/stm-template-keys.h"

G_BEGIN_DECLS

/**
 * StmTemplateBlockType:
 * @name: what stands in "type"
 * @keys: what else can stand in the block
 * @build: adds its blocks to the document
 * @with: (nullable): a key that tells it from another type of the same name
 *
 * A type of block that templates can have.
 */
typedef struct
{
  const char            *name;
  const StmTemplateKey  *keys;
  void                 (*build) (StmTemplateFiller *filler, JsonObject *block);
  const char            *with;
} StmTemplateBlockType;

const StmTemplateBlockType *stm_template_block_type_find       (JsonObject        *block);
char                       *stm_template_block_types_dup_names (void);
void                        stm_template_blocks_build          (StmTemplateFiller *filler,
                                                                JsonArray         *blocks);

G_END_DECLS

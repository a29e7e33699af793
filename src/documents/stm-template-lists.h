#pragma once

#include "documents/stm-template-filler.h"

G_BEGIN_DECLS

void stm_template_lists_build_table (StmTemplateFiller *filler,
                                     JsonObject        *block);
void stm_template_lists_build_items (StmTemplateFiller *filler,
                                     JsonObject        *block);
void stm_template_lists_build_each  (StmTemplateFiller *filler,
                                     JsonObject        *block);

G_END_DECLS

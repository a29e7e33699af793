#pragma once

#include "documents/stm-template-keys.h"

G_BEGIN_DECLS

gboolean stm_template_check_names (const StmTemplateKey  *keys,
                                   JsonObject            *object,
                                   JsonObject            *words,
                                   StmTemplateValues     *known,
                                   gboolean               needs_rows,
                                   GError               **error);

G_END_DECLS

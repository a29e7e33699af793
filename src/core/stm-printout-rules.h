#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

gboolean stm_case_may_print (StmCaseFile  *file,
                             const char   *template_id,
                             const char   *about,
                             const char   *today,
                             GError      **error);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

gboolean stm_paper_take_shown (StmCaseFile *file,
                               StmRecord   *shown,
                               GError     **error);

G_END_DECLS

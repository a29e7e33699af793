#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

char      *stm_template_years_expand (const char     *text,
                                      int             first);
gboolean   stm_template_years_check  (StmRecord      *record,
                                      StmProblemList *problems);
StmRecord *stm_template_years_make   (StmRecord      *pattern,
                                      int             first,
                                      int             years);

G_END_DECLS

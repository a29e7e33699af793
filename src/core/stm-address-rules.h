#pragma once

#include "core/stm-problem-list.h"

G_BEGIN_DECLS

void stm_address_check_province (const char     *postcode,
                                 int             province,
                                 StmProblemList *problems);

G_END_DECLS

#pragma once

#include "store/stm-query.h"
#include "store/stm-statement.h"

G_BEGIN_DECLS

char *stm_query_dup_sql (StmQuery     *self);
void  stm_query_bind    (StmQuery     *self,
                         StmStatement *statement);

G_END_DECLS

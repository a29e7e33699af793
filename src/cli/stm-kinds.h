#pragma once

#include "core/stm-record.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

GType           stm_kinds_find        (const char      *name,
                                       GError         **error);
const StmField *stm_kinds_find_field  (StmRecordClass  *klass,
                                       const char      *name,
                                       StmFieldFlags    flags,
                                       GError         **error);
gboolean        stm_kinds_may_view    (StmStore        *store,
                                       GType            type,
                                       GError         **error);

G_END_DECLS

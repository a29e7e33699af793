#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

typedef struct _StmExportAccess StmExportAccess;

StmExportAccess *stm_export_access_new        (void);
void             stm_export_access_free       (StmExportAccess *self);
const GType     *stm_export_access_list_types (guint           *n_types);
void             stm_export_access_add        (StmExportAccess *self,
                                               StmRecord       *record);
gboolean         stm_export_access_has        (StmExportAccess *self,
                                               StmRecord       *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmExportAccess, stm_export_access_free)

G_END_DECLS

#pragma once

#include "core/stm-event.h"
#include "core/stm-record.h"

G_BEGIN_DECLS

typedef struct _StmExportHistory StmExportHistory;

StmExportHistory *stm_export_history_new  (void);
void              stm_export_history_free (StmExportHistory *self);
void              stm_export_history_add  (StmExportHistory *self,
                                           StmRecord        *record);
gboolean          stm_export_history_has  (StmExportHistory *self,
                                           StmEvent         *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmExportHistory, stm_export_history_free)

G_END_DECLS

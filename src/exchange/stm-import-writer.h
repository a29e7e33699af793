#pragma once

#include "exchange/stm-import-links.h"
#include "exchange/stm-import-plan.h"
#include "exchange/stm-package-gate.h"
#include "exchange/stm-profile-parser.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/* Writes the records of an import, each once nothing stands in its way. */
typedef struct _StmImportWriter StmImportWriter;

StmImportWriter *stm_import_writer_new           (StmTransaction   *transaction,
                                                  StmImportLinks   *links,
                                                  StmImportPlan    *plan);
void             stm_import_writer_set_gate      (StmImportWriter  *self,
                                                  StmPackageGate   *gate);
void             stm_import_writer_free          (StmImportWriter  *self);

gboolean         stm_import_writer_put           (StmImportWriter  *self,
                                                  StmParsed        *parsed,
                                                  StmRecord        *ours,
                                                  GError          **error);
gboolean         stm_import_writer_put_waiting   (StmImportWriter  *self,
                                                  GError          **error);
gboolean         stm_import_writer_check_removed (StmImportWriter  *self,
                                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmImportWriter, stm_import_writer_free)

G_END_DECLS

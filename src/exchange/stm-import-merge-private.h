#pragma once

#include "exchange/stm-import-index.h"
#include "exchange/stm-import-links.h"
#include "exchange/stm-import-merge.h"
#include "exchange/stm-import-writer.h"

G_BEGIN_DECLS

/**
 * StmImportMerge:
 *
 * Brings the records of a file into a database, in one transaction.  A record
 * goes in where it is new, or of a higher revision than ours (SPEC X1).
 */
struct _StmImportMerge
{
  StmTransaction  *transaction;
  StmRecord       *profile;
  StmImportPlan   *plan;
  StmImportIndex  *index;
  StmImportLinks  *links;
  StmImportWriter *writer;

  GType            type;        /* of the records that come now */
  gboolean         is_foreign;  /* our role does not keep such records */
  StmRecord       *theirs;      /* the profile in the file */

  StmPackageGate  *gate;        /* of a package; NULL for a profile's file */
  GHashTable      *met;         /* uuids of all records of a package */
};

void     stm_import_merge_report       (StmImportMerge  *self,
                                        StmParsed       *parsed,
                                        StmProblemList  *problems);
gboolean stm_import_merge_take         (StmImportMerge  *self,
                                        StmParsed       *parsed,
                                        StmRecord       *ours,
                                        GError         **error);
gboolean stm_import_merge_keep_ours    (StmImportMerge  *self,
                                        StmRecord       *ours,
                                        GError         **error);
gboolean stm_import_merge_from_package (StmImportMerge  *self,
                                        StmParsed       *parsed,
                                        StmRecord       *ours,
                                        GError         **error);

G_END_DECLS

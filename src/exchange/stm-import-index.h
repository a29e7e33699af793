#pragma once

#include "store/stm-transaction.h"

G_BEGIN_DECLS

/**
 * StmKnown:
 * @uuid: its name
 * @is_missing: it is neither in the file nor here
 * @is_broken: it stands in the file, but with errors
 * @is_deleted: it is deleted
 * @in_file: it stands in the file
 * @was_here: it was in the database before
 * @is_disputed: the file has it of the same revision with other contents
 * @accepted: of a request, bit n for period n that the file has accepted
 * @number: of a student the study year, of a request the number of periods
 * @school: (nullable): of a student
 * @mediation: (nullable): of a sheet, goal or activity
 * @record: (nullable): of a school, supervisor or programme, the record itself
 *
 * What other records need to know of a record to be checked.
 */
typedef struct _StmKnown StmKnown;
struct _StmKnown
{
  guint8     uuid[16];
  guint8     is_missing : 1;
  guint8     is_broken : 1;
  guint8     is_deleted : 1;
  guint8     in_file : 1;
  guint8     was_here : 1;
  guint8     is_disputed : 1;
  guint8     accepted;
  gint16     number;
  StmKnown  *school;
  StmKnown  *mediation;
  StmRecord *record;
};

typedef struct _StmImportIndex StmImportIndex;

StmImportIndex *stm_import_index_new  (StmTransaction  *transaction);
void            stm_import_index_free (StmImportIndex  *self);

StmKnown       *stm_import_index_peek (StmImportIndex  *self,
                                       GType            type,
                                       const char      *uuid);
StmKnown       *stm_import_index_find (StmImportIndex  *self,
                                       GType            type,
                                       const char      *uuid,
                                       GError         **error);
StmKnown       *stm_import_index_add  (StmImportIndex  *self,
                                       StmRecord       *record,
                                       GError         **error);
void            stm_import_index_add_broken (StmImportIndex *self,
                                       GType            type,
                                       const char      *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmImportIndex, stm_import_index_free)

G_END_DECLS

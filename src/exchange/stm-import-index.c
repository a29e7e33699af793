#include "config.h"

#include "exchange/stm-import-index.h"

#include "core/stm-activity.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-programme.h"
#include "core/stm-record-types.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-sheet.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

#include <string.h>

/**
 * StmImportIndex:
 *
 * The records that an import has met, as they will stand in the database.  A
 * hundred thousand students take little room here, and asking the database for
 * each of them again would take longer than writing them.
 */
struct _StmImportIndex
{
  StmTransaction *transaction;
  GHashTable     *tables;       /* of a GHashTable of StmKnown, by type */
};

static guint
hash_uuid (gconstpointer key)
{
  const StmKnown *known = key;
  guint hash;

  /* random bytes are as good as any hash of them */
  memcpy (&hash, known->uuid, sizeof hash);

  return hash;
}

static gboolean
equal_uuids (gconstpointer a, gconstpointer b)
{
  return memcmp (((const StmKnown *) a)->uuid, ((const StmKnown *) b)->uuid, 16) == 0;
}

static void
known_free (gpointer data)
{
  StmKnown *known = data;

  g_clear_object (&known->record);
  g_free (known);
}

static void
read_uuid (guint8 *bytes, const char *uuid)
{
  for (int i = 0; i < 16; uuid += 2)
    if (*uuid == '-')
      uuid--;
    else
      bytes[i++] = (guint8) (g_ascii_xdigit_value (uuid[0]) << 4 | g_ascii_xdigit_value (uuid[1]));
}

/**
 * stm_import_index_new:
 * @transaction: where records that are not in the file are looked for
 *
 * Returns: (transfer full): an empty index
 */
StmImportIndex *
stm_import_index_new (StmTransaction *transaction)
{
  StmImportIndex *self = g_new0 (StmImportIndex, 1);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  self->transaction = transaction;
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < n_types; i++)
    g_hash_table_insert (self->tables, GSIZE_TO_POINTER (types[i]),
                         g_hash_table_new_full (hash_uuid, equal_uuids, known_free, NULL));

  return self;
}

/**
 * stm_import_index_free:
 * @self: (transfer full): an index
 */
void
stm_import_index_free (StmImportIndex *self)
{
  g_hash_table_unref (self->tables);
  g_free (self);
}

static StmKnown *
insert (StmImportIndex *self, GType type, const char *uuid)
{
  GHashTable *table = g_hash_table_lookup (self->tables, GSIZE_TO_POINTER (type));
  StmKnown *known = g_new0 (StmKnown, 1);

  read_uuid (known->uuid, uuid);
  g_hash_table_add (table, known);

  return known;
}

/**
 * stm_import_index_peek:
 * @self: an index
 * @type: a record type
 * @uuid: a uuid
 *
 * Returns: (transfer none) (nullable): what the import has met of that name
 */
StmKnown *
stm_import_index_peek (StmImportIndex *self, GType type, const char *uuid)
{
  GHashTable *table = g_hash_table_lookup (self->tables, GSIZE_TO_POINTER (type));
  StmKnown sought;

  read_uuid (sought.uuid, uuid);

  return g_hash_table_lookup (table, &sought);
}

/**
 * stm_import_index_find:
 * @self: an index
 * @type: a record type
 * @uuid: a uuid
 * @error: return location for an error of the database
 *
 * Looks among what the import has met, then in the database.
 *
 * Returns: (transfer none): what is known of it, possibly that it is missing;
 *   %NULL with @error
 */
StmKnown *
stm_import_index_find (StmImportIndex *self, GType type, const char *uuid, GError **error)
{
  StmKnown *known = stm_import_index_peek (self, type, uuid);
  g_autoptr (StmRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (known != NULL)
    return known;

  record = stm_transaction_get (self->transaction, type, uuid, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (record == NULL)
    {
      known = insert (self, type, uuid);
      known->is_missing = TRUE;
      return known;
    }

  known = stm_import_index_add (self, record, error);
  if (known != NULL)
    known->was_here = TRUE;

  return known;
}

/* The mediation that others must share with @record; NULL where they need not. */
static const char *
get_mediation (StmRecord *record)
{
  if (STM_IS_SHEET (record))
    return STM_SHEET (record)->mediation;
  if (STM_IS_GOAL (record))
    return STM_GOAL (record)->mediation;

  return STM_IS_ACTIVITY (record) ? STM_ACTIVITY (record)->mediation : NULL;
}

/**
 * stm_import_index_add:
 * @self: an index
 * @record: a record that is not in the index, as it will stand in the database
 * @error: return location for an error of the database
 *
 * Returns: (transfer none): what is known of @record now
 */
StmKnown *
stm_import_index_add (StmImportIndex *self, StmRecord *record, GError **error)
{
  StmKnown *known = insert (self, G_OBJECT_TYPE (record), stm_record_get_uuid (record));

  known->is_deleted = stm_record_get_deleted_at (record) != NULL;

  if (STM_IS_SCHOOL (record) || STM_IS_SUPERVISOR (record) || STM_IS_PROGRAMME (record))
    known->record = g_object_ref (record);
  else if (STM_IS_REQUEST (record))
    known->number = (gint16) STM_REQUEST (record)->periods;
  else if (STM_IS_STUDENT (record))
    {
      known->number = (gint16) STM_STUDENT (record)->study_year;
      known->school = stm_import_index_find (self, STM_TYPE_SCHOOL, STM_STUDENT (record)->school, error);
      if (known->school == NULL)
        return NULL;
    }
  else if (get_mediation (record) != NULL)
    {
      known->mediation = stm_import_index_find (self, STM_TYPE_MEDIATION, get_mediation (record), error);
      if (known->mediation == NULL)
        return NULL;
    }

  return known;
}

/**
 * stm_import_index_add_broken:
 * @self: an index
 * @type: a record type
 * @uuid: a uuid that is not in the index
 *
 * Notes a record of the file that has errors, so that those which refer to it
 * are not blamed for that too.
 */
void
stm_import_index_add_broken (StmImportIndex *self, GType type, const char *uuid)
{
  StmKnown *known = insert (self, type, uuid);

  known->is_broken = TRUE;
  known->in_file = TRUE;
}

#include "config.h"

#include "package-tools.h"

#include "exchange/stm-package-seal-private.h"
#include "exchange/stm-sealed-package.h"
#include "store/stm-connection.h"

#include <sodium.h>
#include <string.h>

StmRecord *
package_find (StmStore *store, const char *last_name)
{
  g_autoptr (GListModel) students = stm_store_list (store, STM_TYPE_STUDENT, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (StmStudent) student = g_list_model_get_item (students, i);

      if (g_strcmp0 (student->last_name, last_name) == 0)
        return g_object_ref (STM_RECORD (student));
    }

  return NULL;
}

StmRecord *
package_find_request (StmStore *store, const char *last_name)
{
  g_autoptr (StmRecord) student = package_find (store, last_name);
  g_autoptr (GListModel) requests = NULL;

  if (student == NULL)
    return NULL;

  requests = stm_store_list (store, STM_TYPE_REQUEST, "student", stm_record_get_uuid (student), NULL);

  return g_list_model_get_item (requests, 0);
}

void
package_edit (StmStore *store, const char *last_name, const char *field, const char *value)
{
  g_autoptr (StmRecord) student = package_find (store, last_name);

  g_assert_nonnull (student);
  g_object_set (student, field, value, NULL);
  package_save (store, student);
}

StmRecord *
package_decide (StmStore *store, StmService *service, const char *last_name, StmDecision state)
{
  g_autoptr (StmRecord) request = package_find_request (store, last_name);
  StmRecord *placement = stm_record_new (STM_TYPE_PLACEMENT);

  g_assert_nonnull (request);
  g_object_set (placement, "request", stm_record_get_uuid (request), "period", 1, "state", state,
                "service", stm_record_get_uuid (STM_RECORD (service)), "contact-name", "Mieke Contact",
                "reason", state == STM_DECISION_DECLINED ? "volzet" : NULL, NULL);

  return package_save (store, placement);
}

void
package_withdraw (StmStore *store)
{
  g_autoptr (StmRecord) placement = package_get_only (store, STM_TYPE_PLACEMENT);

  g_object_set (placement, "state", STM_DECISION_WITHDRAWN, "reason", "ziek", NULL);
  package_save (store, placement);
}

static gboolean
delete_it (StmTransaction *transaction, gpointer record, GCancellable *cancellable, GError **error)
{
  return stm_transaction_delete (transaction, record, error);
}

void
package_delete (StmStore *store, StmRecord *record)
{
  g_autoptr (GError) error = NULL;

  stm_store_run (store, delete_it, record, NULL, &error);
  g_assert_no_error (error);
}

static void
add_table (GChecksum *state, sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (rows); i++)
      {
        const guint8 *text = sqlite3_column_blob (rows, i);
        int size = sqlite3_column_bytes (rows, i);

        g_checksum_update (state, text != NULL ? text : (const guint8 *) "", size);
        g_checksum_update (state, (const guint8 *) "|", 1);
      }
  sqlite3_finalize (rows);
}

char *
package_dup_state (StmStore *store)
{
  const char *const tables[] = { "profile", "region", "school", "supervisor", "service", "programme", "deadline", "offer",
                                 "student", "request", "placement", "demand", "arrangement", "assignment", "message",
                                 "peer", "package", "seen", "identity", "event" };
  guint8 key[STM_KEY_SIZE];
  g_autoptr (GChecksum) state = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (StmDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  memset (key, 0x5a, sizeof key);
  database = stm_database_open (g_file_peek_path (stm_store_get_file (store)), key, STM_DATABASE_QUERY_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (state, stm_database_get_handle (database), tables[i]);

  return g_strdup (g_checksum_get_string (state));
}

static StmIdentity *
get_identity (StmStore *store)
{
  g_autoptr (GBytes) bytes = stm_store_get_identity (store, NULL);

  return stm_identity_from_bytes (bytes, NULL);
}

char *
package_read (GFile *file, StmStore *receiver)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmSealedPackage) sealed = stm_sealed_package_read (file, NULL, &error);
  g_autoptr (StmIdentity) identity = get_identity (receiver);
  g_autoptr (GBytes) body = stm_sealed_package_open (sealed, identity, PASSPHRASE, &error);
  gsize size;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (body, &size);

  return g_strndup (text, size);
}

GFile *
package_forge (PackageFixture *fixture, GFile *file, StmStore *sender, StmStore *receiver, const char *part, const char *other)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("forged-%d.stagematching", ++number);
  g_autofree char *text = package_read (file, receiver);
  g_autofree char *changed = exchange_replace (text, part, other);
  g_autoptr (StmIdentity) identity = get_identity (sender);
  g_autoptr (GBytes) body = g_bytes_new (changed, strlen (changed));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stm_package_seal_at_cost (body, identity, NULL, PASSPHRASE, crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                                       crypto_pwhash_argon2id_MEMLIMIT_MIN, &error);
  GFile *forged = exchange_get_file (&fixture->base, name);

  g_assert_no_error (error);
  store_fixture_write_file (g_file_peek_path (forged), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return forged;
}

#include "config.h"

#include "exchange/stm-package-export.h"

#include "core/stm-deadline.h"
#include "core/stm-error.h"
#include "core/stm-package.h"
#include "core/stm-placement.h"
#include "core/stm-record-types.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-package-seal.h"
#include "exchange/stm-package-selection.h"
#include "exchange/stm-peers.h"
#include "exchange/stm-safe-file.h"

#include <glib/gi18n-lib.h>

/* One package on its way: made by the caller, worked on by the writing thread. */
typedef struct
{
  StmPackageOrder      order;
  char                *receiver;
  char                *passphrase;
  GFile               *file;
  guint                n_records;

  /* the thread's own */
  GCancellable        *cancellable;
  StmTransaction      *transaction;
  StmPackageManifest  *manifest;
  StmPackageSelection *selection;
  StmPeer             *peer;
  GString             *json;
  gboolean             any_record;
} Export;

static Export *
export_new (const StmPackageOrder *order, GFile *file)
{
  Export *self = g_new0 (Export, 1);

  self->order = *order;
  self->order.receiver = self->receiver = g_strdup (order->receiver);
  self->order.passphrase = self->passphrase = g_strdup (order->passphrase);
  self->file = g_object_ref (file);

  return self;
}

static void
export_free (gpointer data)
{
  Export *self = data;

  g_free (self->receiver);
  g_clear_pointer (&self->passphrase, g_free);
  g_object_unref (self->file);
  g_clear_pointer (&self->selection, stm_package_selection_free);
  g_clear_pointer (&self->manifest, stm_package_manifest_free);
  g_clear_object (&self->peer);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, reason);

  return FALSE;
}

/* A region's profile of an older version has no record of its region yet. */
static gboolean
ensure_region (Export *self, StmProfile *profile, GError **error)
{
  g_autoptr (StmRecord) region = NULL;

  if (profile->role != STM_ROLE_REGION || profile->region != NULL)
    return TRUE;

  region = stm_record_new (STM_TYPE_REGION);
  g_object_set (region, "name", profile->name, NULL);
  g_object_set (profile, "region", stm_record_get_uuid (region), NULL);

  return stm_transaction_save (self->transaction, region, error)
         && stm_transaction_save (self->transaction, STM_RECORD (profile), error);
}

static gboolean
find_receiver (Export *self, StmProfile *profile, GError **error)
{
  StmPackageParty *to = &self->manifest->to;
  GType type = STM_TYPE_SCHOOL;
  g_autoptr (StmRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (profile->role != STM_ROLE_REGION)
    {
      to->role = STM_ROLE_REGION;
      to->region = g_strdup (profile->region);
      return TRUE;
    }

  if (self->receiver == NULL)
    return refuse (error, _("Choose the school or service that the package is for."));

  record = stm_transaction_get (self->transaction, type, self->receiver, &local_error);
  if (record == NULL && local_error == NULL)
    {
      type = STM_TYPE_SERVICE;
      record = stm_transaction_get (self->transaction, type, self->receiver, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (record == NULL || stm_record_get_deleted_at (record) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such school or service."));
      return FALSE;
    }

  to->role = type == STM_TYPE_SCHOOL ? STM_ROLE_SCHOOL : STM_ROLE_SERVICE;
  to->region = g_strdup (profile->region);
  to->name = stm_record_dup_title (record);
  *(type == STM_TYPE_SCHOOL ? &to->school : &to->service) = g_strdup (self->receiver);

  return TRUE;
}

static gboolean
write_head (Export *self, StmProfile *profile, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  StmPackageManifest *manifest = self->manifest = stm_package_manifest_new ();

  manifest->uuid = g_uuid_string_random ();
  manifest->content = self->order.content;
  manifest->made_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  manifest->from.role = profile->role;
  manifest->from.profile = g_strdup (stm_record_get_uuid (STM_RECORD (profile)));
  manifest->from.name = g_strdup (profile->name);
  manifest->from.region = g_strdup (profile->region);
  manifest->from.school = profile->role == STM_ROLE_SCHOOL ? g_strdup (profile->school) : NULL;
  manifest->from.service = profile->role == STM_ROLE_SERVICE ? g_strdup (profile->service) : NULL;

  if (!find_receiver (self, profile, error))
    return FALSE;
  if (!stm_package_content_goes (manifest->content, manifest->from.role, manifest->to.role))
    return refuse (error, _("Your role makes no package of this kind for that receiver."));
  if (stm_package_party_get_owner (&manifest->from) == NULL)
    return refuse (error, _("This profile does not say which school or service it is."));

  return TRUE;
}

/* What the other profile has sent us, it need not fear that we overwrite unseen. */
static gboolean
note_seen (Export *self, StmRecord *record, GError **error)
{
  const char *uuid = stm_record_get_uuid (record);
  int revision;

  if (self->peer == NULL)
    return TRUE;
  if (!stm_transaction_get_seen (self->transaction, stm_record_get_uuid (STM_RECORD (self->peer)), uuid, &revision, error))
    return FALSE;
  if (revision > 0)
    g_hash_table_insert (self->manifest->seen, g_strdup (uuid), GINT_TO_POINTER (revision));

  return TRUE;
}

/* Of another service's acceptance only that it is one goes on, and of a moment
 * not what was done for it here. */
static StmRecord *
strip (Export *self, StmRecord *record)
{
  StmRecord *copy;

  if (STM_IS_DEADLINE (record))
    {
      copy = stm_record_copy (record);
      g_object_set (copy, "done-on", NULL, NULL);
      return copy;
    }

  if (!STM_IS_PLACEMENT (record) || self->manifest->to.role != STM_ROLE_SERVICE
      || g_strcmp0 (STM_PLACEMENT (record)->service, self->manifest->to.service) == 0)
    return g_object_ref (record);

  copy = stm_record_copy (record);
  g_object_set (copy, "contact-name", NULL, "notes", NULL, "reason", NULL, NULL);

  return copy;
}

static gboolean
write_record (Export *self, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) shown = strip (self, record);

  g_string_append (self->json, self->any_record ? ",\n" : "\n");
  stm_json_append_record (self->json, shown, STM_JSON_IDENTITY, self->manifest->to.role,
                          self->manifest->content == STM_PACKAGE_DETAILS);
  self->any_record = TRUE;
  self->n_records++;

  return note_seen (self, record, error);
}

static gboolean
write_list (Export *self, GType type, GError **error)
{
  g_autoptr (GPtrArray) uuids = stm_package_selection_list (self->selection, type);

  for (guint i = 0; i < uuids->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StmRecord) record = stm_transaction_get (self->transaction, type, uuids->pdata[i], &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || (record != NULL && !write_record (self, record, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_records (Export *self, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);

      if (!stm_package_content_holds (self->manifest->content, klass->kind))
        continue;

      g_string_append_printf (self->json, ",\n\"%s\":[", klass->plural);
      self->any_record = FALSE;
      if (!write_list (self, types[i], error))
        return FALSE;
      g_string_append (self->json, self->any_record ? "\n]" : "]");
    }
  g_string_append (self->json, "\n}\n");

  return TRUE;
}

/* The head says what was seen of the records, so it is written after them. */
static GBytes *
write_body (Export *self, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) records = self->json = g_string_new (NULL);

  if (!write_records (self, error))
    return NULL;

  stm_package_manifest_append (self->manifest, body);
  g_string_append_len (body, records->str, records->len);

  return g_string_free_to_bytes (g_steal_pointer (&body));
}

static GBytes *
seal (Export *self, GBytes *body, GError **error)
{
  g_autoptr (StmIdentity) identity = stm_peers_ensure_identity (self->transaction, error);
  StmPublicKeys keys;
  gboolean has_keys = stm_peers_get_keys (self->peer, &keys);

  if (identity == NULL)
    return NULL;

  if (self->passphrase != NULL)
    return stm_package_seal (body, identity, NULL, self->passphrase, error);

  /* the catalogue has no personal data of students, and brings the keys */
  if (!has_keys && self->manifest->content != STM_PACKAGE_CATALOGUE)
    {
      refuse (error, _("No package has come from this receiver yet, so that its key is not known. "
                       "Give a passphrase, and tell it to the receiver by another way."));
      return NULL;
    }

  return stm_package_seal (body, identity, has_keys ? &keys : NULL, NULL, error);
}

static gboolean
keep_note (Export *self, StmProfile *profile, GBytes *file, GError **error)
{
  g_autoptr (StmRecord) package = stm_record_new (STM_TYPE_PACKAGE);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);

  stm_record_set_uuid (package, self->manifest->uuid);
  stm_record_set_revision (package, 1);
  stm_record_set_times (package, self->manifest->made_at, self->manifest->made_at, NULL);
  g_object_set (package,
                "direction", STM_DIRECTION_SENT,
                "content", self->manifest->content,
                "peer", self->peer != NULL ? stm_record_get_uuid (STM_RECORD (self->peer)) : NULL,
                "receiver", stm_package_party_get_owner (&self->manifest->to),
                "made-at", self->manifest->made_at,
                "records", (int) self->n_records,
                "digest", digest,
                NULL);

  return stm_transaction_put (self->transaction, package, error)
         && stm_transaction_log_departure (self->transaction, STM_EVENT_WAY_PACKAGE, STM_RECORD (profile), NULL, error);
}

static gboolean
write_file (Export *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmSafeFile) safe = stm_safe_file_new (self->file, error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return safe != NULL
         && g_output_stream_write_all (stm_safe_file_get_stream (safe), data, size, NULL, cancellable, error)
         && stm_safe_file_commit (safe, cancellable, error);
}

/* The file is in its place before the transaction is kept: what is noted as sent
 * was written. */
static gboolean
export_in_transaction (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *self = data;
  g_autoptr (StmProfile) profile = stm_transaction_dup_profile (transaction);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) file = NULL;
  const char *receiver;

  self->transaction = transaction;
  self->cancellable = cancellable;
  if (!ensure_region (self, profile, error) || !write_head (self, profile, error))
    return FALSE;

  receiver = stm_package_party_get_owner (&self->manifest->to);
  if (receiver != NULL)
    self->peer = stm_peers_find_owner (transaction, self->manifest->to.role, receiver, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->selection = stm_package_selection_new (transaction, self->manifest, self->order.undecided, error);
  body = self->selection != NULL ? write_body (self, error) : NULL;
  file = body != NULL ? seal (self, body, error) : NULL;

  return file != NULL
         && keep_note (self, profile, file, error)
         && write_file (self, file, cancellable, error);
}

/**
 * stm_package_export:
 * @store: a store that may write
 * @order: what package to make
 * @file: where to; what stood there is replaced once all is written
 * @cancellable: (nullable): stops it
 * @n_records: (out) (optional): how many records it holds
 * @error: return location: #STM_ERROR_REFUSED where the role or the receiver does
 *   not fit or no key is known, #STM_ERROR_INVALID for a weak passphrase
 *
 * Makes a package for another profile (SPEC X1), sealed to its key or by a
 * passphrase and signed, and notes that it was made.  What the receiver may not
 * see is not in it (SPEC P3).  Waits until all is done: for commands and tests.
 *
 * Returns: whether it was written
 */
gboolean
stm_package_export (StmStore               *store,
                    const StmPackageOrder  *order,
                    GFile                  *file,
                    GCancellable           *cancellable,
                    guint                  *n_records,
                    GError                **error)
{
  Export *self = export_new (order, file);
  gboolean ok = stm_store_run (store, export_in_transaction, self, cancellable, error);

  if (n_records != NULL)
    *n_records = self->n_records;
  export_free (self);

  return ok;
}

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * stm_package_export_async:
 * @store: a store that may write
 * @order: what package to make; copied
 * @file: where to
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * As stm_package_export(), in the writing thread.
 */
void
stm_package_export_async (StmStore               *store,
                          const StmPackageOrder  *order,
                          GFile                  *file,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Export *self = export_new (order, file);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, stm_package_export_async);
  g_task_set_task_data (task, self, export_free);
  stm_store_run_async (store, export_in_transaction, self, NULL, cancellable, exported, task);
}

/**
 * stm_package_export_finish:
 * @store: the store
 * @result: of stm_package_export_async()
 * @n_records: (out) (optional): how many records the package holds
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
stm_package_export_finish (StmStore *store, GAsyncResult *result, guint *n_records, GError **error)
{
  Export *self = g_task_get_task_data (G_TASK (result));

  if (n_records != NULL)
    *n_records = self->n_records;

  return g_task_propagate_boolean (G_TASK (result), error);
}

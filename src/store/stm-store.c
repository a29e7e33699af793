#include "config.h"

#include "store/stm-store-private.h"

#include "store/stm-backup.h"
#include "store/stm-lock-file.h"
#include "store/stm-migrator.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>

#define PLAIN_HEADER "SQLite format 3"

/**
 * StmStore:
 *
 * One profile's database: what views, commands and the exchange hold.  Reads on
 * the main thread are short; everything that may be long runs on the reading
 * thread; everything that writes runs on the one writing thread.
 */
G_DEFINE_FINAL_TYPE (StmStore, stm_store, G_TYPE_OBJECT)

enum { PROP_0, PROP_ROLE, N_PROPS };
enum { CHANGED, FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
stm_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, STM_STORE (object)->role);
}

static void
stm_store_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  stm_store_set_role (STM_STORE (object), g_value_get_int (value));
}

static void
stm_store_finalize (GObject *object)
{
  StmStore *self = STM_STORE (object);

  stm_store_close (self);
  explicit_bzero (self->key, sizeof self->key);
  munlock (self->key, sizeof self->key);
  g_clear_object (&self->file);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (stm_store_parent_class)->finalize (object);
}

static void
stm_store_class_init (StmStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_store_get_property;
  object_class->set_property = stm_store_set_property;
  object_class->finalize = stm_store_finalize;

  properties[PROP_ROLE] = g_param_spec_int ("role", NULL, NULL, STM_ROLE_NONE, STM_ROLE_PARTNER, STM_ROLE_NONE,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
stm_store_init (StmStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  mlock (self->key, sizeof self->key);
}

/* Tells, with few words, files that cannot be ours before SQLite sees them. */
static gboolean
check_header (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char header[sizeof PLAIN_HEADER] = { 0 };
  gsize n_read = 0;

  if (stream == NULL)
    return TRUE;

  g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof PLAIN_HEADER - 1, &n_read, NULL, NULL);
  if (n_read == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

  if (stm_database_is_encrypted () && g_str_equal (header, PLAIN_HEADER))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FOREIGN,
                           _("The file is a database that is not encrypted, so it is not one of Stagematching."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_place (const char *path, StmStoreFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!stm_database_refuse_place (folder, error))
    return FALSE;

  if (flags & STM_STORE_CREATE && exists)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_IN_USE, _("“%s” exists already."), path);
      return FALSE;
    }

  if (!(flags & STM_STORE_CREATE) && !exists)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("“%s” does not exist."), path);
      return FALSE;
    }

  return !exists || check_header (path, error);
}

static void
checkpoint (StmConnection *connection, gpointer data)
{
  stm_database_execute (stm_connection_get_database (connection), "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
}

static gboolean
open_writer (StmStore *self, const char *path, StmStoreFlags flags, GError **error)
{
  gboolean create = (flags & STM_STORE_CREATE) != 0;
  g_autoptr (StmConnection) connection = NULL;

  self->lock = stm_lock_file_take (path, error);
  if (self->lock == NULL)
    return FALSE;

  connection = stm_connection_open (path, self->key, create ? STM_DATABASE_CREATE : STM_DATABASE_DEFAULT, error);
  if (connection == NULL
      || !stm_migrator_run (stm_connection_get_database (connection), path, create, error))
    return FALSE;

  g_chmod (path, 0600);
  self->writer = stm_worker_new ("stm-writer", g_steal_pointer (&connection), checkpoint, NULL);

  return TRUE;
}

static gboolean
open_readers (StmStore *self, const char *path, GError **error)
{
  StmConnection *background;
  gint64 version;

  self->reader = stm_connection_open (path, self->key, STM_DATABASE_QUERY_ONLY, error);
  if (self->reader == NULL
      || !stm_migrator_check (stm_connection_get_database (self->reader), &version, error))
    return FALSE;

  if (version < stm_migrator_get_newest ())
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_READ_ONLY,
                           _("The database is of an older version. Open it once for writing."));
      return FALSE;
    }

  background = stm_connection_open (path, self->key, STM_DATABASE_QUERY_ONLY, error);
  if (background == NULL)
    return FALSE;

  self->background = stm_worker_new ("stm-reader", background, NULL, NULL);

  return TRUE;
}

static gboolean
stm_store_open_at (StmStore *self, const char *path, StmStoreFlags flags, GError **error)
{
  g_autoptr (StmProfile) profile = NULL;

  if (!check_place (path, flags, error)
      || (!(flags & STM_STORE_READ_ONLY) && !open_writer (self, path, flags, error))
      || !open_readers (self, path, error))
    return FALSE;

  profile = stm_store_dup_profile (self);
  if (profile != NULL)
    self->role = profile->role;

  return TRUE;
}

/**
 * stm_store_open:
 * @file: a local file
 * @key: #STM_KEY_SIZE bytes, which are copied
 * @flags: how
 * @error: return location: any #StmError of databases
 *
 * Opens a profile's database, bringing it to the newest version.  A refusal
 * changes nothing.
 *
 * Returns: (transfer full): the store
 */
StmStore *
stm_store_open (GFile *file, gconstpointer key, StmStoreFlags flags, GError **error)
{
  g_autoptr (StmStore) self = g_object_new (STM_TYPE_STORE, NULL);
  g_autofree char *path = g_file_get_path (file);

  g_return_val_if_fail (path != NULL, NULL);

  self->file = g_object_ref (file);
  if (key != NULL)
    memcpy (self->key, key, STM_KEY_SIZE);

  if (stm_store_open_at (self, path, flags, error))
    return g_steal_pointer (&self);

  if (flags & STM_STORE_CREATE && self->lock != NULL)
    {
      stm_store_close (self);
      g_unlink (path);
    }

  return NULL;
}

typedef struct
{
  GFile         *file;
  guint8         key[STM_KEY_SIZE];
  StmStoreFlags  flags;
  GMainContext  *context;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open_data = data;

  g_object_unref (open_data->file);
  explicit_bzero (open_data->key, sizeof open_data->key);
  g_main_context_unref (open_data->context);
  g_free (open_data);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *data = task_data;
  g_autoptr (GError) error = NULL;
  StmStore *self = stm_store_open (data->file, data->key, data->flags, &error);

  if (self == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_main_context_unref (self->context);
  self->context = g_main_context_ref (data->context);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * stm_store_open_async:
 * @file: a local file
 * @key: #STM_KEY_SIZE bytes, which are copied
 * @flags: how
 * @cancellable: (nullable): gives the wait up; what was begun ends in peace
 * @callback: called on the main context of the caller
 * @user_data: for @callback
 *
 * Opens in a thread, since a migration may take long.
 */
void
stm_store_open_async (GFile               *file,
                      gconstpointer        key,
                      StmStoreFlags        flags,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  data->file = g_object_ref (file);
  if (key != NULL)
    memcpy (data->key, key, STM_KEY_SIZE);
  data->flags = flags;
  data->context = g_main_context_ref_thread_default ();

  g_task_set_source_tag (task, stm_store_open_async);
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * stm_store_open_finish:
 * @result: of stm_store_open_async()
 * @error: return location
 *
 * Returns: (transfer full): the store
 */
StmStore *
stm_store_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * stm_store_close:
 * @self: a store
 *
 * Waits for what is being written, then closes the file; only the last copy of
 * the object can follow.
 */
void
stm_store_close (StmStore *self)
{
  g_clear_pointer (&self->background, stm_worker_free);
  g_clear_pointer (&self->reader, stm_connection_close);

  if (self->writer != NULL)
    stm_worker_call (self->writer, checkpoint, NULL);
  g_clear_pointer (&self->writer, stm_worker_free);
  g_clear_pointer (&self->lock, stm_lock_file_release);
}

/**
 * stm_store_get_file:
 * @self: a store
 *
 * Returns: (transfer none): the database
 */
GFile *
stm_store_get_file (StmStore *self)
{
  return self->file;
}

/**
 * stm_store_is_encrypted:
 *
 * Returns: whether this build keeps its databases encrypted
 */
gboolean
stm_store_is_encrypted (void)
{
  return stm_database_is_encrypted ();
}

/**
 * stm_store_get_role:
 * @self: a store
 *
 * Returns: who is working now
 */
StmRole
stm_store_get_role (StmStore *self)
{
  return self->role;
}

/**
 * stm_store_set_role:
 * @self: a store
 * @role: who is working from now on; decisions are entered by the region in the
 *   same database until packages exist (SPEC T8)
 */
void
stm_store_set_role (StmStore *self, StmRole role)
{
  if (self->role == role)
    return;

  self->role = role;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
}

void
stm_store_emit_changed (StmStore *self, const char *kind)
{
  g_signal_emit (self, signals[CHANGED], 0, kind);
}

void
stm_store_emit_failed (StmStore *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

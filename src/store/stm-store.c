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
  g_free (self->person);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);

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
  g_mutex_init (&self->mutex);
  mlock (self->key, sizeof self->key);
}

/* Why SQLite could not make sense of a file.  Looked at only after that: who
 * opens and closes a database besides SQLite drops its locks. */
static void
explain_damage (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char header[sizeof PLAIN_HEADER] = { 0 };

  if (!stm_database_is_encrypted () || !g_error_matches (*error, STM_ERROR, STM_ERROR_DAMAGED))
    return;

  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof PLAIN_HEADER - 1, NULL, NULL, NULL)
      || !g_str_equal (header, PLAIN_HEADER))
    return;

  g_clear_error (error);
  g_set_error_literal (error, STM_ERROR, STM_ERROR_FOREIGN,
                       _("The file is a database that is not encrypted, so it is not one of Stagematching."));
}

/* SQLite finds the log beside what a link points to, so must the lock. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (path, NULL);
  char *real_folder;

  if (real != NULL)
    return real;

  real_folder = realpath (folder, NULL);
  real = real_folder != NULL ? g_build_filename (real_folder, name, NULL) : g_strdup (path);
  free (real_folder);

  return real;
}

static gboolean
check_place (const char *path, StmStoreFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;
  gboolean exists = g_stat (path, &status) == 0;

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

  if (exists && status.st_size == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

  return TRUE;
}

static void
checkpoint (StmConnection *connection, gpointer data)
{
  stm_database_checkpoint (stm_connection_get_database (connection));
}

/* created: set where the file is ours to remove again on failure */
static gboolean
open_writer (StmStore *self, const char *path, StmStoreFlags flags, gboolean *created, GError **error)
{
  gboolean create = (flags & STM_STORE_CREATE) != 0;
  g_autoptr (StmConnection) connection = NULL;

  /* once more under the lock, for one who was faster */
  self->lock = stm_lock_file_take (path, error);
  if (self->lock == NULL || !check_place (path, flags, error))
    return FALSE;

  *created = create;
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

  if (version == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

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
open_at (StmStore *self, const char *path, StmStoreFlags flags, gboolean *created, GError **error)
{
  g_autoptr (StmProfile) profile = NULL;

  if (!check_place (path, flags, error)
      || (!(flags & STM_STORE_READ_ONLY) && !open_writer (self, path, flags, created, error))
      || !open_readers (self, path, error))
    return FALSE;

  profile = stm_store_dup_profile (self);
  if (profile != NULL)
    self->role = profile->role;

  return TRUE;
}

static void
stop_worker (StmStore *self, StmWorker **worker)
{
  g_autoptr (StmWorker) stopping = NULL;

  g_mutex_lock (&self->mutex);
  stopping = g_steal_pointer (worker);
  g_mutex_unlock (&self->mutex);

  if (stopping != NULL)
    stm_worker_stop (stopping);
}

static void
close_files (StmStore *self)
{
  stop_worker (self, &self->background);
  g_clear_pointer (&self->reader, stm_connection_close);

  if (self->writer != NULL)
    stm_worker_push (self->writer, checkpoint, NULL);
  stop_worker (self, &self->writer);
}

static void
remove_created (const char *path)
{
  const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
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
  g_autofree char *path = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean created = FALSE;

  g_return_val_if_fail (g_file_peek_path (file) != NULL, NULL);

  self->file = g_object_ref (file);
  self->read_only = (flags & STM_STORE_READ_ONLY) != 0;
  if (key != NULL)
    memcpy (self->key, key, STM_KEY_SIZE);

  path = dup_real_path (g_file_peek_path (file));
  if (open_at (self, path, flags, &created, &local_error))
    return g_steal_pointer (&self);

  if (created)
    {
      /* under the lock, so that it is ours */
      close_files (self);
      remove_created (path);
    }
  stm_store_close (self);
  if (!created)
    explain_damage (path, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));

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
 * Waits for what was asked before, then closes the file.  What is asked later
 * fails with %G_IO_ERROR_CLOSED; reading on the main thread is over.  Lists
 * stay as they are.
 */
void
stm_store_close (StmStore *self)
{
  close_files (self);
  g_clear_pointer (&self->lock, stm_lock_file_release);
}

/* A worker for a while, in any thread; NULL where there is none. */
StmWorker *
stm_store_ref_worker (StmStore *self, StmWorker **worker)
{
  StmWorker *result;

  g_mutex_lock (&self->mutex);
  result = *worker != NULL ? stm_worker_ref (*worker) : NULL;
  g_mutex_unlock (&self->mutex);

  return result;
}

/* Gives a job to a worker, or answers its task, which is taken, that the store
 * is closed. */
gboolean
stm_store_push (StmStore *self, StmWorker **worker, StmWorkerFunc func, gpointer data, GTask *task)
{
  g_autoptr (StmWorker) asked = stm_store_ref_worker (self, worker);

  if (asked != NULL && stm_worker_push (asked, func, data))
    return TRUE;

  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The profile was closed."));
  g_object_unref (task);

  return FALSE;
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

/**
 * stm_store_set_person:
 * @self: a store
 * @person: (nullable): who works, as the history will name them (SPEC W16); %NULL
 *   for whom the profile names
 *
 * To be called before anything is written.
 */
void
stm_store_set_person (StmStore *self, const char *person)
{
  g_set_str (&self->person, person);
}

/* On the main context: tells what kind of record was written, NULL for several. */
void
stm_store_emit_changed (StmStore *self, const char *kind)
{
  g_signal_emit (self, signals[CHANGED], 0, kind);
}

/* On the main context: tells that something could not be read that nobody waits
 * for. */
void
stm_store_emit_failed (StmStore *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

#include "config.h"

#include "app/stm-backup-keeper.h"

#define CHECK_SECONDS (60 * 60)

typedef struct
{
  StmBackupKeeper *keeper;
  gboolean         asked;
} Run;

struct _StmBackupKeeper
{
  GObject       parent_instance;

  StmSession   *session;
  GCancellable *cancellable;
  guint         timer;
  Run          *current;
};

G_DEFINE_FINAL_TYPE (StmBackupKeeper, stm_backup_keeper, G_TYPE_OBJECT)

enum
{
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Run *run = user_data;
  g_autoptr (StmBackupKeeper) self = run->keeper;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;

  backup = stm_store_backup_finish (STM_STORE (source), result, &error);
  if (self->current == run)
    self->current = NULL;

  if (backup != NULL)
    g_signal_emit (self, signals[DONE], 0, backup, run->asked);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error, run->asked);
}

static void
start (StmBackupKeeper *self, gboolean asked)
{
  StmStore *store = stm_session_get_store (self->session);
  Run *run;

  if (store == NULL || self->current != NULL)
    return;

  run = g_new0 (Run, 1);
  run->keeper = g_object_ref (self);
  run->asked = asked;
  self->current = run;
  stm_store_backup_async (store, stm_profile_folder_get_backups (stm_session_get_folder (self->session)),
                          self->cancellable, backed_up, run);
}

static gboolean
has_backup_of_today (StmBackupKeeper *self)
{
  GFile *folder = stm_profile_folder_get_backups (stm_session_get_folder (self->session));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "profile-%Y-%m-%d.db");
  g_autoptr (GFile) backup = g_file_get_child (folder, name);

  return g_file_query_exists (backup, NULL);
}

static gboolean
check (gpointer user_data)
{
  StmBackupKeeper *self = user_data;

  if (stm_session_get_store (self->session) != NULL && !has_backup_of_today (self))
    start (self, FALSE);

  return G_SOURCE_CONTINUE;
}

static void
store_changed (StmBackupKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->current = NULL;

  check (self);
}

static void
stm_backup_keeper_dispose (GObject *object)
{
  StmBackupKeeper *self = STM_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (stm_backup_keeper_parent_class)->dispose (object);
}

static void
stm_backup_keeper_class_init (StmBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_backup_keeper_dispose;

  signals[DONE] = g_signal_new ("done", STM_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", STM_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ERROR, G_TYPE_BOOLEAN);
}

static void
stm_backup_keeper_init (StmBackupKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add_seconds (CHECK_SECONDS, check, self);
}

/**
 * stm_backup_keeper_new:
 * @session: the session whose profiles are backed up
 *
 * Returns: (transfer full): a keeper that begins when a profile opens
 */
StmBackupKeeper *
stm_backup_keeper_new (StmSession *session)
{
  StmBackupKeeper *self = g_object_new (STM_TYPE_BACKUP_KEEPER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * stm_backup_keeper_run:
 * @self: the keeper
 *
 * Makes the backup of today now, in the place of an earlier one of today.
 */
void
stm_backup_keeper_run (StmBackupKeeper *self)
{
  start (self, TRUE);
}

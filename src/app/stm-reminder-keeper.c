#include "config.h"

#include "app/stm-reminder-keeper.h"

#include "core/stm-moment.h"
#include "core/stm-reminder-rules.h"
#include "store/stm-store-numbers.h"

#define MINUTE 60

struct _StmReminderKeeper
{
  GObject           parent_instance;

  GSettings        *settings;
  StmReminderClock  clock;
  StmStore         *store;
  StmNumbers       *numbers;        /* NULL: to be read again */
  GCancellable     *cancellable;    /* of the reading that is under way */
  char             *since;          /* the moment of the last look */
  GHashTable       *told;           /* ids */
  guint             timer;
};

G_DEFINE_FINAL_TYPE (StmReminderKeeper, stm_reminder_keeper, G_TYPE_OBJECT)

enum
{
  REMIND,
  WITHDRAW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_now (StmReminderKeeper *self)
{
  g_autoptr (GDateTime) now = self->clock ();

  return stm_moment_from_utc (now);
}

/* all: also what is still to be done */
static void
withdraw (StmReminderKeeper *self, gboolean all)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (all || !stm_reminder_is_open (self->numbers, stm_store_get_role (self->store), id))
      {
        g_signal_emit (self, signals[WITHDRAW], 0, id);
        g_hash_table_iter_remove (&iter);
      }
}

static void
tell (StmReminderKeeper *self, const char *now)
{
  g_autoptr (GPtrArray) reminders = NULL;

  reminders = stm_reminder_list (self->numbers, stm_store_get_role (self->store), self->since, now);
  for (guint i = 0; i < reminders->len; i++)
    {
      StmReminder *reminder = reminders->pdata[i];

      g_hash_table_add (self->told, g_strdup (reminder->id));
      g_signal_emit (self, signals[REMIND], 0, reminder->id, reminder->title, reminder->body,
                     reminder->kind, reminder->uuid);
    }
}

static void
compare (StmReminderKeeper *self)
{
  g_autofree char *now = dup_now (self);
  gboolean wanted = g_settings_get_boolean (self->settings, "deadline-notifications");

  withdraw (self, !wanted);
  if (wanted)
    tell (self, now);
  g_set_str (&self->since, now);
}

static void
numbers_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmReminderKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  StmNumbers *numbers = stm_store_numbers_finish (STM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || STM_STORE (source) != self->store)
    {
      g_clear_pointer (&numbers, stm_numbers_unref);
      return;
    }

  /* who works is told of it by the view; the next look tries again */
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->numbers, stm_numbers_unref);
  self->numbers = numbers;
  if (numbers != NULL)
    compare (self);
}

static void
stop_reading (StmReminderKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What is read before a change says nothing any more. */
static void
forget_numbers (StmReminderKeeper *self)
{
  stop_reading (self);
  g_clear_pointer (&self->numbers, stm_numbers_unref);
}

static void
store_changed (StmReminderKeeper *self, const char *kind)
{
  const char *const kinds[] = { "programme", "deadline", "demand", "arrangement", "message", "school", NULL };

  if (kind == NULL || g_strv_contains (kinds, kind))
    forget_numbers (self);
}

static gboolean
tick (gpointer data);

/* At the beginning of each minute. */
static void
wind (StmReminderKeeper *self)
{
  g_autoptr (GDateTime) now = self->clock ();

  self->timer = g_timeout_add_seconds ((guint) (MINUTE - g_date_time_get_second (now)), tick, self);
}

static gboolean
tick (gpointer data)
{
  StmReminderKeeper *self = data;

  stm_reminder_keeper_look (self);
  wind (self);

  return G_SOURCE_REMOVE;
}

static void
stm_reminder_keeper_dispose (GObject *object)
{
  StmReminderKeeper *self = STM_REMINDER_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  forget_numbers (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (stm_reminder_keeper_parent_class)->dispose (object);
}

static void
stm_reminder_keeper_finalize (GObject *object)
{
  StmReminderKeeper *self = STM_REMINDER_KEEPER (object);

  g_hash_table_unref (self->told);
  g_free (self->since);

  G_OBJECT_CLASS (stm_reminder_keeper_parent_class)->finalize (object);
}

static void
stm_reminder_keeper_class_init (StmReminderKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_reminder_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_reminder_keeper_finalize;

  signals[REMIND] = g_signal_new ("remind", STM_TYPE_REMINDER_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING,
                                  G_TYPE_STRING);
  signals[WITHDRAW] = g_signal_new ("withdraw", STM_TYPE_REMINDER_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
stm_reminder_keeper_init (StmReminderKeeper *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * stm_reminder_keeper_new:
 * @settings: whether to notify at all
 * @clock: tells the moment
 *
 * Returns: (transfer full): a keeper that begins when it is given a store
 */
StmReminderKeeper *
stm_reminder_keeper_new (GSettings *settings, StmReminderClock clock)
{
  StmReminderKeeper *self = g_object_new (STM_TYPE_REMINDER_KEEPER, NULL);

  self->settings = g_object_ref (settings);
  self->clock = clock;
  wind (self);

  return self;
}

void
stm_reminder_keeper_set_store (StmReminderKeeper *self, StmStore *store)
{
  if (self->store != NULL)
    {
      withdraw (self, TRUE);
      g_signal_handlers_disconnect_by_data (self->store, self);
    }

  forget_numbers (self);
  g_set_object (&self->store, store);
  g_free (self->since);
  self->since = dup_now (self);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::role", G_CALLBACK (forget_numbers), self, G_CONNECT_SWAPPED);
    }
}

void
stm_reminder_keeper_look (StmReminderKeeper *self)
{
  g_autofree char *now = NULL;

  if (self->store == NULL || self->cancellable != NULL)
    return;

  if (self->numbers != NULL)
    {
      compare (self);
      return;
    }

  now = dup_now (self);
  self->cancellable = g_cancellable_new ();
  stm_store_numbers_async (self->store, now, self->cancellable, numbers_read, g_object_ref (self));
}

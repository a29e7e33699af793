#include "config.h"

#include "app/stm-calendar-keeper.h"

#include "core/stm-moment.h"
#include "store/stm-store-case.h"

/* A timer that is set for midnight sleeps along with the computer; one that looks as
 * each minute begins is at midnight on time, and after a sleep a minute late. */
#define MINUTE_MS 60000
/* looks that are left out when it went wrong */
#define PAUSE 15

struct _StmCalendarKeeper
{
  GObject           parent_instance;

  StmCalendarClock  clock;
  StmStore         *store;
  GCancellable     *cancellable;   /* of what is under way */
  char             *day;           /* for which the calendar has decided; NULL: none yet */
  gboolean          is_new_day;    /* it was another day before */
  guint             pause;
  guint             timer;
};

G_DEFINE_FINAL_TYPE (StmCalendarKeeper, stm_calendar_keeper, G_TYPE_OBJECT)

enum
{
  DECIDED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_day (StmCalendarKeeper *self)
{
  g_autoptr (GDateTime) now = self->clock ();
  g_autofree char *moment = stm_moment_from_utc (now);

  return g_strndup (moment, strlen ("2026-09-03"));
}

static void
time_passed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmCalendarKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = stm_store_pass_time_finish (STM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || STM_STORE (source) != self->store)
    return;

  g_clear_object (&self->cancellable);
  if (n < 0)
    {
      g_clear_pointer (&self->day, g_free);
      self->pause = PAUSE;
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  /* what is late, due or ended depends on the day, also where nothing was decided */
  if (self->is_new_day)
    g_signal_emit_by_name (self->store, "changed", NULL);
  self->is_new_day = FALSE;
  if (n > 0)
    g_signal_emit (self, signals[DECIDED], 0, (guint) n);
}

static void set_timer (StmCalendarKeeper *self);

static void
tick (gpointer data)
{
  StmCalendarKeeper *self = data;

  set_timer (self);
  stm_calendar_keeper_look (self);
}

static void
set_timer (StmCalendarKeeper *self)
{
  g_autoptr (GDateTime) now = self->clock ();
  guint passed = (guint) (g_date_time_get_seconds (now) * 1000);

  self->timer = g_timeout_add_once (MINUTE_MS - MIN (passed, MINUTE_MS - 1), tick, self);
}

static void
stop (StmCalendarKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->day, g_free);
  self->is_new_day = FALSE;
  self->pause = 0;
}

static void
stm_calendar_keeper_dispose (GObject *object)
{
  StmCalendarKeeper *self = STM_CALENDAR_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  stop (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (stm_calendar_keeper_parent_class)->dispose (object);
}

static void
stm_calendar_keeper_class_init (StmCalendarKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_calendar_keeper_dispose;

  signals[DECIDED] = g_signal_new ("decided", STM_TYPE_CALENDAR_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", STM_TYPE_CALENDAR_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
stm_calendar_keeper_init (StmCalendarKeeper *self)
{
}

/**
 * stm_calendar_keeper_new:
 * @clock: tells the moment
 *
 * Returns: (transfer full): a keeper that begins when it is given a store
 */
StmCalendarKeeper *
stm_calendar_keeper_new (StmCalendarClock clock)
{
  StmCalendarKeeper *self = g_object_new (STM_TYPE_CALENDAR_KEEPER, NULL);

  self->clock = clock;
  set_timer (self);

  return self;
}

void
stm_calendar_keeper_set_store (StmCalendarKeeper *self, StmStore *store)
{
  stop (self);
  g_set_object (&self->store, store);
  stm_calendar_keeper_look (self);
}

void
stm_calendar_keeper_look (StmCalendarKeeper *self)
{
  g_autofree char *day = NULL;

  if (self->store == NULL || self->cancellable != NULL || stm_store_get_role (self->store) != STM_ROLE_PARTNER)
    return;

  if (self->pause > 0)
    {
      self->pause--;
      return;
    }

  day = dup_day (self);
  if (g_strcmp0 (day, self->day) == 0)
    return;

  self->is_new_day = self->is_new_day || self->day != NULL;
  g_set_str (&self->day, day);
  self->cancellable = g_cancellable_new ();
  stm_store_pass_time_async (self->store, day, self->cancellable, time_passed, g_object_ref (self));
}

#include "config.h"

#include "exchange/stm-pipe.h"

/**
 * StmPipe:
 *
 * Between a thread that makes items and a thread that uses them.  It holds only
 * so many, so that a fast maker waits instead of filling the memory.
 */
struct _StmPipe
{
  GMutex          mutex;
  GCond           cond;
  GQueue          items;
  guint           capacity;
  GDestroyNotify  free_item;
  gboolean        finished;
  gboolean        stopped;
};

/**
 * stm_pipe_new:
 * @capacity: how many items it holds
 * @free_item: frees those that nobody took
 *
 * Returns: (transfer full): an empty pipe
 */
StmPipe *
stm_pipe_new (guint capacity, GDestroyNotify free_item)
{
  StmPipe *self = g_new0 (StmPipe, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->items);
  self->capacity = capacity;
  self->free_item = free_item;

  return self;
}

/**
 * stm_pipe_free:
 * @self: (transfer full): a pipe that no thread uses any more
 */
void
stm_pipe_free (StmPipe *self)
{
  g_queue_clear_full (&self->items, self->free_item);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * stm_pipe_push:
 * @self: a pipe
 * @item: (transfer full): not %NULL
 *
 * Waits until there is room, and puts @item in.
 *
 * Returns: whether more is wanted
 */
gboolean
stm_pipe_push (StmPipe *self, gpointer item)
{
  gboolean wanted;

  g_mutex_lock (&self->mutex);
  while (self->items.length >= self->capacity && !self->stopped)
    g_cond_wait (&self->cond, &self->mutex);

  wanted = !self->stopped;
  if (wanted)
    g_queue_push_tail (&self->items, item);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (!wanted)
    self->free_item (item);

  return wanted;
}

/**
 * stm_pipe_finish:
 * @self: a pipe
 *
 * The maker says that no item follows.
 */
void
stm_pipe_finish (StmPipe *self)
{
  g_mutex_lock (&self->mutex);
  self->finished = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/**
 * stm_pipe_pop:
 * @self: a pipe
 *
 * Waits until there is an item.
 *
 * Returns: (transfer full) (nullable): the item, or %NULL when none follows
 */
gpointer
stm_pipe_pop (StmPipe *self)
{
  gpointer item;

  g_mutex_lock (&self->mutex);
  while (self->items.length == 0 && !self->finished)
    g_cond_wait (&self->cond, &self->mutex);

  item = g_queue_pop_head (&self->items);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return item;
}

/**
 * stm_pipe_stop:
 * @self: a pipe
 *
 * The user says that it wants no more, so that the maker does not wait.
 */
void
stm_pipe_stop (StmPipe *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

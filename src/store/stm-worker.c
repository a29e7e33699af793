#include "config.h"

#include "store/stm-worker.h"

#define IDLE_AFTER_US (3 * G_USEC_PER_SEC)

typedef struct
{
  StmWorkerFunc  func;
  gpointer       data;
  gboolean       waited;
  gboolean       done;
} Job;

/**
 * StmWorker:
 *
 * One thread, one connection, one queue.  Counted, since a thread that waits for
 * its job may wake after the worker was stopped.
 */
struct _StmWorker
{
  gatomicrefcount references;
  GThread       *thread;
  GAsyncQueue   *queue;
  gboolean       stopped;
  StmConnection *connection;
  StmWorkerFunc  idle;
  gpointer       idle_data;
  GMutex         mutex;
  GCond          cond;
};

static void
do_job (StmWorker *self, Job *job)
{
  job->func (self->connection, job->data);

  if (!job->waited)
    {
      g_free (job);
      return;
    }

  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gpointer
run (gpointer data)
{
  StmWorker *self = data;
  gboolean rested = TRUE;

  for (;;)
    {
      Job *job = rested ? g_async_queue_pop (self->queue)
                        : g_async_queue_timeout_pop (self->queue, IDLE_AFTER_US);

      if (job == NULL)
        {
          if (self->idle != NULL)
            self->idle (self->connection, self->idle_data);
          rested = TRUE;
          continue;
        }

      /* a job without a function ends the thread */
      if (job->func == NULL)
        {
          g_free (job);
          return NULL;
        }

      do_job (self, job);
      rested = FALSE;
    }
}

/**
 * stm_worker_new:
 * @name: name of the thread
 * @connection: (transfer full): used by that thread only from now on
 * @idle: (nullable): runs once some seconds after the last job
 * @idle_data: for @idle
 *
 * Returns: (transfer full): a running worker
 */
StmWorker *
stm_worker_new (const char *name, StmConnection *connection, StmWorkerFunc idle, gpointer idle_data)
{
  StmWorker *self = g_new0 (StmWorker, 1);

  g_atomic_ref_count_init (&self->references);
  self->queue = g_async_queue_new ();
  self->connection = connection;
  self->idle = idle;
  self->idle_data = idle_data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new (name, run, self);

  return self;
}

/**
 * stm_worker_ref:
 * @self: a worker
 *
 * Returns: (transfer full): the same worker
 */
StmWorker *
stm_worker_ref (StmWorker *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * stm_worker_unref:
 * @self: (transfer full): a worker; the last one must have been stopped
 */
void
stm_worker_unref (StmWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* last: after this job, no more are taken */
static gboolean
queue_job (StmWorker *self, Job *job, gboolean last)
{
  gboolean taken;

  g_async_queue_lock (self->queue);
  taken = !self->stopped;
  self->stopped = self->stopped || last;
  if (taken)
    g_async_queue_push_unlocked (self->queue, job);
  g_async_queue_unlock (self->queue);

  return taken;
}

/**
 * stm_worker_push:
 * @self: a worker
 * @func: what to do
 * @data: for @func, which frees it
 *
 * Queues a job and returns.
 *
 * Returns: %FALSE where the worker was stopped, and @func will not run
 */
gboolean
stm_worker_push (StmWorker *self, StmWorkerFunc func, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  if (queue_job (self, job, FALSE))
    return TRUE;

  g_free (job);

  return FALSE;
}

/**
 * stm_worker_call:
 * @self: a worker, not from its own thread
 * @func: what to do
 * @data: for @func
 *
 * Queues a job and waits until it is done.
 *
 * Returns: %FALSE where the worker was stopped, and @func did not run
 */
gboolean
stm_worker_call (StmWorker *self, StmWorkerFunc func, gpointer data)
{
  Job job = { .func = func, .data = data, .waited = TRUE };

  g_assert (g_thread_self () != self->thread);

  if (!queue_job (self, &job, FALSE))
    return FALSE;

  g_mutex_lock (&self->mutex);
  while (!job.done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

/**
 * stm_worker_stop:
 * @self: a running worker
 *
 * Waits for the jobs queued, then closes the connection.
 */
void
stm_worker_stop (StmWorker *self)
{
  queue_job (self, g_new0 (Job, 1), TRUE);
  g_thread_join (self->thread);
  stm_connection_close (self->connection);
}

typedef struct
{
  GTask          *task;
  gpointer        result;
  GDestroyNotify  destroy;
  GError         *error;
} Answer;

static gboolean
answer (gpointer data)
{
  Answer *self = data;

  if (self->error != NULL)
    g_task_return_error (self->task, self->error);
  else
    g_task_return_pointer (self->task, self->result, self->destroy);

  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer data)
{
  g_object_unref (((Answer *) data)->task);
  g_free (data);
}

/**
 * stm_worker_return:
 * @task: (transfer full): the task of a job
 * @result: (transfer full) (nullable): its result
 * @destroy: (nullable): frees @result
 * @error: (transfer full) (nullable): its error
 *
 * Answers from a worker's thread.  The task lives and dies on the main context
 * that it came from, so that a store is never freed by its own thread.
 */
void
stm_worker_return (GTask *task, gpointer result, GDestroyNotify destroy, GError *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Answer *data = g_new0 (Answer, 1);

  data->task = task;
  data->result = result;
  data->destroy = destroy;
  data->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer, data, answer_free);
  g_source_attach (source, g_task_get_context (task));
}

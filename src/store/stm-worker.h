#pragma once

#include "store/stm-connection.h"

G_BEGIN_DECLS

/* A thread with a connection of its own that does jobs in the order given. */
typedef struct _StmWorker StmWorker;

/* Runs in the worker's thread. */
typedef void (*StmWorkerFunc) (StmConnection *connection,
                               gpointer       data);

StmWorker *stm_worker_new  (const char    *name,
                            StmConnection *connection,
                            StmWorkerFunc  idle,
                            gpointer       idle_data);
StmWorker *stm_worker_ref  (StmWorker     *self);
void       stm_worker_unref (StmWorker    *self);
gboolean   stm_worker_push (StmWorker     *self,
                            StmWorkerFunc  func,
                            gpointer       data);
gboolean   stm_worker_call (StmWorker     *self,
                            StmWorkerFunc  func,
                            gpointer       data);
void       stm_worker_stop (StmWorker     *self);

void       stm_worker_return (GTask          *task,
                              gpointer        result,
                              GDestroyNotify  destroy,
                              GError         *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmWorker, stm_worker_unref)

G_END_DECLS

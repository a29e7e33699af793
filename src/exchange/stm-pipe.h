#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _StmPipe StmPipe;

StmPipe  *stm_pipe_new    (guint           capacity,
                           GDestroyNotify  free_item);
void      stm_pipe_free   (StmPipe        *self);

gboolean  stm_pipe_push   (StmPipe        *self,
                           gpointer        item);
void      stm_pipe_finish (StmPipe        *self);

gpointer  stm_pipe_pop    (StmPipe        *self);
void      stm_pipe_stop   (StmPipe        *self);

G_END_DECLS

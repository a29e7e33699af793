#include "config.h"

#include "views/dossiers/stm-move-runner.h"

#include "views/dossiers/stm-today.h"
#include "widgets/stm-presenter.h"

typedef struct
{
  GtkWidget *from;
  char      *done_toast;
} Run;

static void
run_free (Run *self)
{
  g_object_unref (self->from);
  g_free (self->done_toast);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
ran (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = stm_move_runner_run_finish (source, result, &error);

  if (done && run->done_toast != NULL)
    stm_presenter_show_toast (run->from, run->done_toast);

  if (STM_IS_EDIT_DIALOG (run->from))
    stm_edit_dialog_finish_save (STM_EDIT_DIALOG (run->from), error);
  else if (!done)
    stm_presenter_show_error (run->from, error);
}

void
stm_move_runner_run (GtkWidget  *from,
                     StmStore   *store,
                     const char *dossier,
                     StmMove    *move,
                     const char *done_toast)
{
  Run *run = g_new0 (Run, 1);

  run->from = g_object_ref (from);
  run->done_toast = g_strdup (done_toast);

  if (STM_IS_EDIT_DIALOG (from))
    stm_edit_dialog_set_busy (STM_EDIT_DIALOG (from), TRUE);
  stm_move_runner_run_async (store, dossier, move, ran, run);
}

void
stm_move_runner_run_async (StmStore            *store,
                           const char          *dossier,
                           StmMove             *move,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autofree char *today = stm_today_dup ();

  stm_store_move_async (store, dossier, move, today, NULL, callback, user_data);
}

gboolean
stm_move_runner_run_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return stm_store_write_finish (STM_STORE (source), result, error);
}

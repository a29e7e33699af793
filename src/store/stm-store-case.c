#include "config.h"

#include "store/stm-store-case.h"

#include "store/stm-case-reader.h"
#include "store/stm-store-private.h"
#include "store/stm-transaction-private.h"

#include <glib/gi18n-lib.h>

/**
 * stm_store_get_case:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @error: return location; #STM_ERROR_NOT_FOUND where there is none in use
 *
 * Returns: (transfer full): all of it, with its newest mediation
 */
StmCaseFile *
stm_store_get_case (StmStore *self, const char *dossier, GError **error)
{
  return stm_case_reader_load (self->reader, dossier, error);
}

/**
 * stm_store_list_printouts:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @error: return location
 *
 * Returns: (transfer full): #StmPrintout of all its mediations, the newest first,
 *   without their content, which stm_store_get() gives
 */
GListModel *
stm_store_list_printouts (StmStore *self, const char *dossier, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_PRINTOUT);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autoptr (GString) sql = g_string_new (columns);
  g_autoptr (StmStatement) statement = NULL;
  g_autoptr (GListStore) printouts = g_list_store_new (STM_TYPE_PRINTOUT);
  StmStep step;

  g_string_replace (sql, "content", "NULL", 1);
  g_string_prepend (sql, "SELECT ");
  g_string_append (sql, " FROM printout WHERE deleted_at IS NULL"
                        " AND mediation IN (SELECT uuid FROM mediation WHERE dossier = :dossier)"
                        " ORDER BY made_on DESC, id DESC");

  statement = stm_statement_new (stm_connection_get_database (self->reader), sql->str, error);
  if (statement == NULL)
    return NULL;

  stm_statement_bind_text (statement, ":dossier", dossier);
  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmRecord) printout = stm_record_table_read_row (STM_TYPE_PRINTOUT, statement);

      g_list_store_append (printouts, printout);
    }

  return step == STM_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&printouts)) : NULL;
}

/* What a move or a rule touched, each with the rule that decided. */
static gboolean
save_touched (StmTransaction *transaction, StmCaseFile *file, GError **error)
{
  gboolean ok = TRUE;

  transaction->moving = TRUE;
  for (guint i = 0; ok && i < stm_case_file_get_n_touched (file); i++)
    {
      const StmTouched *touched = stm_case_file_get_touched (file, i);

      transaction->rule = touched->rule;
      ok = stm_transaction_save (transaction, touched->record, error);
    }
  transaction->rule = NULL;
  transaction->moving = FALSE;
  stm_case_file_clear_touched (file);

  return ok;
}

typedef struct
{
  char        *dossier;
  char        *today;
  StmMove     *move;
  StmEventWay  way;        /* of what leaves with it */
  char        *fields;     /* (nullable) */
  int          n_applied;
} Work;

static Work *
work_new (const char *dossier, StmMove *move, const char *today)
{
  Work *work = g_new0 (Work, 1);

  work->dossier = g_strdup (dossier);
  work->today = g_strdup (today);
  work->move = move;

  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->dossier);
  g_free (work->today);
  g_free (work->fields);
  g_clear_pointer (&work->move, stm_move_free);
  g_free (work);
}

/* What the calendar decided before comes first: a window may have stood open
 * over midnight. */
static gboolean
pass_time (StmTransaction *transaction, StmCaseFile *file, const char *today, int *n_applied, GError **error)
{
  while (stm_case_pass_time (file, today))
    {
      (*n_applied)++;
      if (!save_touched (transaction, file, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
do_move (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (StmCaseFile) file = stm_case_reader_load (transaction->connection, work->dossier, error);

  return file != NULL
         && pass_time (transaction, file, work->today, &work->n_applied, error)
         && stm_case_move (file, work->move, work->today, error)
         && save_touched (transaction, file, error);
}

/**
 * stm_store_move_async:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @move: (transfer full): what a person does in it
 * @today: an ISO day
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 *
 * Makes the move in one transaction, if the rules allow it now; fails with the
 * #STM_ERROR_REFUSED that says which step comes first.
 */
void
stm_store_move_async (StmStore            *self,
                      const char          *dossier,
                      StmMove             *move,
                      const char          *today,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  stm_store_run_async (self, do_move, work_new (dossier, move, today), work_free, cancellable, callback, user_data);
}

/**
 * stm_store_move:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @move: (transfer full): what a person does in it
 * @today: an ISO day
 * @error: return location
 *
 * Waits for stm_store_move_async().
 *
 * Returns: whether the move was made
 */
gboolean
stm_store_move (StmStore *self, const char *dossier, StmMove *move, const char *today, GError **error)
{
  Work *work = work_new (dossier, move, today);
  gboolean ok = stm_store_run (self, do_move, work, NULL, error);

  work_free (work);

  return ok;
}

/* What is not in the history does not leave (SPEC P3), and nothing leaves by a move
 * that is refused. */
static gboolean
do_admit (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (StmCaseFile) file = stm_case_reader_load (transaction->connection, work->dossier, error);

  return file != NULL
         && pass_time (transaction, file, work->today, &work->n_applied, error)
         && stm_case_may (file, work->move->type, work->move->subject, work->today, error)
         && stm_transaction_log_departure (transaction, work->way, STM_RECORD (file->dossier), work->fields, error);
}

/**
 * stm_store_admit_move_async:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @move: (transfer full): what is made when its document is out
 * @way: how the document leaves
 * @fields: (nullable): names of the fields of the dossier that the document shows and
 *   that are hidden else, separated by spaces
 * @today: an ISO day
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 *
 * Notes in the history that a document of the dossier leaves the program, if the
 * rules allow now the move that goes with it.  The move itself is made when the
 * document is out: what the printer refused is not printed (SPEC W6, B4).
 */
void
stm_store_admit_move_async (StmStore            *self,
                            const char          *dossier,
                            StmMove             *move,
                            StmEventWay          way,
                            const char          *fields,
                            const char          *today,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Work *work = work_new (dossier, move, today);

  work->way = way;
  work->fields = g_strdup (fields);
  stm_store_run_async (self, do_admit, work, work_free, cancellable, callback, user_data);
}

/* The calendar at work on all dossiers, one transaction each: what is wrong with one
 * keeps nothing from the others. */
typedef struct
{
  char      *today;
  GPtrArray *dossiers;    /* uuids of those that a rule decides on */
  guint      current;
  int        n_applied;
  GError    *error;       /* (nullable): the first one */
} Pass;

static Pass *
pass_new (const char *today)
{
  Pass *pass = g_new0 (Pass, 1);

  pass->today = g_strdup (today);
  pass->dossiers = g_ptr_array_new_with_free_func (g_free);

  return pass;
}

static void
pass_free (gpointer data)
{
  Pass *pass = data;

  g_free (pass->today);
  g_ptr_array_unref (pass->dossiers);
  g_clear_error (&pass->error);
  g_free (pass);
}

static gboolean
do_find_due (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Pass *pass = data;
  g_autoptr (GPtrArray) files = stm_case_reader_load_all (transaction->connection, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      StmCaseFile *file = files->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (stm_case_pass_time (file, pass->today))
        g_ptr_array_add (pass->dossiers, g_strdup (stm_record_get_uuid (STM_RECORD (file->dossier))));
    }

  return files != NULL;
}

static gboolean
do_pass_time (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Pass *pass = data;
  int n_applied = 0;
  g_autoptr (StmCaseFile) file = stm_case_reader_load (transaction->connection, pass->dossiers->pdata[pass->current], error);

  if (file == NULL || !pass_time (transaction, file, pass->today, &n_applied, error))
    return FALSE;

  pass->n_applied += n_applied;

  return TRUE;
}

/* error: (transfer full) (nullable) */
static void
pass_note (Pass *pass, GError *error)
{
  if (pass->error == NULL)
    pass->error = error;
  else
    g_clear_error (&error);
}

/* The message is the error's own, with what was done all the same behind it. */
static gboolean
pass_conclude (Pass *pass, GError **error)
{
  g_autofree char *done = NULL;

  if (pass->error == NULL)
    return TRUE;

  done = g_strdup_printf (ngettext ("In other dossiers %d decision of the calendar was written down.",
                                    "In other dossiers %d decisions of the calendar were written down.",
                                    (gulong) pass->n_applied), pass->n_applied);
  g_set_error (error, pass->error->domain, pass->error->code, "%s%s%s", pass->error->message,
               pass->n_applied > 0 ? " " : "", pass->n_applied > 0 ? done : "");

  return FALSE;
}

static void pass_next (GTask *task);

static void
on_time_passed (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Pass *pass = g_task_get_task_data (task);
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    pass_note (pass, error);

  pass->current++;
  pass_next (task);
}

/* task: (transfer full) */
static void
pass_next (GTask *task)
{
  Pass *pass = g_task_get_task_data (task);
  GError *error = NULL;

  if (pass->current < pass->dossiers->len && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      stm_store_run_async (g_task_get_source_object (task), do_pass_time, pass, NULL,
                           g_task_get_cancellable (task), on_time_passed, task);
      return;
    }

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) || !pass_conclude (pass, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, pass->n_applied);
  g_object_unref (task);
}

static void
on_due_found (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    pass_note (g_task_get_task_data (task), error);

  pass_next (task);
}

/**
 * stm_store_pass_time_async:
 * @self: a store
 * @today: an ISO day
 * @cancellable: (nullable): stops it after the dossier at hand
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Applies to all dossiers what the calendar has decided up to @today (SPEC W11,
 * W12), each rule once, with the day that it names and an event.  Each dossier has a
 * transaction of its own: where one fails the others are done all the same, and its
 * error, the first, is returned with how many rules were applied in its message.
 */
void
stm_store_pass_time_async (StmStore            *self,
                           const char          *today,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Pass *pass = pass_new (today);

  g_task_set_source_tag (task, stm_store_pass_time_async);
  g_task_set_task_data (task, pass, pass_free);
  stm_store_run_async (self, do_find_due, pass, NULL, cancellable, on_due_found, task);
}

/**
 * stm_store_pass_time_finish:
 * @self: a store
 * @result: of stm_store_pass_time_async()
 * @error: return location
 *
 * Returns: how many rules were applied, or -1
 */
int
stm_store_pass_time_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * stm_store_pass_time:
 * @self: a store
 * @today: an ISO day
 * @error: return location
 *
 * Waits for stm_store_pass_time_async().
 *
 * Returns: how many rules were applied, or -1
 */
int
stm_store_pass_time (StmStore *self, const char *today, GError **error)
{
  Pass *pass = pass_new (today);
  int n_applied;

  if (!stm_store_run (self, do_find_due, pass, NULL, &pass->error))
    g_ptr_array_set_size (pass->dossiers, 0);

  for (; pass->current < pass->dossiers->len; pass->current++)
    {
      GError *failed = NULL;

      if (!stm_store_run (self, do_pass_time, pass, NULL, &failed))
        pass_note (pass, failed);
    }

  n_applied = pass_conclude (pass, error) ? pass->n_applied : -1;
  pass_free (pass);

  return n_applied;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  return stm_case_row_compare ((StmCaseRow *) a, (StmCaseRow *) b);
}

static void
do_list_cases (StmConnection *connection, gpointer data)
{
  GTask *task = data;
  const char *today = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GListStore) rows = g_list_store_new (STM_TYPE_CASE_ROW);
  g_autoptr (GPtrArray) files = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    files = stm_case_reader_load_all (connection, &error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      g_autoptr (StmCaseRow) row = stm_case_row_new (files->pdata[i], today);

      if (row != NULL)
        g_list_store_append (rows, row);
    }
  g_list_store_sort (rows, compare_rows, NULL);

  stm_worker_return (task, files != NULL ? g_steal_pointer (&rows) : NULL, g_object_unref, error);
}

/**
 * stm_store_list_cases_async:
 * @self: a store
 * @today: an ISO day
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Finds what is to be done in every dossier, in the background (SPEC W1).
 */
void
stm_store_list_cases_async (StmStore            *self,
                            const char          *today,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, stm_store_list_cases_async);
  g_task_set_task_data (task, g_strdup (today), g_free);
  stm_store_push (self, &self->background, do_list_cases, task, task);
}

/**
 * stm_store_list_cases_finish:
 * @self: a store
 * @result: of stm_store_list_cases_async()
 * @error: return location
 *
 * Returns: (transfer full): #StmCaseRow of all dossiers with something to do, the
 *   most urgent first
 */
GListModel *
stm_store_list_cases_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

#include "config.h"

#include "store/stm-store-numbers.h"

#include "core/stm-date.h"
#include "store/stm-numbers-reader-private.h"
#include "store/stm-store-private.h"

#include <string.h>

typedef struct
{
  char    *now;
  StmRole  role;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->now);
  g_free (data);
}

static void
bind (StmStatement *statement, const char *sql, const char *name, const char *value)
{
  if (strstr (sql, name) != NULL)
    stm_statement_bind_text (statement, name, value);
}

/**
 * stm_numbers_reader_each:
 * @self: a reader
 * @sql: a query
 * @func: called for each row
 * @data: for @func
 * @error: return location
 *
 * Returns: whether all rows were read
 */
gboolean
stm_numbers_reader_each (StmNumbersReader *self, const char *sql, StmNumbersRow func, gpointer data, GError **error)
{
  g_autoptr (StmStatement) statement = NULL;
  StmStep step;

  statement = stm_statement_new (stm_connection_get_database (self->connection), sql, error);
  if (statement == NULL)
    return FALSE;

  bind (statement, sql, ":today", self->today);
  bind (statement, sql, ":lately", self->lately);
  bind (statement, sql, ":soon", self->soon);
  bind (statement, sql, ":year", self->first_year);
  bind (statement, sql, ":own", self->own_service);
  bind (statement, sql, ":school", self->own_school);
  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    func (self, statement, data);

  return step == STM_STEP_DONE;
}

static void
set_days (StmNumbersReader *self, const char *now)
{
  g_autofree char *date = g_strndup (now, 10);
  GDate day, moved;
  int year;

  g_date_clear (&day, 1);
  if (!stm_date_parse (date, &day))
    g_date_set_dmy (&day, 1, G_DATE_SEPTEMBER, 2000);

  moved = day;
  g_date_subtract_days (&moved, STM_NUMBERS_DAYS);
  g_date_strftime (self->lately, sizeof self->lately, "%Y-%m-%d", &moved);
  moved = day;
  g_date_add_days (&moved, STM_NUMBERS_DAYS);
  g_date_strftime (self->soon, sizeof self->soon, "%Y-%m-%d", &moved);
  g_date_strftime (self->today, sizeof self->today, "%Y-%m-%d", &day);

  stm_numbers_find_first_day (&day, &self->first_day);
  year = g_date_get_year (&self->first_day);
  g_snprintf (self->first_year, sizeof self->first_year, "%d-%d", year, year + 1);
}

static gboolean
read_profile (StmNumbersReader *self, GError **error)
{
  g_autoptr (GListModel) profiles = stm_connection_list (self->connection, STM_TYPE_PROFILE, NULL, NULL, error);
  g_autoptr (StmProfile) profile = profiles != NULL ? g_list_model_get_item (profiles, 0) : NULL;

  if (profile != NULL && profile->role == STM_ROLE_SERVICE)
    self->own_service = g_strdup (profile->service);
  if (profile != NULL && self->role == STM_ROLE_SCHOOL)
    self->own_school = g_strdup (profile->school);

  return profiles != NULL;
}

/* All of one moment. */
static gboolean
read_all (StmNumbersReader *self, GError **error)
{
  StmDatabase *database = stm_connection_get_database (self->connection);
  gboolean ok;

  if (!stm_database_execute (database, "BEGIN", error))
    return FALSE;

  ok = read_profile (self, error) && stm_numbers_reader_students (self, error)
       && stm_numbers_reader_places (self, error);
  stm_database_execute (database, "ROLLBACK", NULL);

  return ok;
}

static void
do_numbers (StmConnection *connection, gpointer data)
{
  GTask *task = data;
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (GHashTable) accepted = g_hash_table_new (NULL, NULL);
  StmNumbersReader reader = { connection, .role = asked->role, .accepted = accepted };
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gboolean ok = !g_cancellable_set_error_if_cancelled (cancellable, &error);

  reader.numbers = stm_numbers_new ();
  set_days (&reader, asked->now);
  stm_database_set_cancellable (stm_connection_get_database (connection), cancellable);
  ok = ok && read_all (&reader, &error);
  stm_database_set_cancellable (stm_connection_get_database (connection), NULL);
  g_free (reader.own_service);
  g_free (reader.own_school);
  if (!ok)
    g_clear_pointer (&reader.numbers, stm_numbers_unref);

  stm_worker_return (task, reader.numbers, (GDestroyNotify) stm_numbers_unref, error);
}

/**
 * stm_store_numbers_async:
 * @self: a store
 * @now: the moment, "YYYY-MM-DD HH:MM"
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Counts, in the background, all that the home view shows to the role that works
 * now.
 */
void
stm_store_numbers_async (StmStore            *self,
                         const char          *now,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  asked->now = g_strdup (now);
  asked->role = stm_store_get_role (self);
  g_task_set_source_tag (task, stm_store_numbers_async);
  g_task_set_task_data (task, asked, asked_free);
  stm_store_push (self, &self->background, do_numbers, task, task);
}

/**
 * stm_store_numbers_finish:
 * @self: a store
 * @result: of stm_store_numbers_async()
 * @error: return location
 *
 * Returns: (transfer full): the numbers
 */
StmNumbers *
stm_store_numbers_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

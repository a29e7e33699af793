#include "config.h"

#include "store/stm-query-private.h"

#include "core/stm-caseload.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-offer.h"
#include "core/stm-overview.h"
#include "core/stm-student.h"
#include "core/stm-tally.h"
#include "store/stm-id-set.h"
#include "store/stm-record-table.h"

#define TIE_BREAKERS 2
#define MAXIMUM_NAMED 2000

/* What the table of standings answers, which is narrow. */
static gboolean
is_of_standing (StmQuery *self, StmFilter *filter)
{
  const char *const names[] = { "request", "programme", "supervisor", "preference-1", "form", "periods", "start-1", "status",
                                "week", NULL };

  return self->type == STM_TYPE_OVERVIEW && g_strv_contains (names, filter->field->name);
}

/* The overview joins many tables; where only fields of the student are asked
 * for, the student's own indexes answer ten times faster. */
static gboolean
is_answered_by_student (StmQuery *self)
{
  g_autoptr (StmRecordClass) student = g_type_class_ref (STM_TYPE_STUDENT);

  if (self->type != STM_TYPE_OVERVIEW
      || (self->sort != NULL && stm_record_class_find_field (student, self->sort->name) == NULL))
    return FALSE;

  for (guint i = 0; i < self->filters->len; i++)
    {
      StmFilter *filter = &g_array_index (self->filters, StmFilter, i);

      if (!is_of_standing (self, filter) && stm_record_class_find_field (student, filter->field->name) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
append_filter (GString *sql, StmFilter *filter, guint index)
{
  g_auto (GStrv) values = g_strsplit (filter->value, "|", -1);

  if (filter->field->type == STM_FIELD_SET)
    {
      g_string_append_printf (sql, " & :filter_%u_0 <> 0", index);
      return;
    }

  g_string_append (sql, " IN (");
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (sql, "%s:filter_%u_%u", i > 0 ? ", " : "", index, i);
  g_string_append_c (sql, ')');
}

/* A status in the place of which the role is shown another one is sorted as that. */
static void
append_shown_status (StmQuery *self, GString *sql, const StmField *field, const char *column)
{
  g_autoptr (GString) changed = g_string_new (NULL);

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (stm_policy_shown_status (self->role, i) != (int) i)
      g_string_append_printf (changed, " WHEN %u THEN %d", i, stm_policy_shown_status (self->role, i));

  if (changed->len > 0)
    g_string_append_printf (sql, "CASE %s%s ELSE %s END", column, changed->str, column);
  else
    g_string_append (sql, column);
}

static void
append_sort (StmQuery *self, GString *sql, const StmField *field)
{
  g_autofree char *column = stm_field_dup_column (field);

  if (field->choices == stm_status_choices)
    append_shown_status (self, sql, field, column);
  else
    g_string_append_printf (sql, "%s%s", column, stm_record_table_has_key (field) ? "_key" : "");

  g_string_append (sql, self->descending ? " DESC, " : ", ");
}

static void
append_order (StmQuery *self, GString *sql)
{
  guint n = 0;

  g_string_append (sql, " ORDER BY ");
  if (self->sort != NULL)
    append_sort (self, sql, self->sort);

  for (guint i = 0; i < self->klass->n_fields && n < TIE_BREAKERS; i++)
    if (stm_record_table_has_key (&self->klass->fields[i]))
      {
        if (&self->klass->fields[i] != self->sort)
          append_sort (self, sql, &self->klass->fields[i]);
        n++;
      }

  g_string_append (sql, self->descending ? "id DESC" : "id");
}

static void
bind_filter (StmStatement *statement, StmFilter *filter, guint index)
{
  g_auto (GStrv) values = g_strsplit (filter->value, "|", -1);
  int set = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf (":filter_%u_%u", index, i);

      switch (filter->field->type)
        {
        case STM_FIELD_SET:
          set |= 1 << MAX (stm_field_find_choice (filter->field, values[i]), 0);
          break;
        case STM_FIELD_CHOICE:
          stm_statement_bind_integer (statement, name, stm_field_find_choice (filter->field, values[i]));
          break;
        case STM_FIELD_INTEGER:
        case STM_FIELD_HOURS:
        case STM_FIELD_BOOLEAN:
          stm_statement_bind_integer (statement, name, g_ascii_strtoll (values[i], NULL, 10));
          break;
        case STM_FIELD_TEXT:
        case STM_FIELD_LONG_TEXT:
        case STM_FIELD_DATE:
        case STM_FIELD_REFERENCE:
        default:
          stm_statement_bind_text (statement, name, values[i]);
          break;
        }
    }

  if (filter->field->type == STM_FIELD_SET)
    {
      g_autofree char *name = g_strdup_printf (":filter_%u_0", index);

      stm_statement_bind_integer (statement, name, set);
    }
}

/* found: (nullable): the only rows that count */
static char *
dup_sql (StmQuery *self, StmIdSet *found)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id FROM %s WHERE deleted_at IS NULL",
                   is_answered_by_student (self) ? "student" : self->klass->kind);

  for (guint i = 0; i < self->filters->len; i++)
    {
      StmFilter *filter = &g_array_index (self->filters, StmFilter, i);
      g_autofree char *column = stm_field_dup_column (filter->field);

      if (is_of_standing (self, filter))
        continue;

      g_string_append_printf (sql, " AND %s", column);
      append_filter (sql, filter, i);
    }
  if (found != NULL)
    {
      g_string_append (sql, " AND id IN (");
      stm_id_set_append_to (found, sql);
      g_string_append_c (sql, ')');
    }
  append_order (self, sql);

  return g_string_free_and_steal (sql);
}

#define MATCHES_ITSELF(kind) "SELECT rowid FROM " kind "_search WHERE " kind "_search MATCH :term"
#define MATCHES(kind) "(SELECT rowid FROM " kind "_search WHERE " kind "_search MATCH :term)"

/* A row of the overview is found by what it shows (SPEC T9). */
static const char *const overview_searches[] = {
  MATCHES_ITSELF ("student"),
  "SELECT id FROM student WHERE deleted_at IS NULL"
  " AND school IN (SELECT uuid FROM school WHERE id IN " MATCHES ("school") ")",
  "SELECT student FROM standing WHERE supervisor IN " MATCHES ("supervisor"),
  "SELECT student FROM standing WHERE preference_1 IN " MATCHES ("service"),
  "SELECT student FROM standing WHERE service_1 IN " MATCHES ("service"),
  "SELECT student FROM standing WHERE service_2 IN " MATCHES ("service"),
  "SELECT student FROM standing WHERE service_3 IN " MATCHES ("service"),
  "SELECT student FROM standing WHERE service_4 IN " MATCHES ("service"),
  NULL
};

#define NAMED(kind, reference) \
  "SELECT id FROM " kind " WHERE " reference " IN (SELECT uuid FROM " reference " WHERE id IN " MATCHES (reference) ")"

/* An offer is found by its institution too, a demand by its school. */
static const char *const offer_searches[] = {
  MATCHES_ITSELF ("offer"),
  NAMED ("offer", "service"),
  NAMED ("offer", "programme"),
  NULL
};

static const char *const tally_searches[] = {
  NAMED ("demand", "school"),
  NAMED ("demand", "programme"),
  NULL
};

/* A row of the list of dossiers is found by its client and by its mediator (SPEC W2). */
static const char *const caseload_searches[] = {
  MATCHES_ITSELF ("dossier"),
  NAMED ("dossier", "mediator"),
  NULL
};

static const char *const *
find_searches (GType type)
{
  if (type == STM_TYPE_OVERVIEW)
    return overview_searches;
  if (type == STM_TYPE_OFFER)
    return offer_searches;
  if (type == STM_TYPE_CASELOAD)
    return caseload_searches;

  return type == STM_TYPE_TALLY ? tally_searches : NULL;
}

/* Takes the statement. */
static gboolean
add_ids (StmStatement *taken, StmIdSet *ids, GError **error)
{
  g_autoptr (StmStatement) statement = taken;
  StmStep step;

  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    stm_id_set_add (ids, stm_statement_get_integer (statement, 0));

  return step == STM_STEP_DONE;
}

static gboolean
add_matches (StmDatabase *database, const char *sql, const char *term, StmIdSet *ids, GError **error)
{
  StmStatement *statement = stm_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;

  stm_statement_bind_text (statement, ":term", term);

  return add_ids (statement, ids, error);
}

static gboolean
find_term (StmQuery *self, StmDatabase *database, guint index, StmIdSet *ids, GError **error)
{
  const char *term = self->terms->pdata[index];
  const char *const *searches = find_searches (self->type);

  if (searches == NULL)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM %s_search WHERE %s_search MATCH :term",
                                              self->klass->kind, self->klass->kind);

      return add_matches (database, sql, term, ids, error);
    }

  for (guint i = 0; searches[i] != NULL; i++)
    if (!add_matches (database, searches[i], term, ids, error))
      return FALSE;

  return TRUE;
}

/* Those whose request has a period that touches the week of a Monday. */
static StmStatement *
prepare_week (StmDatabase *database, const char *monday, GError **error)
{
  const char *sql = "SELECT student.id FROM request JOIN student ON student.uuid = request.student"
                    " WHERE request.deleted_at IS NULL AND (start_1 <= :last AND end_1 >= :first"
                    " OR start_2 <= :last AND end_2 >= :first OR start_3 <= :last AND end_3 >= :first"
                    " OR start_4 <= :last AND end_4 >= :first)";
  StmStatement *statement = stm_statement_new (database, sql, error);
  char sunday[11] = "";
  GDate day;

  if (statement == NULL)
    return NULL;

  g_date_clear (&day, 1);
  if (stm_date_parse (monday, &day))
    {
      g_date_add_days (&day, 6);
      g_date_strftime (sunday, sizeof sunday, "%Y-%m-%d", &day);
    }
  stm_statement_bind_text (statement, ":first", monday);
  stm_statement_bind_text (statement, ":last", sunday);

  return statement;
}

static gboolean
find_standing (StmQuery *self, StmDatabase *database, guint index, StmIdSet *ids, GError **error)
{
  StmFilter *filter = &g_array_index (self->filters, StmFilter, index);
  g_autofree char *column = stm_field_dup_column (filter->field);
  g_autoptr (GString) sql = g_string_new ("SELECT student FROM standing WHERE ");
  StmStatement *statement;

  if (g_str_equal (filter->field->name, "week"))
    {
      statement = prepare_week (database, filter->value, error);
      return statement != NULL && add_ids (statement, ids, error);
    }

  g_string_append (sql, column);
  if (filter->field->type == STM_FIELD_REFERENCE)
    {
      g_autoptr (StmRecordClass) target = g_type_class_ref (filter->field->target ());

      g_string_append_printf (sql, " IN (SELECT id FROM %s WHERE uuid", target->kind);
    }
  append_filter (sql, filter, index);
  if (filter->field->type == STM_FIELD_REFERENCE)
    g_string_append_c (sql, ')');

  statement = stm_statement_new (database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_filter (statement, filter, index);

  return add_ids (statement, ids, error);
}

/* Leaves in found, which is NULL for all rows, those that func finds as well. */
static gboolean
narrow (StmQuery     *self,
        StmDatabase  *database,
        gboolean    (*func) (StmQuery *self, StmDatabase *database, guint index, StmIdSet *ids, GError **error),
        guint         index,
        StmIdSet    **found,
        GError      **error)
{
  g_autoptr (StmIdSet) ids = stm_id_set_new ();

  if (!func (self, database, index, ids, error))
    return FALSE;

  if (*found != NULL)
    stm_id_set_intersect (*found, ids);
  else
    *found = g_steal_pointer (&ids);

  return TRUE;
}

/* found: (nullable): the only rows that count */
static GArray *
load_in_order (StmStatement *statement, StmIdSet *found, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  StmStep step = STM_STEP_DONE;

  while (ids->len < limit && (step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      gint64 id = stm_statement_get_integer (statement, 0);

      if (found == NULL || stm_id_set_contains (found, id))
        g_array_append_val (ids, id);
    }

  return step != STM_STEP_ERROR ? g_steal_pointer (&ids) : NULL;
}

/**
 * stm_query_load_ids:
 * @self: a query
 * @database: a connection
 * @limit: the most to give, %G_MAXUINT for all
 * @error: return location
 *
 * Runs the query.  What search and the standings find is collected first; where
 * it is little, the rows are named to the database, and else it is laid as a set
 * of bits over the whole list in order.
 *
 * Returns: (transfer full) (element-type gint64): row numbers in order
 */
GArray *
stm_query_load_ids (StmQuery *self, StmDatabase *database, guint limit, GError **error)
{
  g_autoptr (StmIdSet) found = NULL;
  g_autoptr (StmStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean few;

  for (guint i = 0; i < self->terms->len; i++)
    {
      if (!narrow (self, database, find_term, i, &found, error))
        return NULL;

      /* a text that was pasted by mistake has many words */
      if (stm_id_set_count (found) == 0)
        return g_array_new (FALSE, FALSE, sizeof (gint64));
    }

  for (guint i = 0; i < self->filters->len; i++)
    if (is_of_standing (self, &g_array_index (self->filters, StmFilter, i))
        && !narrow (self, database, find_standing, i, &found, error))
      return NULL;

  few = found != NULL && stm_id_set_count (found) <= MAXIMUM_NAMED;
  sql = dup_sql (self, few ? found : NULL);
  statement = stm_statement_new (database, sql, error);
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < self->filters->len; i++)
    if (!is_of_standing (self, &g_array_index (self->filters, StmFilter, i)))
      bind_filter (statement, &g_array_index (self->filters, StmFilter, i), i);

  return load_in_order (statement, found, limit, error);
}

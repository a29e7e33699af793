#include "config.h"

#include "store/stm-query-private.h"

#include "core/stm-overview.h"
#include "core/stm-student.h"
#include "store/stm-record-table.h"

#define TIE_BREAKERS 2

typedef struct
{
  const StmField *field;
  char           *value;
} Filter;

/**
 * StmQuery:
 *
 * Which records a list shows, and in which order.
 */
struct _StmQuery
{
  GObject         parent_instance;

  GType           type;
  StmRecordClass *klass;
  char           *search;
  GPtrArray      *terms;
  const StmField *sort;
  gboolean        descending;
  GArray         *filters;
};

G_DEFINE_FINAL_TYPE (StmQuery, stm_query, G_TYPE_OBJECT)

static void
clear_filter (gpointer data)
{
  g_free (((Filter *) data)->value);
}

static void
stm_query_finalize (GObject *object)
{
  StmQuery *self = STM_QUERY (object);

  g_free (self->search);
  g_ptr_array_unref (self->terms);
  g_array_unref (self->filters);
  g_type_class_unref (self->klass);

  G_OBJECT_CLASS (stm_query_parent_class)->finalize (object);
}

static void
stm_query_class_init (StmQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_query_finalize;
}

static void
stm_query_init (StmQuery *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);
}

/**
 * stm_query_new:
 * @type: a record type
 *
 * Returns: (transfer full): a query of all its records, by name
 */
StmQuery *
stm_query_new (GType type)
{
  StmQuery *self = g_object_new (STM_TYPE_QUERY, NULL);

  self->type = type;
  self->klass = g_type_class_ref (type);

  return self;
}

/**
 * stm_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same query, to be changed
 */
StmQuery *
stm_query_copy (StmQuery *self)
{
  StmQuery *copy = stm_query_new (self->type);

  stm_query_set_search (copy, self->search);
  copy->sort = self->sort;
  copy->descending = self->descending;
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = &g_array_index (self->filters, Filter, i);

      stm_query_set_filter (copy, filter->field->name, filter->value);
    }

  return copy;
}

/**
 * stm_query_get_record_type:
 * @self: a query
 *
 * Returns: the type of the records
 */
GType
stm_query_get_record_type (StmQuery *self)
{
  return self->type;
}

/* Cuts where the tokenizer of the index cuts, so that each term is one token. */
static void
split_terms (StmQuery *self)
{
  g_autoptr (GString) term = g_string_new (NULL);

  g_ptr_array_set_size (self->terms, 0);
  for (const char *p = self->search;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        g_string_append_unichar (term, c);
      else if (term->len > 0)
        {
          g_ptr_array_add (self->terms, g_strdup_printf ("\"%s\"*", term->str));
          g_string_truncate (term, 0);
        }

      if (c == 0)
        break;
    }
}

/**
 * stm_query_set_search:
 * @self: a query
 * @text: (nullable): beginnings of words, all of which must occur
 */
void
stm_query_set_search (StmQuery *self, const char *text)
{
  if (text == NULL)
    text = "";

  g_free (self->search);
  self->search = g_utf8_make_valid (text, -1);
  split_terms (self);
}

/**
 * stm_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none): what is searched for, "" for nothing
 */
const char *
stm_query_get_search (StmQuery *self)
{
  return self->search != NULL ? self->search : "";
}

/**
 * stm_query_set_sort:
 * @self: a query
 * @field: (nullable): the name of a sortable field, or %NULL for the default
 * @descending: whether from last to first
 */
void
stm_query_set_sort (StmQuery *self, const char *field, gboolean descending)
{
  self->sort = field != NULL ? stm_record_class_find_field (self->klass, field) : NULL;
  self->descending = descending;
}

/**
 * stm_query_set_filter:
 * @self: a query
 * @field: the name of a field
 * @value: (nullable): the key of a choice, the uuid of a reference or a text;
 *   several possible values are separated by "|"; %NULL takes the filter away
 */
void
stm_query_set_filter (StmQuery *self, const char *field, const char *value)
{
  Filter filter = { stm_record_class_find_field (self->klass, field), NULL };

  g_return_if_fail (filter.field != NULL);

  for (guint i = 0; i < self->filters->len; i++)
    if (g_array_index (self->filters, Filter, i).field == filter.field)
      {
        g_array_remove_index (self->filters, i);
        break;
      }

  if (value == NULL)
    return;

  filter.value = g_strdup (value);
  g_array_append_val (self->filters, filter);
}

/**
 * stm_query_clear_filters:
 * @self: a query
 */
void
stm_query_clear_filters (StmQuery *self)
{
  g_array_set_size (self->filters, 0);
}

/**
 * stm_query_get_filter:
 * @self: a query
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): what it is filtered by
 */
const char *
stm_query_get_filter (StmQuery *self, const char *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = &g_array_index (self->filters, Filter, i);

      if (g_str_equal (filter->field->name, field))
        return filter->value;
    }

  return NULL;
}

/**
 * stm_query_get_n_filters:
 * @self: a query
 *
 * Returns: how many fields are filtered by
 */
guint
stm_query_get_n_filters (StmQuery *self)
{
  return self->filters->len;
}

/* The overview joins five tables; where only fields of the student are asked
 * for, the student's own indexes answer a hundred times faster. */
static gboolean
is_answered_by_student (StmQuery *self)
{
  g_autoptr (StmRecordClass) student = g_type_class_ref (STM_TYPE_STUDENT);

  if (self->type != STM_TYPE_OVERVIEW
      || (self->sort != NULL && stm_record_class_find_field (student, self->sort->name) == NULL))
    return FALSE;

  for (guint i = 0; i < self->filters->len; i++)
    if (stm_record_class_find_field (student, g_array_index (self->filters, Filter, i).field->name) == NULL)
      return FALSE;

  return TRUE;
}

static void
append_filter (GString *sql, Filter *filter, guint index)
{
  g_autofree char *column = stm_field_dup_column (filter->field);
  g_auto (GStrv) values = g_strsplit (filter->value, "|", -1);

  if (filter->field->type == STM_FIELD_SET)
    {
      g_string_append_printf (sql, " AND (%s & :filter_%u_0) <> 0", column, index);
      return;
    }

  g_string_append_printf (sql, " AND %s IN (", column);
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (sql, "%s:filter_%u_%u", i > 0 ? ", " : "", index, i);
  g_string_append_c (sql, ')');
}

static void
append_term (StmQuery *self, GString *sql, guint index)
{
  if (self->type != STM_TYPE_OVERVIEW)
    {
      g_string_append_printf (sql, " AND id IN (SELECT rowid FROM %s_search WHERE %s_search MATCH :term_%u)",
                              self->klass->kind, self->klass->kind, index);
      return;
    }

  g_string_append_printf (sql,
    " AND id IN (SELECT rowid FROM student_search WHERE student_search MATCH :term_%u"
    " UNION SELECT s.id FROM student s JOIN school c ON c.uuid = s.school"
    " WHERE c.id IN (SELECT rowid FROM school_search WHERE school_search MATCH :term_%u)"
    " UNION SELECT s.id FROM student s JOIN request r ON r.student = s.uuid JOIN supervisor v ON v.uuid = r.supervisor"
    " WHERE v.id IN (SELECT rowid FROM supervisor_search WHERE supervisor_search MATCH :term_%u)"
    " UNION SELECT s.id FROM student s JOIN request r ON r.student = s.uuid JOIN service v ON v.uuid = r.preference_1"
    " WHERE v.id IN (SELECT rowid FROM service_search WHERE service_search MATCH :term_%u)"
    " UNION SELECT s.id FROM student s JOIN request r ON r.student = s.uuid JOIN placement p ON p.request = r.uuid"
    " JOIN service v ON v.uuid = p.service"
    " WHERE p.state = 0 AND v.id IN (SELECT rowid FROM service_search WHERE service_search MATCH :term_%u))",
    index, index, index, index, index);
}

static void
append_sort (GString *sql, const StmField *field, gboolean descending)
{
  g_autofree char *column = stm_field_dup_column (field);

  g_string_append_printf (sql, "%s%s%s, ", column, stm_record_table_has_key (field) ? "_key" : "",
                          descending ? " DESC" : "");
}

static void
append_order (StmQuery *self, GString *sql)
{
  guint n = 0;

  g_string_append (sql, " ORDER BY ");
  if (self->sort != NULL)
    append_sort (sql, self->sort, self->descending);

  for (guint i = 0; i < self->klass->n_fields && n < TIE_BREAKERS; i++)
    if (stm_record_table_has_key (&self->klass->fields[i]))
      {
        if (&self->klass->fields[i] != self->sort)
          append_sort (sql, &self->klass->fields[i], self->descending);
        n++;
      }

  g_string_append (sql, self->descending ? "id DESC" : "id");
}

/**
 * stm_query_dup_sql:
 * @self: a query
 *
 * Returns: (transfer full): the statement that gives the ids in order
 */
char *
stm_query_dup_sql (StmQuery *self)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id FROM %s WHERE deleted_at IS NULL",
                   is_answered_by_student (self) ? "student" : self->klass->kind);

  for (guint i = 0; i < self->filters->len; i++)
    append_filter (sql, &g_array_index (self->filters, Filter, i), i);
  for (guint i = 0; i < self->terms->len; i++)
    append_term (self, sql, i);
  append_order (self, sql);

  return g_string_free_and_steal (sql);
}

static void
bind_filter (StmStatement *statement, Filter *filter, guint index)
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

/**
 * stm_query_bind:
 * @self: a query
 * @statement: the statement of stm_query_dup_sql()
 */
void
stm_query_bind (StmQuery *self, StmStatement *statement)
{
  for (guint i = 0; i < self->filters->len; i++)
    bind_filter (statement, &g_array_index (self->filters, Filter, i), i);

  for (guint i = 0; i < self->terms->len; i++)
    {
      g_autofree char *name = g_strdup_printf (":term_%u", i);

      stm_statement_bind_text (statement, name, self->terms->pdata[i]);
    }
}

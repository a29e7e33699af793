#include "config.h"

#include "store/stm-query-private.h"

#include "core/stm-overview.h"

/**
 * StmQuery:
 *
 * Which records a list shows, and in which order.
 */
G_DEFINE_FINAL_TYPE (StmQuery, stm_query, G_TYPE_OBJECT)

static void
clear_filter (gpointer data)
{
  g_free (((StmFilter *) data)->value);
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
  self->filters = g_array_new (FALSE, FALSE, sizeof (StmFilter));
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
  copy->role = self->role;
  for (guint i = 0; i < self->filters->len; i++)
    {
      StmFilter *filter = &g_array_index (self->filters, StmFilter, i);

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
 * stm_query_set_role:
 * @self: a query
 * @role: who looks
 *
 * Sorts a status as @role is shown it, so that the order does not tell what the
 * words do not (SPEC T8).  At first it is sorted as it is.
 */
void
stm_query_set_role (StmQuery *self, StmRole role)
{
  self->role = role;
}

/* What the overview can be filtered by beside its fields: a Monday, for the
 * students whose request has a period in that week. */
static const StmField week_field = { "week", STM_FIELD_DATE, .flags = STM_FIELD_DERIVED };

static const StmField *
find_filter_field (StmQuery *self, const char *name)
{
  if (self->type == STM_TYPE_OVERVIEW && g_str_equal (name, week_field.name))
    return &week_field;

  return stm_record_class_find_field (self->klass, name);
}

/**
 * stm_query_set_filter:
 * @self: a query
 * @field: the name of a field, or for the overview "week"
 * @value: (nullable): the key of a choice, the uuid of a reference or a text;
 *   several possible values are separated by "|"; %NULL takes the filter away
 */
void
stm_query_set_filter (StmQuery *self, const char *field, const char *value)
{
  StmFilter filter = { find_filter_field (self, field), NULL };

  g_return_if_fail (filter.field != NULL);

  for (guint i = 0; i < self->filters->len; i++)
    if (g_array_index (self->filters, StmFilter, i).field == filter.field)
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
      StmFilter *filter = &g_array_index (self->filters, StmFilter, i);

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

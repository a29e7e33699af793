#include "config.h"

#include "documents/stm-template-values.h"

#include "core/stm-date.h"

#define SHORT_SUFFIX ".short"

typedef struct
{
  char           *text;
  char           *key;    /* (nullable): what a choice is kept as */
  const StmField *field;  /* (nullable) */
  gboolean        read;
} Value;

/**
 * StmTemplateValues:
 *
 * A row knows the names of what its list stands in, behind its own.
 */
struct _StmTemplateValues
{
  GObject            parent_instance;

  StmTemplateValues *outer;   /* (nullable) (unowned): it owns this one */
  GHashTable        *values;  /* name → Value */
  GHashTable        *lists;   /* name → GPtrArray of StmTemplateValues */
};

G_DEFINE_FINAL_TYPE (StmTemplateValues, stm_template_values, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value->key);
  g_free (value);
}

static void
stm_template_values_finalize (GObject *object)
{
  StmTemplateValues *self = STM_TEMPLATE_VALUES (object);

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (stm_template_values_parent_class)->finalize (object);
}

static void
stm_template_values_class_init (StmTemplateValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_template_values_finalize;
}

static void
stm_template_values_init (StmTemplateValues *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * stm_template_values_new:
 *
 * Returns: (transfer full): no values
 */
StmTemplateValues *
stm_template_values_new (void)
{
  return g_object_new (STM_TYPE_TEMPLATE_VALUES, NULL);
}

static void
take (StmTemplateValues *self, char *name, char *text, char *key, const StmField *field)
{
  Value value = { .text = text, .key = key, .field = field };

  g_hash_table_replace (self->values, name, g_memdup2 (&value, sizeof value));
}

/**
 * stm_template_values_set:
 * @self: values
 * @name: small letters, digits, hyphens and dots, "dossier.last-name"
 * @text: (nullable): plain text, which may have several lines
 *
 * Sets what stands in the place of `{{name}}`, also where it was set before.
 */
void
stm_template_values_set (StmTemplateValues *self, const char *name, const char *text)
{
  take (self, g_strdup (name), g_strdup (text != NULL ? text : ""), NULL, NULL);
}

/**
 * stm_template_values_set_date:
 * @self: values
 * @name: as for stm_template_values_set()
 * @iso: (nullable): an ISO day
 *
 * Sets a date: `{{name}}` is "3 september 2026", `{{name.short}}` "03-09-2026".
 */
void
stm_template_values_set_date (StmTemplateValues *self, const char *name, const char *iso)
{
  take (self, g_strdup (name), stm_date_format_long (iso), NULL, NULL);
  take (self, g_strconcat (name, SHORT_SUFFIX, NULL), stm_date_format (iso), NULL, NULL);
}

/**
 * stm_template_values_set_field:
 * @self: values
 * @name: as for stm_template_values_set()
 * @field: the field of a record that it is
 * @text: what is shown where a template has no words for it
 * @key: (nullable): for a choice what it is kept as, for a set those with spaces
 *   in between
 *
 * Sets one field of a record; stm_template_values_add_record() sets them all.
 */
void
stm_template_values_set_field (StmTemplateValues *self,
                               const char        *name,
                               const StmField    *field,
                               const char        *text,
                               const char        *key)
{
  take (self, g_strdup (name), g_strdup (text), g_strdup (key), field);
}

/**
 * stm_template_values_add_list:
 * @self: values
 * @list: how templates call it, "tasks"
 *
 * Adds a list without rows; one that is there already stays as it is.
 */
void
stm_template_values_add_list (StmTemplateValues *self, const char *list)
{
  if (!g_hash_table_contains (self->lists, list))
    g_hash_table_insert (self->lists, g_strdup (list), g_ptr_array_new_with_free_func (g_object_unref));
}

/**
 * stm_template_values_add_row:
 * @self: values
 * @list: how templates call the list, which is added where it is new
 *
 * Returns: (transfer none): a row below the others of the list; it lasts as long
 *   as @self
 */
StmTemplateValues *
stm_template_values_add_row (StmTemplateValues *self, const char *list)
{
  StmTemplateValues *row = stm_template_values_new ();

  row->outer = self;
  stm_template_values_add_list (self, list);
  g_ptr_array_add (g_hash_table_lookup (self->lists, list), row);

  return row;
}

static Value *
find_value (StmTemplateValues *self, const char *name)
{
  Value *value = g_hash_table_lookup (self->values, name);

  if (value == NULL && self->outer != NULL)
    return find_value (self->outer, name);

  return value;
}

/**
 * stm_template_values_get:
 * @self: values
 * @name: a name
 *
 * Returns: (transfer none) (nullable): its text, "" for an empty one; %NULL
 *   where there is no such name
 */
const char *
stm_template_values_get (StmTemplateValues *self, const char *name)
{
  Value *value = find_value (self, name);

  if (value == NULL)
    return NULL;

  value->read = TRUE;

  return value->text;
}

/**
 * stm_template_values_was_read:
 * @self: values
 * @name: a name
 *
 * Returns: whether a text was asked for by that name, and there was one: then what
 *   was made with @self may show it
 */
gboolean
stm_template_values_was_read (StmTemplateValues *self, const char *name)
{
  const Value *value = find_value (self, name);

  return value != NULL && value->read && *value->text != '\0';
}

/**
 * stm_template_values_get_key:
 * @self: values
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the key that a choice is kept as, or those
 *   of a set with spaces in between; %NULL where it is no choice
 */
const char *
stm_template_values_get_key (StmTemplateValues *self, const char *name)
{
  const Value *value = find_value (self, name);

  return value != NULL ? value->key : NULL;
}

/**
 * stm_template_values_get_field:
 * @self: values
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the field of a record that it is
 */
const StmField *
stm_template_values_get_field (StmTemplateValues *self, const char *name)
{
  const Value *value = find_value (self, name);

  return value != NULL ? value->field : NULL;
}

static GPtrArray *
find_list (StmTemplateValues *self, const char *list)
{
  GPtrArray *rows = g_hash_table_lookup (self->lists, list);

  if (rows == NULL && self->outer != NULL)
    return find_list (self->outer, list);

  return rows;
}

/**
 * stm_template_values_has_list:
 * @self: values
 * @list: a name
 *
 * Returns: whether there is a list of that name
 */
gboolean
stm_template_values_has_list (StmTemplateValues *self, const char *list)
{
  return find_list (self, list) != NULL;
}

/**
 * stm_template_values_get_n_rows:
 * @self: values
 * @list: the name of a list
 *
 * Returns: how many rows it has
 */
guint
stm_template_values_get_n_rows (StmTemplateValues *self, const char *list)
{
  GPtrArray *rows = find_list (self, list);

  return rows != NULL ? rows->len : 0;
}

/**
 * stm_template_values_get_row:
 * @self: values
 * @list: the name of a list
 * @row: which row, from 0
 *
 * Returns: (transfer none): its names and texts, behind which stand those of @self
 */
StmTemplateValues *
stm_template_values_get_row (StmTemplateValues *self, const char *list, guint row)
{
  return g_ptr_array_index (find_list (self, list), row);
}

#include "config.h"

#include "core/stm-record.h"

/* The properties of a record type, which follow from its table of fields. */

static void
stm_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmRecord *self = STM_RECORD (object);
  const StmField *field = &STM_RECORD_GET_CLASS (self)->fields[id - 1];

  if (stm_field_is_text (field))
    g_value_set_string (value, stm_record_get_text (self, field));
  else if (field->type == STM_FIELD_BOOLEAN)
    g_value_set_boolean (value, stm_record_get_number (self, field));
  else
    g_value_set_int (value, stm_record_get_number (self, field));
}

static void
stm_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmRecord *self = STM_RECORD (object);
  const StmField *field = &STM_RECORD_GET_CLASS (self)->fields[id - 1];

  if (stm_field_is_text (field))
    stm_record_set_text (self, field, g_value_get_string (value));
  else if (field->type == STM_FIELD_BOOLEAN)
    stm_record_set_number (self, field, g_value_get_boolean (value));
  else
    stm_record_set_number (self, field, g_value_get_int (value));
}

/**
 * stm_record_class_install:
 * @klass: the class of a final record type, in its class_init
 * @kind: see #StmRecordClass
 * @plural: see #StmRecordClass
 * @fields: (array length=n_fields): the static table
 * @n_fields: how many
 *
 * Gives the type its properties.  GObject does not inherit the property
 * functions, so they are set in each subclass.
 */
void
stm_record_class_install (StmRecordClass *klass,
                          const char     *kind,
                          const char     *plural,
                          const StmField *fields,
                          guint           n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  klass->kind = kind;
  klass->plural = plural;
  klass->fields = fields;
  klass->n_fields = n_fields;

  object_class->get_property = stm_record_get_property;
  object_class->set_property = stm_record_set_property;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = fields[i].name;
      GParamSpec *pspec;

      if (stm_field_is_text (&fields[i]))
        pspec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (fields[i].type == STM_FIELD_BOOLEAN)
        pspec = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);

      g_object_class_install_property (object_class, i + 1, pspec);
    }
}

/**
 * stm_record_class_find_field:
 * @klass: a record class
 * @name: the name of a field
 *
 * Returns: (transfer none) (nullable): the field
 */
const StmField *
stm_record_class_find_field (StmRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];

  return NULL;
}

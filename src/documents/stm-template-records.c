#include "config.h"

#include "documents/stm-template-values.h"

#include "core/stm-row.h"

#define KEY_SUFFIX ".key"

/* As Dutch writes a decimal, in every language of the program. */
static char *
dup_hours (int minutes)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (minutes == 0)
    return g_strdup ("");

  return g_strdelimit (g_strdup (g_ascii_formatd (text, sizeof text, "%.7g", minutes / 60.0)), ".", ',');
}

static char *
dup_set_keys (const StmField *field, int set)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (set & (1 << i))
      g_strv_builder_add (keys, field->choices[i].key);
  strv = g_strv_builder_end (keys);

  return g_strjoinv (" ", strv);
}

/* (nullable): what is kept of a choice; words for it are the template's. */
static char *
dup_key (StmRecord *record, const StmField *field)
{
  int number = record != NULL ? stm_record_get_number (record, field) : 0;

  if (field->type == STM_FIELD_BOOLEAN)
    return g_strdup (record == NULL ? "" : number != 0 ? "yes" : "no");
  if (field->type == STM_FIELD_SET)
    return dup_set_keys (field, number);

  return g_strdup (record != NULL && number >= 0 && number < (int) stm_field_count_choices (field)
                   ? field->choices[number].key : "");
}

static char *
dup_text (StmRecord *record, const StmField *field, const char *key)
{
  if (record == NULL)
    return g_strdup ("");
  if (field->type == STM_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (key, "yes") ? "Ja" : "Nee");
  if (field->type == STM_FIELD_HOURS)
    return dup_hours (stm_record_get_number (record, field));

  return stm_record_dup_display (record, field);
}

static void
add_field (StmTemplateValues *self, const char *name, StmRecord *record, const StmField *field)
{
  g_autofree char *path = g_strconcat (name, ".", field->name, NULL);
  g_autofree char *key_path = NULL;
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case STM_FIELD_REFERENCE:
      return;
    case STM_FIELD_DATE:
      stm_template_values_set_date (self, path, record != NULL ? stm_record_get_text (record, field) : NULL);
      return;
    case STM_FIELD_BOOLEAN:
    case STM_FIELD_CHOICE:
    case STM_FIELD_SET:
      key = dup_key (record, field);
      key_path = g_strconcat (path, KEY_SUFFIX, NULL);
      stm_template_values_set (self, key_path, key);
      break;
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    default:
      break;
    }

  text = dup_text (record, field, key);
  stm_template_values_set_field (self, path, field, text, key);
}

static void
add_fields (StmTemplateValues *self, const char *name, StmRecordClass *klass, StmRecord *record)
{
  for (guint i = 0; i < klass->n_fields; i++)
    add_field (self, name, record, &klass->fields[i]);
}

/**
 * stm_template_values_add_record:
 * @self: values
 * @name: how templates call it, "dossier"
 * @record: a record
 *
 * Adds each field of @record as `name.field`: dates as by
 * stm_template_values_set_date(), hours as a Dutch decimal, yes or no as "Ja"
 * or "Nee", other fields as people read them.  A choice or a set has its key as
 * well, `name.field.key`; the template has the words for it.  A reference is not
 * added: what it stands for is a record of its own.
 */
void
stm_template_values_add_record (StmTemplateValues *self, const char *name, StmRecord *record)
{
  add_fields (self, name, STM_RECORD_GET_CLASS (record), record);
}

/**
 * stm_template_values_add_type:
 * @self: values
 * @name: how templates call it, "partner"
 * @type: a type of #StmRecord
 *
 * Adds each name that stm_template_values_add_record() adds, without a text:
 * where there is no such record, and to tell stm_template_check() which names
 * there are.
 */
void
stm_template_values_add_type (StmTemplateValues *self, const char *name, GType type)
{
  StmRecordClass *klass = g_type_class_ref (type);

  add_fields (self, name, klass, NULL);
  g_type_class_unref (klass);
}

/**
 * stm_template_values_add_records:
 * @self: values
 * @list: how templates call the list, "tasks"
 * @name: how they call one of it, "task"
 * @records: of #StmRecord, or of #StmRow
 *
 * Adds a list with a row for each record.
 */
void
stm_template_values_add_records (StmTemplateValues *self, const char *list, const char *name, GListModel *records)
{
  stm_template_values_add_list (self, list);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (records, i);
      StmRecord *record = STM_IS_RECORD (item) ? STM_RECORD (item) : stm_row_get_record (STM_ROW (item));

      if (record != NULL)
        stm_template_values_add_record (stm_template_values_add_row (self, list), name, record);
    }
}

#include "config.h"

#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "exchange/stm-json-record.h"

#include <locale.h>

/* Writes the tables of fields as JSON, for the test that holds the schema to
 * them. */

static const char *const type_names[] = {
  [STM_FIELD_TEXT] = "text",
  [STM_FIELD_LONG_TEXT] = "text",
  [STM_FIELD_DATE] = "date",
  [STM_FIELD_REFERENCE] = "reference",
  [STM_FIELD_INTEGER] = "number",
  [STM_FIELD_HOURS] = "number",
  [STM_FIELD_BOOLEAN] = "boolean",
  [STM_FIELD_CHOICE] = "choice",
  [STM_FIELD_SET] = "set",
};

static void
dump_field (GString *json, const StmField *field)
{
  g_string_append (json, "{\"name\":");
  stm_json_append_string (json, field->name);
  g_string_append_printf (json, ",\"type\":\"%s\",\"required\":%s,\"maximum\":%d,\"choices\":[",
                          type_names[field->type], field->flags & STM_FIELD_REQUIRED ? "true" : "false",
                          stm_field_get_maximum (field));

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      stm_json_append_string (json, field->choices[i].key);
    }
  g_string_append (json, "]}");
}

static void
dump_type (GString *json, GType type)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  gboolean first = TRUE;

  stm_json_append_string (json, klass->plural);
  g_string_append (json, ":[");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].flags & STM_FIELD_DERIVED)
        continue;

      g_string_append (json, first ? "\n  " : ",\n  ");
      dump_field (json, &klass->fields[i]);
      first = FALSE;
    }
  g_string_append (json, "\n]");
}

int
main (void)
{
  g_autoptr (GString) json = g_string_new ("{\n");
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  setlocale (LC_ALL, "C.UTF-8");

  dump_type (json, STM_TYPE_PROFILE);
  for (guint i = 0; i < n_types; i++)
    {
      g_string_append (json, ",\n");
      dump_type (json, types[i]);
    }
  g_print ("%s\n}\n", json->str);

  return 0;
}

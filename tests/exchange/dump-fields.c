#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-package-rules.h"
#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "exchange/stm-json-value.h"

#include <locale.h>

/* Writes the tables of fields as JSON, for the test that holds the schema to
 * them; with "packages", which of them each kind of package may hold. */

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

static void
dump_held (GString *json, StmPackageContent content, StmRole to, StmRecordClass *klass)
{
  gboolean first = TRUE;

  stm_json_append_string (json, klass->plural);
  g_string_append (json, ":[");
  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_package_content_holds_field (content, to, klass->kind, &klass->fields[i]))
      {
        g_string_append (json, first ? "" : ",");
        stm_json_append_string (json, klass->fields[i].name);
        first = FALSE;
      }
  g_string_append_c (json, ']');
}

static void
dump_package (GString *json, StmPackageContent content, StmRole from, StmRole to)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);
  gboolean first = TRUE;

  g_string_append_printf (json, "%s\n{\"content\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"lists\":{", json->len > 1 ? "," : "",
                          stm_package_content_get_key (content), stm_role_choices[from].key, stm_role_choices[to].key);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);

      if (!stm_package_content_holds (content, klass->kind))
        continue;

      g_string_append (json, first ? "" : ",");
      dump_held (json, content, to, klass);
      first = FALSE;
    }
  g_string_append (json, "}}");
}

static void
dump_packages (void)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (int content = STM_PACKAGE_CATALOGUE; content < STM_PACKAGE_N_CONTENTS; content++)
    for (int from = STM_ROLE_SCHOOL; from <= STM_ROLE_PARTNER; from++)
      for (int to = STM_ROLE_SCHOOL; to <= STM_ROLE_PARTNER; to++)
        if (stm_package_content_goes (content, from, to))
          dump_package (json, content, from, to);

  g_print ("%s\n]\n", json->str);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GString) json = g_string_new ("{\n");
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  setlocale (LC_ALL, "C.UTF-8");

  if (argc > 1 && g_str_equal (argv[1], "packages"))
    {
      dump_packages ();
      return 0;
    }

  dump_type (json, STM_TYPE_PROFILE);
  for (guint i = 0; i < n_types; i++)
    {
      g_string_append (json, ",\n");
      dump_type (json, types[i]);
    }
  g_print ("%s\n}\n", json->str);

  return 0;
}

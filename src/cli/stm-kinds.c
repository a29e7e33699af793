#include "config.h"

#include "cli/stm-kinds.h"

#include "core/stm-overview.h"
#include "core/stm-record-types.h"

#include <glib/gi18n-lib.h>

static char *
dup_kinds (void)
{
  GString *names = g_string_new (NULL);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);
  g_autoptr (StmRecordClass) overview = g_type_class_ref (STM_TYPE_OVERVIEW);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);

      g_string_append_printf (names, "%s, ", klass->plural);
    }
  g_string_append (names, overview->plural);

  return g_string_free_and_steal (names);
}

/**
 * stm_kinds_find:
 * @name: what was typed, "student" or "students"
 * @error: return location for a %G_OPTION_ERROR that names the kinds there are
 *
 * Returns: the record type, or %G_TYPE_INVALID
 */
GType
stm_kinds_find (const char *name, GError **error)
{
  GType type = stm_record_types_find (name);

  if (type == G_TYPE_INVALID)
    {
      g_autofree char *kinds = dup_kinds ();

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no kind of record “%s”. There are: %s."), name, kinds);
    }

  return type;
}

/**
 * stm_kinds_find_field:
 * @klass: a record class
 * @name: what was typed
 * @flags: what must be true of the field
 * @error: return location for a %G_OPTION_ERROR that names the fields there are
 *
 * Returns: (transfer none): the field
 */
const StmField *
stm_kinds_find_field (StmRecordClass *klass, const char *name, StmFieldFlags flags, GError **error)
{
  const StmField *field = stm_record_class_find_field (klass, name);
  g_autoptr (GString) names = NULL;

  if (field != NULL && (field->flags & flags) == flags)
    return field;

  names = g_string_new (NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & flags) == flags)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass->fields[i].name);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is none of the fields that can stand here: %s."), name, names->str);

  return NULL;
}

/**
 * stm_kinds_may_view:
 * @store: a store
 * @type: a record type
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether the role of the profile may see such records (SPEC P1)
 */
gboolean
stm_kinds_may_view (StmStore *store, GType type, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);

  return stm_policy_may (stm_store_get_role (store), STM_ACTION_VIEW, klass->kind, FALSE, error);
}

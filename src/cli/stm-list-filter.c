#include "config.h"

#include "cli/stm-list-filter.h"

#include "cli/stm-kinds.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* what no field holds, so that nothing is found */
#define NOTHING "?"

static gboolean
refuse (const StmField *field, const char *value, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no value of “%s”."), value, field->name);

  return FALSE;
}

/* What is shown instead of the true status also counts instead of it. */
static void
add_statuses (const StmField *field, int wanted, StmRole role, GStrvBuilder *values)
{
  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (stm_policy_shown_status (role, i) == wanted)
      g_strv_builder_add (values, field->choices[i].key);
}

static gboolean
add_choice (const StmField *field, const char *value, StmRole role, GStrvBuilder *values, GError **error)
{
  int choice = stm_field_find_choice (field, value);
  g_autoptr (GString) keys = NULL;

  if (choice >= 0)
    {
      if (field->choices == stm_status_choices)
        add_statuses (field, choice, role, values);
      else
        g_strv_builder_add (values, value);
      return TRUE;
    }

  keys = g_string_new (NULL);
  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (field->choices[i].key[0] != '\0')
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", field->choices[i].key);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no value of “%s”. There are: %s."), value, field->name, keys->str);

  return FALSE;
}

/* People know a record by its name; several may have the same. */
static gboolean
add_reference (StmStore *store, const StmField *field, const char *value, GStrvBuilder *values, GError **error)
{
  g_autofree char *wanted = stm_fold_text (value);
  g_autoptr (GListModel) titles = NULL;
  gboolean found = FALSE;

  if (g_uuid_string_is_valid (value))
    {
      g_strv_builder_take (values, g_ascii_strdown (value, -1));
      return TRUE;
    }

  titles = stm_store_list_titles (store, field->target (), NULL, NULL, error);
  if (titles == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (titles, i);
      g_autofree char *name = stm_fold_text (stm_title_get_title (title));

      if (g_str_equal (name, wanted))
        {
          g_strv_builder_add (values, stm_title_get_uuid (title));
          found = TRUE;
        }
    }

  return found || refuse (field, value, error);
}

static gboolean
add_number (const StmField *field, const char *value, GStrvBuilder *values, GError **error)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (field->type == STM_FIELD_HOURS)
    number *= 60;

  if (end == value || *end != '\0' || !(number >= 0 && number <= G_MAXINT) || number != floor (number))
    return refuse (field, value, error);

  g_strv_builder_take (values, g_strdup_printf ("%d", (int) number));

  return TRUE;
}

static gboolean
add_value (StmStore *store, const StmField *field, const char *value, GStrvBuilder *values, GError **error)
{
  g_autofree char *date = NULL;

  switch (field->type)
    {
    case STM_FIELD_CHOICE:
    case STM_FIELD_SET:
      return add_choice (field, value, stm_store_get_role (store), values, error);
    case STM_FIELD_REFERENCE:
      return add_reference (store, field, value, values, error);
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
      return add_number (field, value, values, error);
    case STM_FIELD_BOOLEAN:
      g_strv_builder_add (values, g_str_equal (value, "yes") ? "1" : "0");
      return g_str_equal (value, "yes") || g_str_equal (value, "no") || refuse (field, value, error);
    case STM_FIELD_DATE:
      date = stm_date_from_input (value);
      if (date == NULL || !stm_date_parse (date, NULL))
        return refuse (field, value, error);
      g_strv_builder_add (values, date);
      return TRUE;
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    default:
      g_strv_builder_add (values, value);
      return TRUE;
    }
}

/**
 * stm_list_filter_add:
 * @store: a store
 * @query: a query, which gets the filter
 * @text: "status=accepted"; several possible values are separated by "|", a
 *   reference is a uuid or a name
 * @error: return location for a %G_OPTION_ERROR, or a #STM_ERROR_REFUSED for a
 *   field that the role may not see (SPEC P3)
 *
 * Returns: whether @text makes sense
 */
gboolean
stm_list_filter_add (StmStore *store, StmQuery *query, const char *text, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (stm_query_get_record_type (query));
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_auto (GStrv) wanted = NULL;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autofree char *value = NULL;
  const StmField *field;

  if (sides[0] == NULL || sides[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no filter. Write FIELD=VALUE, such as “place=Gent”."), text);
      return FALSE;
    }

  field = stm_kinds_find_field (klass, sides[0], 0, error);
  if (field == NULL)
    return FALSE;

  if (!stm_policy_may_see_field (stm_store_get_role (store), klass->kind, field, FALSE))
    {
      g_set_error (error, STM_ERROR, STM_ERROR_REFUSED, _("Your role may not see “%s”."), field->name);
      return FALSE;
    }

  wanted = g_strsplit (sides[1], "|", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!add_value (store, field, wanted[i], values, error))
      return FALSE;

  strv = g_strv_builder_end (values);
  value = strv[0] != NULL ? g_strjoinv ("|", strv) : g_strdup (NOTHING);
  stm_query_set_filter (query, field->name, value);

  return TRUE;
}

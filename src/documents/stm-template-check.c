#include "config.h"

#include "documents/stm-template-check.h"

#include "core/stm-error.h"
#include "documents/stm-template-blocks.h"
#include "documents/stm-template-text.h"

#include <glib/gi18n-lib.h>

static const char *const yes_or_no[] = { "yes", "no", NULL };

/* What the names of a template are held to. */
typedef struct
{
  JsonObject        *words;       /* (nullable) */
  StmTemplateValues *known;
  gboolean           needs_rows;  /* whether a list without rows tells too little */
  const char        *list;        /* (nullable): that of the block */
} Check;

typedef struct
{
  JsonObject        *words;
  StmTemplateValues *values;
} Scope;

static gboolean check_object (const Check *check, const StmTemplateKey *keys, JsonObject *object, const char *path, GError **error);

/* The keys that a choice can have, but for the one that means none. */
static GStrv
dup_choices (const StmField *field)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (field->type == STM_FIELD_BOOLEAN)
    g_strv_builder_addv (keys, (const char **) yes_or_no);
  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (field->choices[i].key[0] != '\0')
      g_strv_builder_add (keys, field->choices[i].key);

  return g_strv_builder_end (keys);
}

static gboolean
check_words (JsonObject *words, const char *name, const StmField *field, GError **error)
{
  g_auto (GStrv) choices = dup_choices (field);
  JsonObjectIter iter;
  const char *key;

  for (guint i = 0; choices[i] != NULL; i++)
    if (!json_object_has_member (words, choices[i]))
      {
        g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“words” has none for “%s” of “%s”."), choices[i], name);
        return FALSE;
      }

  json_object_iter_init_ordered (&iter, words);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (*key != '\0' && !g_strv_contains ((const char *const *) choices, key))
      {
        g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“%s” cannot be “%s”, as “words” has it."), name, key);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_is_known (StmTemplateValues *values, const char *name, GError **error)
{
  if (stm_template_values_get (values, name) != NULL)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“%s” is no name that is known here."), name);

  return FALSE;
}

static gboolean
check_placeholder (const char *name, gpointer data, GError **error)
{
  Scope *scope = data;
  const StmField *field = stm_template_values_get_field (scope->values, name);

  if (!check_is_known (scope->values, name, error))
    return FALSE;

  if (scope->words != NULL && json_object_has_member (scope->words, name) && field != NULL)
    return check_words (json_object_get_object_member (scope->words, name), name, field, error);

  if (field == NULL || field->choices == NULL)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“%s” is a choice, and “words” has no words for it."), name);

  return FALSE;
}

static gboolean
check_condition (const char *text, StmTemplateValues *values, GError **error)
{
  g_auto (StmTemplateCondition) condition = { 0 };
  const StmField *field;
  g_auto (GStrv) choices = NULL;

  if (!stm_template_condition_parse (text, &condition, error))
    return FALSE;
  if (condition.value == NULL && stm_template_values_has_list (values, condition.name))
    return TRUE;
  if (!check_is_known (values, condition.name, error))
    return FALSE;

  field = stm_template_values_get_field (values, condition.name);
  if (condition.value == NULL || field == NULL || (field->choices == NULL && field->type != STM_FIELD_BOOLEAN))
    return TRUE;

  choices = dup_choices (field);
  if (g_strv_contains ((const char *const *) choices, condition.value))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“%s” cannot be “%s”."), condition.name, condition.value);

  return FALSE;
}

/* A text about each row is held to all of them: they can differ. */
static gboolean
check_text (const Check *check, const StmTemplateKey *key, const char *text, GError **error)
{
  Scope scope = { check->words, check->known };

  if (!(key->flags & STM_TEMPLATE_KEY_IN_ROW) || check->list == NULL)
    return stm_template_text_for_each (text, check_placeholder, &scope, error);

  for (guint i = 0; i < stm_template_values_get_n_rows (check->known, check->list); i++)
    {
      scope.values = stm_template_values_get_row (check->known, check->list, i);
      if (!stm_template_text_for_each (text, check_placeholder, &scope, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_list (const Check *check, const char *list, GError **error)
{
  if (stm_template_values_has_list (check->known, list)
      && (!check->needs_rows || stm_template_values_get_n_rows (check->known, list) > 0))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("There is no list “%s” here."), list);

  return FALSE;
}

static gboolean
check_items (const Check *check, const StmTemplateKey *key, JsonArray *items, const char *path, GError **error)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);
      const StmTemplateKey *keys = key->type == STM_TEMPLATE_KEY_BLOCKS ? stm_template_block_type_find (item)->keys
                                                                        : key->items;

      if (!check_object (check, keys, item, place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_string (const Check *check, const StmTemplateKey *key, const char *text, GError **error)
{
  if (key->type == STM_TEMPLATE_KEY_TEXT)
    return check_text (check, key, text, error);
  if (key->type == STM_TEMPLATE_KEY_CONDITION)
    return check_condition (text, check->known, error);
  if (key->type == STM_TEMPLATE_KEY_LIST)
    return check_list (check, text, error);

  return TRUE;
}

static gboolean
check_value (const Check *check, const StmTemplateKey *key, JsonNode *node, const char *path, GError **error)
{
  g_autoptr (GError) invalid = NULL;

  if (key->type == STM_TEMPLATE_KEY_ITEMS || key->type == STM_TEMPLATE_KEY_BLOCKS)
    return check_items (check, key, json_node_get_array (node), path, error);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
      || check_string (check, key, json_node_get_string (node), &invalid))
    return TRUE;

  return stm_template_keys_refuse (path, NULL, invalid->message, error);
}

static gboolean
check_object (const Check *check, const StmTemplateKey *keys, JsonObject *object, const char *path, GError **error)
{
  Check own = *check;

  for (const StmTemplateKey *key = keys; key->name != NULL; key++)
    if (key->type == STM_TEMPLATE_KEY_LIST)
      own.list = json_object_get_string_member (object, key->name);

  for (const StmTemplateKey *key = keys; key->name != NULL; key++)
    {
      JsonNode *node = json_object_get_member (object, key->name);
      g_autofree char *place = stm_template_keys_join (path, key->name);

      if (node != NULL && !check_value (&own, key, node, place, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * stm_template_check_names:
 * @keys: what can stand in the template
 * @object: a template that was read with @keys
 * @words: (nullable): its words for choices
 * @known: which names and lists there are
 * @needs_rows: whether each list must have a row, to tell which names that has
 * @error: %STM_ERROR_FORMAT, which begins with the place
 *
 * Returns: whether each name is known, and each choice has its words
 */
gboolean
stm_template_check_names (const StmTemplateKey  *keys,
                          JsonObject            *object,
                          JsonObject            *words,
                          StmTemplateValues     *known,
                          gboolean               needs_rows,
                          GError               **error)
{
  const Check check = { words, known, needs_rows, NULL };

  return check_object (&check, keys, object, "", error);
}

#include "config.h"

#include "documents/stm-template-keys.h"

#include "core/stm-error.h"
#include "documents/stm-template-blocks.h"
#include "documents/stm-template-text.h"

#include <glib/gi18n-lib.h>

/**
 * stm_template_keys_join:
 * @path: where an object stands, "" for the outermost
 * @key: one of its keys
 *
 * Returns: (transfer full): where the value of the key stands
 */
char *
stm_template_keys_join (const char *path, const char *key)
{
  return *path != '\0' ? g_strconcat (path, ".", key, NULL) : g_strdup (key);
}

/**
 * stm_template_keys_refuse:
 * @path: where an object stands
 * @key: (nullable): one of its keys
 * @message: what is wrong there
 * @error: gets %STM_ERROR_FORMAT with the place and @message
 *
 * Returns: %FALSE
 */
gboolean
stm_template_keys_refuse (const char *path, const char *key, const char *message, GError **error)
{
  g_autofree char *place = key != NULL ? stm_template_keys_join (path, key) : g_strdup (path);

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s: %s", *place != '\0' ? place : "{", message);

  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_text (const StmTemplateKey *key, const char *text, GError **error)
{
  g_auto (StmTemplateCondition) condition = { 0 };

  switch (key->type)
    {
    case STM_TEMPLATE_KEY_STRING:
      if (*text != '\0')
        return TRUE;
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("A text is expected here."));
      return FALSE;
    case STM_TEMPLATE_KEY_TEXT:
      return stm_template_text_for_each (text, NULL, NULL, error);
    case STM_TEMPLATE_KEY_CONDITION:
      return stm_template_condition_parse (text, &condition, error);
    case STM_TEMPLATE_KEY_LIST:
      if (stm_template_name_is_valid (text))
        return TRUE;
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("There is no list “%s” here."), text);
      return FALSE;
    case STM_TEMPLATE_KEY_WORD:
    case STM_TEMPLATE_KEY_NUMBER:
    case STM_TEMPLATE_KEY_ITEMS:
    case STM_TEMPLATE_KEY_WORDS:
    case STM_TEMPLATE_KEY_BLOCKS:
    default:
      return TRUE;
    }
}

static gboolean
read_string (const StmTemplateKey *key, JsonNode *node, const char *path, GError **error)
{
  g_autoptr (GError) invalid = NULL;
  const char *text = is_string (node) ? json_node_get_string (node) : NULL;

  if (text == NULL)
    return stm_template_keys_refuse (path, NULL, _("A text is expected here."), error);
  if (!read_text (key, text, &invalid))
    return stm_template_keys_refuse (path, NULL, invalid->message, error);

  if (key->type == STM_TEMPLATE_KEY_WORD && !g_strv_contains (key->words, text))
    {
      g_autofree char *words = g_strjoinv (", ", (char **) key->words);
      g_autofree char *message = g_strdup_printf (_("One of these is expected here: %s."), words);

      return stm_template_keys_refuse (path, NULL, message, error);
    }

  return TRUE;
}

static gboolean
read_number (const StmTemplateKey *key, JsonNode *node, const char *path, GError **error)
{
  g_autofree char *message = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
      && json_node_get_int (node) >= key->minimum && json_node_get_int (node) <= key->maximum)
    return TRUE;

  message = g_strdup_printf (_("A whole number from %d to %d is expected here."), key->minimum, key->maximum);

  return stm_template_keys_refuse (path, NULL, message, error);
}

static const StmTemplateKey *
find_block_keys (JsonNode *node, const char *path, GError **error)
{
  const StmTemplateBlockType *type = NULL;
  JsonNode *name;
  g_autofree char *types = NULL;
  g_autofree char *message = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      stm_template_keys_refuse (path, NULL, _("A record in braces is expected here."), error);
      return NULL;
    }

  name = json_object_get_member (json_node_get_object (node), "type");
  if (name == NULL || !is_string (name))
    {
      stm_template_keys_refuse (path, "type", _("A text is expected here."), error);
      return NULL;
    }

  type = stm_template_block_type_find (json_node_get_object (node));
  if (type != NULL)
    return type->keys;

  types = stm_template_block_types_dup_names ();
  message = g_strdup_printf (_("“%s” is no type of block. These are: %s."), json_node_get_string (name), types);
  stm_template_keys_refuse (path, "type", message, error);

  return NULL;
}

static gboolean
read_items (const StmTemplateKey *key, JsonNode *node, const char *path, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;
  g_autofree char *message = NULL;

  if (array == NULL)
    return stm_template_keys_refuse (path, NULL, _("A list is expected here."), error);

  if (length < (guint) key->minimum || length > (guint) key->maximum)
    {
      message = g_strdup_printf (_("A list of %d to %d is expected here."), key->minimum, key->maximum);
      return stm_template_keys_refuse (path, NULL, message, error);
    }

  for (guint i = 0; i < length; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);
      const StmTemplateKey *keys = key->type == STM_TEMPLATE_KEY_BLOCKS ? find_block_keys (element, place, error)
                                                                        : key->items;

      if (keys == NULL || !stm_template_keys_read (keys, element, place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_own_words (JsonNode *node, const char *path, GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *word;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return stm_template_keys_refuse (path, NULL, _("A record in braces is expected here."), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &word))
    if (!is_string (word))
      return stm_template_keys_refuse (path, key, _("A text is expected here."), error);

  return TRUE;
}

static gboolean
read_words (JsonNode *node, const char *path, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *words;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return stm_template_keys_refuse (path, NULL, _("A record in braces is expected here."), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &words))
    {
      g_autofree char *place = stm_template_keys_join (path, name);

      if (!read_own_words (words, place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_value (const StmTemplateKey *key, JsonNode *node, const char *path, GError **error)
{
  switch (key->type)
    {
    case STM_TEMPLATE_KEY_NUMBER:
      return read_number (key, node, path, error);
    case STM_TEMPLATE_KEY_ITEMS:
    case STM_TEMPLATE_KEY_BLOCKS:
      return read_items (key, node, path, error);
    case STM_TEMPLATE_KEY_WORDS:
      return read_words (node, path, error);
    case STM_TEMPLATE_KEY_STRING:
    case STM_TEMPLATE_KEY_TEXT:
    case STM_TEMPLATE_KEY_CONDITION:
    case STM_TEMPLATE_KEY_LIST:
    case STM_TEMPLATE_KEY_WORD:
    default:
      return read_string (key, node, path, error);
    }
}

static gboolean
is_known (const StmTemplateKey *keys, const char *name)
{
  for (const StmTemplateKey *key = keys; key->name != NULL; key++)
    if (g_str_equal (key->name, name))
      return TRUE;

  return FALSE;
}

/**
 * stm_template_keys_read:
 * @keys: what can stand in an object, up to one without a name
 * @node: what stands there
 * @path: where that is, "" for the outermost
 * @error: %STM_ERROR_FORMAT, which begins with the place
 *
 * Returns: whether @node is an object with these keys, each with a value of its
 *   type, and with no others
 */
gboolean
stm_template_keys_read (const StmTemplateKey *keys, JsonNode *node, const char *path, GError **error)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return stm_template_keys_refuse (path, NULL, _("A record in braces is expected here."), error);

  object = json_node_get_object (node);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!is_known (keys, name))
      return stm_template_keys_refuse (path, name, _("The format knows no such field."), error);

  for (const StmTemplateKey *key = keys; key->name != NULL; key++)
    {
      JsonNode *value = json_object_get_member (object, key->name);
      g_autofree char *place = stm_template_keys_join (path, key->name);

      if (value == NULL && (key->flags & STM_TEMPLATE_KEY_REQUIRED))
        return stm_template_keys_refuse (place, NULL, _("This is missing."), error);
      if (value != NULL && !read_value (key, value, place, error))
        return FALSE;
    }

  return TRUE;
}

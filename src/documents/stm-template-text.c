#include "config.h"

#include "documents/stm-template-text.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPENING "{{"
#define CLOSING "}}"

/**
 * stm_template_name_is_valid:
 * @name: a text
 *
 * Returns: whether it is written as a name: small letters, digits, hyphens and
 *   dots, a letter first
 */
gboolean
stm_template_name_is_valid (const char *name)
{
  return g_ascii_islower (*name) && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-.") == strlen (name);
}

static gboolean
refuse_name (const char *name, GError **error)
{
  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
               _("“%s” is no name. A name has small letters, digits, hyphens and dots."), name);

  return FALSE;
}

/* The name that the placeholder at @opening holds, and where the text goes on;
 * %NULL where it is not closed. */
static char *
read_placeholder (const char *opening, const char **rest)
{
  const char *start = opening + strlen (OPENING);
  const char *end = strstr (start, CLOSING);

  if (end == NULL)
    return NULL;

  *rest = end + strlen (CLOSING);

  return g_strndup (start, end - start);
}

/**
 * stm_template_text_for_each:
 * @text: a text of a template
 * @func: (nullable): gets each name
 * @data: for @func
 * @error: %STM_ERROR_FORMAT, where a placeholder is not written right, or what
 *   @func returns
 *
 * Returns: whether the text is right
 */
gboolean
stm_template_text_for_each (const char *text, StmTemplateNameFunc func, gpointer data, GError **error)
{
  for (const char *opening = strstr (text, OPENING); opening != NULL; opening = strstr (text, OPENING))
    {
      g_autofree char *name = read_placeholder (opening, &text);

      if (name == NULL)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("“%s” has no “%s” after it."), OPENING, CLOSING);
          return FALSE;
        }
      if (!stm_template_name_is_valid (name))
        return refuse_name (name, error);
      if (func != NULL && !func (name, data, error))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_word (JsonObject *words, const char *name, const char *key)
{
  JsonObject *own = json_object_get_object_member (words, name);

  return json_object_get_string_member_with_default (own, key, "");
}

/* What a name stands for: the template's words for a choice, else its text. */
static char *
dup_value (StmTemplateValues *values, JsonObject *words, const char *name)
{
  const char *key = stm_template_values_get_key (values, name);
  const char *text = stm_template_values_get (values, name);
  g_auto (GStrv) keys = NULL;
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  if (key == NULL || words == NULL || !json_object_has_member (words, name))
    return g_strdup (text != NULL ? text : "");

  keys = g_strsplit (key, " ", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    if (*find_word (words, name, keys[i]) != '\0')
      g_strv_builder_add (found, find_word (words, name, keys[i]));
  if (*key == '\0' && *find_word (words, name, "") != '\0')
    g_strv_builder_add (found, find_word (words, name, ""));
  shown = g_strv_builder_end (found);

  return g_strjoinv (", ", shown);
}

/**
 * stm_template_text_fill:
 * @text: a text of a template that was checked
 * @values: what stands in the place of its placeholders
 * @words: (nullable): the template's words for choices: name → key → word
 * @is_filled: (out) (optional): whether it says anything: it has no placeholder,
 *   or one that is not empty
 *
 * Returns: (transfer full): the text with its values, as they are: nothing in a
 *   value has a meaning of its own
 */
char *
stm_template_text_fill (const char *text, StmTemplateValues *values, JsonObject *words, gboolean *is_filled)
{
  GString *filled = g_string_new (NULL);
  gboolean has_names = FALSE, has_values = FALSE;

  for (const char *opening = strstr (text, OPENING); opening != NULL; opening = strstr (text, OPENING))
    {
      const char *rest = opening;
      g_autofree char *name = read_placeholder (opening, &rest);
      g_autofree char *value = dup_value (values, words, name);

      g_string_append_len (filled, text, opening - text);
      g_string_append (filled, value);
      has_names = TRUE;
      has_values = has_values || *g_strchug (value) != '\0';
      text = rest;
    }
  g_string_append (filled, text);

  if (is_filled != NULL)
    *is_filled = has_values || !has_names;

  return g_string_free_and_steal (filled);
}

/**
 * stm_template_condition_parse:
 * @text: "name" or "name=value", or "!" and one of these
 * @condition: (out caller-allocates): what it says
 * @error: %STM_ERROR_FORMAT where it is none of these
 *
 * Returns: whether it is a condition
 */
gboolean
stm_template_condition_parse (const char *text, StmTemplateCondition *condition, GError **error)
{
  gboolean negated = *text == '!';
  const char *name = negated ? text + 1 : text;
  const char *equals = strchr (name, '=');

  *condition = (StmTemplateCondition) { 0 };
  condition->negated = negated;
  condition->name = equals != NULL ? g_strndup (name, equals - name) : g_strdup (name);
  condition->value = equals != NULL ? g_strdup (equals + 1) : NULL;

  if (stm_template_name_is_valid (condition->name))
    return TRUE;

  refuse_name (condition->name, error);
  stm_template_condition_clear (condition);

  return FALSE;
}

/**
 * stm_template_condition_clear:
 * @condition: a condition
 */
void
stm_template_condition_clear (StmTemplateCondition *condition)
{
  g_clear_pointer (&condition->name, g_free);
  g_clear_pointer (&condition->value, g_free);
}

static gboolean
is_given (StmTemplateValues *values, const char *name)
{
  const char *key = stm_template_values_get_key (values, name);
  const char *text = stm_template_values_get (values, name);
  const StmField *field = stm_template_values_get_field (values, name);

  if (key != NULL && field != NULL && field->type == STM_FIELD_BOOLEAN)
    return g_str_equal (key, "yes");
  if (key != NULL)
    return *key != '\0';
  if (text == NULL)
    return stm_template_values_get_n_rows (values, name) > 0;

  return *text != '\0';
}

static gboolean
has_value (StmTemplateValues *values, const char *name, const char *value)
{
  const char *key = stm_template_values_get_key (values, name);
  g_auto (GStrv) keys = NULL;

  if (key == NULL)
    return g_strcmp0 (stm_template_values_get (values, name), value) == 0;

  keys = g_strsplit (key, " ", -1);

  return *key == '\0' ? *value == '\0' : g_strv_contains ((const char *const *) keys, value);
}

/**
 * stm_template_condition_is_met:
 * @text: (nullable): a condition that was checked; none is always met
 * @values: what it asks of
 *
 * A choice or a set is asked for by its keys, yes or no is something where it is
 * yes, a list where it has rows.
 *
 * Returns: whether it holds
 */
gboolean
stm_template_condition_is_met (const char *text, StmTemplateValues *values)
{
  g_auto (StmTemplateCondition) condition = { 0 };
  gboolean is_met;

  if (text == NULL || !stm_template_condition_parse (text, &condition, NULL))
    return text == NULL;
  is_met = condition.value != NULL ? has_value (values, condition.name, condition.value)
                                   : is_given (values, condition.name);

  return is_met != condition.negated;
}

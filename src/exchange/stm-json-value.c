#include "config.h"

#include "exchange/stm-json-value.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * stm_json_append_string:
 * @json: JSON text
 * @text: UTF-8
 *
 * Appends @text as a JSON string.  Only what must be escaped is, so that equal
 * texts are equal bytes.
 */
void
stm_json_append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *p);
        }
      else if (*p == '\n')
        g_string_append (json, "\\n");
      else if ((guchar) *p < ' ' || *p == 0x7f)
        g_string_append_printf (json, "\\u%04x", (guint) *p);
      else
        g_string_append_c (json, *p);
    }

  g_string_append_c (json, '"');
}

/**
 * stm_json_get_string:
 * @node: a value from a file
 *
 * Returns: (transfer none) (nullable): its text, where it is one
 */
const char *
stm_json_get_string (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/**
 * stm_json_is_uuid:
 * @text: (nullable): a text
 *
 * Returns: whether it is a uuid as the store writes them
 */
gboolean
stm_json_is_uuid (const char *text)
{
  return text != NULL && g_uuid_string_is_valid (text) && strpbrk (text, "ABCDEF") == NULL;
}

/**
 * stm_json_is_time:
 * @text: (nullable): a text
 *
 * Returns: whether it is "2026-09-01T12:30:00Z", the one form in which the store
 *   keeps times
 */
gboolean
stm_json_is_time (const char *text)
{
  const char form[] = "dddd-dd-ddTdd:dd:ddZ";
  g_autofree char *day = NULL;

  if (text == NULL || strlen (text) != strlen (form))
    return FALSE;

  for (int i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  day = g_strndup (text, 10);

  return stm_date_parse (day, NULL) && strncmp (text + 11, "24", 2) < 0
         && text[14] < '6' && text[17] < '6';
}

/**
 * stm_json_add_unknown:
 * @problems: gets the problem
 * @name: of a member that is none of ours
 *
 * Refuses a member.  What is not a name of ours may be anything, even somebody's.
 */
void
stm_json_add_unknown (StmProblemList *problems, const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-");

  stm_problem_list_add (problems, length > 0 && length <= 40 && name[length] == '\0' ? name : "…", STM_SEVERITY_ERROR,
                        "%s", _("The format knows no such field."));
}

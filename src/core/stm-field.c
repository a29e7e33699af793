#include "config.h"

#include "core/stm-field.h"

#include <glib/gi18n-lib.h>

#define TEXT_MAXIMUM      200
#define LONG_TEXT_MAXIMUM 4000
#define INTEGER_MAXIMUM   100000
#define HOURS_MAXIMUM     (10000 * 60)

/**
 * stm_field_is_text:
 * @field: a field
 *
 * Returns: whether the value is kept as a string
 */
gboolean
stm_field_is_text (const StmField *field)
{
  return field->type <= STM_FIELD_REFERENCE;
}

/**
 * stm_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): the label in the user's language
 */
const char *
stm_field_get_label (const StmField *field)
{
  return _(field->label);
}

/**
 * stm_field_dup_column:
 * @field: a field
 *
 * Returns: (transfer full): the name of its SQL column, "first_name"
 */
char *
stm_field_dup_column (const StmField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

/**
 * stm_field_count_choices:
 * @field: a choice or set
 *
 * Returns: how many values there are to choose from
 */
guint
stm_field_count_choices (const StmField *field)
{
  guint n = 0;

  while (field->choices != NULL && field->choices[n].key != NULL)
    n++;

  return n;
}

/**
 * stm_field_find_choice:
 * @field: a choice or set
 * @key: a key as kept in files
 *
 * Returns: its index, or -1 where the field has no such key
 */
int
stm_field_find_choice (const StmField *field, const char *key)
{
  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (g_str_equal (field->choices[i].key, key))
      return i;

  return -1;
}

/**
 * stm_field_get_choice_label:
 * @field: a choice or set
 * @index: which of its values
 *
 * Returns: (transfer none): the label in the user's language
 */
const char *
stm_field_get_choice_label (const StmField *field, guint index)
{
  g_return_val_if_fail (index < stm_field_count_choices (field), "");

  return field->choices[index].label[0] != '\0' ? _(field->choices[index].label) : "";
}

/**
 * stm_field_get_maximum:
 * @field: a field of text or number
 *
 * Returns: the most characters, or the largest number, that it holds
 */
int
stm_field_get_maximum (const StmField *field)
{
  if (field->maximum > 0)
    return field->maximum;

  switch (field->type)
    {
    case STM_FIELD_LONG_TEXT:
      return LONG_TEXT_MAXIMUM;
    case STM_FIELD_INTEGER:
      return INTEGER_MAXIMUM;
    case STM_FIELD_HOURS:
      return HOURS_MAXIMUM;
    case STM_FIELD_TEXT:
    case STM_FIELD_DATE:
    case STM_FIELD_REFERENCE:
    case STM_FIELD_BOOLEAN:
    case STM_FIELD_CHOICE:
    case STM_FIELD_SET:
    default:
      return TEXT_MAXIMUM;
    }
}

/**
 * stm_fold_text:
 * @text: (nullable): any text
 *
 * Folds case and diacritics, so that equal keys mean "the same to a reader"
 * and plain byte order sorts as a list of names does, in every database.
 *
 * Returns: (transfer full): the key
 */
char *
stm_fold_text (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *split = NULL;
  GString *key;

  if (text == NULL || *text == '\0')
    return g_strdup ("");

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  folded = g_utf8_casefold (text, -1);
  split = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  if (split == NULL)
    return g_strdup ("");

  key = g_string_sized_new (strlen (split));
  for (const char *p = split; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (key, c);
    }

  return g_string_free_and_steal (key);
}

#include "config.h"

#include "exchange/stm-template-years.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands in braces in a text, for a school year that begins in @first. */
static char *
dup_placeholder (const char *name, int first)
{
  if (g_str_equal (name, "school-year"))
    return g_strdup_printf ("%d-%d", first, first + 1);
  if (g_str_equal (name, "next-school-year"))
    return g_strdup_printf ("%d-%d", first + 1, first + 2);
  if (g_str_equal (name, "first-year"))
    return g_strdup_printf ("%d", first);
  if (g_str_equal (name, "second-year"))
    return g_strdup_printf ("%d", first + 1);

  return NULL;
}

/**
 * stm_template_years_expand:
 * @text: with names of years in double braces
 * @first: the year in which the school year begins
 *
 * Returns: (transfer full) (nullable): @text with those years; %NULL where it asks
 *   for something else than years
 */
char *
stm_template_years_expand (const char *text, int first)
{
  g_autoptr (GString) expanded = g_string_new (NULL);
  const char *open;

  while ((open = strstr (text, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *name = close != NULL ? g_strndup (open + 2, close - open - 2) : NULL;
      g_autofree char *value = name != NULL ? dup_placeholder (name, first) : NULL;

      if (value == NULL)
        return NULL;

      g_string_append_len (expanded, text, open - text);
      g_string_append (expanded, value);
      text = close + 2;
    }

  g_string_append (expanded, text);

  return g_strdup (expanded->str);
}

/* The same day of another year.  29 February becomes the 28th where there is none;
 * what is no date stays as it is. */
static char *
shift_date (const char *iso, int years)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!stm_date_parse (iso, &date))
    return g_strdup (iso);

  if (years >= 0)
    g_date_add_years (&date, years);
  else
    g_date_subtract_years (&date, -years);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * stm_template_years_make:
 * @pattern: a record of a template
 * @first: the year in which the school year begins
 * @years: by how many years its dates move
 *
 * Returns: (transfer full): a new record with what @pattern says, in that year
 */
StmRecord *
stm_template_years_make (StmRecord *pattern, int first, int years)
{
  StmRecord *record = stm_record_new (G_OBJECT_TYPE (pattern));
  StmRecordClass *klass = STM_RECORD_GET_CLASS (pattern);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!stm_field_is_text (field))
        {
          stm_record_set_number (record, field, stm_record_get_number (pattern, field));
          continue;
        }

      if (field->type == STM_FIELD_DATE)
        text = shift_date (stm_record_get_text (pattern, field), years);
      else
        text = stm_template_years_expand (stm_record_get_text (pattern, field), first);
      stm_record_set_text (record, field, text);
    }

  return record;
}

/**
 * stm_template_years_check:
 * @record: a record of a template
 * @problems: gets each text that stm_template_years_expand() does not take
 *
 * Returns: whether there is no error
 */
gboolean
stm_template_years_check (StmRecord *record, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!stm_field_is_text (field))
        continue;

      text = stm_template_years_expand (stm_record_get_text (record, field), 2000);
      if (text == NULL)
        stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                              _("Only {{school-year}}, {{next-school-year}}, {{first-year}} and {{second-year}} "
                                "can stand in braces."));
    }

  return !stm_problem_list_has_errors (problems);
}

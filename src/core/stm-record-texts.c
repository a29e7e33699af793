#include "config.h"

#include "core/stm-record.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

/* A record as people read it and look for it. */

static char *
dup_set_display (const StmField *field, int set)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (set & (1 << i))
      g_strv_builder_add (labels, stm_field_get_choice_label (field, i));

  strv = g_strv_builder_end (labels);

  return g_strjoinv (", ", strv);
}

/**
 * stm_record_dup_display:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a person reads it: dates
 *   day-month-year, hours as decimal, choices by their label; a reference is
 *   its uuid, which only the store can resolve
 */
char *
stm_record_dup_display (StmRecord *self, const StmField *field)
{
  int number;

  if (stm_record_is_empty (self, field)
      && field->type != STM_FIELD_BOOLEAN && field->type != STM_FIELD_CHOICE)
    return g_strdup ("");

  if (field->type == STM_FIELD_DATE)
    return stm_date_format (stm_record_get_text (self, field));

  if (field->format != NULL)
    return field->format (stm_record_get_text (self, field));

  if (stm_field_is_text (field))
    return g_strdup (stm_record_get_text (self, field));

  number = stm_record_get_number (self, field);

  switch (field->type)
    {
    case STM_FIELD_HOURS:
      return number % 60 == 0 ? g_strdup_printf ("%d", number / 60)
                              : g_strdup_printf ("%.7g", number / 60.0);
    case STM_FIELD_BOOLEAN:
      return g_strdup (number ? _("Yes") : _("No"));
    case STM_FIELD_CHOICE:
      return g_strdup (stm_field_get_choice_label (field, number));
    case STM_FIELD_SET:
      return field->choices == stm_half_day_choices ? stm_stage_dup_days (number) : dup_set_display (field, number);
    case STM_FIELD_INTEGER:
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_DATE:
    case STM_FIELD_REFERENCE:
    default:
      return g_strdup_printf ("%d", number);
    }
}

/**
 * stm_record_dup_search_text:
 * @self: a record
 *
 * Returns: (transfer full): the text of its searchable fields, a line each
 */
char *
stm_record_dup_search_text (StmRecord *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (!(field->flags & STM_FIELD_SEARCHABLE) || !stm_field_is_text (field)
          || stm_record_is_empty (self, field))
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, stm_record_get_text (self, field));
    }

  return g_string_free_and_steal (text);
}

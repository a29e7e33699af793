#include "config.h"

#include "core/stm-record.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

/* What the values of a record must be to be saved, and in which form they are. */

static void
check_text (StmRecord *self, const StmField *field, StmProblemList *problems)
{
  g_autofree char *text = g_strstrip (g_strdup (stm_record_get_text (self, field)));
  g_autoptr (GError) error = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, _("This is not readable text."));
  else if (g_utf8_strlen (text, -1) > stm_field_get_maximum (field))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This may have at most %d characters."), stm_field_get_maximum (field));
  else if (field->type == STM_FIELD_REFERENCE && !g_uuid_string_is_valid (text))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, _("This names no record."));
  else if (field->type == STM_FIELD_DATE && !stm_date_parse (text, NULL))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This is not a date. Write it as day-month-year, such as 3-9-2026."));
  else if (field->check != NULL && !field->check (text, &error))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, "%s", error->message);
}

static void
check_number (StmRecord *self, const StmField *field, StmProblemList *problems)
{
  int number = stm_record_get_number (self, field);
  int maximum;

  if (field->type == STM_FIELD_CHOICE)
    maximum = (int) stm_field_count_choices (field) - 1;
  else if (field->type == STM_FIELD_SET)
    maximum = (1 << stm_field_count_choices (field)) - 1;
  else if (field->type == STM_FIELD_BOOLEAN)
    maximum = 1;
  else
    maximum = stm_field_get_maximum (field);

  if (number < 0 || number > maximum)
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This may be at most %d."),
                          field->type == STM_FIELD_HOURS ? maximum / 60 : maximum);
}

/* The first of the choices is one like the others. */
static gboolean
has_value_at_zero (const StmField *field)
{
  return field->type == STM_FIELD_CHOICE && field->choices[0].key[0] != '\0';
}

/**
 * stm_record_check:
 * @self: a record
 * @problems: gets what is wrong, each at its field
 *
 * Runs the checks that follow from the table, then those of the type.
 */
void
stm_record_check (StmRecord *self, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (field->flags & STM_FIELD_DERIVED)
        continue;

      if (stm_record_is_empty (self, field))
        {
          if ((field->flags & STM_FIELD_REQUIRED) && !has_value_at_zero (field))
            stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                                  _("“%s” must be filled in."), stm_field_get_label (field));
        }
      else if (stm_field_is_text (field))
        check_text (self, field, problems);
      else
        check_number (self, field, problems);
    }

  if (klass->check != NULL)
    klass->check (self, problems);
}

static void
normalize_text (StmRecord *self, const StmField *field)
{
  g_autofree char *text = g_strstrip (g_strdup (stm_record_get_text (self, field)));
  g_autofree char *normal = field->normalize != NULL ? field->normalize (text) : NULL;

  stm_record_set_text (self, field, normal != NULL ? normal : text);
}

/**
 * stm_record_normalize:
 * @self: a record about to be saved
 *
 * Brings what was typed into the form that is kept: no space around texts,
 * numbers without separators, nothing in fields that do not apply.
 */
void
stm_record_normalize (StmRecord *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_field_is_text (&klass->fields[i]) && !stm_record_is_empty (self, &klass->fields[i]))
      normalize_text (self, &klass->fields[i]);

  if (klass->normalize != NULL)
    klass->normalize (self);
}

#include "config.h"

#include "exchange/stm-import-past.h"

#include "core/stm-appointment.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-mediation.h"

#include <glib/gi18n-lib.h>

/* What the steps of a dossier write is the day on which something happened. */
static gboolean
is_step (const StmField *field)
{
  return field->type == STM_FIELD_DATE && (field->flags & STM_FIELD_RULED);
}

/**
 * stm_import_past_concerns:
 * @record: a record
 *
 * Returns: whether steps of a dossier write days into such records
 */
gboolean
stm_import_past_concerns (StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_step (&klass->fields[i]))
      return TRUE;

  return FALSE;
}

static void
check_day (StmRecord *record, const StmField *field, const char *today, StmProblemList *problems)
{
  if (!stm_record_is_empty (record, field) && stm_date_compare (stm_record_get_text (record, field), today) > 0)
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("The date lies in the future: note it when it is done."));
}

/**
 * stm_import_past_check:
 * @record: a record of a file
 * @today: an ISO day
 * @problems: gets what is wrong
 *
 * What happened did not happen after @today: the steps of a dossier refuse such a
 * day, and so does an import (SPEC W5 to W14).
 */
void
stm_import_past_check (StmRecord *record, const char *today, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_step (&klass->fields[i]))
      check_day (record, &klass->fields[i], today, problems);

  if (STM_IS_MEDIATION (record))
    check_day (record, stm_record_class_find_field (klass, "referred-on"), today, problems);
  if (STM_IS_APPOINTMENT (record) && STM_APPOINTMENT (record)->outcome != STM_OUTCOME_PLANNED)
    check_day (record, stm_record_class_find_field (klass, "date"), today, problems);
}

/**
 * stm_import_past_check_kept:
 * @record: a record of a file
 * @ours: as it is here
 * @problems: gets what is wrong
 *
 * No step that was taken here is taken back by a file (SPEC W16).  An invitation
 * alone is to be printed again, once the contact is planned on another day.
 */
void
stm_import_past_check_kept (StmRecord *record, StmRecord *ours, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (is_step (field) && !g_str_equal (field->name, "letter-printed-on")
          && stm_record_is_empty (record, field) && !stm_record_is_empty (ours, field))
        stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                              _("This step was taken here already, and cannot be taken back."));
    }
}

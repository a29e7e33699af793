#include "config.h"

#include "exchange/stm-shown.h"

#include "core/stm-choices.h"

/**
 * stm_shown_field:
 * @role: who asks
 * @record: a record
 * @field: one of its fields
 * @accepted: whether the asking service has accepted the student of @record, or
 *   the asking partner has access to the dossier
 *
 * Returns: whether the value may leave the program for @role (SPEC P3, W15)
 */
gboolean
stm_shown_field (StmRole role, StmRecord *record, const StmField *field, gboolean accepted)
{
  return stm_policy_may_see_field (role, STM_RECORD_GET_CLASS (record)->kind, field, accepted);
}

/**
 * stm_shown_number:
 * @role: who asks
 * @record: a record
 * @field: one of its fields that is no text
 *
 * Returns: the value, or the status that @role sees instead of it (SPEC T8)
 */
int
stm_shown_number (StmRole role, StmRecord *record, const StmField *field)
{
  int number = stm_record_get_number (record, field);

  return field->choices == stm_status_choices ? stm_policy_shown_status (role, number) : number;
}

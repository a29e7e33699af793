#include "config.h"

#include "store/stm-transaction-private.h"

#include "core/stm-case-access.h"
#include "core/stm-move.h"
#include "store/stm-case-reader.h"
#include "store/stm-record-checks.h"

#include <glib/gi18n-lib.h>

/* before: (nullable): as it is kept */
static gboolean
is_ruled_changed (StmRecord *record, StmRecord *before, const StmField *field)
{
  if (before == NULL)
    return stm_field_is_text (field) ? !stm_record_is_empty (record, field) : stm_record_get_number (record, field) != 0;

  return stm_field_is_text (field)
           ? !g_str_equal (stm_record_get_text (record, field), stm_record_get_text (before, field))
           : stm_record_get_number (record, field) != stm_record_get_number (before, field);
}

static gboolean
check_ruled (StmRecord *before, StmRecord *record, GError **error)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & STM_FIELD_RULED) && is_ruled_changed (record, before, &klass->fields[i]))
      {
        g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                     /* Translators: the label of a field */
                     _("“%s” is written by the steps of the dossier only."), stm_field_get_label (&klass->fields[i]));
        return FALSE;
      }

  return TRUE;
}

/**
 * stm_transaction_check_edit:
 * @self: a transaction
 * @before: (nullable): the record as it is kept
 * @record: as it is to be
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * What belongs to a dossier is changed as the rules allow (SPEC W4 to W15), and
 * what only a move may write stays as it is.  What the calendar decided meanwhile
 * counts, be it written down or not.
 *
 * Returns: whether it may be saved by hand
 */
gboolean
stm_transaction_check_edit (StmTransaction *self, StmRecord *before, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) dossier = stm_record_checks_dup_owner (self->connection, record);
  g_autoptr (StmCaseFile) file = NULL;
  g_autofree char *today = NULL;

  if (!check_ruled (before, record, error))
    return FALSE;

  /* a new dossier has no rules yet */
  if (dossier == NULL || !STM_IS_DOSSIER (dossier) || (dossier == record && before == NULL))
    return TRUE;

  file = stm_case_reader_load (self->connection, stm_record_get_uuid (dossier), error);
  if (file == NULL)
    return FALSE;

  today = stm_transaction_dup_today (self);
  stm_case_foresee (file, today);

  return stm_case_may_edit (file, before, record, today, error);
}

/**
 * stm_transaction_check_mark:
 * @self: a transaction
 * @record: the record as it is kept
 * @type: %STM_EVENT_DELETED or %STM_EVENT_RESTORED
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * No step of a dossier that was taken disappears, nor comes back where another took
 * its place (SPEC W15, W16).
 *
 * Returns: whether it may be deleted, or restored, by hand
 */
gboolean
stm_transaction_check_mark (StmTransaction *self, StmRecord *record, StmEventType type, GError **error)
{
  g_autoptr (StmRecord) dossier = stm_record_checks_dup_owner (self->connection, record);
  g_autoptr (StmCaseFile) file = NULL;
  g_autofree char *today = NULL;

  /* a whole dossier comes back as it went */
  if (!STM_IS_DOSSIER (dossier) || (STM_IS_DOSSIER (record) && type == STM_EVENT_RESTORED))
    return TRUE;

  file = stm_case_reader_load (self->connection, stm_record_get_uuid (dossier), error);
  if (file == NULL)
    return FALSE;

  today = stm_transaction_dup_today (self);
  stm_case_foresee (file, today);

  return type == STM_EVENT_DELETED ? stm_case_may_delete (file, record, today, error)
                                   : stm_case_may_restore (file, record, today, error);
}

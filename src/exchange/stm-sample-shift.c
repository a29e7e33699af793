#include "config.h"

#include "exchange/stm-sample-shift.h"

#include "core/stm-case-facts.h"
#include "core/stm-moment.h"
#include "core/stm-record-types.h"
#include "core/stm-term.h"

#include <string.h>

/* What lies longer ago is history: it stays where it is. */
#define HISTORY_YEARS 3

#define DAY_LENGTH 10

/* days: by how many; history: the day from which all is shifted */
typedef struct
{
  GPtrArray *records;
  char      *reference;
  char      *history;
  int        days;
} Shift;

static void
shift_clear (Shift *self)
{
  g_ptr_array_unref (self->records);
  g_free (self->reference);
  g_free (self->history);
}

/* The day of the last change is the one on which the samples were made up. */
static gboolean
gather (StmRecord *record, gpointer data, GError **error)
{
  Shift *self = data;
  const char *changed_at = stm_record_get_changed_at (record);
  g_autofree char *day = changed_at != NULL ? g_strndup (changed_at, DAY_LENGTH) : NULL;

  g_ptr_array_add (self->records, g_object_ref (record));
  if (g_strcmp0 (day, self->reference) > 0)
    g_set_str (&self->reference, day);

  return TRUE;
}

static gboolean
gather_all (Shift *self, StmTransaction *transaction, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (!stm_transaction_foreach (transaction, types[i], gather, self, error))
      return FALSE;

  return TRUE;
}

/* text: a day, or what begins with one */
static char *
dup_shifted (Shift *self, const char *text)
{
  g_autofree char *day = text != NULL ? g_strndup (text, DAY_LENGTH) : NULL;
  g_autofree char *shifted = NULL;

  if (text == NULL || strcmp (day, self->history) < 0)
    return g_strdup (text);

  shifted = stm_term_add_days (day, self->days);

  return g_strconcat (shifted, text + DAY_LENGTH, NULL);
}

static void
shift_record (Shift *self, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  g_autofree char *created_at = dup_shifted (self, stm_record_get_created_at (record));
  g_autofree char *changed_at = dup_shifted (self, stm_record_get_changed_at (record));
  g_autofree char *deleted_at = dup_shifted (self, stm_record_get_deleted_at (record));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      g_autofree char *shifted = NULL;

      if (stm_record_is_empty (record, field) || (field->type != STM_FIELD_DATE && field->check != stm_moment_check))
        continue;

      shifted = dup_shifted (self, stm_record_get_text (record, field));
      stm_record_set_text (record, field, shifted);
    }

  stm_record_set_times (record, created_at, changed_at, deleted_at);
}

static StmCaseFile *
new_file (Shift *self, StmMediation *mediation)
{
  StmCaseFile *file = stm_case_file_new ();

  stm_case_file_add (file, STM_RECORD (mediation));
  for (guint i = 0; i < self->records->len; i++)
    {
      StmRecord *record = self->records->pdata[i];

      if (STM_IS_ACTIVITY (record) && g_strcmp0 (STM_ACTIVITY (record)->mediation,
                                                 stm_record_get_uuid (STM_RECORD (mediation))) == 0)
        stm_case_file_add (file, record);
    }

  return file;
}

/* Months are not equally long: what the calendar decided is decided anew, for else it
 * would be a day or two beside the rule (SPEC W11, W12). */
static void
decide_again (Shift *self, StmMediation *mediation)
{
  g_autoptr (StmCaseFile) file = new_file (self, mediation);
  g_autofree char *ended_on = NULL;
  g_autofree char *due = NULL;
  g_autofree char *closed_on = NULL;

  if (mediation->ending == STM_ENDING_MAXIMUM_DURATION)
    ended_on = stm_case_dup_agreement_end (file);
  else if (mediation->ending == STM_ENDING_NO_CONTRACT_DAYS)
    ended_on = stm_case_dup_contract_limit (file, mediation->process_ended_on);
  if (ended_on != NULL)
    g_object_set (mediation, "process-ended-on", ended_on, NULL);

  due = stm_term_advice_due (mediation->process_ended_on);
  closed_on = stm_term_add_days (due, 1);
  if (mediation->closing == STM_CLOSING_AUTOMATIC && due != NULL)
    g_object_set (mediation,
                  "closed-on", closed_on,
                  "access-until", mediation->ending == STM_ENDING_MAXIMUM_DURATION ? due : closed_on,
                  NULL);
}

/**
 * stm_sample_shift_run:
 * @transaction: of a profile that holds samples only
 * @today: an ISO day
 * @error: return location
 *
 * Shifts every day and time in the samples, so that what happened in them on the
 * day of their last change happens @today: where a dossier stands depends on the
 * calendar.  What lies more than three years before stays.
 *
 * Returns: whether it was done
 */
gboolean
stm_sample_shift_run (StmTransaction *transaction, const char *today, GError **error)
{
  Shift self = { .records = g_ptr_array_new_with_free_func (g_object_unref) };
  gboolean ok = gather_all (&self, transaction, error);

  if (ok && self.reference != NULL)
    {
      self.days = stm_term_days_between (self.reference, today);
      self.history = stm_term_add_years (self.reference, -HISTORY_YEARS);
      for (guint i = 0; i < self.records->len; i++)
        shift_record (&self, self.records->pdata[i]);
    }

  for (guint i = 0; ok && i < self.records->len; i++)
    {
      StmRecord *record = self.records->pdata[i];

      if (STM_IS_MEDIATION (record))
        decide_again (&self, STM_MEDIATION (record));
      ok = stm_transaction_put (transaction, record, error);
    }
  shift_clear (&self);

  return ok;
}

#include "config.h"

#include "exchange/stm-sample-shift.h"

#include "core/stm-case-facts.h"
#include "core/stm-event.h"
#include "core/stm-moment.h"
#include "core/stm-printout.h"
#include "core/stm-record-types.h"
#include "core/stm-term.h"

#include <string.h>

/* What lies longer ago is history: it stays where it is. */
#define HISTORY_YEARS 3

#define DAY_LENGTH 10
#define ARROW      " → "

/* days: by how many; history: the day from which all is shifted; now: later than
 * that nothing has happened; named: the records by uuid */
typedef struct
{
  GPtrArray  *records;
  GHashTable *named;
  char       *reference;
  char       *history;
  char       *now;
  int         days;
} Shift;

static void
shift_clear (Shift *self)
{
  g_hash_table_unref (self->named);
  g_free (self->reference);
  g_free (self->history);
  g_free (self->now);
}

/* The day of the last change is the one on which the samples were made up. */
static void
shift_init (Shift *self, GPtrArray *records, GDateTime *now)
{
  g_autofree char *today = stm_moment_dup_today (now);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);

  *self = (Shift) { .records = records, .named = g_hash_table_new (g_str_hash, g_str_equal) };
  for (guint i = 0; i < records->len; i++)
    {
      const char *changed_at = stm_record_get_changed_at (records->pdata[i]);
      g_autofree char *day = changed_at != NULL ? g_strndup (changed_at, DAY_LENGTH) : NULL;

      g_hash_table_insert (self->named, (char *) stm_record_get_uuid (records->pdata[i]), records->pdata[i]);
      if (g_strcmp0 (day, self->reference) > 0)
        g_set_str (&self->reference, day);
    }

  self->now = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  if (self->reference != NULL)
    {
      self->days = stm_term_days_between (self->reference, today);
      self->history = stm_term_add_years (self->reference, -HISTORY_YEARS);
    }
}

/* text: a day, or what begins with one */
static char *
dup_shifted (Shift *self, const char *text)
{
  g_autofree char *day = text != NULL ? g_strndup (text, DAY_LENGTH) : NULL;
  g_autofree char *shifted = NULL;

  if (text == NULL || *text == '\0' || strcmp (day, self->history) < 0)
    return g_strdup (text);

  shifted = stm_term_add_days (day, self->days);

  return g_strconcat (shifted, text + DAY_LENGTH, NULL);
}

/* When something happened, in UTC. */
static char *
dup_shifted_time (Shift *self, const char *at)
{
  g_autofree char *shifted = dup_shifted (self, at);

  return g_strdup (g_strcmp0 (shifted, self->now) > 0 ? self->now : shifted);
}

static gboolean
is_day (const StmField *field)
{
  return field->type == STM_FIELD_DATE || field->check == stm_moment_check;
}

static void
shift_record (Shift *self, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  g_autofree char *created_at = dup_shifted_time (self, stm_record_get_created_at (record));
  g_autofree char *changed_at = dup_shifted_time (self, stm_record_get_changed_at (record));
  g_autofree char *deleted_at = dup_shifted_time (self, stm_record_get_deleted_at (record));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      g_autofree char *shifted = NULL;

      if (!is_day (field) || stm_record_is_empty (record, field))
        continue;

      shifted = dup_shifted (self, stm_record_get_text (record, field));
      stm_record_set_text (record, field, shifted);
    }

  stm_record_set_times (record, created_at, changed_at, deleted_at);

  /* the clocks here may have been put forward or back since */
  if (STM_IS_PRINTOUT (record))
    {
      g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (created_at, NULL);
      g_autofree char *moment = stm_moment_from_utc (made);

      g_object_set (record, "made-on", moment, NULL);
    }
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

/* What was decided anew, and when a document was printed, stands in the record as
 * it now is. */
static gboolean
is_settled (StmEvent *event, StmRecord *record)
{
  return STM_IS_PRINTOUT (record)
         || (STM_IS_MEDIATION (record) && stm_event_get_event_type (event) == STM_EVENT_APPLIED);
}

/* line: "name: from → to" */
static char *
dup_shifted_line (Shift *self, StmEvent *event, StmRecord *record, const char *line)
{
  const char *colon = strstr (line, ": ");
  const char *arrow = colon != NULL ? strstr (colon, ARROW) : NULL;
  g_autofree char *name = colon != NULL ? g_strndup (line, colon - line) : NULL;
  const StmField *field = arrow != NULL ? stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (field == NULL || !is_day (field))
    return g_strdup (line);

  before = g_strndup (colon + 2, arrow - colon - 2);
  from = dup_shifted (self, before);
  to = is_settled (event, record) ? g_strdup (stm_record_get_text (record, field))
                                  : dup_shifted (self, arrow + strlen (ARROW));

  return g_strconcat (name, ": ", from, ARROW, to, NULL);
}

static char *
dup_shifted_changes (Shift *self, StmEvent *event, StmRecord *record)
{
  const char *changes = stm_event_get_changes (event);
  g_auto (GStrv) lines = changes != NULL ? g_strsplit (changes, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      char *shifted = dup_shifted_line (self, event, record, lines[i]);

      g_free (lines[i]);
      lines[i] = shifted;
    }

  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

/* The program looks at the calendar in the morning: what ended with a day it notes on
 * the next one. */
static char *
dup_event_time (Shift *self, StmEvent *event, StmRecord *record)
{
  const char *at = stm_event_get_at (event);
  const char *fields = stm_event_get_fields (event);
  g_autofree char *day = NULL;
  g_autofree char *decided = NULL;

  if (!STM_IS_MEDIATION (record) || !is_settled (event, record))
    return dup_shifted_time (self, at);

  day = strstr (fields, "process-ended-on") != NULL ? stm_term_add_days (STM_MEDIATION (record)->process_ended_on, 1)
                                                    : g_strdup (STM_MEDIATION (record)->closed_on);
  decided = g_strconcat (day, at + DAY_LENGTH, NULL);

  return g_strdup (strcmp (decided, self->now) > 0 ? self->now : decided);
}

/* Returns: (transfer full): nobody changes an event */
static StmEvent *
new_shifted_event (Shift *self, StmEvent *event)
{
  StmRecord *record = g_hash_table_lookup (self->named, stm_event_get_uuid (event));
  g_autofree char *at = NULL;
  g_autofree char *changes = NULL;
  StmEvent *shifted;

  g_return_val_if_fail (record != NULL, g_object_ref (event));

  at = dup_event_time (self, event, record);
  changes = dup_shifted_changes (self, event, record);
  shifted = stm_event_new (stm_event_get_event_type (event), stm_event_get_role (event), at,
                           stm_event_get_kind (event), stm_event_get_uuid (event), stm_event_get_fields (event));
  stm_event_set_person (shifted, stm_event_get_person (event));
  stm_event_set_changes (shifted, changes);

  /* it may have come after the last one of another day */
  if (STM_IS_MEDIATION (record))
    stm_record_set_times (record, stm_record_get_created_at (record), at, stm_record_get_deleted_at (record));

  return shifted;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return strcmp (stm_event_get_at (*(StmEvent **) a), stm_event_get_at (*(StmEvent **) b));
}

static void
shift_events (Shift *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      StmEvent *shifted = new_shifted_event (self, events->pdata[i]);

      g_object_unref (events->pdata[i]);
      events->pdata[i] = shifted;
    }

  g_ptr_array_sort (events, compare_times);
}

/**
 * stm_sample_shift_run:
 * @records: (element-type StmRecord): the samples
 * @events: (element-type StmEvent): their history, in its order
 * @now: a time, in any zone
 *
 * Shifts every day and time in the samples, so that what happened in them on the
 * day of their last change happens today: where a dossier stands depends on the
 * calendar.  What lies more than three years before stays, and nothing happens
 * later than @now.
 */
void
stm_sample_shift_run (GPtrArray *records, GPtrArray *events, GDateTime *now)
{
  Shift self;

  shift_init (&self, records, now);
  if (self.reference != NULL)
    {
      for (guint i = 0; i < records->len; i++)
        shift_record (&self, records->pdata[i]);
      for (guint i = 0; i < records->len; i++)
        if (STM_IS_MEDIATION (records->pdata[i]))
          decide_again (&self, records->pdata[i]);
      shift_events (&self, events);
    }
  shift_clear (&self);
}

#include "config.h"

#include "exchange/stm-sample-past.h"

#include "core/stm-event.h"

#include <stdlib.h>
#include <string.h>

/* named: records by uuid; histories: the events of each, by its uuid */
struct _StmSamplePast
{
  GPtrArray  *records;
  GHashTable *named;
  GHashTable *histories;
};

/**
 * stm_sample_past_new:
 * @records: (element-type StmRecord): the samples
 * @events: (element-type StmEvent): their history, in its order
 *
 * Returns: (transfer full): what tells how they once were
 */
StmSamplePast *
stm_sample_past_new (GPtrArray *records, GPtrArray *events)
{
  StmSamplePast *self = g_new0 (StmSamplePast, 1);

  self->records = g_ptr_array_ref (records);
  self->named = g_hash_table_new (g_str_hash, g_str_equal);
  self->histories = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      const char *uuid = stm_record_get_uuid (records->pdata[i]);

      g_hash_table_insert (self->named, (char *) uuid, records->pdata[i]);
      g_hash_table_insert (self->histories, (char *) uuid, g_ptr_array_new_with_free_func (g_object_unref));
    }
  for (guint i = 0; i < events->len; i++)
    {
      GPtrArray *history = g_hash_table_lookup (self->histories, stm_event_get_uuid (events->pdata[i]));

      if (history != NULL)
        g_ptr_array_add (history, g_object_ref (events->pdata[i]));
    }

  return self;
}

/**
 * stm_sample_past_free:
 * @self: (transfer full): a past
 */
void
stm_sample_past_free (StmSamplePast *self)
{
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->histories);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * stm_sample_past_find:
 * @self: a past
 * @uuid: a record
 *
 * Returns: (transfer none) (nullable): the record as it is now
 */
StmRecord *
stm_sample_past_find (StmSamplePast *self, const char *uuid)
{
  return g_hash_table_lookup (self->named, uuid);
}

/* Returns: (transfer full): the old value of a field, "" where the history does not
 *   keep it */
static char *
dup_old_value (StmEvent *event, const char *name)
{
  g_autofree char *start = g_strconcat (name, ": ", NULL);
  g_auto (GStrv) lines = g_strsplit (stm_event_get_changes (event) != NULL ? stm_event_get_changes (event) : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *arrow = strstr (lines[i], " → ");

      if (arrow != NULL && g_str_has_prefix (lines[i], start))
        return g_strndup (lines[i] + strlen (start), arrow - lines[i] - strlen (start));
    }

  return g_strdup ("");
}

/* What was shown or left the program changed nothing. */
static void
take_back (StmRecord *record, StmEvent *event)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  StmEventType type = stm_event_get_event_type (event);
  g_auto (GStrv) names = g_strsplit (stm_event_get_fields (event) != NULL ? stm_event_get_fields (event) : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (klass, names[i]);
      g_autofree char *value = dup_old_value (event, names[i]);

      if (field == NULL || (type != STM_EVENT_CHANGED && type != STM_EVENT_APPLIED))
        continue;
      if (stm_field_is_text (field))
        stm_record_set_text (record, field, value);
      else
        stm_record_set_number (record, field, field->type == STM_FIELD_CHOICE ? MAX (stm_field_find_choice (field, value), 0)
                                                                              : atoi (value));
    }
}

/**
 * stm_sample_past_dup:
 * @self: a past
 * @record: a sample as it is now
 * @at: a time, ISO in UTC
 *
 * Fields whose old value the history does not keep were empty before.
 *
 * Returns: (transfer full) (nullable): the record as it was at that time, %NULL
 *   before it was made
 */
StmRecord *
stm_sample_past_dup (StmSamplePast *self, StmRecord *record, const char *at)
{
  GPtrArray *history = g_hash_table_lookup (self->histories, stm_record_get_uuid (record));
  g_autoptr (StmRecord) copy = stm_record_copy (record);

  for (guint i = history->len; i > 0; i--)
    {
      StmEvent *event = history->pdata[i - 1];

      if (strcmp (stm_event_get_at (event), at) <= 0)
        break;
      if (stm_event_get_event_type (event) == STM_EVENT_CREATED)
        return NULL;
      take_back (copy, event);
    }

  return g_steal_pointer (&copy);
}

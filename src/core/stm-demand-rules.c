#include "config.h"

#include "core/stm-demand-rules.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-date.h"
#include "core/stm-deadline.h"
#include "core/stm-event.h"
#include "core/stm-moment.h"

#include <stdlib.h>
#include <string.h>

/* how the history tells of a number */
#define PREFIX "number: "
#define ARROW " → "

/* SPEC V3, V4: who gets word of what; one row a topic, in the order of StmTopic */
static const int audiences[] = {
  [STM_TOPIC_PLACES] = STM_AUDIENCE_SCHOOL,
  [STM_TOPIC_PUPILS] = STM_AUDIENCE_SERVICE | STM_AUDIENCE_REGION,
  [STM_TOPIC_CHANGE] = STM_AUDIENCE_REGION,
  [STM_TOPIC_UNUSED] = STM_AUDIENCE_SERVICE | STM_AUDIENCE_REGION,
};

/**
 * stm_topic_get_audience:
 * @topic: what a message is about
 *
 * The list of places goes to the school; the list of pupils and unused places go
 * to the institution, and the bureau gets word too; changes go to the bureau
 * (SPEC V3, V4).
 *
 * Returns: bits of #StmAudience
 */
int
stm_topic_get_audience (StmTopic topic)
{
  return audiences[topic];
}

/**
 * stm_message_new:
 * @demand: what it is about
 * @arrangement: (nullable): the arrangement that it is about
 * @topic: what of it
 * @text: what is said
 * @sent_on: an ISO date
 *
 * Returns: (transfer full): a message to those that @topic is for
 */
StmMessage *
stm_message_new (StmDemand *demand, const char *arrangement, StmTopic topic, const char *text, const char *sent_on)
{
  StmRecord *message = stm_record_new (STM_TYPE_MESSAGE);

  g_object_set (message, "demand", stm_record_get_uuid (STM_RECORD (demand)), "arrangement", arrangement,
                "topic", (int) topic, "audience", stm_topic_get_audience (topic),
                "text", text, "sent-on", sent_on, NULL);

  return STM_MESSAGE (message);
}

/**
 * stm_message_find_sent_on:
 * @messages: the #StmMessage of a demand
 * @arrangement: (nullable): the arrangement that it is about; %NULL for the demand
 * @topic: what was said
 *
 * The log of messages tells by itself what was passed on: whoever passes
 * something on may not be the one to whom the record belongs.
 *
 * Returns: (transfer none) (nullable): the last day on which that was passed on
 */
const char *
stm_message_find_sent_on (GListModel *messages, const char *arrangement, StmTopic topic)
{
  const char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (StmMessage) message = g_list_model_get_item (messages, i);

      if (message->topic == (int) topic && message->sent_on != NULL
          && (arrangement == NULL || g_strcmp0 (message->arrangement, arrangement) == 0)
          && (last == NULL || strcmp (message->sent_on, last) > 0))
        last = message->sent_on;
    }

  return last;
}

/**
 * stm_demand_count:
 * @self: a demand
 * @arrangements: its #StmArrangement
 * @assignments: the #StmAssignment of these
 * @messages: its #StmMessage
 * @tally: (out caller-allocates): the numbers
 *
 * Counts what became of a demand.  A place is unused once the list of pupils is
 * passed on to the institution and it is not on it (SPEC V4).
 */
void
stm_demand_count (StmDemand *self, GListModel *arrangements, GListModel *assignments, GListModel *messages, StmStageTally *tally)
{
  *tally = (StmStageTally){ .number = self->number };

  for (guint i = 0; i < g_list_model_get_n_items (arrangements); i++)
    {
      g_autoptr (StmArrangement) arrangement = g_list_model_get_item (arrangements, i);
      int assigned = stm_arrangement_count_assigned (arrangement, assignments);

      tally->arranged += arrangement->places;
      tally->assigned += assigned;
      tally->unused += stm_arrangement_count_unused (arrangement, assigned, messages);
    }
}

/**
 * stm_demand_find_places_task:
 * @self: a demand
 * @messages: its #StmMessage
 * @now: the moment
 * @task: (out caller-allocates): the task
 *
 * Finds the task of the bureau, six weeks before the start: the list of places
 * (SPEC V3).
 *
 * Returns: whether there is such a task
 */
gboolean
stm_demand_find_places_task (StmDemand *self, GListModel *messages, const char *now, StmStageTask *task)
{
  const char *done_on = self->places_sent_on != NULL ? self->places_sent_on
                                                     : stm_message_find_sent_on (messages, NULL, STM_TOPIC_PLACES);

  return stm_stage_find_task (self, STM_PLACES_WEEKS_BEFORE, done_on, now, task);
}

/* The day on which the last institution got its list; NULL while one has none. */
static const char *
find_pupils_sent_on (GListModel *arrangements, GListModel *messages)
{
  const char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (arrangements); i++)
    {
      g_autoptr (StmArrangement) arrangement = g_list_model_get_item (arrangements, i);
      const char *sent_on = stm_arrangement_find_pupils_sent_on (arrangement, messages);

      if (sent_on == NULL)
        return NULL;
      if (last == NULL || strcmp (sent_on, last) > 0)
        last = sent_on;
    }

  return last;
}

/**
 * stm_demand_find_pupils_task:
 * @self: a demand
 * @arrangements: its #StmArrangement
 * @messages: its #StmMessage
 * @now: the moment
 * @task: (out caller-allocates): the task
 *
 * Finds the task of the school, two weeks before the start: the list of pupils
 * to each institution (SPEC V3).  It is done once all of them have theirs.
 *
 * Returns: whether there is such a task
 */
gboolean
stm_demand_find_pupils_task (StmDemand *self, GListModel *arrangements, GListModel *messages, const char *now, StmStageTask *task)
{
  return stm_stage_find_task (self, STM_PUPILS_WEEKS_BEFORE, find_pupils_sent_on (arrangements, messages), now, task);
}

/* "number: 4 → 6" */
static gboolean
parse_line (const char *line, StmNumberChange *change)
{
  const char *arrow = strstr (line, ARROW);

  if (!g_str_has_prefix (line, PREFIX) || arrow == NULL)
    return FALSE;

  change->from = atoi (line + strlen (PREFIX));
  change->to = atoi (arrow + strlen (ARROW));

  return TRUE;
}

static gboolean
parse_change (StmEvent *event, StmNumberChange *change)
{
  const char *changes = stm_event_get_changes (event);
  g_auto (GStrv) lines = g_strsplit (changes != NULL ? changes : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (parse_line (lines[i], change))
      {
        g_strlcpy (change->at, stm_event_get_at (event), sizeof change->at);
        return TRUE;
      }

  return FALSE;
}

/**
 * stm_demand_list_changes:
 * @events: the history of a demand, newest first
 *
 * Returns: (transfer full) (element-type StmNumberChange): the changes of its
 *   number (SPEC V2), newest first
 */
GArray *
stm_demand_list_changes (GListModel *events)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (StmNumberChange));

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      StmNumberChange change;

      if (parse_change (event, &change))
        g_array_append_val (changes, change);
    }

  return changes;
}

/* Since when the bureau knows: the list of places or the last message of a
 * change; NULL while the bureau still looks for places. */
static char *
dup_known_since (StmDemand *self, GListModel *messages)
{
  g_autofree char *since = self->places_sent_on != NULL ? stm_moment_dup_last_second (self->places_sent_on) : NULL;
  gboolean has_message = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (StmMessage) message = g_list_model_get_item (messages, i);
      const char *at = stm_record_get_created_at (STM_RECORD (message));

      if (at == NULL || (message->topic != STM_TOPIC_PLACES && message->topic != STM_TOPIC_CHANGE)
          || (has_message && strcmp (at, since) <= 0))
        continue;

      has_message = TRUE;
      g_set_str (&since, at);
    }

  return g_steal_pointer (&since);
}

/**
 * stm_demand_find_unreported:
 * @self: a demand
 * @events: its history, newest first
 * @messages: its #StmMessage
 * @change: (out caller-allocates): from the number that the bureau knows to the
 *   one asked for now
 *
 * Finds whether the number changed after the bureau passed the places on, and
 * nobody told the bureau (SPEC V4).
 *
 * Returns: whether it did
 */
gboolean
stm_demand_find_unreported (StmDemand *self, GListModel *events, GListModel *messages, StmNumberChange *change)
{
  g_autoptr (GArray) changes = stm_demand_list_changes (events);
  g_autofree char *since = dup_known_since (self, messages);
  gboolean found = FALSE;

  for (guint i = 0; since != NULL && i < changes->len; i++)
    {
      StmNumberChange *one = &g_array_index (changes, StmNumberChange, i);

      if (strcmp (one->at, since) <= 0)
        break;

      *change = *one;
      found = TRUE;
    }

  if (found)
    change->to = self->number;

  return found && change->from != change->to;
}

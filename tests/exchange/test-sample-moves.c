#include "exchange-tools.h"

#include "core/stm-choices.h"
#include "core/stm-mediator.h"
#include "core/stm-moment.h"
#include "core/stm-move.h"
#include "core/stm-partner.h"
#include "core/stm-service.h"
#include "exchange/stm-sample-file.h"
#include "exchange/stm-sample-past.h"
#include "store/stm-store-case.h"

#include <string.h>

/* Makes every sample dossier once more, by the moves of a person who works in it and
 * by what the calendar decides, each at its time: the clock is libfaketime's, which
 * looks at the environment.  What the program then writes into the history is what
 * stands in the samples (SPEC W16). */

typedef struct
{
  StoreFixture  *fixture;
  StmProfile    *profile;
  GPtrArray     *records;
  GPtrArray     *events;
  StmSamplePast *past;
} Samples;

/* store: with this dossier only; uuids: of what the program made, by that in the
 * samples; at: the time that it is; event: the first of those that happened then;
 * next: what happens after them */
typedef struct
{
  Samples    *samples;
  StmStore   *store;
  const char *dossier;
  GHashTable *uuids;
  const char *at;
  char       *today;
  StmEvent   *event;
  StmEvent   *next;
  GPtrArray  *group;
} Replay;

static void
read_samples (Samples *samples, StoreFixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("STM_SOURCE_ROOT"), "data", "samples-partner.json", NULL);
  g_autoptr (GError) error = NULL;

  samples->fixture = fixture;
  samples->records = g_ptr_array_new_with_free_func (g_object_unref);
  samples->events = g_ptr_array_new_with_free_func (g_object_unref);
  samples->profile = stm_sample_file_read (file, samples->records, samples->events, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < samples->records->len; i++)
    if (STM_IS_PRINTOUT (samples->records->pdata[i]))
      g_object_set (samples->records->pdata[i], "content", "JVBERi0=", NULL);
  samples->past = stm_sample_past_new (samples->records, samples->events);
}

static void
samples_clear (Samples *samples)
{
  stm_sample_past_free (samples->past);
  g_ptr_array_unref (samples->records);
  g_ptr_array_unref (samples->events);
  g_object_unref (samples->profile);
}

/* "2026-11-20T08:00:00Z" as libfaketime reads it: the clock stands still */
static void
set_clock (const char *at)
{
  g_autofree char *time = g_strndup (at, strlen ("2026-11-20T08:00:00"));

  time[strlen ("2026-11-20")] = ' ';
  g_setenv ("FAKETIME", time, TRUE);
}

static const char *
get_uuid (Replay *self, const char *uuid)
{
  const char *made = g_hash_table_lookup (self->uuids, uuid);

  return made != NULL ? made : uuid;
}

static StmRecord *
find (Replay *self, StmEvent *event)
{
  return stm_sample_past_find (self->samples->past, stm_event_get_uuid (event));
}

/* (transfer full): as it stood after what happened now */
static StmRecord *
dup_then (Replay *self, StmEvent *event)
{
  StmRecord *then = stm_sample_past_dup (self->samples->past, find (self, event), self->at);

  g_assert_nonnull (then);

  return then;
}

static gboolean
changes (StmEvent *event, const char *field)
{
  g_auto (GStrv) names = g_strsplit (stm_event_get_fields (event) != NULL ? stm_event_get_fields (event) : "", " ", -1);

  return g_strv_contains ((const char *const *) names, field);
}

static void
save (Replay *self, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  stm_store_save (self->store, records, &error);
  g_assert_no_error (error);
}

/* What is entered by hand: new records, or other values of one. */
static void
save_by_hand (Replay *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->group->len; i++)
    {
      StmEvent *event = self->group->pdata[i];
      g_autoptr (StmRecord) then = dup_then (self, event);
      g_auto (GStrv) names = NULL;
      StmRecord *kept;

      if (stm_event_get_event_type (event) == STM_EVENT_CREATED)
        {
          g_ptr_array_add (records, g_steal_pointer (&then));
          continue;
        }

      kept = stm_store_get (self->store, G_OBJECT_TYPE (then), get_uuid (self, stm_event_get_uuid (event)), NULL);
      names = g_strsplit (stm_event_get_fields (event), " ", -1);
      for (guint n = 0; names[n] != NULL; n++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (G_OBJECT (then), names[n], &value);
          g_object_set_property (G_OBJECT (kept), names[n], &value);
        }
      g_ptr_array_add (records, kept);
    }

  save (self, records);
}

/* What was printed with the move, if anything. */
static StmPrintout *
dup_printout (Replay *self)
{
  for (guint i = 0; i < self->group->len; i++)
    if (STM_IS_PRINTOUT (find (self, self->group->pdata[i])))
      return STM_PRINTOUT (dup_then (self, self->group->pdata[i]));

  return NULL;
}

/* Which move wrote this first, by a field that it changes. */
static const struct
{
  const char *kind;
  const char *field;
  StmMoveType move;
} moves[] = {
  { "appointment", "outcome", STM_MOVE_COMPLETE },
  { "appointment", "letter-printed-on", STM_MOVE_PRINT_LETTER },
  { "mediation", "weo-printed-on", STM_MOVE_PRINT_AGREEMENT },
  { "mediation", "weo-signed-on", STM_MOVE_SIGN_AGREEMENT },
  { "mediation", "process-started-on", STM_MOVE_START_PROCESS },
  { "mediation", "process-ended-on", STM_MOVE_END_PROCESS },
  { "mediation", "advice-on", STM_MOVE_GIVE_ADVICE },
  { "mediation", "closed-on", STM_MOVE_CLOSE_BY_VDAB },
  { "sheet", "client-signed-on", STM_MOVE_SIGN_SHEET },
  { "sheet", "closed-on", STM_MOVE_CLOSE_SHEET },
  { "activity", "requested-on", STM_MOVE_REQUEST_TRAINING },
  { "activity", "started-on", STM_MOVE_START_ACTIVITY },
  { "activity", "ended-on", STM_MOVE_END_ACTIVITY },
  { "activity", "cancelled-on", STM_MOVE_CANCEL_ACTIVITY },
  { "activity", "attested-on", STM_MOVE_PRINT_ATTESTATION },
  { "signal", "sent-on", STM_MOVE_SEND_SIGNAL },
};

/* The training of the VDAB that the client will not follow. */
static const char *
find_noticed (Replay *self)
{
  g_autoptr (StmCaseFile) file = stm_store_get_case (self->store, self->dossier, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->activities)); i++)
    {
      g_autoptr (StmActivity) activity = g_list_model_get_item (G_LIST_MODEL (file->activities), i);
      StmRecord *sample = stm_sample_past_find (self->samples->past, stm_record_get_uuid (STM_RECORD (activity)));

      if (activity->by_vdab && activity->state == STM_ACTIVITY_STATE_REQUESTED)
        return stm_record_get_uuid (sample);
    }

  g_assert_not_reached ();
}

static StmMove *
new_move_of_made (Replay *self, StmRecord *then)
{
  StmMove *move;

  if (STM_IS_SIGNAL (then))
    {
      move = stm_move_new (STM_MOVE_CANCEL_ACTIVITY, find_noticed (self));
      move->text = g_strdup ("Heeft werk gevonden.");
      return move;
    }

  if (STM_IS_APPOINTMENT (then))
    g_object_set (then, "registered", FALSE, NULL);
  else if (STM_IS_SHEET (then))
    g_object_set (then, "number", 0, NULL);
  move = stm_move_new (STM_IS_SHEET (then) ? STM_MOVE_NEW_SHEET : STM_MOVE_NEW_FIRST, NULL);
  move->draft = g_object_ref (then);

  return move;
}

/* What the person filled in. */
static void
fill_move (StmMove *move, StmRecord *then)
{
  if (STM_IS_APPOINTMENT (then))
    {
      move->outcome = STM_APPOINTMENT (then)->outcome;
      move->residence_checked = move->work_card_checked = TRUE;
      move->text = g_strdup (STM_APPOINTMENT (then)->remarks);
    }
  else if (STM_IS_MEDIATION (then))
    {
      StmMediation *mediation = STM_MEDIATION (then);

      move->ending = mediation->ending;
      move->advice = mediation->advice;
      move->delivery = mediation->advice_delivery;
      move->text = g_strdup (move->type == STM_MOVE_GIVE_ADVICE ? mediation->advice_remark
                             : move->type == STM_MOVE_END_PROCESS ? mediation->ending_remark : NULL);
    }
  else if (STM_IS_ACTIVITY (then))
    move->text = g_strdup (STM_ACTIVITY (then)->end_reason);
  else if (STM_IS_SIGNAL (then))
    move->way = STM_SIGNAL (then)->sent_by;
}

/* Whether a new record is made by a move: a first appointment after an absence, a
 * sheet, or a notice. */
static gboolean
is_made_by_move (Replay *self, StmRecord *then)
{
  g_autoptr (StmCaseFile) file = NULL;

  if (STM_IS_SHEET (then) || STM_IS_SIGNAL (then))
    return TRUE;
  if (!STM_IS_APPOINTMENT (then) || STM_APPOINTMENT (then)->type != STM_CONTACT_TYPE_FIRST)
    return FALSE;

  file = stm_store_get_case (self->store, self->dossier, NULL);

  return stm_case_may (file, STM_MOVE_NEW_FIRST, NULL, self->today, NULL);
}

/* (transfer full) (nullable): where it is entered by hand */
static StmMove *
new_move (Replay *self)
{
  g_autoptr (StmRecord) then = dup_then (self, self->event);
  StmMove *move = NULL;

  if (stm_event_get_event_type (self->event) == STM_EVENT_CREATED)
    return is_made_by_move (self, then) ? new_move_of_made (self, then) : NULL;

  for (guint i = 0; move == NULL && i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (stm_event_get_kind (self->event), moves[i].kind) && changes (self->event, moves[i].field))
      move = stm_move_new (moves[i].move, get_uuid (self, stm_event_get_uuid (self->event)));
  if (move == NULL)
    return NULL;

  fill_move (move, then);
  move->printout = dup_printout (self);

  return move;
}

static gboolean
log_departure (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Replay *self = data;
  g_autoptr (StmRecord) dossier = stm_transaction_get (transaction, STM_TYPE_DOSSIER, self->dossier, error);

  return dossier != NULL
         && stm_transaction_log_departure (transaction, STM_EVENT_WAY_PRINTED, dossier, stm_event_get_fields (self->event), error);
}

/* The document of the step to come leaves the program, as the window notes it. */
static void
let_out (Replay *self)
{
  g_autoptr (StmCaseFile) file = stm_store_get_case (self->store, self->dossier, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (stm_event_get_kind (self->next), moves[i].kind) && changes (self->next, moves[i].field))
      stm_case_may (file, moves[i].move, get_uuid (self, stm_event_get_uuid (self->next)), self->today, &error);
  g_assert_no_error (error);

  stm_store_run (self->store, log_departure, self, NULL, &error);
  g_assert_no_error (error);
}

/* What a person does now. */
static void
work (Replay *self)
{
  StmMove *move = new_move (self);
  g_autoptr (GError) error = NULL;

  if (move != NULL)
    stm_store_move (self->store, self->dossier, move, self->today, &error);
  else
    save_by_hand (self);
  g_assert_no_error (error);
}

static void
assert_same (Replay *self, StmEvent *made, StmEvent *told)
{
  const char *uuid = stm_event_get_uuid (told);

  g_assert_cmpstr (stm_event_get_kind (made), ==, stm_event_get_kind (told));
  g_assert_cmpstr (stm_event_type_get_key (stm_event_get_event_type (made)), ==,
                   stm_event_type_get_key (stm_event_get_event_type (told)));
  g_assert_cmpint (stm_event_get_role (made), ==, stm_event_get_role (told));
  g_assert_cmpstr (stm_event_get_person (made), ==, stm_event_get_person (told));
  g_assert_cmpstr (stm_event_get_fields (made), ==, stm_event_get_fields (told));
  g_assert_cmpstr (stm_event_get_changes (made), ==, stm_event_get_changes (told));

  if (!g_hash_table_contains (self->uuids, uuid))
    g_hash_table_insert (self->uuids, g_strdup (uuid), g_strdup (stm_event_get_uuid (made)));
  g_assert_cmpstr (stm_event_get_uuid (made), ==, get_uuid (self, uuid));
}

/* What the program wrote now, in its order. */
static void
assert_written (Replay *self)
{
  g_autoptr (GListModel) events = stm_store_list_case_events (self->store, self->dossier, NULL);
  guint n = 0;

  for (; n < g_list_model_get_n_items (events); n++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, n);

      if (strcmp (stm_event_get_at (event), self->at) < 0)
        break;
    }

  g_assert_cmpuint (n, ==, self->group->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, n - 1 - i);

      assert_same (self, event, self->group->pdata[i]);
    }
}

static void
play (Replay *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (self->at, NULL);
  g_autoptr (GError) error = NULL;
  StmEventType type;

  self->event = self->group->pdata[0];
  type = stm_event_get_event_type (self->event);
  g_set_str (&self->today, NULL);
  self->today = stm_moment_dup_today (time);
  set_clock (self->at);

  /* SPEC W11, W12: on no other day does it decide anything */
  g_assert_cmpint (stm_store_pass_time (self->store, self->today, &error), ==, type == STM_EVENT_APPLIED);
  g_assert_no_error (error);

  if (type == STM_EVENT_EXPORTED)
    let_out (self);
  else if (type != STM_EVENT_APPLIED)
    work (self);

  assert_written (self);
}

static const char *
get_reference (StmRecord *record, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);

  return field != NULL ? stm_record_get_text (record, field) : "";
}

static gboolean
is_of (Samples *samples, StmRecord *record, const char *dossier)
{
  StmRecord *mediation = stm_sample_past_find (samples->past, get_reference (record, "mediation"));

  return g_str_equal (stm_record_get_uuid (record), dossier)
         || g_str_equal (get_reference (mediation != NULL ? mediation : record, "dossier"), dossier);
}

static void
play_all (Replay *self)
{
  GPtrArray *events = self->samples->events;

  for (guint i = 0; i < events->len; i++)
    {
      StmRecord *record = find (self, events->pdata[i]);

      if (!is_of (self->samples, record, self->dossier))
        continue;

      if (self->group->len > 0 && !g_str_equal (stm_event_get_at (events->pdata[i]), self->at))
        {
          self->next = events->pdata[i];
          play (self);
          g_ptr_array_set_size (self->group, 0);
        }
      self->at = stm_event_get_at (events->pdata[i]);
      g_ptr_array_add (self->group, events->pdata[i]);
    }

  play (self);
}

/* The office, which has no dossier of its own. */
static gboolean
put_office (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Samples *samples = data;

  for (guint i = 0; i < samples->records->len; i++)
    {
      StmRecord *record = samples->records->pdata[i];

      if ((STM_IS_PARTNER (record) || STM_IS_MEDIATOR (record) || STM_IS_SERVICE (record))
          && !stm_transaction_put (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
set_person (Replay *self)
{
  StmDossier *dossier = STM_DOSSIER (stm_sample_past_find (self->samples->past, self->dossier));
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *name = stm_store_dup_title (self->store, STM_TYPE_MEDIATOR, dossier->mediator);

  g_object_set (profile, "person", name, NULL);
  g_ptr_array_add (records, profile);
  save (self, records);
}

static void
replay (Samples *samples, const char *dossier)
{
  g_autoptr (StmStore) store = exchange_open_empty_as (samples->fixture, dossier, STM_ROLE_PARTNER);
  Replay self = { .samples = samples, .store = store, .dossier = dossier };
  g_autoptr (GError) error = NULL;

  self.uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.group = g_ptr_array_new ();
  stm_store_run (store, put_office, samples, NULL, &error);
  g_assert_no_error (error);
  set_person (&self);

  play_all (&self);

  g_free (self.today);
  g_ptr_array_unref (self.group);
  g_hash_table_unref (self.uuids);
}

static void
test_all (StoreFixture *fixture, gconstpointer data)
{
  Samples samples = { 0 };
  guint n = 0;

  read_samples (&samples, fixture);
  for (guint i = 0; i < samples.records->len; i++)
    if (STM_IS_DOSSIER (samples.records->pdata[i]))
      {
        g_test_message ("dossier %u", n++);
        replay (&samples, stm_record_get_uuid (samples.records->pdata[i]));
      }
  samples_clear (&samples);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/sample-moves/W16/history-of-each-dossier", StoreFixture, NULL, store_fixture_set_up, test_all, store_fixture_tear_down);

  return g_test_run ();
}

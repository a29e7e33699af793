#include "config.h"

#include "exchange/stm-import-cases.h"

#include "core/stm-absence-rules.h"
#include "core/stm-activity.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-dossier.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-moment.h"
#include "core/stm-sheet.h"
#include "core/stm-task.h"
#include "core/stm-training-rules.h"
#include "exchange/stm-import-past.h"

#include <glib/gi18n-lib.h>

/* today: what comes after it has not happened; paths: where mediations, their first
 * appointments and their sheets stand in the file, by uuid; mediations, numbered: the
 * uuids of those whose first appointments, or sheets, are to be looked at */
struct _StmImportCases
{
  StmTransaction *transaction;
  StmImportIndex *index;
  char           *today;
  GHashTable     *paths;
  GHashTable     *mediations;
  GHashTable     *numbered;
};

/**
 * stm_import_cases_new:
 * @transaction: where to
 * @index: the records that the import has met; kept by the caller
 *
 * Returns: (transfer full): what judges how the parts of dossiers hang together
 */
StmImportCases *
stm_import_cases_new (StmTransaction *transaction, StmImportIndex *index)
{
  StmImportCases *self = g_new0 (StmImportCases, 1);

  self->transaction = transaction;
  self->index = index;
  self->today = stm_moment_dup_today (NULL);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mediations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * stm_import_cases_free:
 * @self: (transfer full): cases
 */
void
stm_import_cases_free (StmImportCases *self)
{
  g_hash_table_unref (self->paths);
  g_hash_table_unref (self->mediations);
  g_hash_table_unref (self->numbered);
  g_free (self->today);
  g_free (self);
}

/**
 * stm_import_cases_is_one:
 * @record: a record
 *
 * Returns: whether there can be one only: a dossier of its IKL, and an open
 *   mediation of its dossier
 */
gboolean
stm_import_cases_is_one (StmRecord *record)
{
  return STM_IS_DOSSIER (record) || (STM_IS_MEDIATION (record) && STM_MEDIATION (record)->closed_on == NULL);
}

/* What a task or a step towards work hangs on is of the same mediation. */
static void
check_sibling (StmImportCases *self,
               const char     *mediation,
               GType           type,
               const char     *uuid,
               const char     *field,
               StmProblemList *problems)
{
  StmKnown *sibling = uuid != NULL ? stm_import_index_peek (self->index, type, uuid) : NULL;

  if (sibling != NULL && sibling->mediation != NULL
      && sibling->mediation != stm_import_index_peek (self->index, STM_TYPE_MEDIATION, mediation))
    stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, _("This belongs to another mediation."));
}

/* What happened is not to come, and does not go away (SPEC W16). */
static gboolean
check_past (StmImportCases *self, StmRecord *record, StmProblemList *problems, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) ours = NULL;

  if (!stm_import_past_concerns (record))
    return TRUE;

  ours = stm_transaction_get (self->transaction, G_OBJECT_TYPE (record), stm_record_get_uuid (record), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  stm_import_past_check (record, self->today, problems);
  if (ours != NULL)
    stm_import_past_check_kept (record, ours, problems);

  return TRUE;
}

/* SPEC W14: a C91 is of a werkervaringsstage that is over, after the final advice. */
static gboolean
check_attested (StmImportCases *self, StmActivity *activity, StmProblemList *problems, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) mediation = NULL;
  const char *advice_on;

  if (activity->attested_on == NULL)
    return TRUE;

  mediation = stm_transaction_get (self->transaction, STM_TYPE_MEDIATION, activity->mediation, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  advice_on = mediation != NULL ? STM_MEDIATION (mediation)->advice_on : NULL;
  if (!stm_training_has_attestation (activity->code))
    stm_problem_list_add (problems, "attested-on", STM_SEVERITY_ERROR,
                          _("Only a work experience stage (code %s) gives a C91."), STM_TRAINING_WORK_STAGE);
  else if (activity->state != STM_ACTIVITY_STATE_ENDED)
    stm_problem_list_add (problems, "attested-on", STM_SEVERITY_ERROR, _("End the work experience stage first."));
  else if (advice_on == NULL || stm_date_compare (activity->attested_on, advice_on) < 0)
    stm_problem_list_add (problems, "attested-on", STM_SEVERITY_ERROR, _("Give the final advice first."));

  return TRUE;
}

/**
 * stm_import_cases_check:
 * @self: cases
 * @record: a record of the file whose references are sound
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Makes the checks on a part of a dossier that look at its other parts, at what it
 * was here, and at the day that it is.
 *
 * Returns: whether they could be made
 */
gboolean
stm_import_cases_check (StmImportCases *self, StmRecord *record, StmProblemList *problems, GError **error)
{
  if (STM_IS_TASK (record))
    {
      StmTask *task = STM_TASK (record);

      check_sibling (self, task->mediation, STM_TYPE_SHEET, task->sheet, "sheet", problems);
      check_sibling (self, task->mediation, STM_TYPE_GOAL, task->goal, "goal", problems);
      check_sibling (self, task->mediation, STM_TYPE_ACTIVITY, task->activity, "activity", problems);
    }

  if (STM_IS_ACTIVITY (record))
    {
      StmActivity *activity = STM_ACTIVITY (record);

      check_sibling (self, activity->mediation, STM_TYPE_GOAL, activity->goal, "goal", problems);
      stm_training_check_taken (activity, problems);
      if (!check_attested (self, activity, problems, error))
        return FALSE;
    }

  return check_past (self, record, problems, error);
}

static gboolean
is_first (StmRecord *record)
{
  return STM_IS_APPOINTMENT (record) && STM_APPOINTMENT (record)->type == STM_CONTACT_TYPE_FIRST;
}

/**
 * stm_import_cases_note:
 * @self: cases
 * @record: a record that the file brings
 * @path: where it stands
 *
 * Notes what stm_import_cases_finish() is to look at.
 */
void
stm_import_cases_note (StmImportCases *self, StmRecord *record, const char *path)
{
  const char *uuid = stm_record_get_uuid (record);
  const char *mediation;

  if (STM_IS_SHEET (record))
    {
      g_hash_table_insert (self->paths, g_strdup (uuid), g_strdup (path));
      g_hash_table_add (self->numbered, g_strdup (STM_SHEET (record)->mediation));
    }

  if (!STM_IS_MEDIATION (record) && !is_first (record))
    return;

  mediation = STM_IS_MEDIATION (record) ? uuid : STM_APPOINTMENT (record)->mediation;
  g_hash_table_insert (self->paths, g_strdup (uuid), g_strdup (path));
  if (!g_hash_table_contains (self->paths, mediation))
    g_hash_table_insert (self->paths, g_strdup (mediation), g_strdup (path));
  g_hash_table_add (self->mediations, g_strdup (mediation));
}

static gboolean
stands_in_the_way (StmRecord *record, StmRecord *other)
{
  return !g_str_equal (stm_record_get_uuid (record), stm_record_get_uuid (other))
         && (STM_IS_DOSSIER (other) || STM_MEDIATION (other)->closed_on == NULL);
}

/**
 * stm_import_cases_find_rival:
 * @self: cases
 * @record: a record that is one of its kind, and would be written
 * @found: (out): whether one here stands in its way
 * @error: return location for an error of the database
 *
 * Returns: whether it could be looked for
 */
gboolean
stm_import_cases_find_rival (StmImportCases *self, StmRecord *record, gboolean *found, GError **error)
{
  gboolean is_dossier = STM_IS_DOSSIER (record);
  g_autoptr (GListModel) others = NULL;

  others = stm_transaction_list (self->transaction, G_OBJECT_TYPE (record), is_dossier ? "client-number" : "dossier",
                                 is_dossier ? STM_DOSSIER (record)->client_number : STM_MEDIATION (record)->dossier,
                                 error);
  if (others == NULL)
    return FALSE;

  *found = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmRecord) other = g_list_model_get_item (others, i);

      *found = *found || stands_in_the_way (record, other);
    }

  return TRUE;
}

/**
 * stm_import_cases_get_rival_reason:
 * @record: a record in whose way another one stands
 *
 * Returns: what is wrong with that
 */
const char *
stm_import_cases_get_rival_reason (StmRecord *record)
{
  return STM_IS_DOSSIER (record) ? _("There is another dossier with this IKL.")
                                 : _("This dossier has another mediation that is not closed.");
}

/* The uuid of what is wrong with the first appointments of a mediation, as SPEC W5
 * lets them follow each other; NULL where nothing is. */
static const char *
find_wrong (StmMediation *mediation, GListModel *appointments)
{
  StmAbsenceState state = STM_ABSENCE_FIRST;
  gboolean any = FALSE;
  gboolean planned = FALSE;
  const char *attended_on = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (appointments); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (appointments, i);
      gboolean wrong;
      int recorded;

      if (!is_first (STM_RECORD (appointment)))
        continue;

      wrong = planned || stm_absence_is_over (state) || appointment->registered != stm_absence_is_registered (state);
      any = TRUE;
      planned = appointment->outcome == STM_OUTCOME_PLANNED;
      state = stm_absence_get_next (state, appointment->outcome, &recorded);
      if (state == STM_ABSENCE_STARTED)
        attended_on = appointment->date;
      if (wrong || recorded != appointment->outcome)
        return stm_record_get_uuid (STM_RECORD (appointment));
    }

  if (any && g_strcmp0 (mediation->attended_on, attended_on) != 0)
    return stm_record_get_uuid (STM_RECORD (mediation));

  return NULL;
}

static int
compare_appointments (gconstpointer a, gconstpointer b, gpointer data)
{
  const StmAppointment *first = a;
  const StmAppointment *second = b;
  int order = g_strcmp0 (first->date, second->date);

  return order != 0 ? order : g_strcmp0 (first->time, second->time);
}

static gboolean
check_first (StmImportCases *self, const char *uuid, StmImportPlan *plan, GError **error)
{
  g_autoptr (GListStore) sorted = g_list_store_new (STM_TYPE_APPOINTMENT);
  g_autoptr (StmRecord) mediation = NULL;
  g_autoptr (GListModel) appointments = NULL;
  const char *wrong;
  const char *path;

  appointments = stm_transaction_list (self->transaction, STM_TYPE_APPOINTMENT, "mediation", uuid, error);
  if (appointments == NULL)
    return FALSE;

  mediation = stm_transaction_get (self->transaction, STM_TYPE_MEDIATION, uuid, error);
  if (mediation == NULL || stm_record_get_deleted_at (mediation) != NULL)
    return error == NULL || *error == NULL;

  for (guint i = 0; i < g_list_model_get_n_items (appointments); i++)
    {
      g_autoptr (StmRecord) appointment = g_list_model_get_item (appointments, i);

      g_list_store_insert_sorted (sorted, appointment, compare_appointments, NULL);
    }

  wrong = find_wrong (STM_MEDIATION (mediation), G_LIST_MODEL (sorted));
  if (wrong == NULL)
    return TRUE;

  path = g_hash_table_lookup (self->paths, wrong);
  stm_import_plan_add_problem (plan, path != NULL ? path : g_hash_table_lookup (self->paths, uuid), STM_SEVERITY_ERROR,
                               _("The first appointments of this mediation cannot have gone so: after an absence "
                                 "comes the appointment that the rules name, and after one that was attended none."));

  return TRUE;
}

/* SPEC W8: each sheet of a mediation has its own number.  Told at one of the file. */
static gboolean
check_numbers (StmImportCases *self, const char *uuid, StmImportPlan *plan, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GListModel) sheets = stm_transaction_list (self->transaction, STM_TYPE_SHEET, "mediation", uuid, error);

  for (guint i = 0; sheets != NULL && i < g_list_model_get_n_items (sheets); i++)
    {
      g_autoptr (StmSheet) sheet = g_list_model_get_item (sheets, i);
      const char *path = g_hash_table_lookup (self->paths, stm_record_get_uuid (STM_RECORD (sheet)));
      gpointer number = GINT_TO_POINTER (sheet->number);
      const char *other = g_hash_table_lookup (numbers, number);
      g_autofree char *place = g_strconcat (path != NULL ? path : other, ".number", NULL);

      if (g_hash_table_contains (numbers, number) && (path != NULL || other != NULL))
        stm_import_plan_add_problem (plan, place, STM_SEVERITY_ERROR,
                                     _("Another action sheet of this mediation has this number."));
      g_hash_table_insert (numbers, number, (gpointer) path);
    }

  return sheets != NULL;
}

/**
 * stm_import_cases_finish:
 * @self: cases
 * @plan: gets what is wrong
 * @error: return location for an error of the database
 *
 * Looks at the first appointments of every mediation that the file brings, and at
 * the numbers of its sheets, once all stand in the database (SPEC W5, W8).
 *
 * Returns: whether they could be looked at
 */
gboolean
stm_import_cases_finish (StmImportCases *self, StmImportPlan *plan, GError **error)
{
  GHashTableIter iter;
  gpointer mediation;

  g_hash_table_iter_init (&iter, self->mediations);
  while (g_hash_table_iter_next (&iter, &mediation, NULL))
    if (!check_first (self, mediation, plan, error))
      return FALSE;

  g_hash_table_iter_init (&iter, self->numbered);
  while (g_hash_table_iter_next (&iter, &mediation, NULL))
    if (!check_numbers (self, mediation, plan, error))
      return FALSE;

  return TRUE;
}

#include "config.h"

#include "core/stm-case-file.h"

#include "core/stm-printout.h"

G_DEFINE_FINAL_TYPE (StmCaseFile, stm_case_file, G_TYPE_OBJECT)

static void
touched_free (gpointer data)
{
  StmTouched *touched = data;

  g_object_unref (touched->record);
  g_free (touched->rule);
  g_free (touched);
}

static void
stm_case_file_finalize (GObject *object)
{
  StmCaseFile *self = STM_CASE_FILE (object);

  g_clear_object (&self->partner);
  g_clear_object (&self->mediator);
  g_clear_object (&self->dossier);
  g_clear_object (&self->mediation);
  g_clear_object (&self->appointments);
  g_clear_object (&self->sheets);
  g_clear_object (&self->goals);
  g_clear_object (&self->tasks);
  g_clear_object (&self->activities);
  g_clear_object (&self->signals);
  g_clear_object (&self->competences);
  g_clear_object (&self->studies);
  g_clear_object (&self->targets);
  g_clear_pointer (&self->touched, g_ptr_array_unref);

  G_OBJECT_CLASS (stm_case_file_parent_class)->finalize (object);
}

static void
stm_case_file_class_init (StmCaseFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_case_file_finalize;
}

static void
stm_case_file_init (StmCaseFile *self)
{
  self->appointments = g_list_store_new (STM_TYPE_APPOINTMENT);
  self->sheets = g_list_store_new (STM_TYPE_SHEET);
  self->goals = g_list_store_new (STM_TYPE_GOAL);
  self->tasks = g_list_store_new (STM_TYPE_TASK);
  self->activities = g_list_store_new (STM_TYPE_ACTIVITY);
  self->signals = g_list_store_new (STM_TYPE_SIGNAL);
  self->competences = g_list_store_new (STM_TYPE_COMPETENCE);
  self->studies = g_list_store_new (STM_TYPE_STUDY);
  self->targets = g_list_store_new (STM_TYPE_TARGET);
  self->touched = g_ptr_array_new_with_free_func (touched_free);
}

/**
 * stm_case_file_new:
 *
 * Returns: (transfer full): a case file without anything in it
 */
StmCaseFile *
stm_case_file_new (void)
{
  return g_object_new (STM_TYPE_CASE_FILE, NULL);
}

/* An empty day is the last: it has no deadline. */
static int
compare_days (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "~", b != NULL ? b : "~");
}

static int
compare_appointments (gconstpointer a, gconstpointer b, gpointer data)
{
  const StmAppointment *first = a;
  const StmAppointment *second = b;
  int by_day = compare_days (first->date, second->date);

  return by_day != 0 ? by_day : g_strcmp0 (first->time, second->time);
}

static int
compare_sheets (gconstpointer a, gconstpointer b, gpointer data)
{
  return ((const StmSheet *) a)->number - ((const StmSheet *) b)->number;
}

static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_days (((const StmTask *) a)->due_on, ((const StmTask *) b)->due_on);
}

static int
compare_activities (gconstpointer a, gconstpointer b, gpointer data)
{
  const StmActivity *first = a;
  const StmActivity *second = b;

  return compare_days (first->started_on != NULL ? first->started_on : first->starts_on,
                       second->started_on != NULL ? second->started_on : second->starts_on);
}

static int
compare_signals (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_days (((const StmSignal *) a)->made_on, ((const StmSignal *) b)->made_on);
}

static int
compare_targets (gconstpointer a, gconstpointer b, gpointer data)
{
  return ((const StmTarget *) a)->rank - ((const StmTarget *) b)->rank;
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *first = stm_record_dup_title ((StmRecord *) a);
  g_autofree char *second = stm_record_dup_title ((StmRecord *) b);

  return g_utf8_collate (first, second);
}

/* Takes the place of the one of its uuid. */
static void
put (GListStore *list, StmRecord *record, GCompareDataFunc compare)
{
  /* it may be the one that goes */
  g_autoptr (StmRecord) kept = g_object_ref (record);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (StmRecord) other = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (stm_record_get_uuid (other), stm_record_get_uuid (record)))
        {
          g_list_store_remove (list, i);
          break;
        }
    }

  g_list_store_insert_sorted (list, kept, compare, NULL);
}

/**
 * stm_case_file_add:
 * @self: a case file
 * @record: something of a dossier, of any kind that a case file has
 *
 * Puts @record where it belongs, in order, in place of the one of its uuid.  What
 * was printed is large, and no rule looks at it: it is left out.
 */
void
stm_case_file_add (StmCaseFile *self, StmRecord *record)
{
  if (STM_IS_PARTNER (record))
    g_set_object (&self->partner, STM_PARTNER (record));
  else if (STM_IS_MEDIATOR (record))
    g_set_object (&self->mediator, STM_MEDIATOR (record));
  else if (STM_IS_DOSSIER (record))
    g_set_object (&self->dossier, STM_DOSSIER (record));
  else if (STM_IS_MEDIATION (record))
    g_set_object (&self->mediation, STM_MEDIATION (record));
  else if (STM_IS_APPOINTMENT (record))
    put (self->appointments, record, compare_appointments);
  else if (STM_IS_SHEET (record))
    put (self->sheets, record, compare_sheets);
  else if (STM_IS_GOAL (record))
    put (self->goals, record, compare_titles);
  else if (STM_IS_TASK (record))
    put (self->tasks, record, compare_tasks);
  else if (STM_IS_ACTIVITY (record))
    put (self->activities, record, compare_activities);
  else if (STM_IS_SIGNAL (record))
    put (self->signals, record, compare_signals);
  else if (STM_IS_COMPETENCE (record))
    put (self->competences, record, compare_titles);
  else if (STM_IS_STUDY (record))
    put (self->studies, record, compare_titles);
  else if (STM_IS_TARGET (record))
    put (self->targets, record, compare_targets);
  else
    g_return_if_fail (STM_IS_PRINTOUT (record));
}

/**
 * stm_case_file_find:
 * @self: a case file
 * @type: the type of a record that a case file has several of
 * @uuid: (nullable): which
 *
 * Returns: (transfer none) (nullable): the record, or %NULL where it has none
 */
StmRecord *
stm_case_file_find (StmCaseFile *self, GType type, const char *uuid)
{
  GListStore *lists[] = { self->appointments, self->sheets, self->goals, self->tasks, self->activities,
                          self->signals, self->competences, self->studies, self->targets };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      GListModel *list = G_LIST_MODEL (lists[l]);

      for (guint i = 0; i < g_list_model_get_n_items (list) && g_list_model_get_item_type (list) == type; i++)
        {
          g_autoptr (StmRecord) record = g_list_model_get_item (list, i);

          if (g_strcmp0 (stm_record_get_uuid (record), uuid) == 0)
            return record;
        }
    }

  return NULL;
}

/**
 * stm_case_file_touch:
 * @self: a case file
 * @record: what is to be saved; is added where it is new
 * @rule: (nullable): the key of the rule that decided it by itself
 *
 * Notes that a move, or the calendar, changed @record.
 */
void
stm_case_file_touch (StmCaseFile *self, StmRecord *record, const char *rule)
{
  StmTouched *touched;

  for (guint i = 0; i < self->touched->len; i++)
    {
      touched = self->touched->pdata[i];
      if (touched->record == record)
        {
          g_set_str (&touched->rule, rule);
          return;
        }
    }

  touched = g_new0 (StmTouched, 1);
  touched->record = g_object_ref (record);
  touched->rule = g_strdup (rule);
  g_ptr_array_add (self->touched, touched);
  stm_case_file_add (self, record);
}

/**
 * stm_case_file_get_n_touched:
 * @self: a case file
 *
 * Returns: how many records are to be saved
 */
guint
stm_case_file_get_n_touched (StmCaseFile *self)
{
  return self->touched->len;
}

/**
 * stm_case_file_get_touched:
 * @self: a case file
 * @index: which, in the order of the changes
 *
 * Returns: (transfer none): a record that is to be saved
 */
const StmTouched *
stm_case_file_get_touched (StmCaseFile *self, guint index)
{
  return self->touched->pdata[index];
}

/**
 * stm_case_file_clear_touched:
 * @self: a case file
 *
 * Forgets what was to be saved, as it is.
 */
void
stm_case_file_clear_touched (StmCaseFile *self)
{
  g_ptr_array_set_size (self->touched, 0);
}

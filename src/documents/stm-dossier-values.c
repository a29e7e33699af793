#include "config.h"

#include "documents/stm-dossier-values.h"

#include "core/stm-absence-rules.h"
#include "core/stm-case-facts.h"
#include "core/stm-closing-rules.h"
#include "core/stm-date.h"
#include "core/stm-signal-texts.h"
#include "core/stm-term.h"

#define KIND "dossier"

/* Document language, which is Dutch in every language of the program. */
static const char *const weekdays[] = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" };
static const char *const targets[] = { "", " (Chef OE)", " (VDAB-bemiddelaar)" };  /* in the order of StmClosingTarget */

/* What a document can be about, by the name that templates call it. */
static const struct
{
  const char *name;
  GType     (*get_type) (void);
} subjects[] = {
  { "appointment", stm_appointment_get_type },
  { "sheet", stm_sheet_get_type },
  { "activity", stm_activity_get_type },
  { "signal", stm_signal_get_type },
};

static void
add_record (StmTemplateValues *values, const char *name, GType type, gpointer record)
{
  if (record != NULL)
    stm_template_values_add_record (values, name, record);
  else
    stm_template_values_add_type (values, name, type);
}

static void
set_weekday (StmTemplateValues *values, const char *name, const char *iso)
{
  GDate date;

  stm_template_values_set (values, name, stm_date_parse (iso, &date) ? weekdays[g_date_get_weekday (&date) - 1] : NULL);
}

static void
add_appointment (StmTemplateValues *values, const char *name, StmAppointment *appointment)
{
  g_autofree char *weekday = g_strconcat (name, ".weekday", NULL);

  add_record (values, name, STM_TYPE_APPOINTMENT, appointment);
  set_weekday (values, weekday, appointment != NULL ? appointment->date : NULL);
}

static void
set_date (StmTemplateValues *values, const char *name, char *iso)
{
  stm_template_values_set_date (values, name, iso);
  g_free (iso);
}

/* What S5 counts from the dates of the mediation. */
static void
add_terms (StmTemplateValues *values, StmMediation *mediation)
{
  const char *attended_on = mediation != NULL ? mediation->attended_on : NULL;
  const char *exempt_on = mediation != NULL && mediation->process_started_on != NULL ? attended_on : NULL;
  const char *ended_on = mediation != NULL ? mediation->process_ended_on : NULL;

  stm_template_values_set_date (values, "agreement.starts-on", attended_on);
  set_date (values, "agreement.ends-on", stm_term_agreement_end (attended_on));
  stm_template_values_set_date (values, "exemption.starts-on", exempt_on);
  set_date (values, "exemption.until", stm_term_agreement_end (exempt_on));
  set_date (values, "mediation.sheet-due", stm_term_sheet_due (attended_on));
  set_date (values, "mediation.advice-due", stm_term_advice_due (ended_on));
}

/* The last column of annex 2 of S5, in its words. */
static void
add_closing (StmTemplateValues *values, StmCaseFile *file)
{
  StmMediation *mediation = file->mediation;
  StmClosingVerdict verdict;
  g_autofree char *answer = NULL;

  if (mediation != NULL
      && stm_closing_decide (mediation->ending, mediation->closing, mediation->advice, stm_case_has_open_actions (file), &verdict))
    answer = g_strconcat (verdict.back ? "Ja" : "Nee", targets[verdict.to], NULL);

  stm_template_values_set (values, "closing.back", answer);
  stm_template_values_set (values, "advice.sentence",
                           stm_advice_get_sentence (mediation != NULL ? mediation->advice : STM_ADVICE_NONE));
}

static void
add_people (StmTemplateValues *values, StmCaseFile *file, gboolean shows_national_number)
{
  add_record (values, "partner", STM_TYPE_PARTNER, file->partner);
  add_record (values, "mediator", STM_TYPE_MEDIATOR, file->mediator);
  add_record (values, "dossier", STM_TYPE_DOSSIER, file->dossier);
  add_record (values, "mediation", STM_TYPE_MEDIATION, file->mediation);

  if (!shows_national_number)
    stm_template_values_set (values, "dossier.national-number", NULL);
}

/* The goal of a record is known in its row, and empty where it has none. */
static void
add_goal (StmTemplateValues *values, StmCaseFile *file, const char *goal)
{
  add_record (values, "goal", STM_TYPE_GOAL, stm_case_file_find (file, STM_TYPE_GOAL, goal));
}

static void
add_subject (StmTemplateValues *values, StmCaseFile *file, const char *subject, StmService *place)
{
  StmActivity *activity = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      GType type = subjects[i].get_type ();
      StmRecord *record = subject != NULL ? stm_case_file_find (file, type, subject) : NULL;

      if (type == STM_TYPE_APPOINTMENT)
        add_appointment (values, subjects[i].name, (StmAppointment *) record);
      else
        add_record (values, subjects[i].name, type, record);
      if (type == STM_TYPE_ACTIVITY)
        activity = (StmActivity *) record;
    }

  add_goal (values, file, activity != NULL ? activity->goal : NULL);
  add_record (values, "service", STM_TYPE_SERVICE, place);
}

static gboolean
is_absence (StmAppointment *appointment)
{
  return appointment->outcome == STM_OUTCOME_ABSENT_VALID || appointment->outcome == STM_OUTCOME_ABSENT_INVALID;
}

/* Whether whoever stays away from it again, for whatever reason, is refused. */
static gboolean
is_last (StmAbsenceState state)
{
  return state == STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED || state == STM_ABSENCE_THIRD_REGISTERED;
}

/* How the client came to this appointment (SPEC W5): the absence before it, and
 * which state of the machine it is. */
static void
add_absence (StmTemplateValues *values, StmCaseFile *file, const char *subject)
{
  g_autoptr (StmAppointment) previous = NULL;
  int outcomes[STM_ABSENCE_MOST_APPOINTMENTS];
  guint n_outcomes = 0;
  StmAbsenceState state;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->appointments)); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), i);

      if (g_strcmp0 (stm_record_get_uuid (STM_RECORD (appointment)), subject) == 0)
        break;
      if (appointment->type != STM_CONTACT_TYPE_FIRST || !is_absence (appointment)
          || n_outcomes == G_N_ELEMENTS (outcomes))
        continue;

      outcomes[n_outcomes++] = appointment->outcome;
      g_set_object (&previous, appointment);
    }

  state = stm_absence_run (outcomes, n_outcomes);
  add_appointment (values, "previous", previous);
  stm_template_values_set (values, "absence.state", stm_absence_state_get_key (state));
  stm_template_values_set (values, "absence.is-last", is_last (state) ? "Ja" : NULL);
}

static void
add_appointments (StmTemplateValues *values, StmCaseFile *file)
{
  stm_template_values_add_list (values, "appointments");
  stm_template_values_add_list (values, "first-appointments");
  stm_template_values_add_list (values, "planned-appointments");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->appointments)); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), i);

      add_appointment (stm_template_values_add_row (values, "appointments"), "appointment", appointment);
      if (appointment->type == STM_CONTACT_TYPE_FIRST)
        add_appointment (stm_template_values_add_row (values, "first-appointments"), "appointment", appointment);
      if (appointment->outcome == STM_OUTCOME_PLANNED)
        add_appointment (stm_template_values_add_row (values, "planned-appointments"), "appointment", appointment);
    }
}

/* Those of the sheet and of none, where the document is about one; else all. */
static void
add_tasks (StmTemplateValues *values, StmCaseFile *file, const char *subject)
{
  StmRecord *sheet = subject != NULL ? stm_case_file_find (file, STM_TYPE_SHEET, subject) : NULL;

  stm_template_values_add_list (values, "tasks");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->tasks)); i++)
    {
      g_autoptr (StmTask) task = g_list_model_get_item (G_LIST_MODEL (file->tasks), i);
      StmTemplateValues *row;

      if (sheet != NULL && task->sheet != NULL && !g_str_equal (task->sheet, subject))
        continue;

      row = stm_template_values_add_row (values, "tasks");
      stm_template_values_add_record (row, "task", STM_RECORD (task));
      add_goal (row, file, task->goal);
    }
}

static void
add_activities (StmTemplateValues *values, StmCaseFile *file)
{
  stm_template_values_add_list (values, "activities");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->activities)); i++)
    {
      g_autoptr (StmActivity) activity = g_list_model_get_item (G_LIST_MODEL (file->activities), i);
      StmTemplateValues *row = stm_template_values_add_row (values, "activities");

      stm_template_values_add_record (row, "activity", STM_RECORD (activity));
      add_goal (row, file, activity->goal);
    }
}

static void
add_lists (StmTemplateValues *values, StmCaseFile *file, const char *subject)
{
  add_appointments (values, file);
  add_tasks (values, file, subject);
  add_activities (values, file);
  stm_template_values_add_records (values, "goals", "goal", G_LIST_MODEL (file->goals));
  stm_template_values_add_records (values, "sheets", "sheet", G_LIST_MODEL (file->sheets));
  stm_template_values_add_records (values, "competences", "competence", G_LIST_MODEL (file->competences));
  stm_template_values_add_records (values, "studies", "study", G_LIST_MODEL (file->studies));
  stm_template_values_add_records (values, "targets", "target", G_LIST_MODEL (file->targets));
}

/**
 * stm_dossier_values_new:
 * @file: all of a dossier
 * @subject: (nullable): the uuid of the appointment, sheet, activity or signal that
 *   the document is about
 * @place: (nullable): where the activity is
 * @shows_national_number: whether the number may stand in the document (SPEC W15)
 *
 * Names what stands in a dossier for its templates (SPEC B1, B3): the records
 * "partner", "mediator", "dossier", "mediation", the subject by its kind and
 * "service" its place; the terms of S5; "previous", the absence before an
 * appointment; and the lists.  What is not there is empty, to be filled in by
 * hand.
 *
 * Returns: (transfer full): the values
 */
StmTemplateValues *
stm_dossier_values_new (StmCaseFile *file, const char *subject, StmService *place, gboolean shows_national_number)
{
  StmTemplateValues *values = stm_template_values_new ();

  add_people (values, file, shows_national_number);
  add_subject (values, file, subject, place);
  add_terms (values, file->mediation);
  add_closing (values, file);
  add_absence (values, file, subject);
  add_lists (values, file, subject);

  return values;
}

/**
 * stm_dossier_values_new_names:
 * @kind: the kind of record that a template is about
 * @data: unused
 *
 * The #StmTemplateNamesFunc for templates about a dossier.
 *
 * Returns: (transfer full) (nullable): each name that such a template can use, and
 *   a row in each list; %NULL for another kind
 */
StmTemplateValues *
stm_dossier_values_new_names (const char *kind, gpointer data)
{
  static GType (*const listed[]) (void) = {
    stm_appointment_get_type, stm_sheet_get_type, stm_goal_get_type, stm_task_get_type,
    stm_activity_get_type, stm_competence_get_type, stm_study_get_type, stm_target_get_type,
  };
  g_autoptr (StmCaseFile) file = NULL;

  if (!g_str_equal (kind, KIND))
    return NULL;

  file = stm_case_file_new ();
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_autoptr (StmRecord) record = stm_record_new (listed[i] ());

      if (STM_IS_APPOINTMENT (record))
        g_object_set (record, "type", STM_CONTACT_TYPE_FIRST, NULL);
      stm_case_file_add (file, record);
    }

  return stm_dossier_values_new (file, NULL, NULL, FALSE);
}

#include "config.h"

#include "case-fixture.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"

static void
add_people (StmCaseFile *file)
{
  g_autoptr (StmRecord) partner = stm_record_new (STM_TYPE_PARTNER);
  g_autoptr (StmRecord) mediator = stm_record_new (STM_TYPE_MEDIATOR);
  g_autoptr (StmRecord) dossier = stm_record_new (STM_TYPE_DOSSIER);

  g_object_set (partner, "name", "Werkpunt vzw", "follower-name", "Piet Opvolger", "follower-email", "piet@vdab.example", NULL);
  g_object_set (mediator, "name", "Dorien Jespers", "phone", "+3216123456", NULL);
  g_object_set (dossier,
                "last-name", "Janssens", "first-name", "Jan", "client-number", "12774435",
                "national-number", NATIONAL_NUMBER, "mediator", stm_record_get_uuid (mediator),
                "counsellor-name", "Els Vermeulen", "counsellor-email", "els@vdab.example",
                "email", "jan@example.be", NULL);

  stm_case_file_add (file, partner);
  stm_case_file_add (file, mediator);
  stm_case_file_add (file, dossier);
}

/* Referred, with the first appointment that the VDAB planned. */
StmCaseFile *
case_new (void)
{
  StmCaseFile *file = stm_case_file_new ();
  g_autoptr (StmRecord) mediation = stm_record_new (STM_TYPE_MEDIATION);

  add_people (file);
  g_object_set (mediation, "dossier", stm_record_get_uuid (STM_RECORD (file->dossier)), "referred-on", REFERRED_ON, NULL);
  stm_case_file_add (file, mediation);
  case_add_appointment (file, STM_CONTACT_TYPE_FIRST, FIRST_ON);

  return file;
}

/* The same, after the moves that bring it to a phase. */
StmCaseFile *
case_new_in (StmPhase phase)
{
  StmCaseFile *file = case_new ();
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);
  StmMove *move;

  if (phase == STM_PHASE_REFUSED)
    {
      case_complete (file, first, STM_OUTCOME_ABSENT_INVALID, FIRST_ON);
      move = case_new_move (STM_MOVE_NEW_FIRST, NULL);
      move->draft = case_new_draft ("2027-01-20", "09:00");
      g_set_object (&first, move->draft);
      case_make (file, move, PRINTED_ON);
      case_complete (file, first, STM_OUTCOME_ABSENT_INVALID, "2027-01-20");
      return file;
    }

  if (phase >= STM_PHASE_ATTENDED)
    case_complete (file, first, STM_OUTCOME_PRESENT, FIRST_ON);
  if (phase >= STM_PHASE_PRINTED)
    case_make (file, case_new_move (STM_MOVE_PRINT_AGREEMENT, NULL), PRINTED_ON);
  if (phase >= STM_PHASE_SIGNED)
    case_make (file, case_new_move (STM_MOVE_SIGN_AGREEMENT, NULL), SIGNED_ON);
  if (phase >= STM_PHASE_RUNNING)
    case_make (file, case_new_move (STM_MOVE_START_PROCESS, NULL), STARTED_ON);
  if (phase >= STM_PHASE_TO_CLOSE)
    {
      move = case_new_move (STM_MOVE_END_PROCESS, NULL);
      move->ending = STM_ENDING_PASSIVE;
      case_make (file, move, ENDED_ON);
    }
  if (phase >= STM_PHASE_CLOSED)
    {
      move = case_new_move (STM_MOVE_GIVE_ADVICE, NULL);
      move->advice = STM_ADVICE_NEED;
      move->delivery = STM_DELIVERY_PRINT;
      case_make (file, move, CLOSED_ON);
    }

  return file;
}

static gpointer
new_part (StmCaseFile *file, GType type)
{
  StmRecord *record = stm_record_new (type);

  g_object_set (record, "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)), NULL);

  return record;
}

/* Returns: (transfer none) */
static gpointer
add_part (StmCaseFile *file, gpointer part)
{
  g_autoptr (StmRecord) record = part;

  stm_case_file_add (file, record);

  return record;
}

StmAppointment *
case_add_appointment (StmCaseFile *file, StmContactType type, const char *date)
{
  StmAppointment *appointment = new_part (file, STM_TYPE_APPOINTMENT);

  g_object_set (appointment, "type", type, "date", date, "time", "09:00", "duration", 60, NULL);

  return add_part (file, appointment);
}

StmActivity *
case_add_activity (StmCaseFile *file, StmActivityType type, const char *code)
{
  StmActivity *activity = new_part (file, STM_TYPE_ACTIVITY);

  g_object_set (activity, "type", type, "code", code, "name", "Stage bij de bakker", "organiser", "Syntra",
                "contact-name", "Rik Claes", "contact-email", "rik@syntra.example", NULL);

  return add_part (file, activity);
}

StmActivity *
case_start_activity (StmCaseFile *file, StmActivityType type, const char *code, const char *started_on, const char *ends_on)
{
  StmActivity *activity = case_add_activity (file, type, code);

  g_object_set (activity, "state", STM_ACTIVITY_STATE_STARTED, "started-on", started_on, "ends-on", ends_on, NULL);

  return activity;
}

StmSheet *
case_add_sheet (StmCaseFile *file, int number, const char *signed_on)
{
  StmSheet *sheet = new_part (file, STM_TYPE_SHEET);

  g_object_set (sheet, "number", number, "opened-on", FIRST_ON,
                "client-signed-on", signed_on, "mediator-signed-on", signed_on, NULL);

  return add_part (file, sheet);
}

StmTask *
case_add_task (StmCaseFile *file, const char *due_on)
{
  StmTask *task = new_part (file, STM_TYPE_TASK);

  g_object_set (task, "name", "CV afwerken", "due-on", due_on, NULL);

  return add_part (file, task);
}

StmSignal *
case_find_signal (StmCaseFile *file, StmSignalTopic topic)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->signals)); i++)
    {
      g_autoptr (StmSignal) found = g_list_model_get_item (G_LIST_MODEL (file->signals), i);

      if (found->topic == (int) topic)
        return found;
    }

  return NULL;
}

StmRecord *
case_new_draft (const char *date, const char *time)
{
  StmRecord *draft = stm_record_new (STM_TYPE_APPOINTMENT);

  g_object_set (draft, "date", date, "time", time, "duration", 45, "location", "Campus Leuven",
                "street", "Geldenaaksebaan 327", "postcode", "3001", "place", "Heverlee", NULL);

  return draft;
}

StmPrintout *
case_new_printout (void)
{
  StmPrintout *printout = STM_PRINTOUT (stm_record_new (STM_TYPE_PRINTOUT));
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 a page", 15);

  g_object_set (printout, "template", "weo", "name", "WEO", "made-on", "2027-01-12 10:00", NULL);
  stm_printout_set_bytes (printout, bytes);

  return printout;
}

StmMove *
case_new_move (StmMoveType type, gpointer subject)
{
  return stm_move_new (type, subject != NULL ? stm_record_get_uuid (subject) : NULL);
}

void
case_make (StmCaseFile *file, StmMove *move, const char *today)
{
  g_autoptr (StmMove) made = move;
  g_autoptr (GError) error = NULL;

  stm_case_file_clear_touched (file);
  stm_case_move (file, made, today, &error);
  g_assert_no_error (error);
}

/* Fails with that sentence, and changes nothing. */
void
case_fail (StmCaseFile *file, StmMove *move, const char *today, const char *sentence)
{
  g_autoptr (StmMove) refused = move;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = case_describe (file);
  g_autofree char *after = NULL;

  stm_case_file_clear_touched (file);
  g_assert_false (stm_case_move (file, refused, today, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 0);

  after = case_describe (file);
  g_assert_cmpstr (after, ==, before);
}

void
case_complete (StmCaseFile *file, gpointer appointment, StmOutcome outcome, const char *today)
{
  StmMove *move = case_new_move (STM_MOVE_COMPLETE, appointment);

  move->outcome = outcome;
  move->residence_checked = move->work_card_checked = outcome == STM_OUTCOME_PRESENT;
  case_make (file, move, today);
}

static void
describe_record (GString *text, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  g_string_append_printf (text, "%s:", klass->kind);
  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_field_is_text (&klass->fields[i]))
      g_string_append_printf (text, " %s", stm_record_get_text (record, &klass->fields[i]));
    else
      g_string_append_printf (text, " %d", stm_record_get_number (record, &klass->fields[i]));
  g_string_append_c (text, '\n');
}

/* All that a case file holds. */
char *
case_describe (StmCaseFile *file)
{
  GString *text = g_string_new (NULL);
  GListStore *lists[] = { file->appointments, file->sheets, file->goals, file->tasks, file->activities, file->signals };

  describe_record (text, STM_RECORD (file->mediation));
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists[l])); i++)
      {
        g_autoptr (StmRecord) record = g_list_model_get_item (G_LIST_MODEL (lists[l]), i);

        describe_record (text, record);
      }

  return g_string_free_and_steal (text);
}

/* "reason|urgency|due|move", a line each. */
char *
case_list (StmCaseFile *file, const char *today)
{
  static const char *const urgencies[] = { "late", "due", "new", "calm" };
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, today);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      StmNextStep *step = steps->pdata[i];

      g_assert_cmpstr (step->text, !=, "");
      g_assert_nonnull (step->text);
      g_string_append_printf (text, "%s|%s|%s|%s\n", stm_reason_choices[step->reason].key, urgencies[step->urgency],
                              step->due != NULL ? step->due : "",
                              step->move >= 0 ? stm_move_type_get_key (step->move) : "");
    }

  return g_string_free_and_steal (text);
}

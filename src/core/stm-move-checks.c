#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-date.h"
#include "core/stm-error.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/**
 * stm_move_refuse:
 * @error: return location for a #STM_ERROR_REFUSED
 * @format: a translated sentence that says why not, and what comes first
 *
 * Returns: %FALSE
 */
gboolean
stm_move_refuse (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, sentence);

  return FALSE;
}

/**
 * stm_move_dup_sentence:
 * @sentence: a translated sentence with one "%s"
 * @day: the ISO day that stands there
 *
 * Returns: (transfer full): the sentence with the day as people read it
 */
char *
stm_move_dup_sentence (const char *sentence, const char *day)
{
  GString *text = g_string_new (sentence);
  g_autofree char *shown = stm_date_format (day);

  g_string_replace (text, "%s", shown, 1);

  return g_string_free_and_steal (text);
}

/**
 * stm_move_refuse_since:
 * @error: return location for a #STM_ERROR_REFUSED
 * @sentence: as for stm_move_dup_sentence()
 * @day: the ISO day that stands there
 *
 * Returns: %FALSE
 */
gboolean
stm_move_refuse_since (GError **error, const char *sentence, const char *day)
{
  g_autofree char *text = stm_move_dup_sentence (sentence, day);

  return stm_move_refuse (error, "%s", text);
}

/**
 * stm_move_check_day:
 * @day: when something was done
 * @earliest: (nullable): the first day on which it can have been
 * @today: an ISO day
 * @error: return location
 *
 * Returns: whether @day is a day, not before @earliest and not in the future
 */
gboolean
stm_move_check_day (const char *day, const char *earliest, const char *today, GError **error)
{
  if (!stm_date_parse (day, NULL))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("The date is not a day of the calendar."));
      return FALSE;
    }

  if (stm_date_compare (day, today) > 0)
    return stm_move_refuse (error, _("The date lies in the future: note it when it is done."));

  if (earliest != NULL && stm_date_compare (day, earliest) < 0)
    return stm_move_refuse_since (error, _("The date cannot be before %s, when the step before it was taken."), earliest);

  return TRUE;
}

/**
 * stm_move_check_ahead:
 * @day: (nullable): for when something is planned, empty where it is not
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * A mediation lasts two years at most (SPEC W6): what lies further is mistyped.
 *
 * Returns: whether @day is not more than two years ahead
 */
gboolean
stm_move_check_ahead (const char *day, const char *today, GError **error)
{
  g_autofree char *latest = stm_term_add_years (today, 2);

  if (!stm_date_parse (day, NULL) || latest == NULL || stm_date_compare (day, latest) <= 0)
    return TRUE;

  return stm_move_refuse_since (error, _("%s is more than two years ahead: look at the year, it seems mistyped."), day);
}

/**
 * stm_move_check_record:
 * @record: what a move is to save
 * @error: return location for a #STM_ERROR_INVALID that names field and reason
 *
 * Brings @record into the form that is kept, and checks it.
 *
 * Returns: whether it can be saved
 */
gboolean
stm_move_check_record (StmRecord *record, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_record_normalize (record);
  stm_record_check (record, problems);

  return stm_problem_list_to_error (problems, STM_RECORD_GET_CLASS (record)->kind, error);
}

/**
 * stm_move_get_day:
 * @move: a move
 * @today: an ISO day
 *
 * Returns: (transfer none): the day on which it was done
 */
const char *
stm_move_get_day (const StmMove *move, const char *today)
{
  return move->date != NULL && *move->date != '\0' ? move->date : today;
}

/**
 * stm_move_has_text:
 * @move: a move
 *
 * Returns: whether a reason or remark was given that is more than blanks
 */
gboolean
stm_move_has_text (const StmMove *move)
{
  g_autofree char *text = g_strstrip (g_strdup (move->text != NULL ? move->text : ""));

  return *text != '\0';
}

/**
 * stm_case_peek:
 * @list: one of the lists of a case file
 * @index: a position in it
 *
 * Returns: (transfer none): the record there, which @list keeps
 */
StmRecord *
stm_case_peek (GListStore *list, guint index)
{
  g_autoptr (StmRecord) record = g_list_model_get_item (G_LIST_MODEL (list), index);

  return record;
}

/**
 * stm_case_count:
 * @list: one of the lists of a case file
 *
 * Returns: how many there are
 */
guint
stm_case_count (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/**
 * stm_case_find_planned:
 * @file: all of a dossier
 * @type: a kind of contact
 * @from: (nullable): an ISO day
 *
 * Returns: (transfer none) (nullable): the first one that is not completed yet, not
 *   before @from
 */
StmAppointment *
stm_case_find_planned (StmCaseFile *file, StmContactType type, const char *from)
{
  for (guint i = 0; i < stm_case_count (file->appointments); i++)
    {
      StmAppointment *appointment = STM_APPOINTMENT (stm_case_peek (file->appointments, i));

      if (appointment->type == (int) type && appointment->outcome == STM_OUTCOME_PLANNED
          && (from == NULL || stm_date_compare (appointment->date, from) >= 0))
        return appointment;
    }

  return NULL;
}

/**
 * stm_case_find_last_absence:
 * @file: all of a dossier
 *
 * Returns: (transfer none) (nullable): the last first appointment that the client
 *   missed (SPEC W5)
 */
StmAppointment *
stm_case_find_last_absence (StmCaseFile *file)
{
  StmAppointment *last = NULL;

  for (guint i = 0; i < stm_case_count (file->appointments); i++)
    {
      StmAppointment *appointment = STM_APPOINTMENT (stm_case_peek (file->appointments, i));

      if (appointment->type == STM_CONTACT_TYPE_FIRST
          && (appointment->outcome == STM_OUTCOME_ABSENT_VALID || appointment->outcome == STM_OUTCOME_ABSENT_INVALID))
        last = appointment;
    }

  return last;
}

#include "config.h"

#include "core/stm-request-rules.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const char *const start_fields[] = { "start-1", "start-2", "start-3", "start-4" };
static const char *const end_fields[] = { "end-1", "end-2", "end-3", "end-4" };
static const char *const preference_fields[] = { "preference-1", "preference-2", "preference-3" };

/**
 * stm_request_check_hours:
 * @self: a request
 * @problems: gets what is wrong
 *
 * "Aantal uren/week" is required for blok and for blok en alternerend only
 * (SPEC T4).
 */
void
stm_request_check_hours (StmRequest *self, StmProblemList *problems)
{
  gboolean wanted = self->form == STM_STAGE_FORM_BLOCK || self->form == STM_STAGE_FORM_BOTH;

  if (wanted && self->hours_per_week == 0)
    stm_problem_list_add (problems, "hours-per-week", STM_SEVERITY_ERROR,
                          _("A stage in block needs the number of hours a week."));

  if (self->hours_per_week > 0 && self->total_hours > 0 && self->hours_per_week > self->total_hours)
    stm_problem_list_add (problems, "total-hours", STM_SEVERITY_WARNING,
                          _("The total is less than the hours of one week."));
}

static gboolean
is_date (const char *iso)
{
  return iso != NULL && stm_date_parse (iso, NULL);
}

static void
check_period (StmRequest *self, int i, StmProblemList *problems)
{
  const char *start = self->start[i];
  const char *end = self->end[i];

  if (start == NULL)
    stm_problem_list_add (problems, start_fields[i], STM_SEVERITY_ERROR,
                          _("Period %d needs a start date."), i + 1);
  else if (end == NULL)
    stm_problem_list_add (problems, end_fields[i], STM_SEVERITY_ERROR,
                          _("Period %d has a start date, so it needs an end date too."), i + 1);

  if (!is_date (start))
    return;

  if (is_date (end) && stm_date_compare (end, start) < 0)
    stm_problem_list_add (problems, end_fields[i], STM_SEVERITY_ERROR,
                          _("The end of period %d lies before its start."), i + 1);

  if (i > 0 && is_date (self->end[i - 1]) && stm_date_compare (start, self->end[i - 1]) <= 0)
    stm_problem_list_add (problems, start_fields[i], STM_SEVERITY_ERROR,
                          _("Period %d must start after period %d has ended."), i + 1, i);
}

/**
 * stm_request_check_periods:
 * @self: a request
 * @problems: gets what is wrong
 *
 * The dates of the chosen periods (SPEC T5): each has a start and an end, the
 * end is not before the start, and periods stand in order without overlap.
 * Dates of periods that are not chosen do not count.
 */
void
stm_request_check_periods (StmRequest *self, StmProblemList *problems)
{
  for (int i = 0; i < MIN (self->periods, STM_REQUEST_MAX_PERIODS); i++)
    check_period (self, i, problems);
}

/**
 * stm_request_check_preferences:
 * @self: a request
 * @problems: gets what is wrong
 *
 * Up to three ranked services (SPEC T4), each named once and without a gap.
 */
void
stm_request_check_preferences (StmRequest *self, StmProblemList *problems)
{
  for (int i = 1; i < STM_REQUEST_MAX_PREFERENCES; i++)
    {
      if (self->preference[i] == NULL)
        continue;

      if (self->preference[i - 1] == NULL)
        stm_problem_list_add (problems, preference_fields[i - 1], STM_SEVERITY_ERROR,
                              _("Choose this one before the next choice."));

      for (int j = 0; j < i; j++)
        if (g_strcmp0 (self->preference[i], self->preference[j]) == 0)
          {
            stm_problem_list_add (problems, preference_fields[i], STM_SEVERITY_ERROR,
                                  _("This service is already an earlier choice."));
            break;
          }
    }
}

/**
 * stm_request_check_links:
 * @self: a request
 * @student: whose it is
 * @programme: (nullable): the programme it enters
 * @supervisor: (nullable): the supervisor chosen
 * @problems: gets what is wrong
 *
 * The programme says which study years it takes (SPEC T6), and the supervisor
 * is one of the student's school (SPEC T4).
 */
void
stm_request_check_links (StmRequest     *self,
                         StmStudent     *student,
                         StmProgramme   *programme,
                         StmSupervisor  *supervisor,
                         StmProblemList *problems)
{
  if (programme != NULL && student->study_year > 0
      && !(programme->study_years & (1 << (student->study_year - 1))))
    stm_problem_list_add (problems, "programme", STM_SEVERITY_ERROR,
                          _("This programme does not take students of the %s. "
                            "The region can open a programme that does."),
                          _(stm_study_year_choices[student->study_year].label));

  if (supervisor != NULL && g_strcmp0 (supervisor->school, student->school) != 0)
    stm_problem_list_add (problems, "supervisor", STM_SEVERITY_ERROR,
                          _("This supervisor belongs to another school than the student."));
}

/**
 * stm_request_drop_unused:
 * @self: a request about to be saved
 *
 * Drops the dates of periods that are not chosen (SPEC T5).
 */
void
stm_request_drop_unused (StmRequest *self)
{
  for (int i = CLAMP (self->periods, 0, STM_REQUEST_MAX_PERIODS); i < STM_REQUEST_MAX_PERIODS; i++)
    g_object_set (self, start_fields[i], NULL, end_fields[i], NULL, NULL);
}

/**
 * stm_school_year_check:
 * @text: "2026-2027"
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Returns: whether @text is two years that follow each other
 */
gboolean
stm_school_year_check (const char *text, GError **error)
{
  static const char shape[] = "dddd-dddd";
  gboolean shaped = strlen (text) == strlen (shape);

  for (gsize i = 0; shaped && i < strlen (shape); i++)
    shaped = shape[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == shape[i];

  if (shaped && atoi (text) >= 1900 && atoi (text + 5) == atoi (text) + 1)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                       _("Write a school year as two years that follow each other: 2026-2027."));
  return FALSE;
}

/**
 * stm_school_year_from_date:
 * @date: a day
 *
 * Returns: (transfer full): the school year that stages are prepared for on
 *   that day; it turns in June, when supervisors are entered (SPEC T7)
 */
char *
stm_school_year_from_date (const GDate *date)
{
  int first = g_date_get_year (date) - (g_date_get_month (date) < G_DATE_JUNE ? 1 : 0);

  return g_strdup_printf ("%d-%d", first, first + 1);
}

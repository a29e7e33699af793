#include "config.h"

#include "core/stm-next-step-private.h"

#include "core/stm-absence-rules.h"
#include "core/stm-date.h"
#include "core/stm-move-private.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/* after how long a new action sheet is asked for */
#define SHEET_MONTHS 3

static void
add_missed (StmStepList *self, StmAppointment *missed)
{
  StmAbsenceState state = stm_absence_find_state (G_LIST_MODEL (self->file->appointments));
  g_autofree char *due = stm_term_new_appointment_due (missed->date);

  stm_step_list_add_since (self, STM_REASON_NEW_APPOINTMENT, due, STM_MOVE_NEW_FIRST, NULL,
                           stm_absence_is_registered (state)
                             ? _("The client was absent on %s. Make a new first appointment, by registered letter.")
                             : _("The client was absent on %s. Make a new first appointment."),
                           missed->date);
}

static void
add_letter (StmStepList *self, StmAppointment *planned, StmAppointment *missed)
{
  g_autofree char *due = stm_term_new_appointment_due (missed->date);

  stm_step_list_add_since (self, STM_REASON_PRINT_LETTER, due, STM_MOVE_PRINT_LETTER, planned,
                           planned->registered ? _("Print the invitation to the appointment of %s, and send it by registered letter.")
                                               : _("Print the invitation to the appointment of %s, and send it."),
                           planned->date);
}

static void
add_planned (StmStepList *self, StmAppointment *planned)
{
  StmAppointment *missed = stm_case_find_last_absence (self->file);
  int when = stm_date_compare (planned->date, self->today);

  if (when < 0)
    stm_step_list_add_since (self, STM_REASON_COMPLETE_FIRST, planned->date, STM_MOVE_COMPLETE, planned,
                             _("Complete the first appointment of %s: was the client present?"), planned->date);
  else if (when == 0)
    stm_step_list_add (self, STM_REASON_FIRST_TODAY, planned->date, STM_MOVE_COMPLETE, planned,
                       /* Translators: an hour, "09:00" */
                       g_strdup_printf (_("The first appointment is today at %s."), planned->time));
  else if (missed == NULL)
    stm_step_list_add_since (self, STM_REASON_NEW_SERVICE, planned->date, -1, planned,
                             _("New service: the first appointment is on %s."), planned->date);
  else if (planned->letter_printed_on == NULL)
    add_letter (self, planned, missed);
  else
    stm_step_list_add_since (self, STM_REASON_NONE, planned->date, -1, planned,
                             _("Nothing to do until the new first appointment on %s."), planned->date);
}

/**
 * stm_step_list_add_first:
 * @self: the list
 *
 * Where the first appointment stands (SPEC W5).
 */
void
stm_step_list_add_first (StmStepList *self)
{
  StmAppointment *planned = stm_case_find_planned (self->file, STM_CONTACT_TYPE_FIRST, NULL);
  StmAppointment *missed = stm_case_find_last_absence (self->file);

  if (planned != NULL)
    add_planned (self, planned);
  else if (missed != NULL)
    add_missed (self, missed);
  else
    stm_step_list_add (self, STM_REASON_NEW_SERVICE, NULL, -1, NULL,
                       g_strdup (_("New service: enter the first appointment that the VDAB planned.")));
}

/**
 * stm_step_list_add_agreement:
 * @self: the list
 *
 * The WEO and the start of the process (SPEC W6, W7).
 */
void
stm_step_list_add_agreement (StmStepList *self)
{
  StmMediation *mediation = self->mediation;

  if (mediation->weo_printed_on == NULL)
    stm_step_list_add_since (self, STM_REASON_PRINT_AGREEMENT, NULL, STM_MOVE_PRINT_AGREEMENT, NULL,
                             _("Print the work experience agreement: it runs for two years from %s."), mediation->attended_on);
  else if (mediation->weo_signed_on == NULL)
    stm_step_list_add_since (self, STM_REASON_SIGN_AGREEMENT, NULL, STM_MOVE_SIGN_AGREEMENT, NULL,
                             _("Have the WEO signed that was printed on %s, and note when."), mediation->weo_printed_on);
  else if (mediation->process_started_on == NULL)
    stm_step_list_add_since (self, STM_REASON_START_PROCESS, NULL, STM_MOVE_START_PROCESS, NULL,
                             _("Start the mediation process: the WEO was signed on %s."), mediation->weo_signed_on);
}

static void
add_open_sheet (StmStepList *self, StmSheet *sheet, const char *due)
{
  gboolean signed_by_both = stm_sheet_is_signed (sheet);

  stm_step_list_add (self, STM_REASON_ACTION_SHEET, due, signed_by_both ? STM_MOVE_CLOSE_SHEET : STM_MOVE_SIGN_SHEET, sheet,
                     g_strdup_printf (signed_by_both ? _("Close action sheet %d: both have signed it.")
                                                     : _("Have action sheet %d signed by the client and the mediator."),
                                      sheet->number));
}

/* SPEC W8: later sheets regularly.  S5 names no term, so this one is never late. */
static void
add_next_sheet (StmStepList *self, StmSheet *last)
{
  g_autofree char *day = stm_term_add_months (last->opened_on, SHEET_MONTHS);
  StmNextStep *step;

  if (self->mediation->process_started_on == NULL || last->closed_on == NULL
      || day == NULL || stm_date_compare (self->today, day) <= 0)
    return;

  stm_step_list_add_since (self, STM_REASON_ACTION_SHEET, NULL, STM_MOVE_NEW_SHEET, NULL,
                           _("Make a new action sheet: the last one is of %s."), last->opened_on);
  step = g_ptr_array_index (self->steps, self->steps->len - 1);
  step->urgency = STM_URGENCY_NEW;
}

/**
 * stm_step_list_add_sheets:
 * @self: the list
 *
 * The first action sheet is closed within 15 days of the attended first
 * appointment; those after it have no term, and a reminder where the newest is old
 * (SPEC W8).
 */
void
stm_step_list_add_sheets (StmStepList *self)
{
  g_autofree char *due = stm_term_sheet_due (self->mediation->attended_on);
  guint n = stm_case_count (self->file->sheets);

  if (n == 0)
    stm_step_list_add_since (self, STM_REASON_ACTION_SHEET, due, STM_MOVE_NEW_SHEET, NULL,
                             _("Make the first action sheet, to be signed and closed by %s."), due);

  for (guint i = 0; i < n; i++)
    {
      StmSheet *sheet = STM_SHEET (stm_case_peek (self->file->sheets, i));

      if (sheet->closed_on == NULL)
        add_open_sheet (self, sheet, i == 0 ? due : NULL);
      else if (i == n - 1)
        add_next_sheet (self, sheet);
    }
}

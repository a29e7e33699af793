#include "config.h"

#include "core/stm-next-step-private.h"

#include "core/stm-case-facts.h"
#include "core/stm-date.h"
#include "core/stm-move-private.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/* How long before it what ends by itself, or expires, is told. */
#define NOTICE_DAYS 30

/**
 * stm_step_list_add_contacts:
 * @self: the list
 *
 * The later contacts of today and before that are not completed (SPEC W3, W9).
 */
void
stm_step_list_add_contacts (StmStepList *self)
{
  for (guint i = 0; i < stm_case_count (self->file->appointments); i++)
    {
      StmAppointment *contact = STM_APPOINTMENT (stm_case_peek (self->file->appointments, i));
      int when = stm_date_compare (contact->date, self->today);

      if (contact->type == STM_CONTACT_TYPE_FIRST || contact->outcome != STM_OUTCOME_PLANNED || when > 0)
        continue;

      if (when == 0)
        stm_step_list_add (self, STM_REASON_CONTACT_TODAY, contact->date, STM_MOVE_COMPLETE, contact,
                           /* Translators: an hour, "09:00" */
                           g_strdup_printf (_("There is a contact today at %s."), contact->time));
      else
        stm_step_list_add_since (self, STM_REASON_COMPLETE_CONTACT, contact->date, STM_MOVE_COMPLETE, contact,
                                 _("Complete the contact of %s: was the client present?"), contact->date);
    }
}

/* What runs still is ended first, by the day on which the advice is due.  Returns
 * the move that is the next one after it. */
static int
add_stage_to_end (StmStepList *self, const char *due)
{
  StmActivity *stage = stm_case_find_stage_to_end (self->file);

  if (stage != NULL)
    stm_step_list_add (self, STM_REASON_ATTESTATION, due, STM_MOVE_END_ACTIVITY, stage,
                       g_strdup (_("End the work experience stage before the final advice: only then the C91 can be delivered.")));

  return stage != NULL ? -1 : STM_MOVE_GIVE_ADVICE;
}

static void
add_attestations (StmStepList *self)
{
  for (guint i = 0; i < stm_case_count (self->file->activities); i++)
    {
      StmActivity *activity = STM_ACTIVITY (stm_case_peek (self->file->activities, i));

      if (stm_case_has_attestation_due (self->file, activity))
        stm_step_list_add_since (self, STM_REASON_ATTESTATION, NULL, STM_MOVE_PRINT_ATTESTATION, activity,
                                 _("Print the C91 attestation of the work experience stage that ended on %s, and hand it to the client."),
                                 activity->ended_on);
    }
}

/**
 * stm_step_list_add_closing:
 * @self: the list
 *
 * A stage that runs still, the final advice, and the C91 after it (SPEC W12, W14).
 */
void
stm_step_list_add_closing (StmStepList *self)
{
  g_autofree char *due = stm_term_advice_due (self->mediation->process_ended_on);

  if (self->mediation->closed_on == NULL)
    {
      int move = add_stage_to_end (self, due);

      stm_step_list_add_since (self, STM_REASON_TO_CLOSE, due, move, NULL,
                               _("Give the final advice by %s; after that the service closes without it."), due);
    }

  add_attestations (self);
}

/**
 * stm_step_list_add_tasks:
 * @self: the list
 *
 * Tasks past their deadline (SPEC W8), and the competences that are to be updated
 * after a training (SPEC W10).
 */
void
stm_step_list_add_tasks (StmStepList *self)
{
  for (guint i = 0; i < stm_case_count (self->file->tasks); i++)
    {
      StmTask *task = STM_TASK (stm_case_peek (self->file->tasks, i));

      if (task->progress != STM_PROGRESS_OPEN)
        continue;

      if (task->activity != NULL)
        stm_step_list_add (self, STM_REASON_COMPETENCES, task->due_on, -1, task, g_strdup_printf ("%s.", task->name));
      else if (task->due_on != NULL && stm_date_compare (task->due_on, self->today) < 0)
        stm_step_list_add_since (self, STM_REASON_TASK, task->due_on, -1, task,
                                 _("A task was to be done by %s: ask what became of it."), task->due_on);
    }
}

static gboolean
is_near (StmStepList *self, const char *day)
{
  g_autofree char *from = stm_term_add_days (day, -NOTICE_DAYS);

  return from != NULL && stm_date_compare (self->today, from) >= 0;
}

/**
 * stm_step_list_add_papers:
 * @self: the list
 *
 * Residence status and work card that expire (SPEC W9).
 */
void
stm_step_list_add_papers (StmStepList *self)
{
  StmDossier *dossier = self->file->dossier;

  if (is_near (self, dossier->residence_until))
    stm_step_list_add_since (self, STM_REASON_PAPERS, dossier->residence_until, -1, dossier,
                             _("The residence status is valid until %s: ask for the new papers."), dossier->residence_until);
  if (is_near (self, dossier->work_card_until))
    stm_step_list_add_since (self, STM_REASON_PAPERS, dossier->work_card_until, -1, dossier,
                             _("The work card is valid until %s: ask for the new one."), dossier->work_card_until);
}

/**
 * stm_step_list_add_terms:
 * @self: the list
 *
 * What ends by itself, some time before (SPEC W11): the two years, and the two
 * months without contract days once the first of them is over.
 */
void
stm_step_list_add_terms (StmStepList *self)
{
  g_autofree char *end = stm_case_dup_agreement_end (self->file);
  g_autofree char *last = stm_case_dup_last_contract_day (self->file, self->today);
  g_autofree char *limit = stm_case_dup_contract_limit (self->file, self->today);

  if (is_near (self, end))
    stm_step_list_add_since (self, STM_REASON_END_SOON, end, -1, NULL,
                             _("The two years end on %s; the mediation process then ends by itself."), end);

  if (is_near (self, limit) && stm_date_compare (last, self->today) < 0)
    stm_step_list_add_since (self, STM_REASON_CONTRACT_DAYS, limit, -1, NULL,
                             _("There are no contract days: without a stage, a training or work the process ends by itself on %s."), limit);
}

/**
 * stm_step_list_add_signals:
 * @self: the list
 *
 * The signals that wait to be sent (SPEC W5, W10, W11, W12).
 */
void
stm_step_list_add_signals (StmStepList *self)
{
  for (guint i = 0; i < stm_case_count (self->file->signals); i++)
    {
      StmSignal *signal = STM_SIGNAL (stm_case_peek (self->file->signals, i));
      g_autofree char *title = stm_record_dup_title (STM_RECORD (signal));

      if (signal->sent_on == NULL)
        stm_step_list_add (self, STM_REASON_SIGNAL, NULL, STM_MOVE_SEND_SIGNAL, signal,
                           /* Translators: what the signal is about */
                           g_strdup_printf (_("A signal is ready to be sent: %s."), title));
    }
}

/**
 * stm_step_list_add_plan:
 * @self: the list
 *
 * A client in mediation has a next contact (SPEC W8).
 */
void
stm_step_list_add_plan (StmStepList *self)
{
  if (self->mediation->process_started_on != NULL
      && stm_case_find_planned (self->file, STM_CONTACT_TYPE_FOLLOW_UP, NULL) == NULL)
    stm_step_list_add (self, STM_REASON_PLAN_CONTACT, NULL, -1, NULL, g_strdup (_("Plan the next contact.")));
}

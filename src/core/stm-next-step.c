#include "config.h"

#include "core/stm-next-step-private.h"

#include "core/stm-date.h"
#include "core/stm-move-private.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/* how long a mark "followed up" counts */
#define FOLLOWED_DAYS 7

#define PHASE(name) (1 << STM_PHASE_##name)
#define BEFORE_END (PHASE (ATTENDED) | PHASE (PRINTED) | PHASE (SIGNED) | PHASE (RUNNING))
#define ANY ((1 << (STM_PHASE_REFUSED + 1)) - 1)

/* SPEC W1: what there may be to do in which phase; of equal urgency the first row
 * comes first. */
static const struct
{
  int    phases;
  void (*add) (StmStepList *self);
} rows[] = {
  { PHASE (REFERRED),                stm_step_list_add_first },
  { PHASE (TO_CLOSE) | PHASE (CLOSED), stm_step_list_add_closing },
  { BEFORE_END | PHASE (TO_CLOSE),   stm_step_list_add_contacts },
  { BEFORE_END,                      stm_step_list_add_agreement },
  { BEFORE_END,                      stm_step_list_add_sheets },
  { ANY,                             stm_step_list_add_signals },
  { BEFORE_END,                      stm_step_list_add_terms },
  { BEFORE_END | PHASE (TO_CLOSE),   stm_step_list_add_tasks },
  { BEFORE_END,                      stm_step_list_add_papers },
  { BEFORE_END,                      stm_step_list_add_plan },
};

/**
 * stm_next_step_free:
 * @self: (transfer full): something to be done
 */
void
stm_next_step_free (StmNextStep *self)
{
  g_free (self->due);
  g_free (self->text);
  g_free (self->subject);
  g_free (self);
}

/**
 * stm_next_step_is_calm:
 * @self: something to be done
 *
 * Returns: whether it only says what comes, an appointment on a later day, with
 *   nothing to be done until then (SPEC W1)
 */
gboolean
stm_next_step_is_calm (const StmNextStep *self)
{
  return self->reason == STM_REASON_NONE
         || (self->reason == STM_REASON_NEW_SERVICE && self->subject != NULL);
}

static StmUrgency
get_urgency (StmReason reason, const char *due, const char *today)
{
  if (due != NULL && stm_date_compare (due, today) < 0)
    return STM_URGENCY_LATE;
  if (reason == STM_REASON_NEW_SERVICE)
    return STM_URGENCY_NEW;

  return reason == STM_REASON_NONE ? STM_URGENCY_UNDECIDED : STM_URGENCY_DUE;
}

/**
 * stm_step_list_add:
 * @self: the list
 * @reason: why something is to be done
 * @due: (nullable): the ISO day by which
 * @move: the #StmMoveType that does it, or -1
 * @subject: (type StmRecord) (nullable): what it is about
 * @text: (transfer full): the sentence
 */
void
stm_step_list_add (StmStepList *self, StmReason reason, const char *due, int move, gpointer subject, char *text)
{
  StmNextStep *step = g_new0 (StmNextStep, 1);

  step->reason = reason;
  step->urgency = get_urgency (reason, due, self->today);
  step->due = g_strdup (due);
  step->text = text;
  step->move = move;
  step->subject = subject != NULL ? g_strdup (stm_record_get_uuid (subject)) : NULL;

  g_ptr_array_add (self->steps, step);
}

/**
 * stm_step_list_add_since:
 * @self: the list
 * @reason: why something is to be done
 * @due: (nullable): the ISO day by which
 * @move: the #StmMoveType that does it, or -1
 * @subject: (type StmRecord) (nullable): what it is about
 * @sentence: a translated sentence with one "%s"
 * @day: the ISO day that stands there
 */
void
stm_step_list_add_since (StmStepList *self,
                         StmReason    reason,
                         const char  *due,
                         int          move,
                         gpointer     subject,
                         const char  *sentence,
                         const char  *day)
{
  stm_step_list_add (self, reason, due, move, subject, stm_move_dup_sentence (sentence, day));
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  return (int) (*(StmNextStep *const *) a)->urgency - (int) (*(StmNextStep *const *) b)->urgency;
}

/* An open dossier always says what comes. */
static void
add_calm (StmStepList *self)
{
  StmAppointment *planned = stm_case_find_planned (self->file, STM_CONTACT_TYPE_FOLLOW_UP, self->today);

  if (self->steps->len > 0 || self->mediation->closed_on != NULL)
    return;

  if (planned != NULL)
    stm_step_list_add_since (self, STM_REASON_NONE, planned->date, -1, planned,
                             _("Nothing to do until the next contact on %s."), planned->date);
  else
    stm_step_list_add (self, STM_REASON_PLAN_CONTACT, NULL, -1, NULL, g_strdup (_("Plan the next contact.")));
}

/**
 * stm_case_list_next:
 * @file: all of a dossier
 * @today: an ISO day
 *
 * The most urgent come first, and of these the steps of the mediation before what
 * is to be done beside them (SPEC W1).  There is always one while the service is
 * open; the last resort has the reason %STM_REASON_NONE and says what comes.  The
 * subject of a step that is no move is what it is about: a task, a contact.
 *
 * Returns: (transfer full) (element-type StmNextStep): all that is to be done
 */
GPtrArray *
stm_case_list_next (StmCaseFile *file, const char *today)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) stm_next_step_free);
  StmStepList list = { .file = file, .mediation = file->mediation, .today = today, .steps = steps };
  int phase;

  if (file->mediation == NULL)
    {
      stm_step_list_add (&list, STM_REASON_NEW_SERVICE, NULL, -1, NULL,
                         g_strdup (_("Enter the service that the VDAB started.")));
      return g_steal_pointer (&steps);
    }

  phase = 1 << stm_mediation_get_phase (file->mediation);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].phases & phase)
      rows[i].add (&list);

  add_calm (&list);
  g_ptr_array_sort (steps, compare_urgency);

  return g_steal_pointer (&steps);
}

/**
 * stm_case_is_followed:
 * @dossier: a dossier
 * @step: something to be done in it
 * @today: an ISO day
 *
 * Returns: whether the mediator has marked the reason as followed up, at most
 *   7 days ago; what is late cannot be marked away (SPEC W1)
 */
gboolean
stm_case_is_followed (StmDossier *dossier, const StmNextStep *step, const char *today)
{
  g_autofree char *until = stm_term_add_days (dossier->followed_on, FOLLOWED_DAYS);

  return until != NULL
         && step->urgency != STM_URGENCY_LATE
         && step->reason != STM_REASON_NONE
         && dossier->followed_reason == (int) step->reason
         && stm_date_compare (dossier->followed_on, today) <= 0
         && stm_date_compare (today, until) <= 0;
}

#include "config.h"

#include "core/stm-printout-rules.h"

#include "core/stm-move-private.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*Fits) (StmRecord *record);

static gboolean
is_first (StmRecord *record)
{
  return STM_APPOINTMENT (record)->type == STM_CONTACT_TYPE_FIRST && !STM_APPOINTMENT (record)->registered;
}

static gboolean
is_registered (StmRecord *record)
{
  return STM_APPOINTMENT (record)->registered;
}

static gboolean
is_later (StmRecord *record)
{
  return STM_APPOINTMENT (record)->type != STM_CONTACT_TYPE_FIRST;
}

static gboolean
is_any (StmRecord *record)
{
  return TRUE;
}

static gboolean
is_refusal (StmRecord *record)
{
  return STM_SIGNAL (record)->topic == STM_SIGNAL_TOPIC_REFUSED;
}

static gboolean
is_stop (StmRecord *record)
{
  return STM_SIGNAL (record)->topic == STM_SIGNAL_TOPIC_STOPPED;
}

static gboolean
is_of_training (StmRecord *record)
{
  return STM_SIGNAL (record)->topic == STM_SIGNAL_TOPIC_TRAINING_REQUEST
         || STM_SIGNAL (record)->topic == STM_SIGNAL_TOPIC_TRAINING_NOTICE;
}

/* What must stand in the dossier before a document tells of it, and what is said
 * where it does not. */
static const struct
{
  const char *template_id;
  gsize       list;
  Fits        fits;
  const char *missing;
} subjects[] = {
  { "invitation", G_STRUCT_OFFSET (StmCaseFile, appointments), is_first,
    N_("Enter first the appointment that the VDAB planned.") },
  { "registered-invitation", G_STRUCT_OFFSET (StmCaseFile, appointments), is_registered,
    N_("There is no appointment by registered letter: the client must have missed the first appointment before.") },
  { "contact-invitation", G_STRUCT_OFFSET (StmCaseFile, appointments), is_later,
    N_("Plan a follow-up contact first.") },
  { "action-sheet", G_STRUCT_OFFSET (StmCaseFile, sheets), is_any,
    N_("Make an action sheet first.") },
  { "training-request", G_STRUCT_OFFSET (StmCaseFile, activities), is_any,
    N_("Add a step towards work first.") },
  { "refusal-signal", G_STRUCT_OFFSET (StmCaseFile, signals), is_refusal,
    N_("There is no refusal to signal: the service was not refused because of absence.") },
  { "follower-signal", G_STRUCT_OFFSET (StmCaseFile, signals), is_stop,
    N_("There is no signal to the project follower: the process was not stopped early.") },
  { "training-signal", G_STRUCT_OFFSET (StmCaseFile, signals), is_of_training,
    N_("There is no signal about a training: request the training first.") },
};

static gboolean
has_subject (GListStore *list, Fits fits, const char *about)
{
  for (guint i = 0; i < stm_case_count (list); i++)
    {
      StmRecord *record = stm_case_peek (list, i);

      if (fits (record) && (about == NULL || g_str_equal (stm_record_get_uuid (record), about)))
        return TRUE;
    }

  return FALSE;
}

/* What was given is printed again; what was not, only where it can be given. */
static gboolean
check_advice (StmCaseFile *file, const char *today, GError **error)
{
  return file->mediation->advice_on != NULL || stm_case_may (file, STM_MOVE_GIVE_ADVICE, NULL, today, error);
}

/**
 * stm_case_may_print:
 * @file: all of a dossier
 * @template_id: the name of a template
 * @about: (nullable): the uuid of what the document is about; %NULL where any will do
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED that says what is missing
 *
 * A document tells of a step that was taken, or that is the next one to take (SPEC
 * W5 to W14, B4); one of the user's own may tell anything.
 *
 * Returns: whether what the document tells stands in the dossier
 */
gboolean
stm_case_may_print (StmCaseFile *file, const char *template_id, const char *about, const char *today, GError **error)
{
  if (file->mediation == NULL)
    return stm_move_refuse (error, _("Enter first the service that the VDAB started."));

  if (g_str_equal (template_id, STM_PRINTOUT_ATTESTATION))
    return stm_case_may (file, STM_MOVE_PRINT_ATTESTATION, about, today, error);
  if (g_str_equal (template_id, "weo"))
    return stm_case_check_ladder (file->mediation, STM_PHASE_ATTENDED, error);
  if (g_str_equal (template_id, "advice"))
    return check_advice (file, today, error);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (template_id, subjects[i].template_id)
        && !has_subject (G_STRUCT_MEMBER (GListStore *, file, subjects[i].list), subjects[i].fits, about))
      return stm_move_refuse (error, "%s", _(subjects[i].missing));

  return TRUE;
}

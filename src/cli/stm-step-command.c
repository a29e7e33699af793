#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-days.h"
#include "cli/stm-dossier-finder.h"
#include "cli/stm-kinds.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-step-list.h"
#include "cli/stm-step-options.h"
#include "cli/stm-step-paper.h"
#include "cli/stm-step-subject.h"

#include <glib/gi18n-lib.h>

static gboolean list_moves;
static char *about;
static char *today_given;
static StmStepOptions given;

static const GOptionEntry entries[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, &list_moves, N_("List what can be done now, and why the rest cannot"), NULL },
  { "about", 0, 0, G_OPTION_ARG_STRING, &about,
    N_("The appointment, sheet, activity or signal that it is done to, where there are several"), N_("UUID|DAY") },
  { "today", 0, 0, G_OPTION_ARG_STRING, &today_given, N_("As it was on DAY, which is not in the future"), N_("DAY") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &given.date, N_("The day of a signature, a start or an end"), N_("DAY") },
  { "outcome", 0, 0, G_OPTION_ARG_STRING, &given.outcome, N_("present, absent-valid or absent-invalid"), N_("OUTCOME") },
  { "residence-checked", 0, 0, G_OPTION_ARG_NONE, &given.residence_checked, N_("The residence status is confirmed"), NULL },
  { "work-card-checked", 0, 0, G_OPTION_ARG_NONE, &given.work_card_checked, N_("The work card is confirmed"), NULL },
  { "ending", 0, 0, G_OPTION_ARG_STRING, &given.ending,
    N_("Why the process ends: passive, dismissal, early-stop, …"), N_("REASON") },
  { "advice", 0, 0, G_OPTION_ARG_STRING, &given.advice, N_("no-need, need, exhausted or reassess"), N_("ADVICE") },
  { "delivery", 0, 0, G_OPTION_ARG_STRING, &given.delivery, N_("How the advice reaches the client: mail, print or both"), N_("WAY[,WAY]") },
  { "way", 0, 0, G_OPTION_ARG_STRING, &given.way, N_("How the signal was sent: printed, saved, mailed or outside"), N_("WAY") },
  { "hours", 0, 0, G_OPTION_ARG_STRING, &given.hours, N_("How many hours the step towards work took"), N_("HOURS") },
  { "text", 0, 0, G_OPTION_ARG_STRING, &given.text, N_("A reason, an explanation or a remark"), N_("TEXT") },
  { "appointment", 0, 0, G_OPTION_ARG_STRING, &given.appointment, N_("Day and time, such as “2026-12-01 09:00”"), N_("MOMENT") },
  { "duration", 0, 0, G_OPTION_ARG_STRING, &given.duration, N_("How many minutes it takes"), N_("MINUTES") },
  { "contact", 0, 0, G_OPTION_ARG_STRING, &given.contact, N_("With whom, where that is not the client’s mediator"), N_("NAME") },
  { "location", 0, 0, G_OPTION_ARG_STRING, &given.location, N_("Where, if not at the partner’s"), N_("NAME") },
  { "street", 0, 0, G_OPTION_ARG_STRING, &given.street, N_("Street and number of the location"), N_("STREET") },
  { "postcode", 0, 0, G_OPTION_ARG_STRING, &given.postcode, N_("Postcode of the location"), N_("POSTCODE") },
  { "place", 0, 0, G_OPTION_ARG_STRING, &given.place, N_("Place of the location"), N_("PLACE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &given.output, N_("Where to write the document of the step, which is kept too"), N_("FILE") },
  G_OPTION_ENTRY_NULL
};

/* A step being taken. */
typedef struct
{
  StmInvocation *invocation;
  StmStore      *store;
  StmMoveType    type;
  const char    *today;
  char          *dossier;
  char          *subject;   /* (nullable): the uuid of what it is done to */
} Step;

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
read_type (const char *key, StmMoveType *type, GError **error)
{
  int found = stm_move_type_from_key (key);
  g_autoptr (GString) keys = g_string_new (NULL);

  if (found == STM_MOVE_KEEP_PRINTOUT)
    return refuse (_("A document is kept by “render --keep”."), error);

  *type = found;
  if (found >= 0)
    return TRUE;

  for (int i = 0; i < STM_MOVE_KEEP_PRINTOUT; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", stm_move_type_get_key (i));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no move “%s”. There are: %s."), key, keys->str);

  return FALSE;
}

/* What was done on an earlier day can be entered, but not where the right of
 * access ended meanwhile (SPEC W15): the day that it is decides on that. */
static gboolean
check_access (Step *self, GError **error)
{
  g_autofree char *today = stm_days_dup_today ();
  g_autoptr (StmCaseFile) file = stm_dossier_finder_load (self->store, self->dossier, today, NULL, NULL, error);

  return file != NULL
         && (file->mediation == NULL || stm_mediation_has_access (file->mediation, today)
             || stm_case_may (file, self->type, self->subject, today, error));
}

static StmMove *
make_move (Step *self, StmCaseFile *file, GError **error)
{
  StmMove *move = stm_step_options_read (&given, self->type, error);

  if (move == NULL)
    return NULL;

  move->subject = g_strdup (self->subject);
  stm_step_options_draft (&given, file, move);

  return move;
}

static gboolean
tell (Step *self, StmRecord *made, GError **error)
{
  g_autoptr (StmCaseFile) file = stm_dossier_finder_load (self->store, self->dossier, self->today, NULL, NULL, error);
  g_autofree char *done = g_strdup_printf (_("Done: %s"), stm_move_type_get_label (self->type));
  g_autofree char *uuid = made != NULL ? g_strdup_printf ("UUID: %s", stm_record_get_uuid (made)) : NULL;

  return file != NULL
         && stm_invocation_print_line (self->invocation, done, error)
         && (uuid == NULL || stm_invocation_print_line (self->invocation, uuid, error))
         && stm_step_list_print_next (self->invocation, file, self->today, error);
}

/* Tries the step on what was read, so that its document shows the dossier as it
 * is afterwards, and nothing is written where it is refused. */
static StmDossierPaper *
make_paper (Step *self, GError **error)
{
  g_autoptr (StmCaseFile) file = stm_dossier_finder_load (self->store, self->dossier, self->today, NULL, NULL, error);
  g_autoptr (StmMove) move = file != NULL ? make_move (self, file, error) : NULL;

  if (move == NULL || !stm_case_move (file, move, self->today, error))
    return NULL;

  return stm_step_paper_make (self->invocation, self->store, file, move, self->today, error);
}

static gboolean
take (Step *self, StmCaseFile *file, GError **error)
{
  g_autoptr (StmMove) move = make_move (self, file, error);
  g_autoptr (StmDossierPaper) paper = NULL;
  g_autoptr (StmSafeFile) written = NULL;
  g_autoptr (StmRecord) made = NULL;

  if (move == NULL)
    return FALSE;

  if (given.output != NULL)
    {
      paper = make_paper (self, error);
      if (paper != NULL)
        written = stm_step_paper_write (self->invocation, paper, given.output, move, error);
      if (written == NULL)
        return FALSE;
    }

  made = move->draft != NULL && self->type != STM_MOVE_REPLAN ? g_object_ref (move->draft) : NULL;
  if (!stm_store_move (self->store, self->dossier, g_steal_pointer (&move), self->today, error)
      || (written != NULL && !stm_safe_file_commit (written, NULL, error)))
    return FALSE;

  return tell (self, made, error);
}

static gboolean
find_and_take (Step *self, GError **error)
{
  g_autoptr (StmCaseFile) file = stm_dossier_finder_load (self->store, self->dossier, self->today, NULL, NULL, error);

  if (file == NULL)
    return FALSE;
  if (list_moves)
    return stm_step_list_print (self->invocation, file, self->today, error);

  return stm_step_subject_find (file, self->type, about, self->today, &self->subject, error)
         && check_access (self, error)
         && take (self, file, error);
}

static gboolean
open_and_take (Step *self, const char *dossier, GError **error)
{
  g_autoptr (StmStore) store = stm_profile_opener_open (self->invocation, list_moves ? STM_PROFILE_READ : STM_PROFILE_WRITE,
                                                        NULL, NULL, error);
  gboolean ok = FALSE;

  self->store = store;
  if (store == NULL || !stm_kinds_may_view (store, STM_TYPE_DOSSIER, error))
    return FALSE;

  self->dossier = stm_dossier_finder_find (store, dossier, error);
  if (self->dossier != NULL)
    ok = find_and_take (self, error);
  g_free (self->dossier);
  g_free (self->subject);

  return ok;
}

static gboolean
check_list (const char *key, GError **error)
{
  if (key == NULL && about == NULL && !stm_step_options_any (&given))
    return stm_days_check ("today", today_given, error);

  return refuse (_("“--list” stands without a move, and with --today only."), error);
}

static gboolean
check_move (const char *key, StmMoveType *type, GError **error)
{
  g_autoptr (StmMove) move = NULL;

  if (key == NULL)
    return refuse (_("Say which move, or “--list” for what can be done now."), error);

  if (!read_type (key, type, error)
      || !stm_days_check_past ("today", today_given, error)
      || !stm_step_subject_check (*type, about, error))
    return FALSE;

  move = stm_step_options_read (&given, *type, error);

  return move != NULL;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *today = today_given != NULL ? g_strdup (today_given) : stm_days_dup_today ();
  Step step = { invocation, NULL, STM_MOVE_COMPLETE, today, NULL, NULL };

  if (!(list_moves ? check_list (arguments[1], error) : check_move (arguments[1], &step.type, error)))
    return FALSE;

  return open_and_take (&step, arguments[0], error);
}

const StmCommand stm_step_command = {
  "step", N_("DOSSIER [MOVE]"), N_("Take a step in a dossier"), entries, 1, 2, run
};

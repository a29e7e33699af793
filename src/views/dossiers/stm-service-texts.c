#include "config.h"

#include "views/dossiers/stm-service-texts.h"

#include "core/stm-case-facts.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-move.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

#define N_LINES 5

void
stm_service_texts_add_buttons (StmTaskRow *row)
{
  stm_task_row_add_button (row, _("_Note the Signature of the WEO…"), "dossier.sign-agreement", NULL);
  stm_task_row_add_button (row, _("_Start Mediation Process…"), "dossier.start-process", NULL);
  stm_task_row_add_button (row, _("_Give Final Advice…"), "dossier.give-advice", NULL);
  stm_task_row_add_button (row, _("Print _Work Experience Agreement…"), "dossier.print-agreement", NULL);
  stm_task_row_add_button (row, _("_End Mediation Process…"), "dossier.end-process", NULL);
}

/* sentence: with "%s" for each day; nothing to say while a day is not known */
static char *
dup_span (const char *sentence, const char *from, const char *until)
{
  g_autofree char *first = stm_date_format (from);
  g_autofree char *last = stm_date_format (until);
  GString *text = g_string_new (from != NULL && until != NULL ? sentence : "");

  g_string_replace (text, "%s", first, 1);
  g_string_replace (text, "%s", last, 1);

  return g_string_free_and_steal (text);
}

/* sentence: with one "%s", the day */
static char *
dup_on (const char *sentence, const char *day)
{
  return dup_span (sentence, day, day);
}

/* until when it ran, or since when it runs */
static char *
dup_run (const char *from, const char *until)
{
  return until != NULL ? dup_span (_("From %s to %s"), from, until) : dup_on (_("Since %s"), from);
}

static void
set_lines (StmTaskRow *row, char **lines)
{
  stm_task_row_set_lines (row, (const char *const *) lines);
  for (guint i = 0; i < N_LINES; i++)
    g_free (lines[i]);
}

/* SPEC W6, W7 */
static char *
dup_agreement (StmMediation *mediation, const char *ends_on)
{
  g_autofree char *span = dup_span (_("WEO: two years, from %s to %s"), mediation->attended_on, ends_on);
  g_autofree char *state = mediation->weo_signed_on != NULL
                             ? dup_on (_("signed on %s"), mediation->weo_signed_on)
                             : dup_on (_("printed on %s, still to be signed"), mediation->weo_printed_on);

  if (*span == '\0')
    return g_strdup ("");

  return *state != '\0' ? g_strdup_printf ("%s · %s", span, state) : g_steal_pointer (&span);
}

/* The advice stands under the service that it closed (S5 3.1). */
static char *
dup_closing (StmMediation *mediation, gboolean with_advice)
{
  if (mediation->closed_on == NULL)
    return g_strdup ("");

  if (mediation->ending == STM_ENDING_ABSENCE)
    return g_strdup (_(stm_ending_choices[STM_ENDING_ABSENCE].label));

  return with_advice && mediation->advice != STM_ADVICE_NONE
           ? g_strdup_printf (_("Final advice: %s"), _(stm_advice_choices[mediation->advice].label))
           : g_strdup (_(stm_closing_choices[mediation->closing].label));
}

static gboolean
is_open (StmMediation *mediation, const char *today)
{
  return mediation->closed_on == NULL && stm_mediation_has_access (mediation, today);
}

/* What ends a service before its time stands in the menu, out of the way. */
static void
show_menu (StmTaskRow *row, StmMediation *mediation, gboolean open)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (mediation->attended_on != NULL && mediation->process_started_on == NULL && mediation->process_ended_on == NULL)
    g_menu_append (menu, _("_End Mediation Process…"), "dossier.end-process");
  g_menu_append (menu, _("Note a Closing by the _VDAB…"), "dossier.close-by-vdab");
  stm_task_row_set_menu (row, open ? G_MENU_MODEL (menu) : NULL);
}

static void
show_links (StmTaskRow *row, StmMediation *mediation, gboolean ends_here, const char *today)
{
  StmPhase phase = stm_mediation_get_phase (mediation);
  gboolean open = is_open (mediation, today);
  gboolean first = mediation->process_started_on == NULL || !ends_here;

  stm_task_row_show_button (row, "dossier.print-agreement", first && open && mediation->attended_on != NULL,
                            phase == STM_PHASE_ATTENDED);
  stm_task_row_show_button (row, "dossier.sign-agreement", first && phase == STM_PHASE_PRINTED, TRUE);
  stm_task_row_show_button (row, "dossier.start-process", first && phase == STM_PHASE_SIGNED, TRUE);
  stm_task_row_show_button (row, "dossier.end-process", phase == STM_PHASE_RUNNING && ends_here, FALSE);
  stm_task_row_show_button (row, "dossier.give-advice", ends_here && open && phase == STM_PHASE_TO_CLOSE, TRUE);
}

/* What the client or the project cut short is no success, nor is what nobody gave an
 * advice on (SPEC W11, W12). */
static void
fill_closed (StmTaskRow *row, StmMediation *mediation, const char *text)
{
  gboolean is_cut_short = mediation->ending == STM_ENDING_ABSENCE || mediation->ending == STM_ENDING_DISMISSAL
                          || mediation->ending == STM_ENDING_EARLY_STOP;

  if (!is_cut_short && mediation->advice != STM_ADVICE_NONE)
    stm_task_row_set_state (row, STM_DEADLINE_DONE, text);
  else
    stm_task_row_set_stopped (row, is_cut_short, text);
}

static void
fill_state (StmTaskRow *row, StmMediation *mediation)
{
  StmPhase phase = stm_mediation_get_phase (mediation);
  const char *text = _(stm_phase_choices[phase].label);

  if (mediation->closed_on != NULL)
    fill_closed (row, mediation, text);
  else
    stm_task_row_set_state (row, phase == STM_PHASE_TO_CLOSE ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN, text);
}

void
stm_service_texts_fill_first (StmTaskRow *row, StmCaseFile *file, const char *today)
{
  StmMediation *mediation = file->mediation;
  g_autofree char *ends_on = stm_case_dup_agreement_end (file);
  char *lines[N_LINES + 1] = {
    dup_run (mediation->referred_on, mediation->closed_on),
    g_strdup (file->dossier->lot != NULL ? file->dossier->lot : ""),
    dup_agreement (mediation, ends_on),
    mediation->process_started_on != NULL ? dup_span (_("Exemption from %s to %s"), mediation->attended_on, ends_on) : g_strdup (""),
    dup_closing (mediation, mediation->process_started_on == NULL),
  };

  stm_task_row_set_title (row, _("Mediation by temporary work experience"));
  fill_state (row, mediation);
  set_lines (row, lines);
  show_links (row, mediation, mediation->process_started_on == NULL, today);
  show_menu (row, mediation, is_open (mediation, today));
}

void
stm_service_texts_fill_second (StmTaskRow *row, StmCaseFile *file, const char *today)
{
  StmMediation *mediation = file->mediation;
  g_autofree char *due = stm_term_advice_due (mediation->process_ended_on);
  char *lines[N_LINES + 1] = {
    dup_run (mediation->process_started_on, mediation->process_ended_on),
    mediation->ending != STM_ENDING_NONE
      ? g_strdup_printf (_("Reason of ending: %s"), _(stm_ending_choices[mediation->ending].label)) : g_strdup (""),
    mediation->ending_remark != NULL ? g_strdup (mediation->ending_remark) : g_strdup (""),
    mediation->closed_on == NULL ? dup_on (_("The final advice can be given until %s"), due) : g_strdup (""),
    dup_closing (mediation, TRUE),
  };

  stm_task_row_set_title (row, _("Intensive mediation"));
  fill_state (row, mediation);
  set_lines (row, lines);
  show_links (row, mediation, TRUE, today);
}

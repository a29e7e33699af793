#include "config.h"

#include "cli/stm-step-list.h"

#include "cli/stm-step-subject.h"
#include "cli/stm-text-table.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-next-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 5

static gboolean
append (StmTableWriter *writer, const char *const *texts, GError **error)
{
  StmCell cells[N_COLUMNS] = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i].text = (char *) texts[i];

  return writer->append (writer, cells, N_COLUMNS, error);
}

/* subject: (nullable) */
static gboolean
append_move (StmTableWriter *writer, StmCaseFile *file, StmMoveType type, StmRecord *subject, const char *today, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *about = subject != NULL ? stm_record_dup_title (subject) : g_strdup ("");
  const char *uuid = subject != NULL ? stm_record_get_uuid (subject) : "";
  gboolean can = stm_case_may (file, type, subject != NULL ? uuid : NULL, today, &reason);
  const char *texts[N_COLUMNS] = {
    stm_move_type_get_key (type), stm_move_type_get_label (type), about, uuid, can ? _("Yes") : reason->message
  };

  return append (writer, texts, error);
}

static gboolean
append_moves (StmTableWriter *writer, StmCaseFile *file, StmMoveType type, const char *today, GError **error)
{
  GListModel *subjects = stm_step_subject_list (file, stm_move_type_get_subject (type));

  if (subjects == NULL || g_list_model_get_n_items (subjects) == 0)
    return append_move (writer, file, type, NULL, today, error);

  for (guint i = 0; i < g_list_model_get_n_items (subjects); i++)
    {
      g_autoptr (StmRecord) subject = g_list_model_get_item (subjects, i);

      if (!append_move (writer, file, type, subject, today, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_table (StmTableWriter *writer, StmCaseFile *file, const char *today, GError **error)
{
  const char *heads[N_COLUMNS] = { _("Move"), _("Step"), _("About"), "UUID", _("Possible now") };

  if (!append (writer, heads, error))
    return FALSE;

  /* the last one, to keep a document, is done by “render --keep” */
  for (guint type = 0; type < STM_MOVE_KEEP_PRINTOUT; type++)
    if (!append_moves (writer, file, type, today, error))
      return FALSE;

  return writer->finish (writer, error);
}

/**
 * stm_step_list_print:
 * @invocation: an invocation
 * @file: all of a dossier
 * @today: an ISO day
 * @error: return location
 *
 * Prints which steps can be taken now, and why the others cannot.
 *
 * Returns: whether that went well
 */
gboolean
stm_step_list_print (StmInvocation *invocation, StmCaseFile *file, const char *today, GError **error)
{
  StmTableWriter *writer = stm_text_table_new (invocation->output);
  gboolean ok = write_table (writer, file, today, error);

  writer->free (writer);

  return ok && stm_invocation_print (invocation, "\n", error) && stm_step_list_print_next (invocation, file, today, error);
}

static gboolean
print_step (StmInvocation *invocation, const StmNextStep *step, GError **error)
{
  g_autofree char *day = stm_date_format (step->due);
  gboolean is_told = step->due == NULL || strstr (step->text, day) != NULL;
  /* Translators: what to do, and the day by which */
  g_autofree char *text = is_told ? g_strdup_printf (_("Next: %s"), step->text)
                                  : g_strdup_printf (_("Next: %s (by %s)"), step->text, day);

  return stm_invocation_print_line (invocation, text, error);
}

/**
 * stm_step_list_print_next:
 * @invocation: an invocation
 * @file: all of a dossier
 * @today: an ISO day
 * @error: return location
 *
 * Prints where the mediation stands, and all that is to be done (SPEC W1).
 *
 * Returns: whether that went well
 */
gboolean
stm_step_list_print_next (StmInvocation *invocation, StmCaseFile *file, const char *today, GError **error)
{
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, today);
  const char *state = file->mediation != NULL ? _(stm_phase_choices[stm_mediation_get_phase (file->mediation)].label)
                                              : _("No mediation yet");
  g_autofree char *text = g_strdup_printf (_("State: %s"), state);

  if (!stm_invocation_print_line (invocation, text, error))
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    if (!print_step (invocation, steps->pdata[i], error))
      return FALSE;

  return TRUE;
}

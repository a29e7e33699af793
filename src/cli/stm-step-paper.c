#include "config.h"

#include "cli/stm-step-paper.h"

#include "cli/stm-paper-maker.h"
#include "core/stm-moment.h"
#include "documents/stm-pdf-file.h"

#include <string.h>

#define DAY_LENGTH strlen ("2026-09-03")

static const char *
get_template (StmCaseFile *file, const StmMove *move)
{
  StmRecord *subject;

  switch ((int) move->type)
    {
    case STM_MOVE_PRINT_AGREEMENT:
      return "weo";
    case STM_MOVE_PRINT_ATTESTATION:
      return "c91-attestation";
    case STM_MOVE_GIVE_ADVICE:
      return "advice";
    default:
      subject = stm_case_file_find (file, STM_TYPE_APPOINTMENT, move->subject);
      return STM_APPOINTMENT (subject)->registered ? "registered-invitation" : "invitation";
    }
}

/* The day of the step, and the time that it is. */
static char *
dup_moment (const char *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);

  return stm_moment_new (today, moment + DAY_LENGTH + 1);
}

/**
 * stm_step_paper_make:
 * @invocation: an invocation
 * @store: where the dossier is
 * @file: all of the dossier, as it is after @move
 * @move: a move that has a document
 * @today: an ISO day
 * @error: return location
 *
 * Returns: (transfer full): the document of @move
 */
StmDossierPaper *
stm_step_paper_make (StmInvocation  *invocation,
                     StmStore       *store,
                     StmCaseFile    *file,
                     const StmMove  *move,
                     const char     *today,
                     GError        **error)
{
  g_autofree char *moment = dup_moment (today);

  return stm_paper_maker_make (invocation, store, file, get_template (file, move), move->subject, moment, error);
}

/**
 * stm_step_paper_write:
 * @invocation: an invocation
 * @paper: the document of @move
 * @path: where to
 * @move: a move that is yet to be made, and keeps what is written (SPEC B4)
 * @error: return location
 *
 * Before the move: a file can be taken back, a step cannot.
 *
 * Returns: whether it was written
 */
gboolean
stm_step_paper_write (StmInvocation    *invocation,
                      StmDossierPaper  *paper,
                      const char       *path,
                      StmMove          *move,
                      GError          **error)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = stm_dossier_paper_dup_bytes (paper, error);

  if (bytes == NULL)
    return FALSE;

  move->printout = stm_dossier_paper_dup_printout (paper, STM_WAY_SAVED, error);

  return move->printout != NULL && stm_pdf_write_bytes (bytes, target, invocation->cancellable, error);
}

/**
 * stm_step_paper_take_back:
 * @path: (nullable): where the document of a move was written that failed
 */
void
stm_step_paper_take_back (const char *path)
{
  g_autoptr (GFile) target = path != NULL ? g_file_new_for_commandline_arg (path) : NULL;

  if (target != NULL)
    g_file_delete (target, NULL, NULL);
}

#include "config.h"

#include "cli/stm-step-paper.h"

#include "cli/stm-paper-maker.h"
#include "core/stm-moment.h"

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
      return STM_PRINTOUT_ATTESTATION;
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
 * Written beside what stands at @path, which is replaced once the move is made: a
 * file can be left undone, a step cannot.
 *
 * Returns: (transfer full) (nullable): the file, to be committed after the move
 */
StmSafeFile *
stm_step_paper_write (StmInvocation    *invocation,
                      StmDossierPaper  *paper,
                      const char       *path,
                      StmMove          *move,
                      GError          **error)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = stm_dossier_paper_dup_bytes (paper, error);
  g_autoptr (StmSafeFile) file = bytes != NULL ? stm_safe_file_new (target, error) : NULL;

  if (file == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  move->printout = stm_dossier_paper_dup_printout (paper, STM_WAY_SAVED, error);
  if (move->printout == NULL
      || !g_output_stream_write_all (stm_safe_file_get_stream (file), g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes), NULL, invocation->cancellable, error))
    return NULL;

  return g_steal_pointer (&file);
}

/**
 * stm_step_paper_find_move:
 * @template_id: the name of a template
 *
 * Returns: the #StmMoveType that keeps what is made of it, or -1 where none does
 */
int
stm_step_paper_find_move (const char *template_id)
{
  static const struct
  {
    const char *template_id;
    StmMoveType move;
  } moves[] = {
    { "weo", STM_MOVE_PRINT_AGREEMENT },
    { STM_PRINTOUT_ATTESTATION, STM_MOVE_PRINT_ATTESTATION },
    { "advice", STM_MOVE_GIVE_ADVICE },
    { "invitation", STM_MOVE_PRINT_LETTER },
    { "registered-invitation", STM_MOVE_PRINT_LETTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].template_id, template_id))
      return moves[i].move;

  return -1;
}

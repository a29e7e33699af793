#pragma once

#include "core/stm-case-file.h"
#include "core/stm-move.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The documents of a dossier on their way to the client: shown, printed or saved,
 * and kept as they were (SPEC B4).  Nothing leaves the program before the history says
 * so, and no step is made before its document is out; see #StmPaperJob.
 *
 * from: a widget in the window; subject: (nullable): uuid of the appointment, sheet,
 * activity or signal that the document is about */

/* A preview with "Print" and "Save as PDF"; either makes the move, a StmMoveType,
 * with the document; STM_MOVE_KEEP_PRINTOUT where no other goes with it. */
void         stm_paper_show          (GtkWidget    *from,
                                      StmStore     *store,
                                      StmCaseFile  *file,
                                      const char   *template_id,
                                      const char   *subject,
                                      int           move);

/* (transfer full) (nullable): the document to go with a StmMove of the caller's own,
 * which the move names the mediation of; way: a StmWay */
StmPrintout *stm_paper_dup_printout  (StmStore     *store,
                                      StmCaseFile  *file,
                                      const char   *template_id,
                                      const char   *subject,
                                      int           way,
                                      GError      **error);
/* What was printed, to be opened, printed or saved again exactly as it was, unless its
 * dossier is closed (SPEC W15); uuid: of a StmPrintout */
void         stm_paper_show_printout (GtkWidget    *from,
                                      StmStore     *store,
                                      const char   *uuid);
/* the same of one that a move kept just now; problem: (nullable): what the user should
 * know */
void         stm_paper_show_kept     (GtkWidget    *from,
                                      StmStore     *store,
                                      StmPrintout  *printout,
                                      const char   *problem);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"
#include "core/stm-move.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The documents of a dossier on their way to the client: shown, printed or saved,
 * and kept as they were (SPEC B4).  Nothing leaves the program before the store has
 * taken the move that goes with it.
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
/* (transfer full): the case as it will be with an advice, for the document on it;
 * file stays as it is */
StmCaseFile *stm_paper_with_advice   (StmCaseFile  *file,
                                      int           advice,
                                      const char   *remark,
                                      const char   *today);
/* When the advice is given: prints the printout that went with it, and opens the
 * mail program with its text; delivery: bits of StmDelivery; file: of
 * stm_paper_with_advice() */
void         stm_paper_deliver_advice (GtkWidget   *from,
                                       StmStore    *store,
                                       StmCaseFile *file,
                                       StmPrintout *printout,
                                       int          delivery);

/* What was printed, to be printed or saved again exactly as it was; uuid: of a
 * StmPrintout */
void         stm_paper_show_printout (GtkWidget    *from,
                                      StmStore     *store,
                                      const char   *uuid);

G_END_DECLS

#pragma once

#include "core/stm-move.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One PDF file on its way out of the program: to a printer, byte for byte, or into
 * a file.  First the user says where; then the store takes what goes with it, and
 * only then the bytes leave.  Nothing is written on the way (SPEC B4). */
#define STM_TYPE_PAPER_JOB (stm_paper_job_get_type ())
G_DECLARE_FINAL_TYPE (StmPaperJob, stm_paper_job, STM, PAPER_JOB, GObject)

StmPaperJob *stm_paper_job_new         (StmStore             *store,
                                        const char           *name,
                                        GBytes               *bytes);
/* the move that is made before it leaves; it keeps the printout, in the way that
 * it leaves */
void         stm_paper_job_set_move    (StmPaperJob          *self,
                                        const char           *dossier,
                                        StmMoveType           move,
                                        const char           *subject,
                                        StmPrintout          *printout);
/* of which the history says beforehand that it leaves the program again */
void         stm_paper_job_set_noted   (StmPaperJob          *self,
                                        StmRecord            *noted);

void         stm_paper_job_print_async (StmPaperJob          *self,
                                        GtkWindow            *window,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
void         stm_paper_job_save_async  (StmPaperJob          *self,
                                        GtkWindow            *window,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* done: (out) (nullable) (transfer full): what to tell the user */
gboolean     stm_paper_job_finish      (StmPaperJob          *self,
                                        GAsyncResult         *result,
                                        char                **done,
                                        GError              **error);

G_END_DECLS

#pragma once

#include "core/stm-move.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One PDF file on its way out of the program: to a printer, byte for byte, into a
 * file, or to another program that shows it.  First the user says where; then the
 * history says that it leaves; then the bytes leave; and only when they are out the
 * step is made that says so, with the document as it was (SPEC W6, B4).  Thus nothing
 * leaves that is not noted, and nothing counts as printed that was not. */
#define STM_TYPE_PAPER_JOB (stm_paper_job_get_type ())
G_DECLARE_FINAL_TYPE (StmPaperJob, stm_paper_job, STM, PAPER_JOB, GObject)

StmPaperJob *stm_paper_job_new         (StmStore             *store,
                                        const char           *name,
                                        GBytes               *bytes);
/* the move that is made when it is out; it keeps the printout, in the way that it
 * left.  fields: (nullable): hidden ones of the dossier that it shows */
void         stm_paper_job_set_move    (StmPaperJob          *self,
                                        const char           *dossier,
                                        StmMoveType           move,
                                        const char           *subject,
                                        const char           *fields,
                                        StmPrintout          *printout);
/* what is kept already: the history says beforehand that it leaves the program again */
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
/* a copy in memory, in the program of the desktop for PDF files */
void         stm_paper_job_open_async  (StmPaperJob          *self,
                                        GtkWindow            *window,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* what failed last: only the step, where the page is out already */
void         stm_paper_job_retry_async (StmPaperJob          *self,
                                        GtkWindow            *window,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* done: (out) (nullable) (transfer full): what to tell the user, who is done with it */
gboolean     stm_paper_job_finish      (StmPaperJob          *self,
                                        GAsyncResult         *result,
                                        char                **done,
                                        GError              **error);
/* error: of stm_paper_job_finish(); (transfer full) (nullable): what happened, and
 * what is kept, to be tried again; NULL where trying again does not help */
char        *stm_paper_job_dup_failure (StmPaperJob          *self,
                                        const GError         *error);

G_END_DECLS

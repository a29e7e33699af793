#pragma once

#include "documents/stm-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Prints a document: asks for the printer and what to print, then draws page by
 * page between frames.  Nothing goes through a file, where it would lie
 * unencrypted.
 *
 * Property "progress" (double): from 0 to 1.  Signal "begin": the user wants it
 * printed; nothing has left the program yet. */
#define STM_TYPE_PRINT_JOB (stm_print_job_get_type ())
G_DECLARE_FINAL_TYPE (StmPrintJob, stm_print_job, STM, PRINT_JOB, GObject)

StmPrintJob *stm_print_job_new        (StmDocument          *document);
/* parent: (nullable); error: G_IO_ERROR_CANCELLED where the user did not print */
void         stm_print_job_run_async  (StmPrintJob          *self,
                                       GtkWindow            *parent,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     stm_print_job_run_finish (StmPrintJob          *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

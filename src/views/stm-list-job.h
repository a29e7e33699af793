#pragma once

#include "documents/stm-document.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmListFormat:
 * @STM_LIST_CSV: a text that spreadsheets open
 * @STM_LIST_XLSX: an Excel workbook
 * @STM_LIST_PDF: pages; of an #StmOverview only
 */
typedef enum
{
  STM_LIST_CSV,
  STM_LIST_XLSX,
  STM_LIST_PDF
} StmListFormat;

/* One export or print of what a list shows: the rows that it has when the job
 * begins, in their order, as the role that works then may see them.
 *
 * Rows are read a few at a time while the main loop has nothing else to do; the
 * rest is done in another thread.  Property "progress" (double): from 0 to 1. */
#define STM_TYPE_LIST_JOB (stm_list_job_get_type ())
G_DECLARE_FINAL_TYPE (StmListJob, stm_list_job, STM, LIST_JOB, GObject)

/* fields: a column each; title: (nullable): of the pages, NULL for none */
StmListJob  *stm_list_job_new            (StmStore             *store,
                                          GListModel           *rows,
                                          GType                 type,
                                          const char *const    *fields,
                                          const char           *title);
/* once for each job: write a file, or make the pages for a printer, laid out */
void         stm_list_job_write_async    (StmListJob           *self,
                                          StmListFormat         format,
                                          GFile                *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean     stm_list_job_write_finish   (StmListJob           *self,
                                          GAsyncResult         *result,
                                          GError              **error);
void         stm_list_job_lay_out_async  (StmListJob           *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
StmDocument *stm_list_job_lay_out_finish (StmListJob           *self,
                                          GAsyncResult         *result,
                                          GError              **error);
/* notes in the history that and how the pages leave the program: before they do;
 * writing a file does so by itself (SPEC P3) */
gboolean     stm_list_job_log            (StmListJob           *self,
                                          StmEventWay           way,
                                          GCancellable         *cancellable,
                                          GError              **error);

G_END_DECLS

#pragma once

#include "core/stm-case-row.h"
#include "core/stm-move.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* all of a dossier, on the main thread, far below a frame */
StmCaseFile *stm_store_get_case        (StmStore            *self,
                                        const char          *dossier,
                                        GError             **error);
/* the history of a dossier and its parts, the newest first; of StmEvent */
GListModel  *stm_store_list_case_events (StmStore           *self,
                                        const char          *dossier,
                                        GError             **error);
/* what was printed of a dossier, without its content, the newest first */
GListModel  *stm_store_list_printouts  (StmStore            *self,
                                        const char          *dossier,
                                        GError             **error);

/* one move; move: (transfer full).  Finish with stm_store_write_finish() */
void         stm_store_move_async      (StmStore            *self,
                                        const char          *dossier,
                                        StmMove             *move,
                                        const char          *today,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean     stm_store_move            (StmStore            *self,
                                        const char          *dossier,
                                        StmMove             *move,
                                        const char          *today,
                                        GError             **error);
/* the document of a move may leave, and the history says so; the move itself is made
 * after that.  move: (transfer full); fields: (nullable): what else is hidden.  Finish
 * with stm_store_write_finish() */
void         stm_store_admit_move_async (StmStore           *self,
                                        const char          *dossier,
                                        StmMove             *move,
                                        StmEventWay          way,
                                        const char          *fields,
                                        const char          *today,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
/* what the calendar decides, once; how many rules were applied, or -1 */
void         stm_store_pass_time_async  (StmStore            *self,
                                         const char          *today,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
int          stm_store_pass_time_finish (StmStore            *self,
                                         GAsyncResult        *result,
                                         GError             **error);
int          stm_store_pass_time        (StmStore            *self,
                                         const char          *today,
                                         GError             **error);
/* "Klanten opvolgen", in the background: StmCaseRow, the most urgent first */
void         stm_store_list_cases_async  (StmStore            *self,
                                          const char          *today,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GListModel  *stm_store_list_cases_finish (StmStore            *self,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS

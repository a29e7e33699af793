#pragma once

#include "core/stm-event.h"
#include "core/stm-profile.h"
#include "core/stm-record.h"
#include "store/stm-record-table.h"

G_BEGIN_DECLS

/* What a function in the writing thread may do with the database. */
typedef struct _StmTransaction StmTransaction;

StmRole    stm_transaction_get_role (StmTransaction *self);
/* NULL without error: there is none.  Deleted records are found too. */
StmRecord *stm_transaction_get      (StmTransaction *self,
                                     GType           type,
                                     const char     *uuid,
                                     GError        **error);
GListModel *stm_transaction_list    (StmTransaction *self,
                                     GType           type,
                                     const char     *field,
                                     const char     *value,
                                     GError        **error);
/* as a person saves: policy, checks, normalising, revision + 1, times, event */
gboolean   stm_transaction_save     (StmTransaction *self,
                                     StmRecord      *record,
                                     GError        **error);
gboolean   stm_transaction_delete   (StmTransaction *self,
                                     StmRecord      *record,
                                     GError        **error);
gboolean   stm_transaction_restore  (StmTransaction *self,
                                     StmRecord      *record,
                                     GError        **error);
/* as it stands in a file: uuid, revision and times are kept; inserts, or
 * overwrites the row of that uuid; no policy, no event.  Foreign keys are
 * judged at the end of the transaction. */
gboolean   stm_transaction_put      (StmTransaction *self,
                                     StmRecord      *record,
                                     GError        **error);
gboolean   stm_transaction_log      (StmTransaction *self,
                                     StmEventType    type,
                                     StmRecord      *record,
                                     const char     *fields,
                                     GError        **error);
gboolean   stm_transaction_log_departure (StmTransaction *self,
                                          StmEventWay     way,
                                          StmRecord      *record,
                                          const char     *fields,
                                          GError        **error);
gboolean   stm_transaction_log_received (StmTransaction *self,
                                         StmRecord      *record,
                                         StmRecord      *before,
                                         const char     *sender,
                                         GError        **error);
/* what happened in another database */
gboolean   stm_transaction_put_event (StmTransaction *self,
                                     StmEvent       *event,
                                     gboolean       *added,
                                     GError        **error);
StmProfile *stm_transaction_dup_profile (StmTransaction *self);
gboolean   stm_transaction_foreach  (StmTransaction *self,
                                     GType           type,
                                     StmRecordFunc   func,
                                     gpointer        data,
                                     GError        **error);
int        stm_transaction_is_accepted (StmTransaction *self,
                                        StmRecord      *record,
                                        GError        **error);
/* packages between profiles: the keys of this one, as the exchange writes them */
GBytes    *stm_transaction_get_identity (StmTransaction *self,
                                         GError        **error);
gboolean   stm_transaction_set_identity (StmTransaction *self,
                                         GBytes         *keys,
                                         GError        **error);
gboolean   stm_transaction_rename   (StmTransaction *self,
                                     GType           type,
                                     const char     *uuid,
                                     const char     *new_uuid,
                                     GError        **error);
gboolean   stm_transaction_get_seen (StmTransaction *self,
                                     const char     *peer,
                                     const char     *record,
                                     int            *revision,
                                     GError        **error);
gboolean   stm_transaction_set_seen (StmTransaction *self,
                                     const char     *peer,
                                     const char     *record,
                                     int             revision,
                                     GError        **error);

G_END_DECLS

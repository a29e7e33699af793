#pragma once

#include "store/stm-connection.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/* kind: of the records written, NULL for none, "" for several kinds;
 * now: one time for the whole transaction, which ties parts to their owner;
 * worker: who works, where that is not whom the profile names;
 * person: whom it names, once that was asked;
 * moving: whether a move of a dossier writes; rule: what decided it by itself */
struct _StmTransaction
{
  StmConnection *connection;
  StmRole        role;
  const char    *kind;
  StmStatement  *log;
  StmStatement  *find_event;
  StmStatement  *get_seen;
  StmStatement  *set_seen;
  char          *now;
  const char    *worker;
  char          *person;
  gboolean       has_person;
  gboolean       moving;
  const char    *rule;
};

void     stm_transaction_clear      (StmTransaction *self);
const char *stm_transaction_get_now (StmTransaction *self);
char    *stm_transaction_dup_today  (StmTransaction *self);
gboolean stm_transaction_write_event (StmTransaction *self,
                                     StmEventType    type,
                                     StmRecord      *record,
                                     const char     *fields,
                                     const char     *changes,
                                     GError        **error);
char    *stm_transaction_dup_changed (StmRecord     *record,
                                     StmRecord      *before,
                                     char          **changes);
char    *stm_transaction_dup_first  (StmRecord      *record);
gboolean stm_transaction_check_edit (StmTransaction *self,
                                     StmRecord      *before,
                                     StmRecord      *record,
                                     GError        **error);
gboolean stm_transaction_check_mark (StmTransaction *self,
                                     StmRecord      *record,
                                     StmEventType    type,
                                     GError        **error);

G_END_DECLS

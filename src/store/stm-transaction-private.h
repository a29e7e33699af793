#pragma once

#include "store/stm-connection.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/* kind: of the records written, NULL for none, "" for several kinds;
 * now: one time for the whole transaction, which ties parts to their owner */
struct _StmTransaction
{
  StmConnection *connection;
  StmRole        role;
  const char    *kind;
  StmStatement  *log;
  StmStatement  *get_seen;
  StmStatement  *set_seen;
  char          *now;
};

void stm_transaction_clear (StmTransaction *self);

G_END_DECLS

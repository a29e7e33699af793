#pragma once

#include "store/stm-database.h"

G_BEGIN_DECLS

/**
 * StmStep:
 * @STM_STEP_ERROR: it failed, the error is set
 * @STM_STEP_DONE: there are no more rows
 * @STM_STEP_ROW: a row can be read
 */
typedef enum
{
  STM_STEP_ERROR = -1,
  STM_STEP_DONE,
  STM_STEP_ROW
} StmStep;

typedef struct _StmStatement StmStatement;

StmStatement *stm_statement_new          (StmDatabase   *database,
                                          const char    *sql,
                                          GError       **error);
void          stm_statement_free         (StmStatement  *self);
void          stm_statement_reset        (StmStatement  *self);

int           stm_statement_find         (StmStatement  *self,
                                          const char    *name);
void          stm_statement_set_text     (StmStatement  *self,
                                          int            parameter,
                                          const char    *text);
void          stm_statement_set_integer  (StmStatement  *self,
                                          int            parameter,
                                          gint64         value);
void          stm_statement_bind_text    (StmStatement  *self,
                                          const char    *name,
                                          const char    *text);
void          stm_statement_bind_integer (StmStatement  *self,
                                          const char    *name,
                                          gint64         value);

void          stm_statement_bind_bytes   (StmStatement  *self,
                                          const char    *name,
                                          GBytes        *bytes);

StmStep       stm_statement_step         (StmStatement  *self,
                                          GError       **error);
gboolean      stm_statement_run          (StmStatement  *self,
                                          GError       **error);
const char   *stm_statement_get_text     (StmStatement  *self,
                                          int            column);
gint64        stm_statement_get_integer  (StmStatement  *self,
                                          int            column);
GBytes       *stm_statement_dup_bytes    (StmStatement  *self,
                                          int            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmStatement, stm_statement_free)

G_END_DECLS

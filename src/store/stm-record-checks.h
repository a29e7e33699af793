#pragma once

#include "core/stm-problem-list.h"
#include "store/stm-connection.h"

G_BEGIN_DECLS

gboolean    stm_record_checks_run             (StmConnection   *connection,
                                               StmRecord       *record,
                                               StmRecord       *student,
                                               StmProblemList  *problems,
                                               GError         **error);
gboolean    stm_record_checks_decision        (StmConnection   *connection,
                                               StmRecord       *placement,
                                               GError         **error);
GListModel *stm_record_checks_list_references (StmConnection   *connection,
                                               StmRecord       *record,
                                               GError         **error);
StmRecord  *stm_record_checks_dup_owner       (StmConnection   *connection,
                                               StmRecord       *record);
gboolean    stm_record_checks_is_part_of      (GType            part,
                                               GType            owner);

G_END_DECLS

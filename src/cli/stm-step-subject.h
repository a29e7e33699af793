#pragma once

#include "core/stm-move.h"

G_BEGIN_DECLS

GListModel *stm_step_subject_list  (StmCaseFile  *file,
                                    GType         type);
gboolean    stm_step_subject_check (StmMoveType   type,
                                    const char   *about,
                                    GError      **error);
gboolean    stm_step_subject_find  (StmCaseFile  *file,
                                    StmMoveType   type,
                                    const char   *about,
                                    const char   *today,
                                    char        **uuid,
                                    GError      **error);

G_END_DECLS

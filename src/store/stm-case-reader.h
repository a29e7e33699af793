#pragma once

#include "core/stm-case-file.h"
#include "store/stm-connection.h"

G_BEGIN_DECLS

/* The parts of a dossier, gathered. */
StmCaseFile *stm_case_reader_load       (StmConnection *connection,
                                         const char    *dossier,
                                         GError       **error);
GPtrArray   *stm_case_reader_load_all   (StmConnection *connection,
                                         GError       **error);
gboolean     stm_case_reader_has_access (StmConnection *connection,
                                         StmRecord     *record);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"
#include "core/stm-event.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* (transfer full): lines "Label: old → new" with the words of the screen, and the labels
 * of what changed without its value being kept */
char *stm_history_texts_dup_changes (StmEvent     *event);
/* (transfer full): why and how a service was closed, its advice, and whether the mediation
 * went back to the VDAB, with the row that decided (SPEC W13); store: (nullable):
 * where file, the newest service, is not the one */
char *stm_history_texts_dup_closing (StmMediation *mediation,
                                     StmStore     *store,
                                     StmCaseFile  *file);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"
#include "core/stm-event.h"

G_BEGIN_DECLS

/* (transfer full): lines "Label: old → new" with the words of the screen, and the labels
 * of what changed without its value being kept */
char *stm_history_texts_dup_changes (StmEvent     *event);
/* (transfer full): why and how a service was closed and its advice; where file is of that
 * service, whether the mediation went back to the VDAB too (SPEC W13) */
char *stm_history_texts_dup_closing (StmMediation *mediation,
                                     StmCaseFile  *file);

G_END_DECLS

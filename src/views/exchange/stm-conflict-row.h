#pragma once

#include <adwaita.h>

#include "exchange/stm-conflict.h"
#include "widgets/stm-reader.h"

G_BEGIN_DECLS

/* A record that was changed in two places: each field that differs, and the
 * choice.  Property "choice" (int): a StmConflictChoice. */
#define STM_TYPE_CONFLICT_ROW (stm_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (StmConflictRow, stm_conflict_row, STM, CONFLICT_ROW, AdwExpanderRow)

/* reader: who reads it, and how references are called */
GtkWidget         *stm_conflict_row_new          (StmConflict       *conflict,
                                                  StmReader         *reader);
StmConflict       *stm_conflict_row_get_conflict (StmConflictRow    *self);
StmConflictChoice  stm_conflict_row_get_choice   (StmConflictRow    *self);
void               stm_conflict_row_set_choice   (StmConflictRow    *self,
                                                  StmConflictChoice  choice);

G_END_DECLS

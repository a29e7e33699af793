#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* Any of the choices of a set: check buttons. */
#define STM_TYPE_SET_ROW (stm_set_row_get_type ())
G_DECLARE_FINAL_TYPE (StmSetRow, stm_set_row, STM, SET_ROW, StmFieldRow)

G_END_DECLS

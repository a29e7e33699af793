#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* A day, typed as people type it or picked from a calendar. */
#define STM_TYPE_DATE_ROW (stm_date_row_get_type ())
G_DECLARE_FINAL_TYPE (StmDateRow, stm_date_row, STM, DATE_ROW, StmFieldRow)

G_END_DECLS

#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* The half-days of a week: a check button for each morning and afternoon.
 * Property "summary" (string): what that comes to, under them. */
#define STM_TYPE_HALF_DAYS_ROW (stm_half_days_row_get_type ())
G_DECLARE_FINAL_TYPE (StmHalfDaysRow, stm_half_days_row, STM, HALF_DAYS_ROW, StmFieldRow)

void stm_half_days_row_set_summary (StmHalfDaysRow *self,
                                    const char     *summary);

G_END_DECLS

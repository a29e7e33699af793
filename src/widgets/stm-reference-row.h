#pragma once

#include "widgets/stm-picker-row.h"

G_BEGIN_DECLS

/* Another record.  Property "model": a GListModel of StmTitle to pick from, as
 * stm_store_list_titles() gives it; "None" comes first unless the field is
 * required.  A reference that the model does not have is shown as unknown and
 * kept until another is picked. */
#define STM_TYPE_REFERENCE_ROW (stm_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (StmReferenceRow, stm_reference_row, STM, REFERENCE_ROW, StmPickerRow)

void stm_reference_row_set_model (StmReferenceRow *self,
                                  GListModel      *model);

G_END_DECLS

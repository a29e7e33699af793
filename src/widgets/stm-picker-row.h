#pragma once

#include "widgets/stm-field-row.h"

#include "core/stm-title.h"

G_BEGIN_DECLS

#define STM_TYPE_PICKER_ROW (stm_picker_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmPickerRow, stm_picker_row, STM, PICKER_ROW, StmFieldRow)

/**
 * StmPickerRowClass:
 * @picked: the user picked the value with this uuid
 *
 * One of a list, picked from a popover that can be searched when the list is
 * long.  Actions "picker.open", and "picker.choose" for what is selected in it.
 */
struct _StmPickerRowClass
{
  StmFieldRowClass parent_class;

  void (*picked) (StmPickerRow *self,
                  const char   *uuid);
};

/* model: (transfer none) (nullable): of StmTitle, in the order to show */
void        stm_picker_row_set_model    (StmPickerRow *self,
                                         GListModel   *model);
GListModel *stm_picker_row_get_model    (StmPickerRow *self);
/* uuid: (nullable): of which the title is shown; the model may not have it */
void        stm_picker_row_set_selected (StmPickerRow *self,
                                         const char   *uuid);
void        stm_picker_row_open         (StmPickerRow *self);

G_END_DECLS

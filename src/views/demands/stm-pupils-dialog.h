#pragma once

#include "views/demands/stm-demand-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* Which pupils of the school go to an arranged place: a check button each. */
#define STM_TYPE_PUPILS_DIALOG (stm_pupils_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPupilsDialog, stm_pupils_dialog, STM, PUPILS_DIALOG, StmEditDialog)

AdwDialog *stm_pupils_dialog_new (StmDemandCase *demand_case,
                                  StmCasePlace  *place);

G_END_DECLS

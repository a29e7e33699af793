#pragma once

#include "store/stm-store-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* Day, hour and address of an appointment. */
#define STM_TYPE_APPOINTMENT_DIALOG (stm_appointment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmAppointmentDialog, stm_appointment_dialog, STM, APPOINTMENT_DIALOG, StmEditDialog)

/* "contact herinplannen": asks the reason too (SPEC W4) */
AdwDialog *stm_appointment_dialog_new_again (StmStore       *store,
                                             StmCaseFile    *file,
                                             StmAppointment *appointment);
/* "nieuwe eerste afspraak maken" (SPEC W5) */
AdwDialog *stm_appointment_dialog_new_first (StmStore       *store,
                                             StmCaseFile    *file);
/* a follow-up contact, or the first appointment that the VDAB planned */
AdwDialog *stm_appointment_dialog_new       (StmStore       *store,
                                             StmCaseFile    *file);

G_END_DECLS

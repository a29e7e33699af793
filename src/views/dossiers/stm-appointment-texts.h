#pragma once

#include "core/stm-case-file.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* What the row of an appointment says, and which of its buttons stand there (SPEC W3 to
 * W5). */
void     stm_appointment_texts_add_buttons (StmTaskRow     *row,
                                            const char     *uuid);
void     stm_appointment_texts_fill        (StmTaskRow     *row,
                                            StmCaseFile    *file,
                                            StmAppointment *appointment,
                                            const char     *today);
/* whether it is the absence with which "nieuwe eerste afspraak maken" stands */
gboolean stm_appointment_texts_asks_new    (StmCaseFile    *file,
                                            StmAppointment *appointment,
                                            const char     *today);
/* (transfer full): "09-01-2017 at 09:00" */
char    *stm_appointment_texts_dup_when    (StmAppointment *appointment);
/* (transfer full): with whom and where */
char    *stm_appointment_texts_dup_contact (StmAppointment *appointment);

G_END_DECLS

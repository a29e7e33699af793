#pragma once

#include <adwaita.h>

#include "core/stm-student.h"

G_BEGIN_DECLS

/* A pupil who can be chosen.  Signal "toggled". */
#define STM_TYPE_PUPIL_ROW (stm_pupil_row_get_type ())
G_DECLARE_FINAL_TYPE (StmPupilRow, stm_pupil_row, STM, PUPIL_ROW, AdwActionRow)

/* assignment: (nullable): by which the pupil is chosen already; elsewhere:
 * (nullable): where the pupil goes in this period */
GtkWidget  *stm_pupil_row_new            (StmStudent  *student,
                                          StmRecord   *assignment,
                                          const char  *elsewhere);
gboolean    stm_pupil_row_get_chosen     (StmPupilRow *self);
StmRecord  *stm_pupil_row_get_assignment (StmPupilRow *self);
const char *stm_pupil_row_get_student    (StmPupilRow *self);
/* no more can be chosen */
void        stm_pupil_row_set_full       (StmPupilRow *self,
                                          gboolean     full);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* uuid: (nullable): NULL to enter a new student.  The student and the request
 * are edited together and saved together; a student that an acceptance locks
 * gets a dialog that says so. */
AdwDialog *stm_student_dialog_new (StmStore   *store,
                                   const char *uuid);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "core/stm-deadline.h"

G_BEGIN_DECLS

/* A moment of a programme: what, when, for whom and where it stands.
 *
 * Signal "mark" (gboolean done): the user says that it is done, or is not after
 * all.  Action "deadline.mark" does the same;
 * "deadline.edit" and "deadline.delete" ask the window. */
#define STM_TYPE_DEADLINE_ROW (stm_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (StmDeadlineRow, stm_deadline_row, STM, DEADLINE_ROW, AdwPreferencesRow)

GtkWidget   *stm_deadline_row_new          (void);
/* now: the moment */
void         stm_deadline_row_set_deadline (StmDeadlineRow *self,
                                            StmDeadline    *deadline,
                                            const char     *now,
                                            gboolean        may_edit);
StmDeadline *stm_deadline_row_get_deadline (StmDeadlineRow *self);

G_END_DECLS

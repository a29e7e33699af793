#pragma once

#include <gtk/gtk.h>

#include "core/stm-case-entry.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* What is done with several clients at once, each in one transaction and with Undo;
 * entries: (element-type StmCaseEntry).  from: a widget in the window, that is told
 * how it went. */

/* marks them as followed up; what is late cannot be marked away (SPEC W1) */
void stm_case_edits_follow   (GtkWidget  *from,
                              StmStore   *store,
                              GPtrArray  *entries,
                              const char *today);
void stm_case_edits_unfollow (GtkWidget  *from,
                              StmStore   *store,
                              GPtrArray  *entries);
/* mediator: uuid */
void stm_case_edits_assign   (GtkWidget  *from,
                              StmStore   *store,
                              GPtrArray  *entries,
                              const char *mediator);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A bar at the bottom of a page, about something that takes a while: what it is,
 * how far it is, and Cancel.  Appears after a moment only, so that what is quick
 * does not flash.
 *
 * Property "progress" (double): from 0 to 1. */
#define STM_TYPE_JOB_BAR (stm_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmJobBar, stm_job_bar, STM, JOB_BAR, AdwBin)

GtkWidget *stm_job_bar_new   (void);
/* cancellable: is cancelled by the button */
void       stm_job_bar_begin (StmJobBar    *self,
                              const char   *text,
                              GCancellable *cancellable);
void       stm_job_bar_end   (StmJobBar    *self);

G_END_DECLS

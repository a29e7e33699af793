#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

/* Has the calendar decide in the dossiers of a partner: when a profile opens and on
 * each new day, also after a night that the computer slept through (SPEC W11, W12).
 * What shows a dossier is told of the new day by the signal "changed" of the store.
 *
 * Signal "decided" (guint n): so many steps were taken, such as the end of a
 * mediation.  Signal "failed" (GError *): they could not be kept; it is tried again
 * later. */
#define STM_TYPE_CALENDAR_KEEPER (stm_calendar_keeper_get_type ())
G_DECLARE_FINAL_TYPE (StmCalendarKeeper, stm_calendar_keeper, STM, CALENDAR_KEEPER, GObject)

/* the moment, in any zone */
typedef GDateTime *(*StmCalendarClock) (void);

StmCalendarKeeper *stm_calendar_keeper_new       (StmCalendarClock   clock);
/* store: NULL while no profile is open */
void               stm_calendar_keeper_set_store (StmCalendarKeeper *self,
                                                  StmStore          *store);
/* done by itself as each minute begins */
void               stm_calendar_keeper_look      (StmCalendarKeeper *self);

G_END_DECLS

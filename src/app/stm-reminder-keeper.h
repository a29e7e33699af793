#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

/* Notices deadlines that come near or pass while the program runs.  What was due
 * already when a profile opens stands in the home view, and is not told again.
 *
 * Signal "remind" (const char *id, const char *title, const char *body, const
 * char *kind, const char *uuid): to be told; kind, uuid: the record to open.
 * Signal "withdraw" (const char *id): what was told is done, or no longer asked
 * for. */
#define STM_TYPE_REMINDER_KEEPER (stm_reminder_keeper_get_type ())
G_DECLARE_FINAL_TYPE (StmReminderKeeper, stm_reminder_keeper, STM, REMINDER_KEEPER, GObject)

/* the moment, in any zone */
typedef GDateTime *(*StmReminderClock) (void);

StmReminderKeeper *stm_reminder_keeper_new       (GSettings         *settings,
                                                  StmReminderClock   clock);
/* store: NULL while no profile is open */
void               stm_reminder_keeper_set_store (StmReminderKeeper *self,
                                                  StmStore          *store);
/* done by itself each minute */
void               stm_reminder_keeper_look      (StmReminderKeeper *self);

G_END_DECLS

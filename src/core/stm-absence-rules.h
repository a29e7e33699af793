#pragma once

#include "core/stm-appointment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmAbsenceState:
 * @STM_ABSENCE_FIRST: A1, an ordinary appointment
 * @STM_ABSENCE_SECOND_REGISTERED: A2r, after an invalid reason
 * @STM_ABSENCE_SECOND: A2, an ordinary one after a valid reason
 * @STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED: A3r after A2r
 * @STM_ABSENCE_THIRD_REGISTERED: A3r after A2
 * @STM_ABSENCE_STARTED: the client came
 * @STM_ABSENCE_STOPPED: the service was refused by absence
 *
 * Which first appointment is to be made or completed (SPEC W5), or how that ended.
 */
typedef enum
{
  STM_ABSENCE_FIRST,
  STM_ABSENCE_SECOND_REGISTERED,
  STM_ABSENCE_SECOND,
  STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED,
  STM_ABSENCE_THIRD_REGISTERED,
  STM_ABSENCE_STARTED,
  STM_ABSENCE_STOPPED
} StmAbsenceState;

/* no sequence is longer */
#define STM_ABSENCE_MOST_APPOINTMENTS 3

/**
 * StmAbsenceRow:
 * @state: the appointment
 * @outcome: how it went
 * @next: what follows
 * @recorded: the outcome as it is recorded
 *
 * One step of the machine of SPEC W5.
 */
typedef struct
{
  StmAbsenceState state;
  StmOutcome      outcome;
  StmAbsenceState next;
  StmOutcome      recorded;
} StmAbsenceRow;

/* outcomes: how each of n appointments went */
typedef void (*StmAbsenceFunc) (const int       *outcomes,
                                guint            n,
                                StmAbsenceState  end,
                                gpointer         data);

guint                stm_absence_get_n_rows       (void);
const StmAbsenceRow *stm_absence_get_row          (guint            index);
const char          *stm_absence_state_get_key    (StmAbsenceState  state);
const char          *stm_absence_state_get_label  (StmAbsenceState  state);
gboolean             stm_absence_is_registered    (StmAbsenceState  state);
gboolean             stm_absence_is_over          (StmAbsenceState  state);

StmAbsenceState      stm_absence_get_next         (StmAbsenceState  state,
                                                   StmOutcome       outcome,
                                                   int             *recorded);
StmAbsenceState      stm_absence_run              (const int       *outcomes,
                                                   guint            n);
StmAbsenceState      stm_absence_find_state       (GListModel      *appointments);
void                 stm_absence_foreach_sequence (StmAbsenceFunc   func,
                                                   gpointer         data);

G_END_DECLS

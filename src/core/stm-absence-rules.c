#include "config.h"

#include "core/stm-absence-rules.h"

#include <glib/gi18n-lib.h>

#define PRESENT STM_OUTCOME_PRESENT
#define VALID   STM_OUTCOME_ABSENT_VALID
#define INVALID STM_OUTCOME_ABSENT_INVALID

/* SPEC W5, in its order: an appointment, how it went, what follows, how it is
 * recorded.  After A2 the last absence is always recorded as one without a valid
 * reason. */
static const StmAbsenceRow rows[] = {
  { STM_ABSENCE_FIRST, PRESENT, STM_ABSENCE_STARTED, PRESENT },
  { STM_ABSENCE_FIRST, INVALID, STM_ABSENCE_SECOND_REGISTERED, INVALID },
  { STM_ABSENCE_SECOND_REGISTERED, PRESENT, STM_ABSENCE_STARTED, PRESENT },
  { STM_ABSENCE_SECOND_REGISTERED, INVALID, STM_ABSENCE_STOPPED, INVALID },
  { STM_ABSENCE_SECOND_REGISTERED, VALID, STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED, VALID },
  { STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED, PRESENT, STM_ABSENCE_STARTED, PRESENT },
  { STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED, INVALID, STM_ABSENCE_STOPPED, INVALID },
  { STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED, VALID, STM_ABSENCE_STOPPED, VALID },
  { STM_ABSENCE_FIRST, VALID, STM_ABSENCE_SECOND, VALID },
  { STM_ABSENCE_SECOND, PRESENT, STM_ABSENCE_STARTED, PRESENT },
  { STM_ABSENCE_SECOND, INVALID, STM_ABSENCE_THIRD_REGISTERED, INVALID },
  { STM_ABSENCE_SECOND, VALID, STM_ABSENCE_THIRD_REGISTERED, VALID },
  { STM_ABSENCE_THIRD_REGISTERED, PRESENT, STM_ABSENCE_STARTED, PRESENT },
  { STM_ABSENCE_THIRD_REGISTERED, INVALID, STM_ABSENCE_STOPPED, INVALID },
  { STM_ABSENCE_THIRD_REGISTERED, VALID, STM_ABSENCE_STOPPED, INVALID },
};

/* in the order of StmAbsenceState */
static const struct
{
  const char *key;
  const char *label;
  gboolean    registered;
} states[] = {
  { "first", N_("First appointment"), FALSE },
  { "second-registered", N_("Second appointment, registered"), TRUE },
  { "second", N_("Second appointment"), FALSE },
  { "third-registered-after-registered", N_("Third appointment, registered, after a registered one"), TRUE },
  { "third-registered", N_("Third appointment, registered, after an ordinary one"), TRUE },
  { "started", N_("Mediation started"), FALSE },
  { "stopped", N_("Service refused because of absence"), FALSE },
};

/**
 * stm_absence_get_n_rows:
 *
 * Returns: how many steps the machine of SPEC W5 has
 */
guint
stm_absence_get_n_rows (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * stm_absence_get_row:
 * @index: below stm_absence_get_n_rows()
 *
 * Returns: a step, in the order of SPEC W5
 */
const StmAbsenceRow *
stm_absence_get_row (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (rows), NULL);

  return &rows[index];
}

/**
 * stm_absence_state_get_key:
 * @state: a state
 *
 * Returns: its name in files
 */
const char *
stm_absence_state_get_key (StmAbsenceState state)
{
  return states[state].key;
}

/**
 * stm_absence_state_get_label:
 * @state: a state
 *
 * Returns: its name in the user's language
 */
const char *
stm_absence_state_get_label (StmAbsenceState state)
{
  return _(states[state].label);
}

/**
 * stm_absence_is_registered:
 * @state: a state
 *
 * Returns: whether the invitation to this appointment is sent by registered letter
 *   ("aangetekend", SPEC W5)
 */
gboolean
stm_absence_is_registered (StmAbsenceState state)
{
  return states[state].registered;
}

/**
 * stm_absence_is_over:
 * @state: a state
 *
 * Returns: whether there is no first appointment to be made or completed any more
 */
gboolean
stm_absence_is_over (StmAbsenceState state)
{
  return state == STM_ABSENCE_STARTED || state == STM_ABSENCE_STOPPED;
}

/**
 * stm_absence_get_next:
 * @state: which appointment it is
 * @outcome: how it went
 * @recorded: (out) (optional): the outcome as it is to be recorded: present always
 *   as present, the last absence of SPEC W5 as one without a valid reason
 *
 * Returns: what follows; @state where the appointment is planned still, or where
 *   all is over
 */
StmAbsenceState
stm_absence_get_next (StmAbsenceState state, StmOutcome outcome, int *recorded)
{
  if (recorded != NULL)
    *recorded = outcome;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].state == state && rows[i].outcome == outcome)
      {
        if (recorded != NULL)
          *recorded = rows[i].recorded;
        return rows[i].next;
      }

  return state;
}

/**
 * stm_absence_run:
 * @outcomes: (array length=n): how the first appointments went, each a #StmOutcome
 * @n: how many there were
 *
 * Returns: where that leads from the first one on
 */
StmAbsenceState
stm_absence_run (const int *outcomes, guint n)
{
  StmAbsenceState state = STM_ABSENCE_FIRST;

  for (guint i = 0; i < n; i++)
    state = stm_absence_get_next (state, outcomes[i], NULL);

  return state;
}

/**
 * stm_absence_find_state:
 * @appointments: #StmAppointment of a mediation, by day and time
 *
 * Those that are planned still lead nowhere yet, and later contacts are not looked
 * at.
 *
 * Returns: which first appointment is to be made or completed, or how that ended
 */
StmAbsenceState
stm_absence_find_state (GListModel *appointments)
{
  StmAbsenceState state = STM_ABSENCE_FIRST;

  for (guint i = 0; i < g_list_model_get_n_items (appointments); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (appointments, i);

      if (appointment->type == STM_CONTACT_TYPE_FIRST)
        state = stm_absence_get_next (state, appointment->outcome, NULL);
    }

  return state;
}

static void
walk (StmAbsenceState state, int *outcomes, guint n, StmAbsenceFunc func, gpointer data)
{
  if (stm_absence_is_over (state))
    {
      func (outcomes, n, state, data);
      return;
    }

  g_return_if_fail (n < STM_ABSENCE_MOST_APPOINTMENTS);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].state == state)
      {
        outcomes[n] = rows[i].outcome;
        walk (rows[i].next, outcomes, n + 1, func, data);
      }
}

/**
 * stm_absence_foreach_sequence:
 * @func: (scope call): called for each sequence
 * @data: for @func
 *
 * Walks every way in which the first appointments can go, each to its end, in the
 * order of SPEC W5.
 */
void
stm_absence_foreach_sequence (StmAbsenceFunc func, gpointer data)
{
  int outcomes[STM_ABSENCE_MOST_APPOINTMENTS];

  walk (STM_ABSENCE_FIRST, outcomes, 0, func, data);
}

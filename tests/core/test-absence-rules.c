#include "config.h"

#include "core/stm-absence-rules.h"

#include <string.h>

#define P STM_OUTCOME_PRESENT
#define V STM_OUTCOME_ABSENT_VALID
#define I STM_OUTCOME_ABSENT_INVALID

/* All that can happen, by SPEC W5 and annex 1 of S5: P present, V absent with a
 * valid reason, I without.  How each appointment is invited: o by an ordinary
 * letter, r registered.  How each is recorded.  Then whether it starts. */
static const struct
{
  const char *outcomes;
  const char *letters;
  const char *recorded;
  gboolean    starts;
} sequences[] = {
  { "P",   "o",   "P",   TRUE },
  { "IP",  "or",  "IP",  TRUE },
  { "II",  "or",  "II",  FALSE },
  { "IVP", "orr", "IVP", TRUE },
  { "IVI", "orr", "IVI", FALSE },
  { "IVV", "orr", "IVV", FALSE },
  { "VP",  "oo",  "VP",  TRUE },
  { "VIP", "oor", "VIP", TRUE },
  { "VII", "oor", "VII", FALSE },
  { "VIV", "oor", "VII", FALSE },
  { "VVP", "oor", "VVP", TRUE },
  { "VVI", "oor", "VVI", FALSE },
  { "VVV", "oor", "VVI", FALSE },
};

static int
read_outcome (char letter)
{
  return letter == 'P' ? P : letter == 'V' ? V : I;
}

static char
write_outcome (int outcome)
{
  return outcome == P ? 'P' : outcome == V ? 'V' : 'I';
}

static void
test_sequence (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  guint n = (guint) strlen (sequences[row].outcomes);
  StmAbsenceState state = STM_ABSENCE_FIRST;
  int outcomes[8];

  for (guint i = 0; i < n; i++)
    {
      int recorded = -1;

      outcomes[i] = read_outcome (sequences[row].outcomes[i]);
      g_assert_false (stm_absence_is_over (state));
      g_assert_cmpint (stm_absence_is_registered (state), ==, sequences[row].letters[i] == 'r');
      g_assert_cmpint (stm_absence_run (outcomes, i), ==, state);

      state = stm_absence_get_next (state, outcomes[i], &recorded);
      g_assert_cmpint (write_outcome (recorded), ==, sequences[row].recorded[i]);
    }

  g_assert_cmpint (state, ==, sequences[row].starts ? STM_ABSENCE_STARTED : STM_ABSENCE_STOPPED);
  g_assert_cmpint (stm_absence_run (outcomes, n), ==, state);
  g_assert_true (stm_absence_is_over (state));
  g_assert_false (stm_absence_is_registered (state));
}

static void
take_sequence (const int *outcomes, guint n, StmAbsenceState end, gpointer data)
{
  guint *row = data;
  char text[8] = "";

  for (guint i = 0; i < n; i++)
    text[i] = write_outcome (outcomes[i]);

  g_assert_cmpuint (*row, <, G_N_ELEMENTS (sequences));
  g_assert_cmpstr (text, ==, sequences[*row].outcomes);
  g_assert_cmpint (end, ==, sequences[*row].starts ? STM_ABSENCE_STARTED : STM_ABSENCE_STOPPED);
  (*row)++;
}

/* All of them, each once, in the order of W5. */
static void
test_all_sequences (void)
{
  guint n = 0;

  stm_absence_foreach_sequence (take_sequence, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (sequences));
}

/* W5 again, as rules instead of a list: who comes is started; who was absent
 * without a valid reason may not be so twice running at the beginning; nobody is
 * invited more than three times. */
static gboolean
would_stop (const int *outcomes, guint n)
{
  return n >= 3 || (n == 2 && outcomes[0] == I && outcomes[1] == I);
}

static void
test_every_sequence_by_rule (void)
{
  const int choices[] = { P, V, I };

  for (guint number = 0; number < 3 * 3 * 3; number++)
    {
      const int outcomes[] = { choices[number / 9], choices[number / 3 % 3], choices[number % 3] };
      gboolean over = FALSE;

      for (guint n = 1; n <= 3 && !over; n++)
        {
          StmAbsenceState state = stm_absence_run (outcomes, n);
          gboolean starts = outcomes[n - 1] == P;
          gboolean stops = !starts && would_stop (outcomes, n);

          g_assert_cmpint (state == STM_ABSENCE_STARTED, ==, starts);
          g_assert_cmpint (state == STM_ABSENCE_STOPPED, ==, stops);
          /* the second is registered after an invalid reason, the third always */
          if (!starts && !stops)
            g_assert_cmpint (stm_absence_is_registered (state), ==, n == 2 || outcomes[0] == I);
          over = starts || stops;
        }

      g_assert_true (over);
    }
}

static void
mark_rows (const int *outcomes, guint n, StmAbsenceState end, gpointer data)
{
  gboolean *reached = data;
  StmAbsenceState state = STM_ABSENCE_FIRST;

  for (guint i = 0; i < n; i++)
    for (guint row = 0; row < stm_absence_get_n_rows (); row++)
      if (stm_absence_get_row (row)->state == state && (int) stm_absence_get_row (row)->outcome == outcomes[i])
        {
          reached[row] = TRUE;
          state = stm_absence_get_row (row)->next;
          break;
        }

  g_assert_cmpint (state, ==, end);
}

static void
test_every_row_is_reached (void)
{
  g_autofree gboolean *reached = g_new0 (gboolean, stm_absence_get_n_rows ());

  stm_absence_foreach_sequence (mark_rows, reached);
  for (guint row = 0; row < stm_absence_get_n_rows (); row++)
    g_assert_true (reached[row]);

  /* five appointments, three outcomes each, once */
  g_assert_cmpuint (stm_absence_get_n_rows (), ==, 5 * 3);
  for (guint row = 0; row < stm_absence_get_n_rows (); row++)
    for (guint other = 0; other < row; other++)
      g_assert_true (stm_absence_get_row (row)->state != stm_absence_get_row (other)->state
                     || stm_absence_get_row (row)->outcome != stm_absence_get_row (other)->outcome);
}

static void
test_present_always_starts (void)
{
  for (StmAbsenceState state = STM_ABSENCE_FIRST; state < STM_ABSENCE_STARTED; state++)
    {
      int recorded = -1;

      g_assert_cmpint (stm_absence_get_next (state, STM_OUTCOME_PRESENT, &recorded), ==, STM_ABSENCE_STARTED);
      g_assert_cmpint (recorded, ==, STM_OUTCOME_PRESENT);
    }
}

static void
test_recorded_otherwise_once (void)
{
  for (guint row = 0; row < stm_absence_get_n_rows (); row++)
    {
      const StmAbsenceRow *step = stm_absence_get_row (row);
      gboolean otherwise = step->state == STM_ABSENCE_THIRD_REGISTERED && step->outcome == STM_OUTCOME_ABSENT_VALID;

      g_assert_cmpint (step->recorded, ==, otherwise ? STM_OUTCOME_ABSENT_INVALID : step->outcome);
    }
}

static void
test_nothing_follows (void)
{
  for (StmAbsenceState state = STM_ABSENCE_FIRST; state <= STM_ABSENCE_STOPPED; state++)
    {
      int recorded = -1;

      g_assert_cmpint (stm_absence_get_next (state, STM_OUTCOME_PLANNED, &recorded), ==, state);
      g_assert_cmpint (recorded, ==, STM_OUTCOME_PLANNED);
      if (stm_absence_is_over (state))
        for (int outcome = STM_OUTCOME_PLANNED; outcome <= STM_OUTCOME_ABSENT_INVALID; outcome++)
          g_assert_cmpint (stm_absence_get_next (state, outcome, NULL), ==, state);
    }
}

static void
add_appointment (GListStore *appointments, int type, int outcome)
{
  g_autoptr (StmAppointment) appointment = STM_APPOINTMENT (stm_record_new (STM_TYPE_APPOINTMENT));

  appointment->type = type;
  appointment->outcome = outcome;
  g_list_store_append (appointments, appointment);
}

static void
test_found_in_a_dossier (void)
{
  g_autoptr (GListStore) appointments = g_list_store_new (STM_TYPE_APPOINTMENT);
  GListModel *model = G_LIST_MODEL (appointments);

  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_FIRST);
  add_appointment (appointments, STM_CONTACT_TYPE_FIRST, V);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_SECOND);
  add_appointment (appointments, STM_CONTACT_TYPE_FIRST, STM_OUTCOME_PLANNED);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_SECOND);
  add_appointment (appointments, STM_CONTACT_TYPE_FOLLOW_UP, P);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_SECOND);
  add_appointment (appointments, STM_CONTACT_TYPE_FIRST, I);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_THIRD_REGISTERED);
  add_appointment (appointments, STM_CONTACT_TYPE_FIRST, I);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_STOPPED);
  add_appointment (appointments, STM_CONTACT_TYPE_FIRST, P);
  g_assert_cmpint (stm_absence_find_state (model), ==, STM_ABSENCE_STOPPED);
}

/* What is recorded leads to the same end as what happened. */
static void
test_found_as_recorded (void)
{
  for (guint row = 0; row < G_N_ELEMENTS (sequences); row++)
    {
      g_autoptr (GListStore) appointments = g_list_store_new (STM_TYPE_APPOINTMENT);

      for (const char *p = sequences[row].recorded; *p != '\0'; p++)
        add_appointment (appointments, STM_CONTACT_TYPE_FIRST, read_outcome (*p));

      g_assert_cmpint (stm_absence_find_state (G_LIST_MODEL (appointments)), ==,
                       sequences[row].starts ? STM_ABSENCE_STARTED : STM_ABSENCE_STOPPED);
    }
}

static void
test_names (void)
{
  for (StmAbsenceState state = STM_ABSENCE_FIRST; state <= STM_ABSENCE_STOPPED; state++)
    for (StmAbsenceState other = STM_ABSENCE_FIRST; other < state; other++)
      {
        g_assert_cmpstr (stm_absence_state_get_key (state), !=, stm_absence_state_get_key (other));
        g_assert_cmpstr (stm_absence_state_get_label (state), !=, stm_absence_state_get_label (other));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *path = g_strconcat ("/absence-rules/sequence/", sequences[i].outcomes, "-W5", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sequence);
    }
  g_test_add_func ("/absence-rules/all-sequences-W5", test_all_sequences);
  g_test_add_func ("/absence-rules/every-sequence-by-rule-W5", test_every_sequence_by_rule);
  g_test_add_func ("/absence-rules/every-row-is-reached-W5", test_every_row_is_reached);
  g_test_add_func ("/absence-rules/present-always-starts-W5", test_present_always_starts);
  g_test_add_func ("/absence-rules/recorded-otherwise-once-W5", test_recorded_otherwise_once);
  g_test_add_func ("/absence-rules/nothing-follows-W5", test_nothing_follows);
  g_test_add_func ("/absence-rules/found-in-a-dossier-W5", test_found_in_a_dossier);
  g_test_add_func ("/absence-rules/found-as-recorded-W5", test_found_as_recorded);
  g_test_add_func ("/absence-rules/names", test_names);

  return g_test_run ();
}

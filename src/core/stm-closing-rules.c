#include "config.h"

#include "core/stm-closing-rules.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

#define ANY STM_CLOSING_ANY

#define PARTNER   STM_CLOSING_BY_PARTNER
#define AUTOMATIC STM_CLOSING_AUTOMATIC
#define VDAB      STM_CLOSING_BY_VDAB

#define NOBODY   STM_CLOSING_TARGET_NONE
#define CHEF_OE  STM_CLOSING_TARGET_CHEF_OE
#define MEDIATOR STM_CLOSING_TARGET_VDAB_MEDIATOR

/* SPEC W13: annex 2 of S5 in its order, then what it is silent on.  The first row
 * that fits decides. */
static const StmClosingRow rows[] = {
  { STM_ENDING_MAXIMUM_DURATION, PARTNER,   STM_ADVICE_NEED,      TRUE,  CHEF_OE,  TRUE },
  { STM_ENDING_MAXIMUM_DURATION, PARTNER,   STM_ADVICE_NO_NEED,   FALSE, NOBODY,   TRUE },
  { STM_ENDING_MAXIMUM_DURATION, PARTNER,   STM_ADVICE_EXHAUSTED, FALSE, NOBODY,   TRUE },
  { STM_ENDING_MAXIMUM_DURATION, AUTOMATIC, ANY,                  TRUE,  CHEF_OE,  TRUE },
  { STM_ENDING_MAXIMUM_DURATION, VDAB,      ANY,                  TRUE,  MEDIATOR, TRUE },
  { STM_ENDING_PASSIVE,          PARTNER,   STM_ADVICE_NEED,      FALSE, NOBODY,   TRUE },
  { STM_ENDING_PASSIVE,          PARTNER,   STM_ADVICE_NO_NEED,   FALSE, NOBODY,   TRUE },
  { STM_ENDING_PASSIVE,          PARTNER,   STM_ADVICE_EXHAUSTED, FALSE, NOBODY,   TRUE },
  { STM_ENDING_PASSIVE,          AUTOMATIC, ANY,                  FALSE, NOBODY,   TRUE },
  { STM_ENDING_PASSIVE,          VDAB,      ANY,                  TRUE,  MEDIATOR, TRUE },
  { STM_ENDING_NO_CONTRACT_DAYS, PARTNER,   STM_ADVICE_NEED,      TRUE,  CHEF_OE,  TRUE },
  { STM_ENDING_NO_CONTRACT_DAYS, PARTNER,   STM_ADVICE_NO_NEED,   FALSE, NOBODY,   TRUE },
  { STM_ENDING_NO_CONTRACT_DAYS, PARTNER,   STM_ADVICE_EXHAUSTED, FALSE, NOBODY,   TRUE },
  { STM_ENDING_NO_CONTRACT_DAYS, AUTOMATIC, ANY,                  TRUE,  CHEF_OE,  TRUE },
  { STM_ENDING_NO_CONTRACT_DAYS, VDAB,      ANY,                  TRUE,  MEDIATOR, TRUE },

  { STM_ENDING_ABSENCE,          ANY,       ANY,                  TRUE,  MEDIATOR, FALSE },
  { STM_ENDING_DISMISSAL,        ANY,       ANY,                  TRUE,  MEDIATOR, FALSE },
  { STM_ENDING_EARLY_STOP,       ANY,       ANY,                  TRUE,  MEDIATOR, FALSE },
  { ANY,                         PARTNER,   STM_ADVICE_REASSESS,  TRUE,  MEDIATOR, FALSE },
  /* the VDAB closes while the process goes on: as in each part of the annex */
  { STM_ENDING_NONE,             VDAB,      ANY,                  TRUE,  MEDIATOR, FALSE },
};

/* in the words of the annex, which are not those of stm_ending_choices; in the
 * order of StmEnding */
static const char *const ending_labels[] = {
  N_("No reason noted"),
  N_("After the maximum duration of 2 years"),
  N_("After 3 times in a passive category"),
  N_("After 2 months without contract days (training, stage, work)"),
  N_("After absence from the first appointments"),
  N_("After dismissal from the project"),
  N_("After an early stop"),
};

/* in the order of StmClosingTarget */
static const char *const answers[] = {
  N_("Yes"),
  N_("Yes (head of the unit)"),
  N_("Yes (VDAB mediator)"),
};

/**
 * stm_closing_get_n_rows:
 *
 * Returns: how many rows the table of SPEC W13 has
 */
guint
stm_closing_get_n_rows (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * stm_closing_get_row:
 * @index: below stm_closing_get_n_rows()
 *
 * Returns: a row, in the order of annex 2 of S5; what was decided beside it comes
 *   last
 */
const StmClosingRow *
stm_closing_get_row (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (rows), NULL);

  return &rows[index];
}

/**
 * stm_closing_get_ending_label:
 * @ending: a #StmEnding, or %STM_CLOSING_ANY
 *
 * Returns: the "Reden afsluiting" in the words of the annex
 */
const char *
stm_closing_get_ending_label (int ending)
{
  return ending == ANY ? _("Whatever the reason") : _(ending_labels[ending]);
}

/**
 * stm_closing_get_way_label:
 * @closing: a #StmClosing, or %STM_CLOSING_ANY
 *
 * Returns: the "Wijze afsluiten"
 */
const char *
stm_closing_get_way_label (int closing)
{
  return closing == ANY ? _("Whatever the way") : _(stm_closing_choices[closing].label);
}

/**
 * stm_closing_dup_advice_label:
 * @advice: a #StmAdvice, or %STM_CLOSING_ANY
 *
 * Returns: (transfer full): the "Gekozen eindadvies" between quotes, as the annex
 *   has it; "" where it does not matter
 */
char *
stm_closing_dup_advice_label (int advice)
{
  /* Translators: the words of a choice */
  return advice == ANY ? g_strdup ("") : g_strdup_printf (_("“%s”"), _(stm_advice_choices[advice].label));
}

/**
 * stm_closing_get_answer:
 * @back: whether the mediation goes back to the VDAB
 * @to: to whom
 *
 * Returns: the answer as the annex gives it, "Yes (VDAB mediator)"
 */
const char *
stm_closing_get_answer (gboolean back, StmClosingTarget to)
{
  return back ? _(answers[to]) : _("No");
}

/**
 * stm_closing_get_remark:
 *
 * Returns: what the annex says above its table
 */
const char *
stm_closing_get_remark (void)
{
  return _("Where open actions or open contacts remain in the dossier, the mediation always goes back to the VDAB, "
           "also where the last column says “No”.");
}

static gboolean
fits (int wanted, int value)
{
  return wanted == ANY || wanted == value;
}

/**
 * stm_closing_decide:
 * @ending: why the mediation ended
 * @closing: how it was closed
 * @advice: which advice was given
 * @open_actions: whether open actions or contacts remain
 * @verdict: (out caller-allocates): what becomes of it
 *
 * Decides "Bemiddeling terug bij VDAB" (SPEC W13).  What is still open turns each
 * no into a yes; S5 does not say to whom.
 *
 * Returns: whether it is decided: not while the mediation is open, nor for what
 *   cannot be, such as a closing by the partner without advice
 */
gboolean
stm_closing_decide (StmEnding ending, StmClosing closing, StmAdvice advice, gboolean open_actions, StmClosingVerdict *verdict)
{
  for (guint i = 0; closing != STM_CLOSING_NONE && i < G_N_ELEMENTS (rows); i++)
    if (fits (rows[i].ending, (int) ending) && fits (rows[i].closing, (int) closing) && fits (rows[i].advice, (int) advice))
      {
        verdict->back = rows[i].back || open_actions;
        verdict->to = rows[i].to;
        verdict->row = i;
        verdict->by_open_actions = open_actions && !rows[i].back;
        return TRUE;
      }

  return FALSE;
}

/**
 * stm_closing_dup_row_text:
 * @index: below stm_closing_get_n_rows()
 *
 * Returns: (transfer full): the row in one line, to be shown where it decided
 */
char *
stm_closing_dup_row_text (guint index)
{
  const StmClosingRow *row = stm_closing_get_row (index);
  g_autofree char *advice = stm_closing_dup_advice_label (row->advice);
  GString *text = g_string_new (stm_closing_get_ending_label (row->ending));

  if (row->closing != ANY)
    g_string_append_printf (text, " · %s", stm_closing_get_way_label (row->closing));
  if (*advice != '\0')
    g_string_append_printf (text, " · %s", advice);
  g_string_append_printf (text, " → %s", stm_closing_get_answer (row->back, row->to));

  return g_string_free_and_steal (text);
}

/**
 * stm_closing_dup_verdict_text:
 * @verdict: what stm_closing_decide() found
 *
 * Returns: (transfer full): the row that decided, and with it what is still open
 *   where that decided
 */
char *
stm_closing_dup_verdict_text (const StmClosingVerdict *verdict)
{
  g_autofree char *row = stm_closing_dup_row_text (verdict->row);

  if (!verdict->by_open_actions)
    return g_steal_pointer (&row);

  /* Translators: a row of the table of closings, and what changes its answer */
  return g_strdup_printf (_("%s; yet yes, because open actions or contacts remain"), row);
}

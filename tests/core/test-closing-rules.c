#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-closing-rules.h"

/* Annex 2 of S5, cell by cell, in its words. */
static const struct
{
  const char *ending;
  const char *way;
  const char *advice;
  const char *answer;
} annex[] = {
  { "na maximum duur 2 jaar", "manueel door partner (met eindadvies)", "Nood aan persoonlijke dienstverlening", "Ja (Chef OE)" },
  { "na maximum duur 2 jaar", "manueel door partner (met eindadvies)", "Geen nood aan persoonlijke dienstverlening", "Nee" },
  { "na maximum duur 2 jaar", "manueel door partner (met eindadvies)", "Dienstverlening uitgeput", "Nee" },
  { "na maximum duur 2 jaar", "automatisch (zonder eindadvies partner)", "", "Ja (Chef OE)" },
  { "na maximum duur 2 jaar", "Afgesloten door VDAB", "", "Ja (VDAB-bemiddelaar)" },
  { "Na 3 X passieve categorie WZ", "manueel door partner (met eindadvies)", "Nood aan persoonlijke dienstverlening", "Nee" },
  { "Na 3 X passieve categorie WZ", "manueel door partner (met eindadvies)", "Geen nood aan persoonlijke dienstverlening", "Nee" },
  { "Na 3 X passieve categorie WZ", "manueel door partner (met eindadvies)", "Dienstverlening uitgeput", "Nee" },
  { "Na 3 X passieve categorie WZ", "automatisch (zonder eindadvies partner)", "", "Nee" },
  { "Na 3 X passieve categorie WZ", "Afgesloten door VDAB", "", "Ja (VDAB-bemiddelaar)" },
  { "Na 2 maand zonder contractdagen", "manueel door partner (met eindadvies)", "Nood aan persoonlijke dienstverlening", "Ja (Chef OE)" },
  { "Na 2 maand zonder contractdagen", "manueel door partner (met eindadvies)", "Geen nood aan persoonlijke dienstverlening", "Nee" },
  { "Na 2 maand zonder contractdagen", "manueel door partner (met eindadvies)", "Dienstverlening uitgeput", "Nee" },
  { "Na 2 maand zonder contractdagen", "automatisch (zonder eindadvies partner)", "", "Ja (Chef OE)" },
  { "Na 2 maand zonder contractdagen", "Afgesloten door VDAB", "", "Ja (VDAB-bemiddelaar)" },
};

/* What S5 calls what the program has a number for. */
static const struct
{
  const char *words;
  int         value;
} words[] = {
  { "", STM_ADVICE_NONE },
  { "na maximum duur 2 jaar", STM_ENDING_MAXIMUM_DURATION },
  { "Na 3 X passieve categorie WZ", STM_ENDING_PASSIVE },
  { "Na 2 maand zonder contractdagen", STM_ENDING_NO_CONTRACT_DAYS },
  { "manueel door partner (met eindadvies)", STM_CLOSING_BY_PARTNER },
  { "automatisch (zonder eindadvies partner)", STM_CLOSING_AUTOMATIC },
  { "Afgesloten door VDAB", STM_CLOSING_BY_VDAB },
  { "Nood aan persoonlijke dienstverlening", STM_ADVICE_NEED },
  { "Geen nood aan persoonlijke dienstverlening", STM_ADVICE_NO_NEED },
  { "Dienstverlening uitgeput", STM_ADVICE_EXHAUSTED },
};

static int
read_words (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].words, text))
      return words[i].value;

  g_assert_not_reached ();
}

static void
assert_answer (const StmClosingVerdict *verdict, const char *answer)
{
  g_assert_cmpint (verdict->back, ==, !g_str_equal (answer, "Nee"));
  g_assert_cmpint (verdict->to, ==, g_str_equal (answer, "Ja (Chef OE)") ? STM_CLOSING_TARGET_CHEF_OE
                                    : g_str_equal (answer, "Ja (VDAB-bemiddelaar)") ? STM_CLOSING_TARGET_VDAB_MEDIATOR
                                                                                    : STM_CLOSING_TARGET_NONE);
}

static void
test_annex (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  StmEnding ending = read_words (annex[row].ending);
  StmClosing closing = read_words (annex[row].way);
  StmAdvice advice = read_words (annex[row].advice);
  StmClosingVerdict verdict;

  g_assert_true (stm_closing_decide (ending, closing, advice, FALSE, &verdict));
  assert_answer (&verdict, annex[row].answer);
  g_assert_cmpuint (verdict.row, ==, row);
  g_assert_false (verdict.by_open_actions);

  /* the remark above the annex */
  g_assert_true (stm_closing_decide (ending, closing, advice, TRUE, &verdict));
  g_assert_true (verdict.back);
  g_assert_cmpuint (verdict.row, ==, row);
  g_assert_cmpint (verdict.by_open_actions, ==, g_str_equal (annex[row].answer, "Nee"));
  assert_answer (&verdict, verdict.by_open_actions ? "Ja" : annex[row].answer);
}

/* The rows themselves say the same, in the order of the annex. */
static void
test_rows (void)
{
  g_assert_cmpuint (stm_closing_get_n_rows (), >, G_N_ELEMENTS (annex));

  for (guint i = 0; i < stm_closing_get_n_rows (); i++)
    {
      const StmClosingRow *row = stm_closing_get_row (i);

      g_assert_cmpint (row->in_annex, ==, i < G_N_ELEMENTS (annex));
      if (!row->in_annex)
        continue;

      g_assert_cmpint (row->ending, ==, read_words (annex[i].ending));
      g_assert_cmpint (row->closing, ==, read_words (annex[i].way));
      g_assert_cmpint (row->advice, ==, *annex[i].advice != '\0' ? read_words (annex[i].advice) : STM_CLOSING_ANY);
    }
}

static const struct
{
  const char *name;
  StmEnding   ending;
  StmClosing  closing;
  StmAdvice   advice;
} decided[] = {
  { "reassess-after-maximum-duration", STM_ENDING_MAXIMUM_DURATION, STM_CLOSING_BY_PARTNER, STM_ADVICE_REASSESS },
  { "reassess-after-passive", STM_ENDING_PASSIVE, STM_CLOSING_BY_PARTNER, STM_ADVICE_REASSESS },
  { "reassess-after-no-contract-days", STM_ENDING_NO_CONTRACT_DAYS, STM_CLOSING_BY_PARTNER, STM_ADVICE_REASSESS },
  { "absence", STM_ENDING_ABSENCE, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE },
  { "dismissal-by-partner", STM_ENDING_DISMISSAL, STM_CLOSING_BY_PARTNER, STM_ADVICE_NO_NEED },
  { "dismissal-reassess", STM_ENDING_DISMISSAL, STM_CLOSING_BY_PARTNER, STM_ADVICE_REASSESS },
  { "dismissal-automatic", STM_ENDING_DISMISSAL, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE },
  { "dismissal-by-vdab", STM_ENDING_DISMISSAL, STM_CLOSING_BY_VDAB, STM_ADVICE_NONE },
  { "early-stop-by-partner", STM_ENDING_EARLY_STOP, STM_CLOSING_BY_PARTNER, STM_ADVICE_EXHAUSTED },
  { "early-stop-automatic", STM_ENDING_EARLY_STOP, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE },
  { "early-stop-by-vdab", STM_ENDING_EARLY_STOP, STM_CLOSING_BY_VDAB, STM_ADVICE_NONE },
  { "vdab-while-it-goes-on", STM_ENDING_NONE, STM_CLOSING_BY_VDAB, STM_ADVICE_NONE },
};

/* SPEC W13, D: yes, to the mediator of the VDAB; whatever is open. */
static void
test_decided (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  for (int open_actions = FALSE; open_actions <= TRUE; open_actions++)
    {
      StmClosingVerdict verdict;

      g_assert_true (stm_closing_decide (decided[row].ending, decided[row].closing, decided[row].advice, open_actions, &verdict));
      assert_answer (&verdict, "Ja (VDAB-bemiddelaar)");
      g_assert_false (stm_closing_get_row (verdict.row)->in_annex);
      g_assert_false (verdict.by_open_actions);
    }
}

/* Everything that can be asked: with something open the answer is yes, and without
 * it is that of the row. */
static void
test_open_actions (void)
{
  for (int ending = STM_ENDING_NONE; ending <= STM_ENDING_EARLY_STOP; ending++)
    for (int closing = STM_CLOSING_NONE; closing <= STM_CLOSING_BY_VDAB; closing++)
      for (int advice = STM_ADVICE_NONE; advice <= STM_ADVICE_REASSESS; advice++)
        {
          StmClosingVerdict without, with;
          gboolean decides = stm_closing_decide (ending, closing, advice, FALSE, &without);

          g_assert_cmpint (stm_closing_decide (ending, closing, advice, TRUE, &with), ==, decides);
          if (!decides)
            continue;

          g_assert_true (with.back);
          g_assert_cmpuint (with.row, ==, without.row);
          g_assert_cmpint (with.to, ==, without.to);
          g_assert_cmpint (with.by_open_actions, ==, !without.back);
          g_assert_false (without.by_open_actions);
          g_assert_cmpint (without.back, ==, stm_closing_get_row (without.row)->back);
          g_assert_cmpint (without.to, ==, stm_closing_get_row (without.row)->to);
        }
}

static void
test_every_row_decides (void)
{
  g_autofree gboolean *reached = g_new0 (gboolean, stm_closing_get_n_rows ());

  for (int ending = STM_ENDING_NONE; ending <= STM_ENDING_EARLY_STOP; ending++)
    for (int closing = STM_CLOSING_NONE; closing <= STM_CLOSING_BY_VDAB; closing++)
      for (int advice = STM_ADVICE_NONE; advice <= STM_ADVICE_REASSESS; advice++)
        {
          StmClosingVerdict verdict;

          if (stm_closing_decide (ending, closing, advice, FALSE, &verdict))
            reached[verdict.row] = TRUE;
        }

  for (guint i = 0; i < stm_closing_get_n_rows (); i++)
    g_assert_true (reached[i]);
}

static void
test_not_decided (void)
{
  StmClosingVerdict verdict;

  for (int ending = STM_ENDING_NONE; ending <= STM_ENDING_EARLY_STOP; ending++)
    g_assert_false (stm_closing_decide (ending, STM_CLOSING_NONE, STM_ADVICE_NONE, TRUE, &verdict));

  for (int ending = STM_ENDING_MAXIMUM_DURATION; ending <= STM_ENDING_NO_CONTRACT_DAYS; ending++)
    g_assert_false (stm_closing_decide (ending, STM_CLOSING_BY_PARTNER, STM_ADVICE_NONE, TRUE, &verdict));

  g_assert_false (stm_closing_decide (STM_ENDING_NONE, STM_CLOSING_BY_PARTNER, STM_ADVICE_NEED, FALSE, &verdict));
  g_assert_false (stm_closing_decide (STM_ENDING_NONE, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE, FALSE, &verdict));
}

static void
assert_text (StmEnding ending, StmClosing closing, StmAdvice advice, gboolean open_actions, const char *expected)
{
  StmClosingVerdict verdict;
  g_autofree char *text = NULL;

  g_assert_true (stm_closing_decide (ending, closing, advice, open_actions, &verdict));
  text = stm_closing_dup_verdict_text (&verdict);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  assert_text (STM_ENDING_MAXIMUM_DURATION, STM_CLOSING_BY_PARTNER, STM_ADVICE_NEED, TRUE,
               "After the maximum duration of 2 years · By the partner, with final advice · "
               "“Need for personal services” → Yes (head of the unit)");
  assert_text (STM_ENDING_PASSIVE, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE, FALSE,
               "After 3 times in a passive category · Automatic, without final advice → No");
  assert_text (STM_ENDING_PASSIVE, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE, TRUE,
               "After 3 times in a passive category · Automatic, without final advice → No; "
               "yet yes, because open actions or contacts remain");
  assert_text (STM_ENDING_ABSENCE, STM_CLOSING_AUTOMATIC, STM_ADVICE_NONE, FALSE,
               "After absence from the first appointments → Yes (VDAB mediator)");
  g_assert_cmpstr (stm_closing_get_answer (TRUE, STM_CLOSING_TARGET_NONE), ==, "Yes");
  g_assert_cmpstr (stm_closing_get_answer (FALSE, STM_CLOSING_TARGET_NONE), ==, "No");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (annex); i++)
    {
      g_autofree char *path = g_strdup_printf ("/closing-rules/annex/%02u-%s-%s-%s-W13", i + 1,
                                               stm_ending_choices[read_words (annex[i].ending)].key,
                                               stm_closing_choices[read_words (annex[i].way)].key,
                                               stm_advice_choices[read_words (annex[i].advice)].key);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_annex);
    }
  for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      g_autofree char *path = g_strconcat ("/closing-rules/decided/", decided[i].name, "-W13", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_decided);
    }
  g_test_add_func ("/closing-rules/rows-W13", test_rows);
  g_test_add_func ("/closing-rules/open-actions-W13", test_open_actions);
  g_test_add_func ("/closing-rules/every-row-decides-W13", test_every_row_decides);
  g_test_add_func ("/closing-rules/not-decided-W13", test_not_decided);
  g_test_add_func ("/closing-rules/texts-W13", test_texts);

  return g_test_run ();
}

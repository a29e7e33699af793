#include "config.h"

#include "core/stm-calendar-rules.h"

#include "core/stm-case-facts.h"
#include "core/stm-date.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *key;
  const char *label;
} labels[] = {
  { STM_RULE_MAXIMUM_DURATION, N_("Ended by itself: maximum duration of 2 years") },
  { STM_RULE_NO_CONTRACT_DAYS, N_("Ended by itself: 2 months without contract days") },
  { STM_RULE_ADVICE_TERM, N_("Closed by itself: no final advice within a month") },
  { STM_RULE_ABSENCE, N_("Refused by itself: absence at the first appointment") },
};

/* SPEC W11: what ends a process without anybody doing it; where both ended it on
 * the same day, the first counts. */
static const struct
{
  const char *rule;
  StmEnding   ending;
} ends[] = {
  { STM_RULE_MAXIMUM_DURATION, STM_ENDING_MAXIMUM_DURATION },
  { STM_RULE_NO_CONTRACT_DAYS, STM_ENDING_NO_CONTRACT_DAYS },
};

/**
 * stm_rule_get_label:
 * @rule: (nullable): the key of a rule
 *
 * Returns: (transfer none): what the history calls it; @rule itself where it is
 *   unknown
 */
const char *
stm_rule_get_label (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].key, rule) == 0)
      return _(labels[i].label);

  return rule;
}

/**
 * stm_case_dup_calendar_end:
 * @file: all of a dossier
 * @ending: a reason that the calendar can decide
 * @today: an ISO day
 *
 * Returns: (transfer full) (nullable): the last day of a process that is over for
 *   that reason (SPEC W11); %NULL where it goes on, or ended already
 */
char *
stm_case_dup_calendar_end (StmCaseFile *file, StmEnding ending, const char *today)
{
  StmMediation *mediation = file->mediation;
  g_autofree char *day = NULL;

  if (mediation == NULL || mediation->attended_on == NULL
      || mediation->process_ended_on != NULL || mediation->closed_on != NULL)
    return NULL;

  if (ending == STM_ENDING_MAXIMUM_DURATION)
    day = stm_case_dup_agreement_end (file);
  else if (ending == STM_ENDING_NO_CONTRACT_DAYS)
    day = stm_case_dup_contract_limit (file, today);

  return day != NULL && stm_date_compare (today, day) > 0 ? g_steal_pointer (&day) : NULL;
}

static gboolean
end_process (StmCaseFile *file, const char *today)
{
  g_autofree char *first = NULL;
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *day = stm_case_dup_calendar_end (file, ends[i].ending, today);

      if (day != NULL && (first == NULL || stm_date_compare (day, first) < 0))
        {
          g_set_str (&first, day);
          found = i;
        }
    }

  if (first == NULL)
    return FALSE;

  g_object_set (file->mediation, "process-ended-on", first, "ending", ends[found].ending, NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), ends[found].rule);

  return TRUE;
}

/* SPEC W12: without advice the service closes the day after the term; banner and
 * access end with that day, and on maximum duration before it. */
static gboolean
close_service (StmCaseFile *file, const char *today)
{
  StmMediation *mediation = file->mediation;
  g_autofree char *due = stm_term_advice_due (mediation->process_ended_on);
  g_autofree char *closed_on = stm_term_add_days (due, 1);

  if (mediation->closed_on != NULL || due == NULL || stm_date_compare (today, due) <= 0)
    return FALSE;

  g_object_set (mediation,
                "closed-on", closed_on,
                "closing", STM_CLOSING_AUTOMATIC,
                "access-until", mediation->ending == STM_ENDING_MAXIMUM_DURATION ? due : closed_on,
                NULL);
  stm_case_file_touch (file, STM_RECORD (mediation), STM_RULE_ADVICE_TERM);

  return TRUE;
}

/**
 * stm_case_pass_time:
 * @file: all of a dossier
 * @today: an ISO day
 *
 * Applies one rule that the calendar decides, with the day on which it did: the
 * end of the process by maximum duration or without contract days (SPEC W11), the
 * closing of the service without advice (SPEC W12).
 *
 * Returns: whether one was applied, and touched; call again until %FALSE
 */
gboolean
stm_case_pass_time (StmCaseFile *file, const char *today)
{
  return file->mediation != NULL && (end_process (file, today) || close_service (file, today));
}

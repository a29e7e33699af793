#include "config.h"

#include "core/stm-follow-up-rules.h"

#include "core/stm-choices.h"
#include "core/stm-follow-up-tasks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHOOL (1 << STM_ROLE_SCHOOL)
#define SERVICE (1 << STM_ROLE_SERVICE)
#define REGION (1 << STM_ROLE_REGION)

#define EFFECT(effect) (1 << STM_DEADLINE_##effect)

/* One row a rule.  A row of the home view is shown where count is not 0; title
 * says how many, and subtitle what to do, by when: the next of the deadlines with
 * one of these effects. */
typedef struct
{
  int         roles;
  StmUrgency  urgency;
  int       (*count) (StmNumbers *numbers);
  char     *(*dup_title) (int n);
  const char *subtitle;
  int         effects;
  const char *action;
  const char *view;       /* or the kind of record */
  const char *filters[5]; /* of its list: names and values in turn */
} Rule;

#define COUNT(name, expression) \
  static int name (StmNumbers *numbers) { return (expression); }

COUNT (no_supervisors, numbers->counts[STM_COUNT_SUPERVISORS] == 0)
COUNT (without_request, numbers->status[STM_STATUS_NONE])
COUNT (requested, numbers->status[STM_STATUS_REQUESTED])
COUNT (partly, numbers->status[STM_STATUS_PARTLY])
COUNT (declined, numbers->status[STM_STATUS_DECLINED])
COUNT (late, numbers->counts[STM_COUNT_LATE])
COUNT (after_rounds, numbers->counts[STM_COUNT_AFTER_ROUNDS])
COUNT (newly_accepted, numbers->counts[STM_COUNT_NEW])
COUNT (starting, numbers->counts[STM_COUNT_STARTING])
COUNT (without_preference, numbers->counts[STM_COUNT_WITHOUT_PREFERENCE])
COUNT (unpassed, numbers->counts[STM_COUNT_UNPASSED])

/* only where services offer places at all */
static int
too_few_places (StmNumbers *numbers)
{
  int needed = numbers->status[STM_STATUS_REQUESTED] + numbers->status[STM_STATUS_PARTLY]
               + numbers->status[STM_STATUS_DECLINED];

  return numbers->counts[STM_COUNT_OFFERS] > 0 ? MAX (needed - numbers->counts[STM_COUNT_FREE_PLACES], 0) : 0;
}

static int
without_offer (StmNumbers *numbers)
{
  return g_list_model_get_n_items (numbers->programmes) > 0 ? numbers->counts[STM_COUNT_WITHOUT_OFFER] : 0;
}

static int
no_own_offer (StmNumbers *numbers)
{
  return g_list_model_get_n_items (numbers->programmes) > 0 && numbers->counts[STM_COUNT_OFFERS] == 0;
}

static int
unused_places (StmNumbers *numbers)
{
  int n = 0;

  for (guint i = 0; i < numbers->demands->len; i++)
    n += ((StmDemandNumbers *) numbers->demands->pdata[i])->unused;

  return n;
}

static int
short_demands (StmNumbers *numbers)
{
  int n = 0;

  for (guint i = 0; i < numbers->demands->len; i++)
    {
      StmDemandNumbers *demand = numbers->demands->pdata[i];

      n += demand->arranged < demand->demand->number;
    }

  return n;
}

#define TITLE(name, singular_and_plural) \
  static char *name (int n) { return g_strdup_printf (singular_and_plural, n); }

TITLE (dup_without_request, g_dngettext (GETTEXT_PACKAGE, "%'d student without a stage request",
                                         "%'d students without a stage request", n))
TITLE (dup_requested, g_dngettext (GETTEXT_PACKAGE, "%'d request not accepted yet", "%'d requests not accepted yet", n))
TITLE (dup_undecided, g_dngettext (GETTEXT_PACKAGE, "%'d request undecided", "%'d requests undecided", n))
TITLE (dup_candidates, g_dngettext (GETTEXT_PACKAGE, "%'d candidate to decide on", "%'d candidates to decide on", n))
TITLE (dup_partly, g_dngettext (GETTEXT_PACKAGE, "%'d request accepted for some periods only",
                                "%'d requests accepted for some periods only", n))
TITLE (dup_declined, g_dngettext (GETTEXT_PACKAGE, "%'d declined request needs another service",
                                  "%'d declined requests need another service", n))
TITLE (dup_late, g_dngettext (GETTEXT_PACKAGE, "%'d late request", "%'d late requests", n))
TITLE (dup_after_rounds, g_dngettext (GETTEXT_PACKAGE, "%'d request after the last round",
                                      "%'d requests after the last round", n))
TITLE (dup_new, g_dngettext (GETTEXT_PACKAGE, "%'d student newly accepted", "%'d students newly accepted", n))
TITLE (dup_starting, g_dngettext (GETTEXT_PACKAGE, "%'d student starts within two weeks",
                                  "%'d students start within two weeks", n))
TITLE (dup_without_preference, g_dngettext (GETTEXT_PACKAGE, "%'d request without a preferred service",
                                            "%'d requests without a preferred service", n))
TITLE (dup_too_few, g_dngettext (GETTEXT_PACKAGE, "%'d place too few", "%'d places too few", n))
TITLE (dup_without_offer, g_dngettext (GETTEXT_PACKAGE, "%'d service without places on offer",
                                       "%'d services without places on offer", n))
TITLE (dup_short, g_dngettext (GETTEXT_PACKAGE, "%'d demand without enough places", "%'d demands without enough places", n))
TITLE (dup_unused, g_dngettext (GETTEXT_PACKAGE, "%'d unused place to report", "%'d unused places to report", n))
TITLE (dup_changes, g_dngettext (GETTEXT_PACKAGE, "%'d change not passed on to the region",
                                 "%'d changes not passed on to the region", n))
TITLE (dup_decisions, g_dngettext (GETTEXT_PACKAGE, "%'d decision not passed on to the region",
                                   "%'d decisions not passed on to the region", n))
TITLE (dup_partners, g_dngettext (GETTEXT_PACKAGE, "News for %'d school or service not passed on",
                                  "News for %'d schools and services not passed on", n))

static char *
dup_no_supervisors (int n)
{
  return g_strdup (_("No supervisors yet"));
}

static char *
dup_no_offer (int n)
{
  return g_strdup (_("No places offered yet"));
}

#define LIST "win.show-list"
#define VIEW "win.show-view"

static const Rule rules[] = {
  /* T2, T7: June/July */
  { SCHOOL, STM_URGENCY_DUE, no_supervisors, dup_no_supervisors, N_("They are entered before the students"), 0,
    "win.add-record", "supervisor" },
  /* T7: before 3, and 15 September */
  { SCHOOL, STM_URGENCY_DUE, without_request, dup_without_request, N_("Enter one for each of them"),
    EFFECT (REQUESTS) | EFFECT (LATE_STARTERS) | EFFECT (ROUND), LIST, "placements", { "status", "none" } },
  /* T7: late, in a next round, or after all of them */
  { SCHOOL | REGION, STM_URGENCY_LATE, late, dup_late, N_("They fall in the next round"), EFFECT (FINAL),
    LIST, "placements", { "timing", "late", "status", "requested" } },
  { SCHOOL, STM_URGENCY_LATE, after_rounds, dup_after_rounds, N_("Contact the services yourself"), 0,
    LIST, "placements", { "timing", "after-rounds", "status", "requested" } },
  { REGION, STM_URGENCY_LATE, after_rounds, dup_after_rounds, N_("Their schools contact the services themselves"), 0,
    LIST, "placements", { "timing", "after-rounds", "status", "requested" } },
  /* T7, T8: until 29 September */
  { REGION, STM_URGENCY_DUE, declined, dup_declined, N_("No service accepted them"), EFFECT (FINAL) | EFFECT (ROUND),
    LIST, "placements", { "status", "declined" } },
  { REGION, STM_URGENCY_DUE, too_few_places, dup_too_few, N_("Fewer free places than requests without one"), 0,
    VIEW, "offers" },
  /* V2, V4 */
  { REGION, STM_URGENCY_UNDECIDED, short_demands, dup_short, N_("Arrange more places for them"), 0, VIEW, "demands" },
  { SCHOOL, STM_URGENCY_DUE, unused_places, dup_unused, N_("To the institution and the bureau"), 0, VIEW, "demands" },
  /* X1 */
  { SCHOOL, STM_URGENCY_DUE, unpassed, dup_changes, N_("Send a package"), 0, VIEW, "exchange" },
  { SERVICE, STM_URGENCY_DUE, unpassed, dup_decisions, N_("Send a package"), 0, VIEW, "exchange" },
  { REGION, STM_URGENCY_DUE, unpassed, dup_partners, N_("Send each of them a package"), 0, VIEW, "exchange" },
  /* V2: supply by institution */
  { SERVICE, STM_URGENCY_DUE, no_own_offer, dup_no_offer, N_("Tell the region how many students can come"), 0,
    VIEW, "offers" },
  /* T8 */
  { SCHOOL, STM_URGENCY_NEW, newly_accepted, dup_new, N_("In the last two weeks"), 0,
    LIST, "placements", { "status", "accepted" } },
  { SERVICE, STM_URGENCY_NEW, starting, dup_starting, N_("Have everything ready"), 0,
    LIST, "placements", { "status", "accepted" } },
  { SCHOOL, STM_URGENCY_UNDECIDED, requested, dup_requested, N_("A service has yet to accept"),
    EFFECT (ROUND) | EFFECT (FINAL), LIST, "placements", { "status", "requested" } },
  { REGION, STM_URGENCY_UNDECIDED, requested, dup_undecided, N_("A service has yet to accept"),
    EFFECT (ROUND) | EFFECT (FINAL), LIST, "placements", { "status", "requested" } },
  { SERVICE, STM_URGENCY_UNDECIDED, requested, dup_candidates, N_("Accept or decline"),
    EFFECT (ROUND) | EFFECT (FINAL), LIST, "placements", { "status", "requested" } },
  { SCHOOL | REGION, STM_URGENCY_UNDECIDED, partly, dup_partly, N_("Other periods have no service yet"), 0,
    LIST, "placements", { "status", "partly" } },
  { REGION, STM_URGENCY_UNDECIDED, without_preference, dup_without_preference, N_("Look for a service with them"), 0,
    LIST, "placements", { "status", "requested" } },
  { REGION, STM_URGENCY_UNDECIDED, without_offer, dup_without_offer, N_("Ask them how many students can come"), 0,
    VIEW, "services" },
};

/**
 * stm_follow_up_list_target:
 * @view: the name of a view
 * @filters: (array zero-terminated=1): names of fields of its list and values, in turn
 *
 * Returns: (transfer floating): the target of `win.show-list`
 */
GVariant *
stm_follow_up_list_target (const char *view, const char *const *filters)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (; filters[0] != NULL; filters += 2)
    g_variant_builder_add (&builder, "{ss}", filters[0], filters[1]);

  return g_variant_new ("(sa{ss})", view, &builder);
}

/**
 * stm_follow_up_find_next:
 * @numbers: the numbers
 * @role: who looks
 * @effects: bits `1 << StmDeadlineEffect`; 0 for any
 * @now: the moment
 *
 * Returns: (transfer full) (nullable): the first of the deadlines that concern
 *   @role, have one of @effects and lie ahead
 */
StmDeadline *
stm_follow_up_find_next (StmNumbers *numbers, StmRole role, int effects, const char *now)
{
  g_autoptr (StmDeadline) next = NULL;
  g_autofree char *next_moment = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (numbers->deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (numbers->deadlines, i);
      g_autofree char *moment = stm_deadline_dup_moment (deadline);

      if (moment == NULL || deadline->done_on != NULL || strcmp (moment, now) <= 0
          || !stm_deadline_concerns (deadline, role)
          || (effects != 0 && (effects & (1 << deadline->effect)) == 0)
          || (next_moment != NULL && strcmp (moment, next_moment) >= 0))
        continue;

      g_set_object (&next, deadline);
      g_set_str (&next_moment, moment);
    }

  return g_steal_pointer (&next);
}

static char *
dup_subtitle (const Rule *rule, StmNumbers *numbers, StmRole role, const char *now)
{
  g_autoptr (StmDeadline) next = NULL;
  g_autofree char *when = NULL;

  if (rule->effects != 0)
    next = stm_follow_up_find_next (numbers, role, rule->effects, now);
  if (next == NULL)
    return g_strdup (_(rule->subtitle));

  when = stm_deadline_dup_when (next);
  /* Translators: what is to be done, the name of a deadline and its moment */
  return g_strdup_printf (_("%s · %s: %s"), _(rule->subtitle), next->name, when);
}

static GVariant *
new_target (const Rule *rule)
{
  return rule->filters[0] != NULL ? stm_follow_up_list_target (rule->view, rule->filters)
                                  : g_variant_new_string (rule->view);
}

static void
apply (const Rule *rule, StmNumbers *numbers, StmRole role, const char *now, GListStore *items)
{
  int n = (rule->roles & (1 << role)) ? rule->count (numbers) : 0;
  g_autoptr (StmFollowUp) item = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (n <= 0)
    return;

  title = rule->dup_title (n);
  subtitle = dup_subtitle (rule, numbers, role, now);
  item = stm_follow_up_new (rule->urgency, title, subtitle, rule->action, new_target (rule));
  stm_follow_up_insert (items, item);
}

/**
 * stm_follow_up_list:
 * @numbers: the numbers
 * @role: who looks
 * @now: the moment
 *
 * Returns: (transfer full): #StmFollowUp, the most urgent first; empty where
 *   there is nothing to do
 */
GListModel *
stm_follow_up_list (StmNumbers *numbers, StmRole role, const char *now)
{
  GListStore *items = g_list_store_new (STM_TYPE_FOLLOW_UP);

  stm_follow_up_add_deadlines (numbers, role, now, items);
  stm_follow_up_add_demands (numbers, role, now, items);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    apply (&rules[i], numbers, role, now, items);

  return G_LIST_MODEL (items);
}

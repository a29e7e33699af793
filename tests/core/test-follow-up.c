#include "config.h"

#include "core/stm-deadline.h"
#include "core/stm-follow-up-rules.h"
#include "core/stm-programme.h"
#include "core/stm-reminder-rules.h"

#define NOW "2026-09-01 10:00"
#define PROGRAMME "11111111-0000-4000-8000-000000000001"

static StmDeadline *
add_deadline (StmNumbers *numbers, const char *name, const char *date, const char *time, int effect, int audience)
{
  g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", PROGRAMME, "name", name, "date", date, "time", time, "round", 1,
                "effect", effect, "audience", audience, NULL);
  g_list_store_append (G_LIST_STORE (numbers->deadlines), deadline);

  return STM_DEADLINE (deadline);
}

static StmDemandNumbers *
add_demand (StmNumbers *numbers, const char *starts_on, const char *asked_on, int number)
{
  g_autoptr (StmRecord) demand = stm_record_new (STM_TYPE_DEMAND);

  g_object_set (demand, "starts-on", starts_on, "ends-on", "2027-06-30", "asked-on", asked_on, "number", number, NULL);

  return stm_numbers_add_demand (numbers, STM_DEMAND (demand), "Sint-Jozef");
}

/* a supervisor and an offer, so that nothing is to be done */
static StmNumbers *
new_numbers (void)
{
  StmNumbers *numbers = stm_numbers_new ();
  g_autoptr (StmRecord) programme = stm_record_new (STM_TYPE_PROGRAMME);

  stm_record_set_uuid (programme, PROGRAMME);
  g_object_set (programme, "name", "7e jaar TBZ", NULL);
  g_list_store_append (G_LIST_STORE (numbers->programmes), programme);
  numbers->counts[STM_COUNT_SUPERVISORS] = 1;
  numbers->counts[STM_COUNT_OFFERS] = 1;

  return numbers;
}

/* "urgency|title|subtitle|action|target", a line each */
static char *
describe (StmNumbers *numbers, StmRole role, const char *now)
{
  g_autoptr (GListModel) items = stm_follow_up_list (numbers, role, now);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (StmFollowUp) item = g_list_model_get_item (items, i);
      g_autofree char *target = g_variant_print (stm_follow_up_get_target (item), FALSE);
      const char *subtitle = stm_follow_up_get_subtitle (item);

      g_string_append_printf (text, "%s%s|%s|%s|%s|%s", i > 0 ? "\n" : "",
                              stm_urgency_get_label (stm_follow_up_get_urgency (item)),
                              stm_follow_up_get_title (item), subtitle != NULL ? subtitle : "",
                              stm_follow_up_get_action (item), target);
    }

  return g_string_free_and_steal (text);
}

static void
assert_rows (StmNumbers *numbers, StmRole role, const char *now, const char *expected)
{
  g_autofree char *text = describe (numbers, role, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_nothing (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();

  for (StmRole role = STM_ROLE_NONE; role <= STM_ROLE_PARTNER; role++)
    assert_rows (numbers, role, NOW, "");
}

/* One row a rule: what makes it true, for whom, and the row; no other role has
 * a row then unless it stands here too. */
typedef struct
{
  const char *item;
  StmRole     role;
  int         status;   /* or -1 */
  int         count;    /* or -1 */
  int         n;
  const char *row;
} Case;

#define PLACEMENTS(filters) "win.show-list|('placements', " filters ")"

static const Case cases[] = {
  { "T2", STM_ROLE_SCHOOL, -1, STM_COUNT_SUPERVISORS, 0,
    "Due|No supervisors yet|They are entered before the students|win.add-record|'supervisor'" },
  { "T4", STM_ROLE_SCHOOL, STM_STATUS_NONE, -1, 1,
    "Due|1 student without a stage request|Enter one for each of them|" PLACEMENTS ("{'status': 'none'}") },
  { "T7", STM_ROLE_SCHOOL, -1, STM_COUNT_LATE, 2,
    "Late|2 late requests|They fall in the next round|" PLACEMENTS ("{'timing': 'late', 'status': 'requested'}") },
  { "T7", STM_ROLE_REGION, -1, STM_COUNT_LATE, 1,
    "Late|1 late request|They fall in the next round|" PLACEMENTS ("{'timing': 'late', 'status': 'requested'}") },
  { "T7", STM_ROLE_SCHOOL, -1, STM_COUNT_AFTER_ROUNDS, 2,
    "Late|2 requests after the last round|Contact the services yourself|"
    PLACEMENTS ("{'timing': 'after-rounds', 'status': 'requested'}") },
  { "T7", STM_ROLE_REGION, -1, STM_COUNT_AFTER_ROUNDS, 2,
    "Late|2 requests after the last round|Their schools contact the services themselves|"
    PLACEMENTS ("{'timing': 'after-rounds', 'status': 'requested'}") },
  { "T8", STM_ROLE_REGION, STM_STATUS_DECLINED, -1, 3,
    "Due|3 declined requests need another service|No service accepted them|" PLACEMENTS ("{'status': 'declined'}") "\n"
    "Due|3 places too few|Fewer free places than requests without one|win.show-view|'offers'" },
  { "X1", STM_ROLE_SCHOOL, -1, STM_COUNT_UNPASSED, 4,
    "Due|4 changes not passed on to the region|Send a package|win.show-view|'exchange'" },
  { "X1", STM_ROLE_SERVICE, -1, STM_COUNT_UNPASSED, 1,
    "Due|1 decision not passed on to the region|Send a package|win.show-view|'exchange'" },
  { "X1", STM_ROLE_REGION, -1, STM_COUNT_UNPASSED, 2,
    "Due|News for 2 schools and services not passed on|Send each of them a package|win.show-view|'exchange'" },
  { "V2", STM_ROLE_SERVICE, -1, STM_COUNT_OFFERS, 0,
    "Due|No places offered yet|Tell the region how many students can come|win.show-view|'offers'" },
  { "V2", STM_ROLE_REGION, -1, STM_COUNT_WITHOUT_OFFER, 60,
    "Undecided|60 services without places on offer|Ask them how many students can come|win.show-view|'services'" },
  { "T8", STM_ROLE_SCHOOL, -1, STM_COUNT_NEW, 3,
    "New|3 students newly accepted|In the last two weeks|" PLACEMENTS ("{'status': 'accepted'}") },
  { "T8", STM_ROLE_SERVICE, -1, STM_COUNT_STARTING, 1,
    "New|1 student starts within two weeks|Have everything ready|" PLACEMENTS ("{'status': 'accepted'}") },
  { "T8", STM_ROLE_SCHOOL, STM_STATUS_REQUESTED, -1, 12,
    "Undecided|12 requests not accepted yet|A service has yet to accept|" PLACEMENTS ("{'status': 'requested'}") },
  { "T8", STM_ROLE_SERVICE, STM_STATUS_REQUESTED, -1, 12,
    "Undecided|12 candidates to decide on|Accept or decline|" PLACEMENTS ("{'status': 'requested'}") },
  { "T8", STM_ROLE_SCHOOL, STM_STATUS_PARTLY, -1, 1,
    "Undecided|1 request accepted for some periods only|Other periods have no service yet|"
    PLACEMENTS ("{'status': 'partly'}") },
  { "T4", STM_ROLE_REGION, -1, STM_COUNT_WITHOUT_PREFERENCE, 1,
    "Undecided|1 request without a preferred service|Look for a service with them|"
    PLACEMENTS ("{'status': 'requested'}") },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (StmNumbers) numbers = new_numbers ();

  if (row->status >= 0)
    numbers->status[row->status] = row->n;
  if (row->count >= 0)
    numbers->counts[row->count] = row->n;
  assert_rows (numbers, row->role, NOW, row->row);
}

static void
test_places_of_region (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();

  numbers->status[STM_STATUS_REQUESTED] = 5;
  numbers->counts[STM_COUNT_FREE_PLACES] = 5;
  assert_rows (numbers, STM_ROLE_REGION, NOW,
               "Undecided|5 requests undecided|A service has yet to accept|" PLACEMENTS ("{'status': 'requested'}"));

  /* where no service says what it offers, nothing is short */
  numbers->counts[STM_COUNT_FREE_PLACES] = 0;
  numbers->counts[STM_COUNT_OFFERS] = 0;
  assert_rows (numbers, STM_ROLE_REGION, NOW,
               "Undecided|5 requests undecided|A service has yet to accept|" PLACEMENTS ("{'status': 'requested'}"));
}

/* By when: the next deadline that ends what is asked. */
static void
test_by_when (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  int all = STM_AUDIENCE_SCHOOL | STM_AUDIENCE_REGION;

  numbers->status[STM_STATUS_NONE] = 2;
  add_deadline (numbers, "Nieuw", "2026-11-15", "12:00", STM_DEADLINE_LATE_STARTERS, all);
  add_deadline (numbers, "Aanvragen", "2026-10-03", "12:00", STM_DEADLINE_REQUESTS, all);
  add_deadline (numbers, "Voorbij", "2026-08-03", "12:00", STM_DEADLINE_REQUESTS, all);
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW,
               "Due|2 students without a stage request|Enter one for each of them · Aanvragen: 03-10-2026, 12:00|" PLACEMENTS ("{'status': 'none'}"));
}

/* SPEC T7: soon, late, done by itself; of others nothing. */
static void
test_deadlines (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDeadline *reminder;
  const char *late = "Late|Stagebegeleiders invoeren|31-08-2026 · 7e jaar TBZ|win.show-record|('programme', '" PROGRAMME "')";
  const char *soon = "Due|Aanvragen|03-09-2026, 12:00 · 7e jaar TBZ|win.show-record|('programme', '" PROGRAMME "')";
  g_autofree char *both = g_strdup_printf ("%s\n%s", late, soon);

  add_deadline (numbers, "Aanvragen", "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, STM_AUDIENCE_SCHOOL | STM_AUDIENCE_SERVICE);
  reminder = add_deadline (numbers, "Stagebegeleiders invoeren", "2026-08-31", NULL, STM_DEADLINE_REMINDER,
                           STM_AUDIENCE_SCHOOL | STM_AUDIENCE_SERVICE);
  add_deadline (numbers, "Ronde 1", "2026-12-15", "12:00", STM_DEADLINE_ROUND, STM_AUDIENCE_SCHOOL);

  assert_rows (numbers, STM_ROLE_SCHOOL, NOW, both);
  assert_rows (numbers, STM_ROLE_REGION, NOW, "");
  /* a service cannot say that it is done */
  assert_rows (numbers, STM_ROLE_SERVICE, NOW, soon);
  assert_rows (numbers, STM_ROLE_SCHOOL, "2026-09-03 12:00", late);

  g_object_set (reminder, "done-on", "2026-09-01", NULL);
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW, soon);
}

static void
test_find_next (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  g_autoptr (StmDeadline) next = NULL;
  StmDeadline *second;

  add_deadline (numbers, "Voorbij", "2026-08-31", NULL, STM_DEADLINE_ROUND, STM_AUDIENCE_SCHOOL);
  add_deadline (numbers, "Later", "2026-09-29", "12:00", STM_DEADLINE_FINAL, STM_AUDIENCE_SCHOOL);
  second = add_deadline (numbers, "Eerst", "2026-09-15", "12:00", STM_DEADLINE_ROUND, STM_AUDIENCE_SCHOOL);

  next = stm_follow_up_find_next (numbers, STM_ROLE_SCHOOL, 0, NOW);
  g_assert_true (next == second);
  g_assert_null (stm_follow_up_find_next (numbers, STM_ROLE_REGION, 0, NOW));
}

/* SPEC V3: six weeks before the start, for the bureau. */
static void
test_places_list (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDemandNumbers *demand = add_demand (numbers, "2026-10-19", "2026-05-01", 6);
  g_autofree char *target = g_strdup_printf ("('demand', '%s')", stm_record_get_uuid (STM_RECORD (demand->demand)));
  g_autofree char *soon = g_strdup_printf ("Due|List of places for Sint-Jozef|6 pupils from 19-10-2026 · by 07-09-2026"
                                           "|win.show-record|%s", target);
  g_autofree char *late = g_strdup_printf ("Late|List of places for Sint-Jozef|6 pupils from 19-10-2026 · by 07-09-2026"
                                           "|win.show-record|%s", target);

  demand->arranged = 6;
  assert_rows (numbers, STM_ROLE_REGION, "2026-08-20 10:00", "");
  assert_rows (numbers, STM_ROLE_REGION, NOW, soon);
  assert_rows (numbers, STM_ROLE_REGION, "2026-09-08 00:00", late);
  assert_rows (numbers, STM_ROLE_SCHOOL, "2026-09-08 00:00", "");
  g_object_set (demand->demand, "places-sent-on", "2026-09-05", NULL);
  assert_rows (numbers, STM_ROLE_REGION, "2026-09-08 00:00", "");
}

/* SPEC V3: two weeks before, for the school, once there are places. */
static void
test_pupils_list (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDemandNumbers *demand = add_demand (numbers, "2026-09-21", "2026-05-01", 6);
  g_autofree char *row = g_strdup_printf ("Due|Names of the pupils for the institutions|6 pupils from 21-09-2026 · by 07-09-2026"
                                          "|win.show-record|('demand', '%s')",
                                          stm_record_get_uuid (STM_RECORD (demand->demand)));

  demand->lists_due = 1;
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW, "");
  demand->arranged = 6;
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW, row);
  demand->lists_due = 0;
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW, "");
}

/* SPEC V3: asked later than the limit: at once, and late. */
static void
test_at_once (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDemandNumbers *demand = add_demand (numbers, "2026-09-21", "2026-09-01", 6);
  g_autofree char *row = g_strdup_printf ("Late|List of places for Sint-Jozef|6 pupils from 21-09-2026 · at once"
                                          "|win.show-record|('demand', '%s')",
                                          stm_record_get_uuid (STM_RECORD (demand->demand)));

  demand->arranged = 6;
  assert_rows (numbers, STM_ROLE_REGION, NOW, row);
}

/* SPEC V2, V4 */
static void
test_demands (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDemandNumbers *demand = add_demand (numbers, "2027-02-01", "2026-05-01", 6);

  demand->arranged = 4;
  demand->unused = 2;
  assert_rows (numbers, STM_ROLE_REGION, NOW,
               "Undecided|1 demand without enough places|Arrange more places for them|win.show-view|'demands'");
  assert_rows (numbers, STM_ROLE_SCHOOL, NOW,
               "Due|2 unused places to report|To the institution and the bureau|win.show-view|'demands'");
}

static void
test_many_tasks_are_one_row (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();

  for (int i = 0; i <= STM_FOLLOW_UP_MAX_TASKS; i++)
    add_demand (numbers, "2026-10-19", "2026-05-01", 6)->arranged = 6;
  assert_rows (numbers, STM_ROLE_REGION, NOW,
               "Due|5 lists of places to pass on to schools|The first by 07-09-2026|win.show-view|'demands'");
}

/* the titles of what came between two moments */
static void
assert_reminded (StmNumbers *numbers, StmRole role, const char *since, const char *now, const char *expected)
{
  g_autoptr (GPtrArray) reminders = stm_reminder_list (numbers, role, since, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      StmReminder *reminder = reminders->pdata[i];

      g_string_append_printf (text, "%s|%s|%s;", reminder->title, reminder->body, reminder->kind);
      g_assert_true (stm_reminder_is_open (numbers, role, reminder->id));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_reminders (void)
{
  const char *told = "Aanvragen|03-09-2026, 12:00 · 7e jaar TBZ|programme;";
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDeadline *deadline = add_deadline (numbers, "Aanvragen", "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, STM_AUDIENCE_SCHOOL);
  const char *uuid = stm_record_get_uuid (STM_RECORD (deadline));

  /* a day before, an hour before, and when it passes; each once */
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-02 11:58", "2026-09-02 11:59", "");
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-02 11:59", "2026-09-02 12:00", told);
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-02 12:00", "2026-09-02 12:01", "");
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-03 10:59", "2026-09-03 11:00", told);
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-03 11:59", "2026-09-03 12:00", told);
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-03 12:00", "2026-09-10 12:00", "");
  /* asleep in the meantime */
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-01 17:00", "2026-09-04 08:00", told);
  assert_reminded (numbers, STM_ROLE_REGION, "2026-09-01 17:00", "2026-09-04 08:00", "");

  g_object_set (deadline, "done-on", "2026-09-02", NULL);
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-01 17:00", "2026-09-04 08:00", "");
  g_assert_false (stm_reminder_is_open (numbers, STM_ROLE_SCHOOL, uuid));
}

/* A whole day: in its morning, and in that of the day before. */
static void
test_reminders_of_days (void)
{
  g_autoptr (StmNumbers) numbers = new_numbers ();
  StmDemandNumbers *demand = add_demand (numbers, "2026-10-19", "2026-05-01", 6);
  const char *told = "List of places for Sint-Jozef|6 pupils from 19-10-2026 · by 07-09-2026|demand;";

  demand->arranged = 6;
  assert_reminded (numbers, STM_ROLE_REGION, "2026-09-06 08:59", "2026-09-06 09:00", told);
  assert_reminded (numbers, STM_ROLE_REGION, "2026-09-06 09:00", "2026-09-07 08:59", "");
  assert_reminded (numbers, STM_ROLE_REGION, "2026-09-07 08:59", "2026-09-07 09:00", told);
  assert_reminded (numbers, STM_ROLE_REGION, "2026-09-07 23:59", "2026-09-08 00:00", told);
  assert_reminded (numbers, STM_ROLE_SCHOOL, "2026-09-01 08:59", "2026-09-20 09:00", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/follow-up/nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/follow-up/%s/rule-%u", cases[i].item, i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/follow-up/V2/places-of-region", test_places_of_region);
  g_test_add_func ("/core/follow-up/T7/by-when", test_by_when);
  g_test_add_func ("/core/follow-up/T7/deadlines", test_deadlines);
  g_test_add_func ("/core/follow-up/T7/next", test_find_next);
  g_test_add_func ("/core/follow-up/V3/places-list", test_places_list);
  g_test_add_func ("/core/follow-up/V3/pupils-list", test_pupils_list);
  g_test_add_func ("/core/follow-up/V3/at-once", test_at_once);
  g_test_add_func ("/core/follow-up/V4/demands", test_demands);
  g_test_add_func ("/core/follow-up/V3/many-tasks", test_many_tasks_are_one_row);
  g_test_add_func ("/core/reminder/T7/deadlines", test_reminders);
  g_test_add_func ("/core/reminder/V3/days", test_reminders_of_days);

  return g_test_run ();
}

#include "config.h"

#include "core/stm-event.h"
#include "core/stm-profile.h"

static StmEvent *
new_event (StmEventType type, StmRole role, const char *person)
{
  StmEvent *event = stm_event_new (type, role, "2026-09-03T08:15:00Z", "mediation", "uuid", "weo-printed-on");

  stm_event_set_person (event, person);

  return event;
}

static void
assert_who (StmEvent *event, const char *who, const char *text)
{
  g_autofree char *shown_who = stm_event_dup_who (event);
  g_autofree char *shown_text = stm_event_dup_text (event);

  g_assert_cmpstr (shown_who, ==, who);
  g_assert_cmpstr (shown_text, ==, text);
}

static void
test_person (void)
{
  g_autoptr (StmEvent) event = new_event (STM_EVENT_CHANGED, STM_ROLE_PARTNER, "Nele Baert");

  g_assert_cmpstr (stm_event_get_person (event), ==, "Nele Baert");
  assert_who (event, "Nele Baert (Partner mediator)", "Changed by Nele Baert (Partner mediator)");
}

static void
test_role (void)
{
  g_autoptr (StmEvent) event = new_event (STM_EVENT_CREATED, STM_ROLE_SCHOOL, NULL);

  assert_who (event, "School", "Entered by School");
}

/* Whoever happened to work did not decide it. */
static void
test_rules (void)
{
  g_autoptr (StmEvent) event = new_event (STM_EVENT_APPLIED, STM_ROLE_NONE, NULL);

  assert_who (event, "Decided by the rules", "Decided by the rules");
  stm_event_set_changes (event, STM_EVENT_RULE "maximum-duration\nending:  → maximum-duration");
  assert_who (event, "Decided by the rules", "Decided by the rules: Ended by itself: maximum duration of 2 years");
}

static void
test_received (void)
{
  g_autoptr (StmEvent) event = new_event (STM_EVENT_IMPORTED, STM_ROLE_REGION, "An Peeters");

  stm_event_set_changes (event, STM_EVENT_FROM "Zorgschool Oost\nnumber: 4 → 6");
  assert_who (event, "An Peeters (Regional coordinator)",
              "Received from Zorgschool Oost by An Peeters (Regional coordinator)");
}

static void
assert_departure (const char *changes, const char *text)
{
  g_autoptr (StmEvent) event = new_event (STM_EVENT_EXPORTED, STM_ROLE_PARTNER, "Nele Baert");

  stm_event_set_changes (event, changes);
  assert_who (event, "Nele Baert (Partner mediator)", text);
}

/* What does not say how it left keeps its words, and so does what another version says. */
static void
test_departure (void)
{
  assert_departure (STM_EVENT_WAY "printed", "Sent to the printer by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "opened", "Opened in another program by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "pdf", "Saved as a PDF file by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "csv", "Exported to a CSV file by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "excel", "Exported to an Excel file by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "json", "Exported to a JSON file by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "package", "Exported in a package by Nele Baert (Partner mediator)");
  assert_departure (NULL, "Exported to a file by Nele Baert (Partner mediator)");
  assert_departure (STM_EVENT_WAY "pigeon", "Exported to a file by Nele Baert (Partner mediator)");
}

static void
test_ways (void)
{
  for (int way = STM_EVENT_WAY_PRINTED; way <= STM_EVENT_WAY_PACKAGE; way++)
    g_assert_cmpint (stm_event_way_from_key (stm_event_way_get_key (way)), ==, way);

  g_assert_cmpint (stm_event_way_from_key (""), ==, -1);
}

static void
assert_guess (const char *real_name, const char *guess)
{
  g_autofree char *person = stm_profile_guess_person (real_name, "nbaert");

  g_assert_cmpstr (person, ==, guess);
}

/* A name that says nothing is not proposed. */
static void
test_guess (void)
{
  assert_guess ("Nele Baert", "Nele Baert");
  assert_guess (" Nele Baert ", "Nele Baert");
  assert_guess ("nbaert", NULL);
  assert_guess ("Unknown", NULL);
  assert_guess ("  ", NULL);
  assert_guess ("N\xe9le", NULL);
  assert_guess (NULL, NULL);
}

static void
assert_person (const char *name, const char *problem)
{
  g_assert_cmpstr (stm_profile_check_person (name), ==, problem);
}

/* Who works has a name, on one line. */
static void
test_named_person (void)
{
  g_autofree char *longest = g_strnfill (STM_PROFILE_PERSON_LENGTH, 'a');
  g_autofree char *longer = g_strconcat (longest, "a", NULL);

  assert_person ("Ömer Ünal", NULL);
  assert_person (longest, NULL);
  assert_person (longer, "This is too long for a name.");
  assert_person ("", "A name is expected here.");
  assert_person ("An\nPeeters", "A name cannot contain a control character, such as a line end.");
  assert_person ("An\xc2\x85Peeters", "A name cannot contain a control character, such as a line end.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/event/person-W16", test_person);
  g_test_add_func ("/core/event/role-W16", test_role);
  g_test_add_func ("/core/event/rules-W16", test_rules);
  g_test_add_func ("/core/event/received-W16", test_received);

  g_test_add_func ("/core/event/departure-W16", test_departure);
  g_test_add_func ("/core/event/ways-W16", test_ways);
  g_test_add_func ("/core/event/guess-W16", test_guess);
  g_test_add_func ("/core/event/named-person-W16", test_named_person);

  return g_test_run ();
}

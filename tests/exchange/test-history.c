#include "config.h"

#include "exchange-tools.h"

#include "core/stm-dossier.h"
#include "core/stm-moment.h"
#include "core/stm-record-types.h"

#include <string.h>

#define PARTNER    "aaaaaaaa-0000-4000-8000-000000000001"
#define MEDIATOR   "aaaaaaaa-0000-4000-8000-000000000002"
#define DOSSIER    "aaaaaaaa-0000-4000-8000-000000000003"
#define MEDIATION  "aaaaaaaa-0000-4000-8000-000000000005"
#define PRINTOUT   "22222222-0000-4000-8000-000000000001"

#define IDENTITY(uuid) "{\"uuid\":\"" uuid "\",\"revision\":1," \
                       "\"created-at\":\"2026-09-01T08:00:00Z\",\"changed-at\":\"2026-09-01T08:00:00Z\","

#define SEEN "{\"at\":\"2026-09-02T08:00:00Z\",\"role\":\"partner\",\"type\":\"revealed\",\"kind\":\"dossier\"," \
             "\"record\":\"" DOSSIER "\",\"fields\":\"national-number\"}"
#define SIGNED "{\"at\":\"2026-09-03T08:15:00Z\",\"role\":\"partner\",\"person\":\"Nele Baert\",\"type\":\"changed\",\"kind\":\"mediation\"," \
               "\"record\":\"" MEDIATION "\",\"fields\":\"weo-signed-on ending-remark\",\"changes\":\"weo-signed-on:  → 2026-09-03\"}"
#define PRINTED "{\"at\":\"2026-09-03T08:15:00Z\",\"role\":\"partner\",\"person\":\"Nele Baert\",\"type\":\"created\",\"kind\":\"printout\"," \
                "\"record\":\"" PRINTOUT "\",\"changes\":\"template:  → weo\\nway: printed → saved\"}"
#define RULED "{\"at\":\"2026-09-04T05:00:00Z\",\"role\":null,\"type\":\"applied\",\"kind\":\"mediation\"," \
              "\"record\":\"" MEDIATION "\",\"changes\":\"rule: maximum-duration\\nending:  → maximum-duration\"}"
/* in place of SEEN */
#define LEFT(changes) "{\"at\":\"2026-09-02T08:00:00Z\",\"role\":\"partner\",\"type\":\"exported\",\"kind\":\"dossier\"," \
                      "\"record\":\"" DOSSIER "\",\"fields\":\"national-number\",\"changes\":\"" changes "\"}"

/* A partner with a dossier and its history. */
static const char file_text[] =
  "{\n\"format\":\"stagematching-profile\",\n\"version\":1,\n"
  "\"profile\":{\"name\":\"Regio Oost\",\"role\":\"partner\",\"partner\":\"" PARTNER "\"},\n"
  "\"regions\":[],\n\"services\":[],\n"
  "\"partners\":[\n" IDENTITY (PARTNER) "\"name\":\"Partner vzw\"}\n],\n"
  "\"mediators\":[\n" IDENTITY (MEDIATOR) "\"name\":\"EDU LIMB06\"}\n],\n"
  "\"dossiers\":[\n"
  IDENTITY (DOSSIER) "\"last-name\":\"SELIE\",\"first-name\":\"Peter\",\"client-number\":\"12770380\","
  "\"national-number\":\"85112526868\",\"mediator\":\"" MEDIATOR "\"}\n],\n"
  "\"mediations\":[\n"
  IDENTITY (MEDIATION) "\"dossier\":\"" DOSSIER "\",\"referred-on\":\"2026-08-20\"}\n],\n"
  "\"appointments\":[],\n\"sheets\":[],\n\"goals\":[],\n\"activities\":[],\n\"tasks\":[],\n\"competences\":[],\n"
  "\"studies\":[],\n\"targets\":[],\n\"signals\":[],\n"
  "\"printouts\":[\n"
  IDENTITY (PRINTOUT) "\"mediation\":\"" MEDIATION "\",\"template\":\"weo\",\"template-revision\":1,"
  "\"name\":\"WEO\",\"made-on\":\"2026-09-03 10:15\",\"content\":\"JVBERi0xLjQK\"}\n],\n"
  "\"events\":[\n" SEEN ",\n" SIGNED ",\n" PRINTED ",\n" RULED "\n]\n}\n";

static StmStore *
open_partner (StoreFixture *fixture, const char *name)
{
  return exchange_open_empty_as (fixture, name, STM_ROLE_PARTNER);
}

/* Returns: how many lines of history came in */
static guint
import (StoreFixture *fixture, StmStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = exchange_import_text (fixture, store, text, STM_IMPORT_DEFAULT, &error);

  g_assert_no_error (error);
  stm_import_plan_to_error (plan, &error);
  g_assert_no_error (error);

  return stm_import_plan_get_n_events (plan);
}

static guint
count_events (StmStore *store, const char *uuid)
{
  g_autoptr (GListModel) events = stm_store_list_events (store, uuid, NULL);

  return g_list_model_get_n_items (events);
}

/* What happened comes before the line that says where it came from. */
static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "one");
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) imported = NULL;
  g_autoptr (StmEvent) changed = NULL;
  g_autofree char *exported = NULL;

  g_assert_cmpuint (import (fixture, store, file_text), ==, 4);
  exported = exchange_export_text (fixture, store);
  g_assert_cmpstr (exported, ==, file_text);

  events = stm_store_list_events (store, MEDIATION, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 3);
  imported = g_list_model_get_item (events, 0);
  changed = g_list_model_get_item (events, 2);
  g_assert_cmpint (stm_event_get_event_type (imported), ==, STM_EVENT_IMPORTED);
  g_assert_cmpstr (stm_event_get_person (changed), ==, "Nele Baert");
  g_assert_cmpint (stm_event_get_role (changed), ==, STM_ROLE_PARTNER);
  g_assert_cmpstr (stm_event_get_fields (changed), ==, "weo-signed-on ending-remark");
  g_assert_cmpstr (stm_event_get_changes (changed), ==, "weo-signed-on:  → 2026-09-03");
}

/* How something left the program is told everywhere. */
static void
test_departure (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "left");
  g_autofree char *text = exchange_replace (file_text, SEEN, LEFT ("way: opened"));
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) left = NULL;
  g_autofree char *told = NULL;
  g_autofree char *exported = NULL;

  g_assert_cmpuint (import (fixture, store, text), ==, 4);
  events = stm_store_list_events (store, DOSSIER, NULL);
  left = g_list_model_get_item (events, 1);
  told = stm_event_dup_text (left);
  g_assert_cmpstr (told, ==, "Opened in another program by Partner mediator");
  exported = exchange_export_text (fixture, store);
  g_assert_cmpstr (exported, ==, text);
}

static void
test_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "two");
  g_autoptr (StmImportPlan) plan = NULL;

  import (fixture, store, file_text);
  plan = exchange_import_text (fixture, store, file_text, STM_IMPORT_DEFAULT, NULL);
  g_assert_false (stm_import_plan_has_changes (plan));
  g_assert_cmpuint (stm_import_plan_get_n_events (plan), ==, 0);
  g_assert_cmpuint (count_events (store, MEDIATION), ==, 3);
}

/* A file without history came first. */
static void
test_only_history (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "later");
  g_autofree char *without = exchange_replace (file_text, ",\n\"events\":[\n" SEEN ",\n" SIGNED ",\n" PRINTED ",\n" RULED "\n]", "");
  g_autoptr (StmImportPlan) plan = NULL;
  g_autofree char *summary = NULL;

  g_assert_cmpuint (import (fixture, store, without), ==, 0);
  plan = exchange_import_text (fixture, store, file_text, STM_IMPORT_DEFAULT, NULL);
  summary = stm_import_plan_dup_summary (plan);
  g_assert_true (stm_import_plan_is_written (plan));
  g_assert_cmpstr (summary, ==, "5 the same as here, 4 lines of history.");
  g_assert_cmpuint (count_events (store, MEDIATION), ==, 3);
}

/* What happened to a record that was not taken did not happen here. */
static void
test_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "conflict");
  g_autofree char *other = exchange_replace (file_text, "\"referred-on\":\"2026-08-20\"", "\"referred-on\":\"2026-08-21\"");
  g_autofree char *later = exchange_replace (other, "2026-09-04T05:00:00Z", "2026-09-05T05:00:00Z");
  g_autofree char *seen = exchange_replace (later, "2026-09-02T08:00:00Z", "2026-09-02T09:00:00Z");

  import (fixture, store, file_text);
  g_assert_cmpuint (import (fixture, store, seen), ==, 1);
  g_assert_cmpuint (count_events (store, MEDIATION), ==, 3);
  g_assert_cmpuint (count_events (store, DOSSIER), ==, 3);
}

/* Who works here is not who worked there. */
static void
test_person (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "person");
  g_autofree char *named = exchange_replace (file_text, "\"role\":\"partner\",\"partner\"", "\"role\":\"partner\",\"person\":\"Nele Baert\",\"partner\"");
  g_autoptr (StmProfile) before = stm_store_dup_profile (store);
  g_autoptr (StmProfile) after = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_object_set (before, "person", "An Peeters", NULL);
  g_ptr_array_add (records, before);
  stm_store_save (store, records, &error);
  g_assert_no_error (error);

  import (fixture, store, named);
  after = stm_store_dup_profile (store);
  g_assert_cmpstr (after->person, ==, "An Peeters");
}

typedef struct
{
  const char *name;
  const char *part;
  const char *other;
  const char *path;
  const char *reason;
} Bad;

static const Bad bad[] = {
  { "type", "\"type\":\"changed\"", "\"type\":\"seen\"", "events[1].type", "none of the words" },
  { "role", "\"role\":\"partner\",\"person\":\"Nele Baert\",\"type\":\"changed\"", "\"role\":\"boss\",\"type\":\"changed\"", "events[1].role", "none of the words" },
  { "no-role", "\"role\":null,", "", "events[3].role", "none of the words" },
  { "no-role-chosen", "\"role\":null,", "\"role\":\"\",", "events[3].role", "none of the words" },
  { "kind", "\"kind\":\"printout\"", "\"kind\":\"weather\"", "events[2].kind", "none of the words" },
  { "view", "\"kind\":\"printout\"", "\"kind\":\"caseload\"", "events[2].kind", "none of the words" },
  { "profile", "\"kind\":\"printout\"", "\"kind\":\"profile\"", "events[2].kind", "none of the words" },
  { "time", "2026-09-02T08:00:00Z", "2026-09-02 08:00", "events[0].at", "A time such as" },
  { "no-day", "2026-09-02T08:00:00Z", "2026-02-30T08:00:00Z", "events[0].at", "A time such as" },
  { "person", "\"person\":\"Nele Baert\",\"type\":\"changed\"", "\"person\":7,\"type\":\"changed\"", "events[1].person", "A text is expected" },
  { "person-lines", "\"person\":\"Nele Baert\",\"type\":\"changed\"", "\"person\":\"a\\nb\",\"type\":\"changed\"", "events[1].person", "too long" },
  { "fields", "weo-signed-on ending-remark", "Peter Selie", "events[1].fields", "Names of fields" },
  { "no-change", "weo-signed-on:  → 2026-09-03", "Peter was here", "events[1].changes", "Lines such as" },
  { "number-in-change", "weo-signed-on:  → 2026-09-03", "ending-remark:  → 85112526868", "events[1].changes", "Lines such as" },
  { "unknown-rule", "rule: maximum-duration", "rule: Peter Selie", "events[3].changes", "Lines such as" },
  { "rule-of-a-person", "weo-signed-on:  → 2026-09-03", "rule: maximum-duration", "events[1].changes", "Lines such as" },
  { "unknown-way", SEEN, LEFT ("way: Peter Selie"), "events[0].changes", "Lines such as" },
  { "no-way", SEEN, LEFT ("way: "), "events[0].changes", "Lines such as" },
  { "rule-of-a-departure", SEEN, LEFT ("rule: maximum-duration"), "events[0].changes", "Lines such as" },
  { "two-ways", SEEN, LEFT ("way: pdf\\nway: printed"), "events[0].changes", "Lines such as" },
  { "way-of-a-change", "weo-signed-on:  → 2026-09-03", "way: printed", "events[1].changes", "Lines such as" },
  { "record", "\"kind\":\"printout\",\"record\":\"" PRINTOUT "\"", "\"kind\":\"printout\",\"record\":\"" MEDIATION "\"", "events[2].record", "neither in the file nor here" },
  { "uuid", "\"kind\":\"printout\",\"record\":\"" PRINTOUT "\"", "\"kind\":\"printout\",\"record\":\"x\"", "events[2].record", "not a uuid" },
  { "more", "\"fields\":\"national-number\"", "\"fields\":\"national-number\",\"value\":\"85112526868\"", "events[0].value", "no such field" },
  { "no-event", SEEN, "7", "events[0]", "braces" },
  { "no-list", "\"events\":[\n" SEEN ",\n" SIGNED ",\n" PRINTED ",\n" RULED "\n]", "\"events\":7", "events", "A list is expected" },
};

/* Place and reason are told, nobody is named, and nothing is changed. */
static void
test_bad (StoreFixture *fixture, gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (StmStore) store = open_partner (fixture, "bad");
  g_autofree char *text = exchange_replace (file_text, row->part, row->other);
  g_autofree char *before = exchange_export_text (fixture, store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = exchange_import_text (fixture, store, text, STM_IMPORT_DEFAULT, &error);
  StmProblemList *problems = stm_import_plan_get_problems (plan, STM_SEVERITY_ERROR);
  g_autoptr (StmProblem) problem = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_ERROR), ==, 1);
  problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  g_assert_cmpstr (stm_problem_get_field (problem), ==, row->path);
  g_assert_nonnull (strstr (stm_problem_get_message (problem), row->reason));
  g_assert_null (strstr (stm_problem_get_message (problem), "Peter"));
  g_assert_null (strstr (stm_problem_get_message (problem), "8511252"));

  after = exchange_export_text (fixture, store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_events (store, MEDIATION), ==, 0);
}

static void
test_before_records (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "order");
  g_autofree char *text = exchange_replace (file_text, "\"regions\":[],", "\"events\":[],\n\"regions\":[],");
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange_import_text (fixture, store, text, STM_IMPORT_DEFAULT, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
}

static char *
dup_yesterday (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -1);
  g_autofree char *moment = stm_moment_from_utc (then);

  return g_strndup (moment, 10);
}

/* SPEC W15: after the right of access the document does not leave, nor that it was
 * printed; that the number was seen is told, the number is not. */
static void
test_after_access (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "access");
  g_autofree char *until = dup_yesterday ();
  g_autofree char *closed = g_strdup_printf ("\"referred-on\":\"2026-08-20\",\"closed-on\":\"%s\",\"closing\":\"by-vdab\",\"access-until\":\"%s\"", until, until);
  g_autofree char *text = exchange_replace (file_text, "\"referred-on\":\"2026-08-20\"", closed);
  g_autofree char *exported = NULL;

  import (fixture, store, text);
  exported = exchange_export_text (fixture, store);
  g_assert_null (strstr (exported, "85112526868"));
  g_assert_null (strstr (exported, PRINTOUT));
  g_assert_nonnull (strstr (exported, "\"events\":[\n" SEEN ",\n" SIGNED ",\n" RULED "\n]\n}\n"));
}

/* SPEC T8: a school does not learn of a refusal, by its history either. */
static void
test_declined (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) declined = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_DECLINED);
  g_autofree char *region = NULL;
  g_autofree char *school = NULL;

  store_fixture_save (fixture, declined);
  region = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (region, "\"kind\":\"placement\""));

  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  school = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (school, "\"kind\":\"student\""));
  g_assert_null (strstr (school, "\"kind\":\"placement\""));
}

/* SPEC P3: values stand in a history, so what is hidden must not be among them. */
static void
test_no_hidden_values (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

      for (guint i = 0; i < klass->n_fields; i++)
        if (klass->fields[i].flags & STM_FIELD_SENSITIVE)
          g_assert_false (klass->fields[i].flags & STM_FIELD_TRACKED);
    }
}

#define ADD(path, func) \
  g_test_add ("/exchange/history/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trip-W16-X1", test_round_trip);
  ADD ("departure-W16-X1", test_departure);
  ADD ("twice-X1", test_twice);
  ADD ("only-history-W16", test_only_history);
  ADD ("conflict-X1", test_conflict);
  ADD ("person-W16", test_person);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/history/bad/%s", bad[i].name);

      g_test_add (path, StoreFixture, &bad[i], store_fixture_set_up, test_bad, store_fixture_tear_down);
    }
  ADD ("before-records-X1", test_before_records);
  ADD ("after-access-W15", test_after_access);
  ADD ("declined-T8", test_declined);
  g_test_add_func ("/exchange/history/no-hidden-values-P3", test_no_hidden_values);

  return g_test_run ();
}

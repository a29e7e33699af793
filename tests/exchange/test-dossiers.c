#include "config.h"

#include "exchange-tools.h"

#include "core/stm-dossier.h"
#include "core/stm-mediation.h"
#include "core/stm-moment.h"
#include "core/stm-printout.h"
#include "exchange/stm-table-export.h"

#include <string.h>

#define PARTNER    "aaaaaaaa-0000-4000-8000-000000000001"
#define MEDIATOR   "aaaaaaaa-0000-4000-8000-000000000002"
#define DOSSIER    "aaaaaaaa-0000-4000-8000-000000000003"
#define OTHER      "aaaaaaaa-0000-4000-8000-000000000004"
#define MEDIATION  "aaaaaaaa-0000-4000-8000-000000000005"
#define ELSEWHERE  "aaaaaaaa-0000-4000-8000-000000000006"

#define IDENTITY(uuid) "{\"uuid\":\"" uuid "\",\"revision\":1," \
                       "\"created-at\":\"2026-09-01T08:00:00Z\",\"changed-at\":\"2026-09-01T08:00:00Z\","

/* A partner with two dossiers; the first has some of everything. */
static const char file_text[] =
  "{\n\"format\":\"stagematching-profile\",\n\"version\":1,\n"
  "\"profile\":{\"name\":\"Partner\",\"role\":\"partner\",\"partner\":\"" PARTNER "\"},\n"
  "\"regions\":[],\n\"services\":[],\n"
  "\"partners\":[\n" IDENTITY (PARTNER) "\"name\":\"Partner vzw\"}\n],\n"
  "\"mediators\":[\n" IDENTITY (MEDIATOR) "\"name\":\"EDU LIMB06\"}\n],\n"
  "\"dossiers\":[\n"
  IDENTITY (DOSSIER) "\"last-name\":\"SELIE\",\"first-name\":\"Peter\",\"client-number\":\"12770380\","
  "\"national-number\":\"85112526868\",\"mediator\":\"" MEDIATOR "\"},\n"
  IDENTITY (OTHER) "\"last-name\":\"NAAMCLIMB0093\",\"first-name\":\"VNMLIMB0093\",\"client-number\":\"12774435\","
  "\"national-number\":\"65070664309\",\"mediator\":\"" MEDIATOR "\"}\n],\n"
  "\"mediations\":[\n"
  IDENTITY (MEDIATION) "\"dossier\":\"" DOSSIER "\",\"referred-on\":\"2026-08-20\",\"attended-on\":\"2026-09-14\"},\n"
  IDENTITY (ELSEWHERE) "\"dossier\":\"" OTHER "\",\"referred-on\":\"2026-08-21\"}\n],\n"
  "\"appointments\":[\n"
  IDENTITY ("bbbbbbbb-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"type\":\"first\",\"date\":\"2026-09-01\","
  "\"time\":\"09:00\",\"outcome\":\"absent-invalid\",\"completed-on\":\"2026-09-01\"},\n"
  IDENTITY ("bbbbbbbb-0000-4000-8000-000000000002") "\"mediation\":\"" MEDIATION "\",\"type\":\"first\",\"registered\":true,"
  "\"date\":\"2026-09-14\",\"time\":\"09:00\",\"outcome\":\"present\",\"completed-on\":\"2026-09-14\","
  "\"residence-checked\":true,\"work-card-checked\":true}\n],\n"
  "\"sheets\":[\n"
  IDENTITY ("cccccccc-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"number\":1,\"opened-on\":\"2026-09-16\"}\n],\n"
  "\"goals\":[\n"
  IDENTITY ("dddddddd-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"rubric\":\"conditions\",\"name\":\"Vervoer\"}\n],\n"
  "\"activities\":[\n"
  IDENTITY ("eeeeeeee-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"type\":\"own-training\",\"code\":\"953081\","
  "\"name\":\"Werkervaringsstage\",\"goal\":\"dddddddd-0000-4000-8000-000000000001\",\"state\":\"planned\"}\n],\n"
  "\"tasks\":[\n"
  IDENTITY ("ffffffff-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"sheet\":\"cccccccc-0000-4000-8000-000000000001\","
  "\"name\":\"Het cv nalezen\",\"progress\":\"open\"}\n],\n"
  "\"competences\":[],\n\"studies\":[],\n\"targets\":[],\n"
  "\"signals\":[\n"
  IDENTITY ("11111111-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"topic\":\"stopped\",\"made-on\":\"2026-09-20\","
  "\"text\":\"Beste\"}\n],\n"
  "\"printouts\":[\n"
  IDENTITY ("22222222-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\",\"template\":\"weo\",\"template-revision\":1,"
  "\"name\":\"WEO\",\"made-on\":\"2026-09-14 10:00\",\"content\":\"JVBERi0xLjQK\"}\n]\n}\n";

#define SECOND_MEDIATION IDENTITY (ELSEWHERE) "\"dossier\":\"" OTHER "\",\"referred-on\":\"2026-08-21\"}"

static StmStore *
open_partner (StoreFixture *fixture, const char *name)
{
  return exchange_open_empty_as (fixture, name, STM_ROLE_PARTNER);
}

static void
import (StoreFixture *fixture, StmStore *store, const char *text, guint n_new, guint n_newer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = exchange_import_text (fixture, store, text, STM_IMPORT_DEFAULT, &error);

  g_assert_no_error (error);
  stm_import_plan_to_error (plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEWER), ==, n_newer);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "one");
  g_autofree char *named = exchange_replace (file_text, "\"name\":\"Partner\"", "\"name\":\"Regio Oost\"");
  g_autofree char *exported = NULL;
  g_autoptr (StmProfile) profile = NULL;

  import (fixture, store, file_text, 14, 1);
  import (fixture, store, file_text, 0, 0);

  profile = stm_store_dup_profile (store);
  g_assert_cmpstr (profile->partner, ==, PARTNER);
  g_assert_cmpint (profile->role, ==, STM_ROLE_PARTNER);

  exported = exchange_export_text (fixture, store);
  g_assert_cmpstr (exported, ==, named);
}

/* what, instead of what, where the reason stands, and a part of it */
typedef struct
{
  const char *name;
  const char *part;
  const char *other;
  const char *path;
  const char *reason;
} Bad;

#define FUTURE   "lies in the future"
#define MEDIATED "\"attended-on\":\"2026-09-14\""
#define STAGE    "\"code\":\"953081\",\"name\":\"Werkervaringsstage\",\"goal\":\"dddddddd-0000-4000-8000-000000000001\",\"state\":\"planned\""

static const Bad bad[] = {
  { "unknown-choice", "\"rubric\":\"conditions\"", "\"rubric\":\"weather\"", "goals[0].rubric", "none of the words" },
  { "unknown-outcome-W5", "\"outcome\":\"present\"", "\"outcome\":\"late\"", "appointments[1].outcome", "none of the words" },
  { "no-such-day", "\"referred-on\":\"2026-08-20\"", "\"referred-on\":\"31-02-2026\"", "mediations[0].referred-on", "" },
  { "no-leap-day", "\"opened-on\":\"2026-09-16\"", "\"opened-on\":\"2026-02-31\"", "sheets[0].opened-on", "" },
  { "no-hour", "\"date\":\"2026-09-14\",\"time\":\"09:00\"", "\"date\":\"2026-09-14\",\"time\":\"25:00\"", "appointments[1].time", "" },
  { "no-pdf-B4", "JVBERi0xLjQK", "UEsDBBQAAAAI", "printouts[0].content", "not a PDF" },
  { "no-base64-B4", "JVBERi0xLjQK", "JVBERi0 <x>", "printouts[0].content", "not a PDF" },
  { "no-moment-B4", "2026-09-14 10:00", "14-09-2026", "printouts[0].made-on", "" },
  { "no-ikl-W2", "\"client-number\":\"12770380\"", "\"client-number\":\"IKL 1\"", "dossiers[0].client-number", "digits" },
  { "no-national-number-W2", "85112526868", "85112526869", "dossiers[0].national-number", "" },
  { "no-code-W10", "953081", "stage", "activities[0].code", "digits" },
  { "no-state-W10", ",\"state\":\"planned\"", "", "activities[0].state", "must be filled in" },
  { "no-dossier", "\"dossier\":\"" OTHER "\",\"referred-on\"", "\"dossier\":\"" PARTNER "\",\"referred-on\"",
    "mediations[1].dossier", "neither in the file nor here" },
  { "appointment-of-nothing", "\"mediation\":\"" MEDIATION "\",\"type\":\"first\",\"date\"",
    "\"mediation\":\"" DOSSIER "\",\"type\":\"first\",\"date\"", "appointments[0].mediation", "neither in the file nor here" },
  { "partner-of-nothing", "\"partner\":\"" PARTNER "\"", "\"partner\":\"" DOSSIER "\"", "profile.partner", "neither in the file nor here" },
  { "ikl-twice-W2", "\"client-number\":\"12774435\"", "\"client-number\":\"12770380\"", "dossiers[1]", "another dossier with this IKL" },
  { "two-open-W3", SECOND_MEDIATION, IDENTITY (ELSEWHERE) "\"dossier\":\"" DOSSIER "\",\"referred-on\":\"2026-08-21\"}",
    "mediations[1]", "another mediation that is not closed" },
  { "task-of-another-W8", "\"tasks\":[\n" IDENTITY ("ffffffff-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\"",
    "\"tasks\":[\n" IDENTITY ("ffffffff-0000-4000-8000-000000000001") "\"mediation\":\"" ELSEWHERE "\"", "tasks[0].sheet",
    "belongs to another mediation" },
  { "step-of-another-W10", "\"activities\":[\n" IDENTITY ("eeeeeeee-0000-4000-8000-000000000001") "\"mediation\":\"" MEDIATION "\"",
    "\"activities\":[\n" IDENTITY ("eeeeeeee-0000-4000-8000-000000000001") "\"mediation\":\"" ELSEWHERE "\"", "activities[0].goal",
    "belongs to another mediation" },
  { "not-registered-W5", "\"registered\":true,", "", "appointments[1]", "cannot have gone so" },
  { "attended-twice-W5", "\"outcome\":\"absent-invalid\"", "\"outcome\":\"present\"", "appointments[1]", "cannot have gone so" },
  { "planned-before-W5", "\"outcome\":\"absent-invalid\",\"completed-on\":\"2026-09-01\"", "\"remarks\":\"x\"", "appointments[1]",
    "cannot have gone so" },
  { "attended-another-day-W6", "\"attended-on\":\"2026-09-14\"", "\"attended-on\":\"2026-09-15\"", "mediations[0]", "cannot have gone so" },
  { "attended-without-word-W6", ",\"attended-on\":\"2026-09-14\"", "", "mediations[0]", "cannot have gone so" },
  { "papers-W9", "\"residence-checked\":true,", "", "appointments[1].residence-checked", "cannot be completed before" },
  { "card-W9", ",\"work-card-checked\":true", "", "appointments[1].work-card-checked", "cannot be completed before" },
  { "completed-early-W9", "\"completed-on\":\"2026-09-14\"", "\"completed-on\":\"2026-09-13\"", "appointments[1].completed-on",
    "before its day" },
  { "referred-later-W7", "\"referred-on\":\"2026-08-20\"", "\"referred-on\":\"2026-09-15\"", "mediations[0].attended-on",
    "before “Referred on”" },
  { "referred-in-future-W2", "\"referred-on\":\"2026-08-21\"", "\"referred-on\":\"2190-01-01\"", "mediations[1].referred-on", FUTURE },
  { "attended-in-future-W5", "\"date\":\"2026-09-14\",\"time\":\"09:00\",\"outcome\":\"present\",\"completed-on\":\"2026-09-14\"",
    "\"date\":\"2190-01-01\",\"time\":\"09:00\",\"outcome\":\"present\"", "appointments[1].date", FUTURE },
  { "completed-in-future-W5", "\"completed-on\":\"2026-09-14\"", "\"completed-on\":\"2190-01-01\"", "appointments[1].completed-on", FUTURE },
  { "ended-after-agreement-W11", MEDIATED, MEDIATED ",\"process-ended-on\":\"2190-01-01\",\"ending\":\"passive\"",
    "mediations[0].process-ended-on", "two years ended on 13-09-2028" },
  { "closed-in-future-W12", MEDIATED, MEDIATED ",\"closed-on\":\"2190-01-01\",\"closing\":\"by-vdab\",\"access-until\":\"2190-01-01\"",
    "mediations[0].closed-on", FUTURE },
  { "signed-in-future-W7", MEDIATED, MEDIATED ",\"weo-printed-on\":\"2026-09-14\",\"weo-signed-on\":\"2190-01-01\"",
    "mediations[0].weo-signed-on", FUTURE },
  { "access-in-future-W15", MEDIATED, MEDIATED ",\"closed-on\":\"2026-09-20\",\"closing\":\"by-vdab\",\"access-until\":\"2190-01-01\"",
    "mediations[0].access-until", FUTURE },
  { "sent-in-future-W5", "\"made-on\":\"2026-09-20\"", "\"made-on\":\"2026-09-20\",\"sent-on\":\"2190-01-01\"", "signals[0].sent-on", FUTURE },
  { "started-in-future-W10", "\"state\":\"planned\"", "\"state\":\"started\",\"started-on\":\"2190-01-01\"", "activities[0].started-on", FUTURE },
  { "access-for-good-W12", MEDIATED, MEDIATED ",\"process-ended-on\":\"2026-09-16\",\"ending\":\"passive\",\"closed-on\":\"2026-10-17\","
    "\"closing\":\"automatic\",\"access-until\":\"2030-01-01\"", "mediations[0].access-until", "ended on 17-10-2026" },
  { "maximum-early-W11", MEDIATED, MEDIATED ",\"process-ended-on\":\"2026-09-16\",\"ending\":\"maximum-duration\"",
    "mediations[0].process-ended-on", "run until 13-09-2028" },
  { "remedial-too-long-W10", STAGE, "\"code\":\"953082\",\"started-on\":\"2025-01-01\",\"ended-on\":\"2025-04-01\","
    "\"name\":\"IR\",\"goal\":\"dddddddd-0000-4000-8000-000000000001\",\"state\":\"ended\"", "activities[0].ended-on", "at most 3 months" },
  { "exploratory-late-W10", STAGE, "\"code\":\"953030\",\"started-on\":\"2023-01-01\",\"name\":\"BVS\","
    "\"goal\":\"dddddddd-0000-4000-8000-000000000001\",\"state\":\"started\"", "activities[0].started-on", "until 31-12-2022 only" },
  { "attested-before-advice-W14", "\"state\":\"planned\"", "\"state\":\"ended\",\"started-on\":\"2026-09-15\",\"ended-on\":\"2026-09-16\","
    "\"attested-on\":\"2026-09-17\"", "activities[0].attested-on", "final advice first" },
  { "attested-while-running-W14", "\"state\":\"planned\"", "\"state\":\"started\",\"started-on\":\"2026-09-15\","
    "\"attested-on\":\"2026-09-17\"", "activities[0].attested-on", "End the work experience stage" },
  { "closed-unsigned-W8", "\"opened-on\":\"2026-09-16\"", "\"opened-on\":\"2026-09-16\",\"closed-on\":\"2026-09-17\"",
    "sheets[0].closed-on", "both have signed" },
  { "sheet-number-twice-W8", "\"opened-on\":\"2026-09-16\"}", "\"opened-on\":\"2026-09-16\"},\n"
    IDENTITY ("cccccccc-0000-4000-8000-000000000002") "\"mediation\":\"" MEDIATION "\",\"number\":1,\"opened-on\":\"2026-09-20\"}",
    "sheets[1].number", "has this number" },
  { "unknown-field", "\"rubric\":\"conditions\"", "\"rubric\":\"conditions\",\"weather\":\"rain\"", "goals[0].weather", "no such field" },
  { "no-record", "\"competences\":[]", "\"competences\":[7]", "competences[0]", "braces" },
};

static gboolean
has_problem (StmImportPlan *plan, const char *path, const char *reason)
{
  g_autoptr (GError) error = NULL;
  GListModel *problems = G_LIST_MODEL (stm_import_plan_get_problems (plan, STM_SEVERITY_ERROR));

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (problems, i);

      if (g_str_equal (stm_problem_get_field (problem), path) && strstr (stm_problem_get_message (problem), reason) != NULL)
        return TRUE;
    }

  stm_import_plan_to_error (plan, &error);
  g_test_message ("%s", error != NULL ? error->message : "no error");

  return FALSE;
}

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

  g_assert_no_error (error);
  g_assert_true (has_problem (plan, row->path, row->reason));
  g_assert_false (stm_import_plan_to_error (plan, &error));
  g_assert_null (strstr (error->message, "SELIE"));
  g_assert_null (strstr (error->message, "8511252"));

  after = exchange_export_text (fixture, store);
  g_assert_cmpstr (after, ==, before);
}

static char *
make_newer (const char *text, const char *place)
{
  const char *start = strstr (text, place);
  GString *newer = g_string_new_len (text, start - text);
  g_autofree char *rest = exchange_replace (start, "\"revision\":1", "\"revision\":2");

  g_string_append (newer, rest);

  return g_string_free_and_steal (newer);
}

/* Where one is closed, the next can be opened, in whatever order they stand. */
static void
test_closed_and_next (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "next");
  g_autofree char *newer = make_newer (file_text, SECOND_MEDIATION);
  g_autofree char *closed = exchange_replace (newer, "\"referred-on\":\"2026-08-21\"}",
                                              "\"referred-on\":\"2026-08-21\",\"closed-on\":\"2026-09-02\",\"closing\":\"by-vdab\",\"access-until\":\"2026-09-02\"}");
  g_autofree char *next = exchange_replace (closed, "\"mediations\":[\n",
                                            "\"mediations\":[\n"
                                            IDENTITY ("99999999-0000-4000-8000-000000000001")
                                            "\"dossier\":\"" OTHER "\",\"referred-on\":\"2026-10-01\"},\n");

  import (fixture, store, file_text, 14, 1);
  import (fixture, store, next, 1, 1);
}

/* SPEC W7, W16: what somebody did meanwhile with an older copy takes back no step that
 * was taken here. */
static void
test_not_taken_back (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "back");
  g_autofree char *printed = exchange_replace (file_text, MEDIATED, MEDIATED ",\"weo-printed-on\":\"2026-09-15\"");
  g_autofree char *newer = make_newer (file_text, "\"mediations\":[");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  import (fixture, store, printed, 14, 1);
  before = exchange_export_text (fixture, store);

  plan = exchange_import_text (fixture, store, newer, STM_IMPORT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (has_problem (plan, "mediations[0].weo-printed-on", "cannot be taken back"));
  after = exchange_export_text (fixture, store);
  g_assert_cmpstr (after, ==, before);
}

/* SPEC W8: a number is free again where the file deletes its sheet. */
static void
test_number_again (StoreFixture *fixture, gconstpointer data)
{
  const char *sheet = "\"sheets\":[\n";
  g_autoptr (StmStore) store = open_partner (fixture, "again");
  g_autofree char *other = exchange_replace (file_text, sheet,
                                             "\"sheets\":[\n" IDENTITY ("cccccccc-0000-4000-8000-000000000002")
                                             "\"mediation\":\"" MEDIATION "\",\"number\":1,\"opened-on\":\"2026-09-20\"},\n");
  g_autofree char *newer = exchange_replace (other, "000000000001\",\"revision\":1,\"created-at\":\"2026-09-01T08:00:00Z\","
                                             "\"changed-at\":\"2026-09-01T08:00:00Z\",\"mediation\":\"" MEDIATION "\",\"number\":1",
                                             "000000000001\",\"revision\":2,\"created-at\":\"2026-09-01T08:00:00Z\","
                                             "\"changed-at\":\"2026-09-02T08:00:00Z\",\"deleted-at\":\"2026-09-02T08:00:00Z\","
                                             "\"mediation\":\"" MEDIATION "\",\"number\":1");
  g_autofree char *moved = exchange_replace (newer, "\"sheet\":\"cccccccc-0000-4000-8000-000000000001\",", "");
  g_autofree char *last = make_newer (moved, "\"tasks\":[");

  import (fixture, store, file_text, 14, 1);
  import (fixture, store, last, 1, 2);
}

/* SPEC W15: what was withheld is not gone. */
static void
test_number_is_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "kept");
  g_autofree char *without = exchange_replace (file_text, "\"national-number\":\"85112526868\",", "");
  g_autofree char *newer = make_newer (without, "\"dossiers\":[");
  g_autofree char *moved = exchange_replace (newer, "\"first-name\":\"Peter\"", "\"first-name\":\"Pieter\"");
  g_autoptr (StmDossier) dossier = NULL;

  import (fixture, store, file_text, 14, 1);
  import (fixture, store, without, 0, 0);
  import (fixture, store, moved, 0, 1);

  dossier = STM_DOSSIER (stm_store_get (store, STM_TYPE_DOSSIER, DOSSIER, NULL));
  g_assert_cmpstr (dossier->first_name, ==, "Pieter");
  g_assert_cmpstr (dossier->national_number, ==, "85112526868");
}

static char *
dup_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);
  g_autofree char *moment = stm_moment_from_utc (then);

  return g_strndup (moment, 10);
}

static char *
export_table (StoreFixture *fixture, StmStore *store)
{
  const char *const fields[] = { "last-name", "national-number", NULL };
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, NULL);
  g_autoptr (GFile) file = exchange_get_file (fixture, "table.csv");
  g_autoptr (GError) error = NULL;
  char *text;

  stm_table_export (store, dossiers, STM_TYPE_DOSSIER, fields, STM_ROLE_PARTNER, STM_TABLE_CSV, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));

  return text;
}

static void
assert_seen (StoreFixture *fixture, StmStore *store, gboolean selie)
{
  g_autofree char *json = exchange_export_text (fixture, store);
  g_autofree char *table = export_table (fixture, store);
  g_autoptr (StmRecord) dossier = stm_store_get (store, STM_TYPE_DOSSIER, DOSSIER, NULL);

  g_assert_cmpint (strstr (json, "85112526868") != NULL, ==, selie);
  g_assert_cmpint (strstr (table, "85.11.25-268.68") != NULL, ==, selie);
  g_assert_cmpint (stm_store_is_accepted_by_viewer (store, dossier), ==, selie);
  g_assert_nonnull (strstr (json, "65070664309"));
  g_assert_nonnull (strstr (table, "65.07.06-643.09"));
}

/* SPEC W12, W15: until the last day of access the number leaves, and the day after it
 * does not; a later mediation brings the access back. */
static void
test_number_leaves_with_access_only (StoreFixture *fixture, gconstpointer data)
{
  const struct
  {
    int      until;
    gboolean seen;
  } days[] = { { 0, TRUE }, { -1, FALSE } };
  const char *after = "{\"uuid\":\"99999999-0000-4000-8000-000000000001\",\"revision\":1,\"created-at\":\"2026-09-01T08:00:00Z\","
                      "\"changed-at\":\"2026-09-01T08:00:00Z\",\"dossier\":\"" DOSSIER "\",\"referred-on\":\"2026-10-01\"},\n";

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("access-%u", i);
      g_autoptr (StmStore) store = open_partner (fixture, name);
      g_autofree char *until = dup_day (days[i].until);
      g_autofree char *closed = g_strdup_printf ("\"attended-on\":\"2026-09-14\",\"closed-on\":\"%s\",\"closing\":\"by-vdab\",\"access-until\":\"%s\"}", until, until);
      g_autofree char *text = exchange_replace (file_text, "\"attended-on\":\"2026-09-14\"}", closed);
      g_autofree char *head = g_strconcat ("\"mediations\":[\n", after, NULL);
      g_autofree char *both = exchange_replace (text, "\"mediations\":[\n", head);

      import (fixture, store, text, 14, 1);
      assert_seen (fixture, store, days[i].seen);
      import (fixture, store, both, 1, 0);
      assert_seen (fixture, store, TRUE);
    }
}

static void
test_other_roles (StoreFixture *fixture, gconstpointer data)
{
  for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_REGION; role++)
    {
      g_autofree char *name = g_strdup_printf ("role-%d", role);
      g_autoptr (StmStore) store = exchange_open_empty_as (fixture, name, role);
      g_autofree char *before = exchange_export_text (fixture, store);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StmImportPlan) plan = exchange_import_text (fixture, store, file_text, STM_IMPORT_DEFAULT, &error);

      g_assert_no_error (error);
      g_assert_true (has_problem (plan, "dossiers", "A profile of this role does not keep such records."));
      g_assert_true (has_problem (plan, "printouts", "A profile of this role does not keep such records."));
      after = exchange_export_text (fixture, store);
      g_assert_cmpstr (after, ==, before);
      g_assert_null (strstr (after, "dossiers"));
    }
}

/* SPEC X1: what an earlier version wrote is read as before, with nothing of dossiers. */
static void
test_earlier_file (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "earlier");
  g_autofree char *text = NULL;
  const char *cut = strstr (file_text, "\"partners\":[");
  g_autofree char *head = g_strndup (file_text, (gsize) (cut - file_text) - strlen (",\n"));
  g_autofree char *old = g_strconcat (head, "\n}\n", NULL);

  text = exchange_replace (old, ",\"partner\":\"" PARTNER "\"", "");
  import (fixture, store, text, 0, 0);
}

/* SPEC B4: a document of many pages comes back byte for byte. */
static void
test_long_printout (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_partner (fixture, "long");
  gsize size = 8 * 1024 * 1024;
  g_autofree char *content = g_malloc (size + 1);
  g_autofree char *text = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (StmPrintout) printout = NULL;

  memset (content, 'A', size);
  memcpy (content, "JVBERi0xLjQK", 12);
  content[size] = '\0';
  text = exchange_replace (file_text, "JVBERi0xLjQK", content);
  import (fixture, store, text, 14, 1);

  exported = exchange_export_text (fixture, store);
  g_assert_nonnull (strstr (exported, content));
  printout = STM_PRINTOUT (stm_store_get (store, STM_TYPE_PRINTOUT, "22222222-0000-4000-8000-000000000001", NULL));
  g_assert_cmpstr (printout->content, ==, content);
}

#define ADD(path, func) \
  g_test_add ("/exchange/dossiers/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/dossiers/bad/%s", bad[i].name);

      g_test_add (path, StoreFixture, &bad[i], store_fixture_set_up, test_bad, store_fixture_tear_down);
    }
  ADD ("W3/closed-and-next", test_closed_and_next);
  ADD ("W16/not-taken-back", test_not_taken_back);
  ADD ("W8/number-again", test_number_again);
  ADD ("W15/number-is-kept", test_number_is_kept);
  ADD ("W15/number-leaves-with-access-only", test_number_leaves_with_access_only);
  ADD ("P1/other-roles", test_other_roles);
  ADD ("X1/earlier-file", test_earlier_file);
  ADD ("B4/long-printout", test_long_printout);

  return g_test_run ();
}

#include "config.h"

#include "core/stm-error.h"
#include "core/stm-offer.h"
#include "core/stm-overview.h"
#include "core/stm-placement-rules.h"
#include "core/stm-policy.h"
#include "core/stm-record-types.h"
#include "core/stm-service.h"
#include "core/stm-student.h"

/* What each role may do with each kind: 'v' view, 'e' edit and delete, 'l' the
 * same until a service accepted, '-' nothing; SPEC P1 and T8. */
static const struct
{
  const char *kind;
  const char *school, *service, *region, *partner;
} rows[] = {
  { "school",      "e", "v", "e", "-" },
  { "supervisor",  "e", "v", "e", "-" },
  { "service",     "e", "e", "e", "e" },
  { "programme",   "e", "v", "e", "-" },
  { "student",     "l", "v", "e", "-" },
  { "request",     "l", "v", "e", "-" },
  { "placement",   "v", "e", "e", "-" },
  { "overview",    "v", "v", "v", "-" },
  { "region",      "v", "v", "e", "v" },
  { "deadline",    "e", "v", "e", "-" },
  { "offer",       "v", "e", "e", "-" },
  { "demand",      "e", "v", "e", "-" },
  { "arrangement", "v", "v", "e", "-" },
  { "assignment",  "e", "v", "e", "-" },
  { "message",     "e", "v", "e", "-" },
  { "tally",       "v", "v", "v", "-" },
  { "peer",        "e", "e", "e", "e" },
  { "package",     "v", "v", "v", "v" },
  { "partner",     "-", "-", "-", "e" },
  { "mediator",    "-", "-", "-", "e" },
  { "dossier",     "-", "-", "-", "e" },
  { "mediation",   "-", "-", "-", "e" },
  { "appointment", "-", "-", "-", "e" },
  { "sheet",       "-", "-", "-", "e" },
  { "goal",        "-", "-", "-", "e" },
  { "activity",    "-", "-", "-", "e" },
  { "task",        "-", "-", "-", "e" },
  { "competence",  "-", "-", "-", "e" },
  { "study",       "-", "-", "-", "e" },
  { "target",      "-", "-", "-", "e" },
  { "signal",      "-", "-", "-", "e" },
  { "printout",    "-", "-", "-", "e" },
  { "caseload",    "-", "-", "-", "v" },
  { "case",        "-", "-", "-", "v" },
};

static void
assert_right (StmRole role, const char *kind, char right)
{
  for (int accepted = 0; accepted < 2; accepted++)
    for (int action = STM_ACTION_VIEW; action <= STM_ACTION_DELETE; action++)
      {
        g_autoptr (GError) error = NULL;
        gboolean expected = right == 'e' || (right == 'l' && !accepted)
                            || (right != '-' && action == STM_ACTION_VIEW);

        g_assert_cmpint (stm_policy_may (role, action, kind, accepted, &error), ==, expected);
        if (expected)
          g_assert_no_error (error);
        else
          g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
      }
}

static void
test_actions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_right (STM_ROLE_NONE, rows[i].kind, '-');
      assert_right (STM_ROLE_SCHOOL, rows[i].kind, *rows[i].school);
      assert_right (STM_ROLE_SERVICE, rows[i].kind, *rows[i].service);
      assert_right (STM_ROLE_REGION, rows[i].kind, *rows[i].region);
      assert_right (STM_ROLE_PARTNER, rows[i].kind, *rows[i].partner);
      assert_right (STM_ROLE_REGION, "nonsense", '-');
    }
}

/* What is kept or shown has a row above; a profile is everybody's own. */
static void
test_every_kind_has_a_row (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        found |= g_str_equal (rows[i].kind, klass->kind);
      g_assert_true (found);
    }

  for (int role = STM_ROLE_NONE; role <= STM_ROLE_PARTNER; role++)
    g_assert_true (stm_policy_may (role, STM_ACTION_EDIT, "profile", FALSE, NULL));
}

static gboolean
is_sensitive (const char *kind, const char *field)
{
  if (g_str_equal (kind, "dossier"))
    return g_str_equal (field, "national-number");
  if (g_str_equal (kind, "printout"))
    return g_str_equal (field, "content");

  return g_str_equal (kind, "student")
         && (g_str_equal (field, "national-number") || g_str_equal (field, "phone") || g_str_equal (field, "email"));
}

static char
get_right (const char *kind, StmRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].kind, kind))
      return role == STM_ROLE_SCHOOL    ? *rows[i].school
             : role == STM_ROLE_SERVICE ? *rows[i].service
             : role == STM_ROLE_REGION  ? *rows[i].region
                                        : *rows[i].partner;

  g_assert_not_reached ();
}

static void
test_fields (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

      for (guint i = 0; i < klass->n_fields; i++)
        for (int accepted = 0; accepted < 2; accepted++)
          {
            const StmField *field = &klass->fields[i];
            gboolean hidden = is_sensitive (klass->kind, field->name) && !accepted;

            for (int role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
              g_assert_cmpint (stm_policy_may_see_field (role, klass->kind, field, accepted), ==,
                               get_right (klass->kind, role) != '-'
                               && !(hidden && (role == STM_ROLE_SERVICE || role == STM_ROLE_PARTNER)));
            g_assert_false (stm_policy_may_see_field (STM_ROLE_NONE, klass->kind, field, accepted));
          }
    }
}

static void
test_shown_status (void)
{
  for (int status = STM_STATUS_NONE; status <= STM_STATUS_DECLINED; status++)
    {
      g_assert_cmpint (stm_policy_shown_status (STM_ROLE_REGION, status), ==, status);
      g_assert_cmpint (stm_policy_shown_status (STM_ROLE_SCHOOL, status), ==,
                       status == STM_STATUS_DECLINED ? STM_STATUS_REQUESTED : status);
    }
}

static StmPlacement *
decide (const char *service, int period, StmDecision state)
{
  StmRecord *placement = stm_record_new (STM_TYPE_PLACEMENT);

  g_object_set (placement, "service", service, "period", period, "state", state, NULL);

  return STM_PLACEMENT (placement);
}

/* SPEC T8: a school learns of a decision once a service accepts, or takes that back */
static void
test_shown_records (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

  for (int state = STM_DECISION_ACCEPTED; state <= STM_DECISION_WITHDRAWN; state++)
    {
      g_autoptr (StmPlacement) decision = decide ("one", 1, state);

      g_assert_cmpint (stm_policy_may_see_record (STM_ROLE_SCHOOL, STM_RECORD (decision)), ==,
                       state != STM_DECISION_DECLINED);
      g_assert_true (stm_policy_may_see_record (STM_ROLE_SERVICE, STM_RECORD (decision)));
      g_assert_true (stm_policy_may_see_record (STM_ROLE_REGION, STM_RECORD (decision)));
      g_assert_false (stm_policy_may_see_record (STM_ROLE_PARTNER, STM_RECORD (decision)));
    }

  g_assert_true (stm_policy_may_see_record (STM_ROLE_SCHOOL, student));
  g_assert_false (stm_policy_may_see_record (STM_ROLE_PARTNER, student));
  g_assert_false (stm_policy_may_see_record (STM_ROLE_NONE, student));
}

static void
assert_may_edit_own (StmRole role, const char *own, StmRecord *record, gboolean allowed)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (stm_policy_may_edit_own (role, own, record, &error), ==, allowed);
  if (allowed)
    g_assert_no_error (error);
  else
    g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
}

/* Of its own and another's: the service itself, an offer and a decision. */
static void
test_own_records (void)
{
  for (int is_other = 0; is_other < 2; is_other++)
    {
      g_autoptr (StmRecord) service = stm_record_new (STM_TYPE_SERVICE);
      g_autoptr (StmRecord) offer = stm_record_new (STM_TYPE_OFFER);
      const char *uuid = stm_record_get_uuid (service);
      g_autoptr (StmPlacement) decision = decide (uuid, 1, STM_DECISION_ACCEPTED);
      StmRecord *const records[] = { service, offer, STM_RECORD (decision) };
      const char *own = is_other ? "another" : uuid;

      g_object_set (offer, "service", uuid, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (records); i++)
        {
          assert_may_edit_own (STM_ROLE_SERVICE, own, records[i], !is_other);
          assert_may_edit_own (STM_ROLE_SERVICE, NULL, records[i], TRUE);
          assert_may_edit_own (STM_ROLE_REGION, own, records[i], TRUE);
          assert_may_edit_own (STM_ROLE_SCHOOL, own, records[i], TRUE);
        }
    }
}

/* A decision on a request of two periods of which "one" accepted the first. */
static const struct
{
  const char *name;
  const char *service;
  int         period;
  StmDecision state;
  gboolean    same;
  gboolean    allowed;
} decisions[] = {
  { "accept-free-period", "one", 2, STM_DECISION_ACCEPTED, FALSE, TRUE },
  { "other-accepts-free-period", "two", 2, STM_DECISION_ACCEPTED, FALSE, TRUE },
  { "other-accepts-taken-period", "two", 1, STM_DECISION_ACCEPTED, FALSE, FALSE },
  { "same-changes-notes", "one", 1, STM_DECISION_ACCEPTED, TRUE, TRUE },
  { "other-declines-taken-period", "two", 1, STM_DECISION_DECLINED, FALSE, TRUE },
  { "decline-what-was-accepted", "one", 1, STM_DECISION_DECLINED, TRUE, FALSE },
  { "withdraw", "one", 1, STM_DECISION_WITHDRAWN, TRUE, TRUE },
  { "withdraw-what-was-not-accepted", "two", 2, STM_DECISION_WITHDRAWN, FALSE, FALSE },
  { "period-0", "one", 0, STM_DECISION_ACCEPTED, FALSE, FALSE },
  { "period-3", "one", 3, STM_DECISION_ACCEPTED, FALSE, FALSE },
};

static void
test_decision (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (GListStore) kept = g_list_store_new (STM_TYPE_PLACEMENT);
  g_autoptr (StmPlacement) first = decide ("one", 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) next = decide (decisions[row].service, decisions[row].period, decisions[row].state);
  g_autoptr (GError) error = NULL;

  g_object_set (request, "periods", 2, NULL);
  g_list_store_append (kept, first);
  if (decisions[row].same)
    stm_record_set_uuid (STM_RECORD (next), stm_record_get_uuid (STM_RECORD (first)));

  g_assert_cmpint (stm_placement_check_decision (next, STM_REQUEST (request), G_LIST_MODEL (kept), &error), ==,
                   decisions[row].allowed);
  if (!decisions[row].allowed)
    g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
}

static void
test_reason_is_needed (void)
{
  for (int state = STM_DECISION_ACCEPTED; state <= STM_DECISION_WITHDRAWN; state++)
    {
      g_autoptr (StmPlacement) decision = decide ("one", 1, state);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();
      StmProblem *problem;

      stm_record_check (STM_RECORD (decision), problems);
      problem = stm_problem_list_find (problems, "reason");
      g_assert_true ((problem != NULL) == (state != STM_DECISION_ACCEPTED));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/policy/P1/actions", test_actions);
  g_test_add_func ("/core/policy/P1/every-kind-has-a-row", test_every_kind_has_a_row);
  g_test_add_func ("/core/policy/P3/fields", test_fields);
  g_test_add_func ("/core/policy/T8/shown-status", test_shown_status);
  g_test_add_func ("/core/policy/T8/shown-records", test_shown_records);
  g_test_add_func ("/core/policy/T8/own-records", test_own_records);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *path = g_strconcat ("/core/placement/T8/", decisions[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_decision);
    }
  g_test_add_func ("/core/placement/T8/reason-is-needed", test_reason_is_needed);

  return g_test_run ();
}

/* Prints who sees which field of a student's or client's records in which state, as
 * the policy answers (SPEC P3, T8, W15): the one list that all other answers are held
 * to.
 *
 * policy-table csv        kind,field,role,state,answer; one line each
 * policy-table markdown   the same to read
 */

#include "config.h"

#include "core/stm-caseload.h"
#include "core/stm-choices.h"
#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-policy.h"
#include "core/stm-record-types.h"

#define NO_DECISION -1

typedef struct
{
  const char *key;
  const char *words;
  int         decision;
  gboolean    accepted_by_viewer;
} State;

/* What became of the student, seen from the service of the profile. */
static const State student_states[] = {
  { "none", "no request", NO_DECISION, FALSE },
  { "requested", "requested", NO_DECISION, FALSE },
  { "declined", "declined", STM_DECISION_DECLINED, FALSE },
  { "accepted", "accepted by this service", STM_DECISION_ACCEPTED, TRUE },
  { "accepted-elsewhere", "accepted by another service", STM_DECISION_ACCEPTED, FALSE },
  { "withdrawn", "acceptance withdrawn", STM_DECISION_WITHDRAWN, FALSE },
};

/* What the partner may do with the dossier. */
static const State dossier_states[] = {
  { "access", "access", NO_DECISION, TRUE },
  { "no-access", "after the access", NO_DECISION, FALSE },
};

/* What a partner keeps and a school does not is of a dossier. */
static const State *
get_states (StmRecordClass *klass, guint *n)
{
  gboolean of_dossier = stm_policy_may (STM_ROLE_PARTNER, STM_ACTION_VIEW, klass->kind, FALSE, NULL)
                        && !stm_policy_may (STM_ROLE_SCHOOL, STM_ACTION_VIEW, klass->kind, FALSE, NULL);

  *n = of_dossier ? G_N_ELEMENTS (dossier_states) : G_N_ELEMENTS (student_states);

  return of_dossier ? dossier_states : student_states;
}

static gboolean
sees (StmRole role, StmRecordClass *klass, const StmField *field, const State *state)
{
  g_autoptr (StmRecord) record = stm_record_new (G_TYPE_FROM_CLASS (klass));

  if (STM_IS_PLACEMENT (record) && state->decision != NO_DECISION)
    g_object_set (record, "state", state->decision, NULL);

  return stm_policy_may_see_record (role, record)
         && stm_policy_may_see_field (role, klass->kind, field, state->accepted_by_viewer);
}

static void
print_csv (StmRecordClass *klass)
{
  guint n;
  const State *states = get_states (klass, &n);

  for (guint i = 0; i < klass->n_fields; i++)
    for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
      for (guint s = 0; s < n; s++)
        g_print ("%s,%s,%s,%s,%s\n", klass->kind, klass->fields[i].name, stm_role_choices[role].key,
                 states[s].key, sees (role, klass, &klass->fields[i], &states[s]) ? "yes" : "no");
}

/* "yes", "no", or in which states. */
static char *
dup_answer (StmRole role, StmRecordClass *klass, const StmField *field)
{
  g_autoptr (GString) yes = g_string_new (NULL);
  guint n_seen = 0;
  guint n;
  const State *states = get_states (klass, &n);

  for (guint s = 0; s < n; s++)
    if (sees (role, klass, field, &states[s]))
      {
        g_string_append_printf (yes, "%s%s", n_seen > 0 ? ", " : "", states[s].words);
        n_seen++;
      }

  if (n_seen == 0)
    return g_strdup ("no");

  return n_seen == n ? g_strdup ("yes") : g_strdup_printf ("only: %s", yes->str);
}

static void
print_markdown (StmRecordClass *klass)
{
  g_print ("\n## %s\n\n| field |", klass->kind);
  for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
    g_print (" %s |", stm_role_choices[role].label);
  g_print ("\n| --- | --- | --- | --- | --- |\n");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_print ("| %s |", klass->fields[i].label);
      for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
        {
          g_autofree char *answer = dup_answer (role, klass, &klass->fields[i]);

          g_print (" %s |", answer);
        }
      g_print ("\n");
    }
}

int
main (int argc, char **argv)
{
  const GType lists[] = { STM_TYPE_OVERVIEW, STM_TYPE_CASELOAD };
  gboolean csv = argc > 1 && g_str_equal (argv[1], "csv");
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  if (csv)
    g_print ("kind,field,role,state,answer\n");
  else
    g_print ("# Who sees what\n\nA state is that of the student, seen from the service whose profile it is, "
             "or the partner's right of access to the dossier.\n");

  for (guint i = 0; i < n_types + G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (i < n_types ? types[i] : lists[i - n_types]);

      (csv ? print_csv : print_markdown) (klass);
    }

  return 0;
}

/* Prints who sees which field of a student's records in which state, as the
 * policy answers (SPEC P3, T8): the one list that all other answers are held to.
 *
 * policy-table csv        kind,field,role,state,answer; one line each
 * policy-table markdown   the same to read
 */

#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-policy.h"
#include "core/stm-record-types.h"

#define NO_DECISION -1

/* What became of the student, seen from the service of the profile. */
static const struct
{
  const char *key;
  const char *words;
  int         decision;
  gboolean    accepted_by_viewer;
} states[] = {
  { "none", "no request", NO_DECISION, FALSE },
  { "requested", "requested", NO_DECISION, FALSE },
  { "declined", "declined", STM_DECISION_DECLINED, FALSE },
  { "accepted", "accepted by this service", STM_DECISION_ACCEPTED, TRUE },
  { "accepted-elsewhere", "accepted by another service", STM_DECISION_ACCEPTED, FALSE },
  { "withdrawn", "acceptance withdrawn", STM_DECISION_WITHDRAWN, FALSE },
};

#define N_STATES G_N_ELEMENTS (states)

static gboolean
sees (StmRole role, StmRecordClass *klass, const StmField *field, guint state)
{
  g_autoptr (StmRecord) record = stm_record_new (G_TYPE_FROM_CLASS (klass));

  if (STM_IS_PLACEMENT (record) && states[state].decision != NO_DECISION)
    g_object_set (record, "state", states[state].decision, NULL);

  return stm_policy_may_see_record (role, record)
         && stm_policy_may_see_field (role, klass->kind, field, states[state].accepted_by_viewer);
}

static void
print_csv (StmRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
      for (guint state = 0; state < N_STATES; state++)
        g_print ("%s,%s,%s,%s,%s\n", klass->kind, klass->fields[i].name, stm_role_choices[role].key,
                 states[state].key, sees (role, klass, &klass->fields[i], state) ? "yes" : "no");
}

/* "yes", "no", or in which states. */
static char *
dup_answer (StmRole role, StmRecordClass *klass, const StmField *field)
{
  g_autoptr (GString) yes = g_string_new (NULL);
  guint n = 0;

  for (guint state = 0; state < N_STATES; state++)
    if (sees (role, klass, field, state))
      {
        g_string_append_printf (yes, "%s%s", n > 0 ? ", " : "", states[state].words);
        n++;
      }

  if (n == 0)
    return g_strdup ("no");

  return n == N_STATES ? g_strdup ("yes") : g_strdup_printf ("only: %s", yes->str);
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
  gboolean csv = argc > 1 && g_str_equal (argv[1], "csv");
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  if (csv)
    g_print ("kind,field,role,state,answer\n");
  else
    g_print ("# Who sees what\n\nA state is that of the student, seen from the service whose profile it is.\n");

  for (guint i = 0; i <= n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (i < n_types ? types[i] : STM_TYPE_OVERVIEW);

      (csv ? print_csv : print_markdown) (klass);
    }

  return 0;
}

#include "config.h"

#include "exchange/stm-import-plan.h"

#include "core/stm-error.h"
#include "core/stm-title.h"

#include <glib/gi18n-lib.h>

#define N_SEVERITIES (STM_SEVERITY_ERROR + 1)

/**
 * StmImportPlan:
 *
 * What an import does, or would do: how many records of each type are new,
 * newer and so on, and what is wrong with the file.
 */
struct _StmImportPlan
{
  GObject         parent_instance;

  GHashTable     *counts;                     /* guint[STM_IMPORT_N_OUTCOMES], by type */
  guint           n_events;
  StmProblemList *problems[N_SEVERITIES];
  guint           n_problems[N_SEVERITIES];
  GListStore     *conflicts;
  GListStore     *choices;
  guint           n_undecided;
  StmPackageOrigin *origin;
  gboolean        written;
};

G_DEFINE_FINAL_TYPE (StmImportPlan, stm_import_plan, G_TYPE_OBJECT)

static void
origin_free (StmPackageOrigin *origin)
{
  g_clear_pointer (&origin->manifest, stm_package_manifest_free);
  g_free (origin->fingerprint);
  g_free (origin->received_at);
  g_free (origin);
}

static void
stm_import_plan_finalize (GObject *object)
{
  StmImportPlan *self = STM_IMPORT_PLAN (object);

  g_hash_table_unref (self->counts);
  for (guint i = 0; i < N_SEVERITIES; i++)
    g_object_unref (self->problems[i]);
  g_object_unref (self->conflicts);
  g_object_unref (self->choices);
  g_clear_pointer (&self->origin, origin_free);

  G_OBJECT_CLASS (stm_import_plan_parent_class)->finalize (object);
}

static void
stm_import_plan_class_init (StmImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_import_plan_finalize;
}

static void
stm_import_plan_init (StmImportPlan *self)
{
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < N_SEVERITIES; i++)
    self->problems[i] = stm_problem_list_new ();
  self->conflicts = g_list_store_new (STM_TYPE_TITLE);
  self->choices = g_list_store_new (STM_TYPE_CONFLICT);
}

/**
 * stm_import_plan_new:
 *
 * Returns: (transfer full): a plan with nothing in it
 */
StmImportPlan *
stm_import_plan_new (void)
{
  return g_object_new (STM_TYPE_IMPORT_PLAN, NULL);
}

/**
 * stm_import_plan_count:
 * @self: a plan
 * @type: a record type
 * @outcome: what becomes of one record of @type
 */
void
stm_import_plan_count (StmImportPlan *self, GType type, StmImportOutcome outcome)
{
  guint *counts = g_hash_table_lookup (self->counts, GSIZE_TO_POINTER (type));

  if (counts == NULL)
    {
      counts = g_new0 (guint, STM_IMPORT_N_OUTCOMES);
      g_hash_table_insert (self->counts, GSIZE_TO_POINTER (type), counts);
    }

  counts[outcome]++;
}

/**
 * stm_import_plan_count_event:
 * @self: a plan
 *
 * Counts a line of history that was not here.
 */
void
stm_import_plan_count_event (StmImportPlan *self)
{
  self->n_events++;
}

/**
 * stm_import_plan_get_n_events:
 * @self: a plan
 *
 * Returns: how many lines of history it brings
 */
guint
stm_import_plan_get_n_events (StmImportPlan *self)
{
  return self->n_events;
}

/**
 * stm_import_plan_add_problem:
 * @self: a plan
 * @path: where in the file, "students[12].postcode"
 * @severity: whether it forbids the import
 * @message: what is wrong, without the value itself
 */
void
stm_import_plan_add_problem (StmImportPlan *self, const char *path, StmSeverity severity, const char *message)
{
  if (self->n_problems[severity]++ < STM_IMPORT_MAX_LISTED)
    stm_problem_list_add (self->problems[severity], path, severity, "%s", message);
}

/**
 * stm_import_plan_add_conflict:
 * @self: a plan
 * @record: ours, which is kept
 * @path: where the other one stands in the file
 */
void
stm_import_plan_add_conflict (StmImportPlan *self, StmRecord *record, const char *path)
{
  g_autofree char *name = NULL;
  g_autoptr (StmTitle) title = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)) >= STM_IMPORT_MAX_LISTED)
    return;

  name = stm_record_dup_title (record);
  title = stm_title_new (STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record), name, path);
  g_list_store_append (self->conflicts, title);
}

/**
 * stm_import_plan_add_choice:
 * @self: a plan
 * @conflict: a record of a package that was changed in two places; all are
 *   listed, since a person has to choose each
 */
void
stm_import_plan_add_choice (StmImportPlan *self, StmConflict *conflict)
{
  g_list_store_append (self->choices, conflict);
  self->n_undecided += stm_conflict_get_choice (conflict) == STM_CONFLICT_ASK;
}

/**
 * stm_import_plan_take_origin:
 * @self: a plan
 * @origin: (transfer full): where the package comes from
 */
void
stm_import_plan_take_origin (StmImportPlan *self, StmPackageOrigin *origin)
{
  self->origin = origin;
}

/**
 * stm_import_plan_get_choices:
 * @self: a plan
 *
 * Returns: (transfer none): #StmConflict of all records of a package that were
 *   changed in two places
 */
GListModel *
stm_import_plan_get_choices (StmImportPlan *self)
{
  return G_LIST_MODEL (self->choices);
}

/**
 * stm_import_plan_count_undecided:
 * @self: a plan
 *
 * Returns: how many of those nobody has chosen for; nothing is imported before
 */
guint
stm_import_plan_count_undecided (StmImportPlan *self)
{
  return self->n_undecided;
}

/**
 * stm_import_plan_get_origin:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): where the package comes from; %NULL for a
 *   profile's file
 */
const StmPackageOrigin *
stm_import_plan_get_origin (StmImportPlan *self)
{
  return self->origin;
}

/**
 * stm_import_plan_set_written:
 * @self: a plan whose changes are in the database now
 */
void
stm_import_plan_set_written (StmImportPlan *self)
{
  self->written = TRUE;
}

/**
 * stm_import_plan_get_count:
 * @self: a plan
 * @type: a record type, or %G_TYPE_NONE for all together
 * @outcome: what becomes of a record
 *
 * Returns: of how many records of @type that becomes
 */
guint
stm_import_plan_get_count (StmImportPlan *self, GType type, StmImportOutcome outcome)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (type == G_TYPE_NONE || type == GPOINTER_TO_SIZE (key))
      n += ((guint *) value)[outcome];

  return n;
}

/**
 * stm_import_plan_has_changes:
 * @self: a plan
 *
 * Returns: whether anything in the database changes by it
 */
gboolean
stm_import_plan_has_changes (StmImportPlan *self)
{
  return stm_import_plan_get_count (self, G_TYPE_NONE, STM_IMPORT_NEW) > 0
         || stm_import_plan_get_count (self, G_TYPE_NONE, STM_IMPORT_NEWER) > 0
         || self->n_events > 0;
}

/**
 * stm_import_plan_has_errors:
 * @self: a plan
 *
 * Returns: whether the file may not be imported as it is
 */
gboolean
stm_import_plan_has_errors (StmImportPlan *self)
{
  return self->n_problems[STM_SEVERITY_ERROR] > 0;
}

/**
 * stm_import_plan_is_written:
 * @self: a plan
 *
 * Returns: whether the database was changed by it
 */
gboolean
stm_import_plan_is_written (StmImportPlan *self)
{
  return self->written;
}

/**
 * stm_import_plan_count_problems:
 * @self: a plan
 * @severity: which
 *
 * Returns: how many problems of @severity the file has
 */
guint
stm_import_plan_count_problems (StmImportPlan *self, StmSeverity severity)
{
  return self->n_problems[severity];
}

/**
 * stm_import_plan_get_problems:
 * @self: a plan
 * @severity: which
 *
 * Returns: (transfer none): the first %STM_IMPORT_MAX_LISTED problems of
 *   @severity; the field of each says where in the file it is
 */
StmProblemList *
stm_import_plan_get_problems (StmImportPlan *self, StmSeverity severity)
{
  return self->problems[severity];
}

/**
 * stm_import_plan_get_conflicts:
 * @self: a plan
 *
 * Returns: (transfer none): #StmTitle of the first %STM_IMPORT_MAX_LISTED
 *   records that were changed here and in the file; the subtitle says where in
 *   the file
 */
GListModel *
stm_import_plan_get_conflicts (StmImportPlan *self)
{
  return G_LIST_MODEL (self->conflicts);
}

static char *
dup_count (StmImportOutcome outcome, guint n)
{
  switch (outcome)
    {
    case STM_IMPORT_NEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new record", "%u new records", n), n);
    case STM_IMPORT_NEWER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u newer than here",
                                           "%u newer than here", n), n);
    case STM_IMPORT_UNCHANGED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u the same as here",
                                           "%u the same as here", n), n);
    case STM_IMPORT_OLDER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u older, kept as it is here",
                                           "%u older, kept as they are here", n), n);
    case STM_IMPORT_CONFLICT:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed in both places, kept as it is here",
                                           "%u changed in both places, kept as they are here", n), n);
    }
}

/**
 * stm_import_plan_dup_summary:
 * @self: a plan
 *
 * Returns: (transfer full): in a sentence or two what the import does
 */
char *
stm_import_plan_dup_summary (StmImportPlan *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autofree char *counts = NULL;

  for (guint i = 0; i < STM_IMPORT_N_OUTCOMES; i++)
    {
      guint n = stm_import_plan_get_count (self, G_TYPE_NONE, i);

      if (n > 0)
        g_strv_builder_take (parts, dup_count (i, n));
    }
  if (self->n_events > 0)
    g_strv_builder_take (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line of history", "%u lines of history",
                                                              self->n_events), self->n_events));

  strv = g_strv_builder_end (parts);
  counts = g_strjoinv (", ", strv);

  if (stm_import_plan_has_errors (self))
    return g_strdup (_("The file has errors, so nothing is imported."));
  if (*counts == '\0')
    return g_strdup (_("The file has no records."));
  if (!stm_import_plan_has_changes (self))
    return g_strdup_printf (_("Nothing changes: %s."), counts);

  return g_strdup_printf ("%s.", counts);
}

/**
 * stm_import_plan_to_error:
 * @self: a plan
 * @error: return location for a #STM_ERROR_INVALID that names the first problem
 *   and counts the others
 *
 * Returns: %TRUE where the file may be imported, and @error is not set
 */
gboolean
stm_import_plan_to_error (StmImportPlan *self, GError **error)
{
  guint n = self->n_problems[STM_SEVERITY_ERROR];

  if (n == 0)
    return TRUE;

  stm_problem_list_to_error (self->problems[STM_SEVERITY_ERROR], NULL, error);
  if (n > 1)
    {
      g_autofree char *others = NULL;

      others = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u problem in the file. The first: ",
                                             "%u problems in the file. The first: ", n), n);
      g_prefix_error_literal (error, others);
    }

  return FALSE;
}

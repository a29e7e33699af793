#include "config.h"

#include "exchange/stm-profile-import.h"

#include "core/stm-error.h"
#include "exchange/stm-import-merge.h"
#include "exchange/stm-package-entry.h"
#include "exchange/stm-profile-parser.h"
#include "exchange/stm-sealed-package.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_EVERY_US (G_USEC_PER_SEC / 20)

/* One import on its way: made by the caller, worked on by the writing thread. */
typedef struct
{
  GFile             *file;
  StmImportFlags     flags;
  StmPackageTerms    terms;         /* for a package; its texts are our own */
  StmRecord         *profile;
  StmImportPlan     *plan;
  gboolean           is_package;
  gboolean           rolled_back;   /* as it should be: nothing went wrong */
  guint              n_records;

  GMainContext      *context;
  StmImportProgress  progress;
  gpointer           progress_data;
  GDestroyNotify     progress_destroy;
  gint64             told_at;
} Import;

static Import *
import_new (StmStore *store, GFile *file, StmImportFlags flags, const StmPackageTerms *terms)
{
  Import *self = g_new0 (Import, 1);

  self->file = g_object_ref (file);
  self->flags = flags;
  if (terms != NULL)
    {
      self->terms.passphrase = g_strdup (terms->passphrase);
      self->terms.trust = g_strdup (terms->trust);
      self->terms.choices = terms->choices != NULL ? g_hash_table_ref (terms->choices) : NULL;
      self->terms.otherwise = terms->otherwise;
    }
  self->profile = STM_RECORD (stm_store_dup_profile (store));
  self->plan = stm_import_plan_new ();
  self->context = g_main_context_ref_thread_default ();

  return self;
}

static void
import_free (gpointer data)
{
  Import *self = data;

  if (self->progress_destroy != NULL)
    self->progress_destroy (self->progress_data);
  g_object_unref (self->file);
  g_free ((char *) self->terms.passphrase);
  g_free ((char *) self->terms.trust);
  g_clear_pointer (&self->terms.choices, g_hash_table_unref);
  g_clear_object (&self->profile);
  g_object_unref (self->plan);
  g_main_context_unref (self->context);
  g_free (self);
}

typedef struct
{
  Import  *import;   /* alive until its task has returned, which is later */
  guint    records;
  guint64  bytes;
  guint64  total;
} Report;

static gboolean
report_progress (gpointer data)
{
  Report *report = data;

  report->import->progress (report->records, report->bytes, report->total, report->import->progress_data);

  return G_SOURCE_REMOVE;
}

/* Sources of one priority are served in their order, and so before the end of
 * the task is told. */
static void
tell_progress (Import *self, StmProfileParser *parser)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (self->progress == NULL || now - self->told_at < PROGRESS_EVERY_US)
    return;

  self->told_at = now;
  report = g_new0 (Report, 1);
  report->import = self;
  report->records = self->n_records;
  report->bytes = stm_profile_parser_get_bytes (parser);
  report->total = stm_profile_parser_get_size (parser);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_progress, report, g_free);
  g_source_attach (source, self->context);
}

static gboolean
merge_all (Import            *self,
           StmImportMerge    *merge,
           StmProfileParser  *parser,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  GPtrArray *items;

  while ((items = stm_profile_parser_next (parser, &local_error)) != NULL)
    {
      g_autoptr (GPtrArray) batch = items;

      for (guint i = 0; i < batch->len; i++)
        if (!stm_import_merge_add (merge, g_ptr_array_index (batch, i), error))
          return FALSE;

      self->n_records += batch->len;
      tell_progress (self, parser);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return stm_import_merge_finish (merge, error);
}

static gboolean
import_profile (Import *self, StmTransaction *transaction, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmImportMerge) merge = stm_import_merge_new (transaction, self->profile, self->plan);
  g_autoptr (StmProfileParser) parser = stm_profile_parser_new (self->file, cancellable, error);

  return parser != NULL && merge_all (self, merge, parser, cancellable, error);
}

static gboolean
import_package (Import *self, StmTransaction *transaction, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmPackageEntry) entry = NULL;
  g_autoptr (StmImportMerge) merge = NULL;
  g_autoptr (StmProfileParser) parser = NULL;

  entry = stm_package_entry_open (transaction, self->file, &self->terms,
                                  (self->flags & STM_IMPORT_DRY_RUN) != 0, cancellable, error);
  if (entry == NULL)
    return FALSE;

  merge = stm_import_merge_new (transaction, self->profile, self->plan);
  stm_import_merge_set_gate (merge, stm_package_entry_get_gate (entry));
  parser = stm_profile_parser_new_for_package (stm_package_entry_get_body (entry), cancellable);

  return merge_all (self, merge, parser, cancellable, error)
         && stm_package_entry_close (entry, self->plan, self->n_records, error);
}

/* A plan is made by doing the whole, and taking it back. */
static gboolean
import_in_transaction (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *self = data;

  if (!(self->is_package ? import_package : import_profile) (self, transaction, cancellable, error))
    return FALSE;

  if (!stm_import_plan_has_errors (self->plan) && stm_import_plan_count_undecided (self->plan) == 0
      && !(self->flags & STM_IMPORT_DRY_RUN))
    return TRUE;

  self->rolled_back = TRUE;
  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("Nothing was changed."));

  return FALSE;
}

static StmImportPlan *
conclude (Import *self, gboolean written, GError *failure, GError **error)
{
  if (written && (self->is_package || stm_import_plan_has_changes (self->plan)))
    stm_import_plan_set_written (self->plan);

  if (written || self->rolled_back)
    {
      g_clear_error (&failure);
      return g_object_ref (self->plan);
    }

  g_propagate_error (error, failure);

  return NULL;
}

/* Whether the import can begin. */
static gboolean
prepare (Import *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->is_package = stm_sealed_package_probe (self->file, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (self->profile != NULL)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database has no profile."));

  return FALSE;
}

/**
 * stm_profile_import:
 * @store: a store that may write
 * @file: a file that stm_profile_export() wrote, or another one of that format,
 *   or a package that stm_package_export() wrote
 * @flags: how
 * @terms: (nullable): what a person decided on a package
 * @cancellable: (nullable): stops it, and nothing is changed
 * @error: return location: #STM_ERROR_FORMAT, #STM_ERROR_NEWER and any error of
 *   files and databases
 *
 * Brings the records of @file into the profile, in one transaction (SPEC X1).
 * The plan tells what was done, or why nothing was: where any record has an
 * error, none is written.  Memory does not grow with the length of the file's
 * records.  Waits until all is done: for commands and tests.
 *
 * Returns: (transfer full): the plan
 */
StmImportPlan *
stm_profile_import (StmStore        *store,
                    GFile           *file,
                    StmImportFlags   flags,
                    const StmPackageTerms *terms,
                    GCancellable    *cancellable,
                    GError         **error)
{
  Import *self = import_new (store, file, flags, terms);
  GError *failure = NULL;
  StmImportPlan *plan = NULL;

  if (prepare (self, cancellable, error))
    {
      gboolean written = stm_store_run (store, import_in_transaction, self, cancellable, &failure);

      plan = conclude (self, written, failure, error);
    }
  import_free (self);

  return plan;
}

static void
import_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *failure = NULL;
  GError *error = NULL;
  gboolean written = stm_store_write_finish (STM_STORE (source), result, &failure);
  StmImportPlan *plan = conclude (g_task_get_task_data (task), written, failure, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * stm_profile_import_async:
 * @store: a store that may write
 * @file: a file
 * @flags: how
 * @terms: (nullable): what a person decided on a package; copied
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @progress_destroy: (nullable): frees @progress_data
 * @cancellable: (nullable): stops it, and nothing is changed
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * As stm_profile_import(), in the writing thread.
 */
void
stm_profile_import_async (StmStore            *store,
                          GFile               *file,
                          StmImportFlags       flags,
                          const StmPackageTerms *terms,
                          StmImportProgress    progress,
                          gpointer             progress_data,
                          GDestroyNotify       progress_destroy,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Import *self = import_new (store, file, flags, terms);
  GError *error = NULL;

  self->progress = progress;
  self->progress_data = progress_data;
  self->progress_destroy = progress_destroy;

  /* what is kept is kept, even where the caller gave up meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, stm_profile_import_async);
  g_task_set_task_data (task, self, import_free);

  if (prepare (self, cancellable, &error))
    stm_store_run_async (store, import_in_transaction, self, NULL, cancellable, import_done,
                         g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * stm_profile_import_finish:
 * @result: of stm_profile_import_async()
 * @error: return location
 *
 * Returns: (transfer full): the plan
 */
StmImportPlan *
stm_profile_import_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * stm_profile_import_peek:
 * @file: a file that stm_profile_export() wrote, or another one of that format
 * @error: return location
 *
 * Reads the beginning of @file.
 *
 * Returns: (transfer full): the profile that it was exported from: name and
 *   role, to make a profile like it
 */
StmProfile *
stm_profile_import_peek (GFile *file, GError **error)
{
  g_autoptr (StmProfileParser) parser = stm_profile_parser_new (file, NULL, error);
  g_autoptr (GPtrArray) batch = parser != NULL ? stm_profile_parser_next (parser, error) : NULL;

  for (guint i = 0; batch != NULL && i < batch->len; i++)
    {
      StmParsed *parsed = g_ptr_array_index (batch, i);

      if (parsed->record != NULL && STM_IS_PROFILE (parsed->record) && parsed->problems == NULL)
        return STM_PROFILE (g_object_ref (parsed->record));
    }

  if (batch != NULL)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("The profile is missing."));

  return NULL;
}

#include "config.h"

#include "app/stm-export-job.h"

#include "app/stm-progress-dialog.h"
#include "exchange/stm-profile-export.h"

#include <glib/gi18n-lib.h>

/* The steps of an export: a warning, a place, the writing. */
typedef struct
{
  StmWindow    *window;
  StmStore     *store;
  GFile        *file;
  AdwDialog    *progress;
  GCancellable *cancellable;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  StmErrorPresenter *presenter = stm_window_get_presenter (self->window);
  g_autoptr (GError) error = NULL;
  gboolean ok = stm_profile_export_finish (result, &error);

  stm_progress_dialog_end (STM_PROGRESS_DIALOG (self->progress));

  if (ok)
    stm_error_presenter_show_file (presenter, _("Profile exported"), self->file);
  else
    stm_error_presenter_show_error (presenter, error);
}

static void
place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file == NULL)
    {
      stm_error_presenter_show_error (stm_window_get_presenter (self->window), error);
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->progress = g_object_ref_sink (stm_progress_dialog_new (_("Exporting"), self->cancellable));
  stm_progress_dialog_begin (STM_PROGRESS_DIALOG (self->progress), GTK_WIDGET (self->window));
  stm_profile_export_async (self->store, self->file, self->cancellable, exported, self);
  g_steal_pointer (&self);
}

static char *
propose_name (Job *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s %s.json", profile->name, day);

  return g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
}

static void
choose_place (Job *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = propose_name (self);

  gtk_file_filter_set_name (filter, _("Stagematching data (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _("Export Profile"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, place_chosen, self);
}

static void
warning_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "export"))
    choose_place (g_steal_pointer (&self));
}

/**
 * stm_export_job_start:
 * @window: the window, with a profile open
 *
 * Exports the whole profile as JSON (SPEC X1) to where the user chooses, after
 * saying that the file is readable.
 */
void
stm_export_job_start (StmWindow *window)
{
  StmStore *store = stm_session_get_store (stm_window_get_session (window));
  AdwDialog *dialog;
  Job *self;

  if (store == NULL)
    return;

  self = g_new0 (Job, 1);
  self->window = g_object_ref (window);
  self->store = g_object_ref (store);

  dialog = adw_alert_dialog_new (_("Export Everything?"),
                                 _("The file is not encrypted: whoever has it can read all of this profile, also "
                                   "the national numbers of students. Delete it when it is no longer needed."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"),
                                  "export", _("Choose a _Place…"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "export");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, warning_answered, self);
}

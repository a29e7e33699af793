#include "config.h"

#include "views/dossiers/stm-paper.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-event.h"
#include "core/stm-moment.h"
#include "core/stm-policy.h"
#include "documents/stm-dossier-paper.h"
#include "documents/stm-dossier-values.h"
#include "views/dossiers/stm-look.h"
#include "views/dossiers/stm-paper-job.h"
#include "views/stm-preview-dialog.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

static StmTemplates *
load_templates (void)
{
  g_autoptr (GFile) folder = stm_templates_get_folder ();

  return stm_templates_new (folder, stm_dossier_values_new_names, NULL);
}

static StmService *
find_place (StmStore *store, StmCaseFile *file, const char *subject)
{
  StmRecord *activity = subject != NULL ? stm_case_file_find (file, STM_TYPE_ACTIVITY, subject) : NULL;

  if (activity == NULL || STM_ACTIVITY (activity)->service == NULL)
    return NULL;

  return STM_SERVICE (stm_store_get (store, STM_TYPE_SERVICE, STM_ACTIVITY (activity)->service, NULL));
}

static StmDossierPaper *
create_paper (StmTemplates  *templates,
              StmStore      *store,
              StmCaseFile   *file,
              const char    *template_id,
              const char    *subject,
              GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);
  g_autoptr (StmService) place = find_place (store, file, subject);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  StmDossierPaper *paper = stm_dossier_paper_new (templates, file, template_id, subject, place, moment, error);

  if (paper != NULL && profile != NULL)
    stm_dossier_paper_set_author (paper, profile->name);

  return paper;
}

/* The job lasts as long as its dialog, and the window longer. */
typedef struct
{
  StmPreviewDialog *dialog;
  GtkWidget        *window;
} Run;

static void
run_free (Run *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* What can be tried again stands in the dialog, while that is open. */
static void
show_failure (Run *run, StmPaperJob *job, const GError *error)
{
  g_autofree char *failure = stm_paper_job_dup_failure (job, error);
  g_autoptr (GError) told = NULL;

  if (failure == NULL)
    stm_presenter_show_error (run->window, error);
  else if (gtk_widget_get_root (GTK_WIDGET (run->dialog)) != NULL)
    stm_preview_dialog_set_failure (run->dialog, failure);
  else
    {
      told = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, failure);
      stm_presenter_show_error (run->window, told);
    }
}

static void
left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  stm_preview_dialog_set_busy (run->dialog, FALSE);
  if (!stm_paper_job_finish (STM_PAPER_JOB (source), result, &done, &error))
    {
      show_failure (run, STM_PAPER_JOB (source), error);
      return;
    }

  stm_preview_dialog_set_failure (run->dialog, NULL);
  if (done != NULL)
    {
      adw_dialog_close (ADW_DIALOG (run->dialog));
      stm_presenter_show_toast (run->window, done);
    }
}

static Run *
run_new (StmPreviewDialog *dialog)
{
  Run *run = g_new0 (Run, 1);

  run->dialog = g_object_ref (dialog);
  run->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog))));
  stm_preview_dialog_set_busy (dialog, TRUE);

  return run;
}

static void
print (StmPreviewDialog *dialog, StmPaperJob *job)
{
  Run *run = run_new (dialog);

  stm_paper_job_print_async (job, GTK_WINDOW (run->window), left, run);
}

static void
save (StmPreviewDialog *dialog, StmPaperJob *job)
{
  Run *run = run_new (dialog);

  stm_paper_job_save_async (job, GTK_WINDOW (run->window), left, run);
}

static void
open_elsewhere (StmPreviewDialog *dialog, StmPaperJob *job)
{
  Run *run = run_new (dialog);

  stm_paper_job_open_async (job, GTK_WINDOW (run->window), left, run);
}

static void
retry (StmPreviewDialog *dialog, StmPaperJob *job)
{
  Run *run = run_new (dialog);

  stm_paper_job_retry_async (job, GTK_WINDOW (run->window), left, run);
}

/* job: (transfer full) */
static void
attach (AdwDialog *dialog, StmPaperJob *job)
{
  g_signal_connect_object (dialog, "print", G_CALLBACK (print), job, 0);
  g_signal_connect_object (dialog, "save", G_CALLBACK (save), job, 0);
  g_signal_connect_object (dialog, "open", G_CALLBACK (open_elsewhere), job, 0);
  g_signal_connect_object (dialog, "retry", G_CALLBACK (retry), job, 0);
  g_object_set_data_full (G_OBJECT (dialog), "stm-paper-job", job, g_object_unref);
}

static void
present (GtkWidget *from, gpointer dialog)
{
  adw_dialog_present (ADW_DIALOG (dialog), from);
}

/* SPEC B3: what is shown is not what the office wrote. */
static void
show_fallback (StmPreviewDialog *dialog, StmTemplates *templates, const char *template_id)
{
  const StmTemplateProblem *problem = stm_templates_find_problem (templates, template_id);
  g_autofree char *text = NULL;

  if (problem == NULL)
    return;

  /* Translators: a file, the place in it and what is wrong there */
  text = g_strdup_printf (_("Your own version of this document is not used. %s"), problem->message);
  stm_preview_dialog_set_problem (dialog, text);
}

void
stm_paper_show (GtkWidget   *from,
                StmStore    *store,
                StmCaseFile *file,
                const char  *template_id,
                const char  *subject,
                int          move)
{
  g_autoptr (StmTemplates) templates = load_templates ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDossierPaper) paper = create_paper (templates, store, file, template_id, subject, &error);
  g_autoptr (StmPrintout) printout = paper != NULL ? stm_dossier_paper_dup_printout (paper, STM_WAY_PRINTED, &error) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  StmPaperJob *job;
  AdwDialog *dialog;

  if (printout == NULL)
    {
      stm_presenter_show_error (from, error);
      return;
    }

  bytes = stm_printout_dup_bytes (printout);
  job = stm_paper_job_new (store, printout->name, bytes);
  stm_paper_job_set_move (job, stm_record_get_uuid (STM_RECORD (file->dossier)), move, subject,
                          stm_dossier_paper_has_national_number (paper) ? "national-number" : NULL, printout);
  dialog = stm_preview_dialog_new (stm_dossier_paper_get_document (paper));
  show_fallback (STM_PREVIEW_DIALOG (dialog), templates, template_id);
  attach (dialog, job);
  /* SPEC P3: to see the number on a page is a look at it */
  if (stm_dossier_paper_has_national_number (paper))
    stm_look_note (from, store, STM_RECORD (file->dossier), present, g_object_ref_sink (dialog), g_object_unref);
  else
    present (from, dialog);
}

StmPrintout *
stm_paper_dup_printout (StmStore     *store,
                        StmCaseFile  *file,
                        const char   *template_id,
                        const char   *subject,
                        int           way,
                        GError      **error)
{
  g_autoptr (StmTemplates) templates = load_templates ();
  g_autoptr (StmDossierPaper) paper = create_paper (templates, store, file, template_id, subject, error);

  return paper != NULL ? stm_dossier_paper_dup_printout (paper, way, error) : NULL;
}

static char *
dup_facts (StmPrintout *printout)
{
  g_autofree char *moment = stm_moment_format (printout->made_on);

  return g_strdup_printf (
    /* Translators: a moment, and a way such as "Printed", "Saved as a file" or "Kept" */
    _("%s · %s\n\nIt is kept exactly as it was then. Open it, print it again or save it."),
    moment, _(stm_printout_way_choices[printout->way].label));
}

static gboolean
check_open (StmStore *store, StmRecord *printout, GError **error)
{
  if (stm_policy_may_give_record (stm_store_get_role (store), printout, stm_store_is_accepted_by_viewer (store, printout)))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                       _("The right of access has ended or the service was deleted, so this document stays closed."));

  return FALSE;
}

void
stm_paper_show_kept (GtkWidget *from, StmStore *store, StmPrintout *printout, const char *problem)
{
  g_autoptr (GBytes) bytes = stm_printout_dup_bytes (printout);
  g_autofree char *facts = dup_facts (printout);
  AdwDialog *dialog = stm_preview_dialog_new_kept (printout->name, facts);
  StmPaperJob *job = stm_paper_job_new (store, printout->name, bytes);

  stm_paper_job_set_noted (job, STM_RECORD (printout));
  stm_preview_dialog_set_problem (STM_PREVIEW_DIALOG (dialog), problem);
  attach (dialog, job);
  present (from, dialog);
}

void
stm_paper_show_printout (GtkWidget *from, StmStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmRecord) record = stm_store_get (store, STM_TYPE_PRINTOUT, uuid, &error);

  if (record != NULL && check_open (store, record, &error))
    stm_paper_show_kept (from, store, STM_PRINTOUT (record), NULL);
  else
    stm_presenter_show_error (from, error);
}

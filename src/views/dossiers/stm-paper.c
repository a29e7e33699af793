#include "config.h"

#include "views/dossiers/stm-paper.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-event.h"
#include "core/stm-moment.h"
#include "core/stm-policy.h"
#include "documents/stm-dossier-paper.h"
#include "documents/stm-dossier-values.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-paper-job.h"
#include "views/dossiers/stm-signal-mail.h"
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

static void
left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  stm_preview_dialog_set_busy (run->dialog, FALSE);
  if (stm_paper_job_finish (STM_PAPER_JOB (source), result, &done, &error))
    {
      adw_dialog_close (ADW_DIALOG (run->dialog));
      stm_presenter_show_toast (run->window, done);
    }
  else
    stm_presenter_show_error (run->window, error);
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

/* job: (transfer full) */
static void
present (AdwDialog *dialog, GtkWidget *from, StmPaperJob *job)
{
  g_signal_connect_object (dialog, "print", G_CALLBACK (print), job, 0);
  g_signal_connect_object (dialog, "save", G_CALLBACK (save), job, 0);
  g_object_set_data_full (G_OBJECT (dialog), "stm-paper-job", job, g_object_unref);
  adw_dialog_present (dialog, from);
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
  stm_paper_job_set_move (job, stm_record_get_uuid (STM_RECORD (file->dossier)), move, subject, printout);
  dialog = stm_preview_dialog_new (stm_dossier_paper_get_document (paper));
  stm_preview_dialog_set_problem (STM_PREVIEW_DIALOG (dialog), stm_templates_get_problems (templates)[0]);
  present (dialog, from, job);
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

static void
add_all (StmCaseFile *file, GListStore *records)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);

      stm_case_file_add (file, record);
    }
}

StmCaseFile *
stm_paper_with_advice (StmCaseFile *file, int advice, const char *remark, const char *today)
{
  StmCaseFile *other = stm_case_file_new ();
  g_autoptr (StmRecord) mediation = stm_record_copy (STM_RECORD (file->mediation));
  gpointer people[] = { file->partner, file->mediator, file->dossier };
  GListStore *lists[] = { file->appointments, file->sheets, file->goals, file->tasks, file->activities,
                          file->signals, file->competences, file->studies, file->targets };

  g_object_set (mediation, "advice", advice, "advice-remark", remark, "advice-on", today, NULL);
  stm_case_file_add (other, mediation);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (people[i] != NULL)
      stm_case_file_add (other, people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_all (other, lists[i]);

  return other;
}

static void
advice_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (stm_paper_job_finish (STM_PAPER_JOB (source), result, &done, &error))
    stm_presenter_show_toast (window, done);
  else
    stm_presenter_show_error (window, error);
}

typedef struct
{
  GtkWidget *window;
  StmStore  *store;
  char      *dossier;
  char      *signal;
} Mailing;

static void
mailing_free (Mailing *mailing)
{
  g_object_unref (mailing->window);
  g_object_unref (mailing->store);
  g_free (mailing->dossier);
  g_free (mailing->signal);
  g_free (mailing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mailing, mailing_free)

/* It is noted as sent when the mail program has taken it; else it stays among
 * the signals that are ready. */
static void
mail_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Mailing) mailing = user_data;
  g_autoptr (GError) error = NULL;
  StmMove *move;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        stm_presenter_show_error (mailing->window, error);
      return;
    }

  move = stm_move_new (STM_MOVE_SEND_SIGNAL, mailing->signal);
  move->way = STM_WAY_MAILED;
  stm_move_runner_run (mailing->window, mailing->store, mailing->dossier, move, _("Noted as sent by mail"));
}

static StmSignal *
find_advice (StmCaseFile *file)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->signals)); i++)
    {
      g_autoptr (StmSignal) signal = g_list_model_get_item (G_LIST_MODEL (file->signals), i);

      if (signal->topic == STM_SIGNAL_TOPIC_ADVICE && signal->sent_on == NULL)
        return signal;
    }

  return NULL;
}

/* The text goes along, but no file and no national number: a mail is no safe way
 * for either. */
static void
mail_advice (GtkWidget *window, StmStore *store, const char *dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmCaseFile) file = stm_store_get_case (store, dossier, &error);
  StmSignal *signal = file != NULL ? find_advice (file) : NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = NULL;
  Mailing *mailing;

  if (file == NULL)
    stm_presenter_show_error (window, error);
  if (signal == NULL)
    return;

  mailing = g_new0 (Mailing, 1);
  mailing->window = g_object_ref (window);
  mailing->store = g_object_ref (store);
  mailing->dossier = g_strdup (dossier);
  mailing->signal = g_strdup (stm_record_get_uuid (STM_RECORD (signal)));

  uri = stm_signal_mail_dup_uri (signal);
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (window), NULL, mail_opened, mailing);
}

void
stm_paper_deliver_advice (GtkWidget *from, StmStore *store, StmCaseFile *file, StmPrintout *printout, int delivery)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));
  g_autoptr (GBytes) bytes = stm_printout_dup_bytes (printout);
  g_autoptr (StmPaperJob) job = stm_paper_job_new (store, printout->name, bytes);

  if (delivery & STM_DELIVERY_MAIL)
    mail_advice (window, store, stm_record_get_uuid (STM_RECORD (file->dossier)));
  if (delivery & STM_DELIVERY_PRINT)
    stm_paper_job_print_async (job, GTK_WINDOW (window), advice_printed, g_object_ref (window));
}

static char *
dup_facts (StmPrintout *printout)
{
  g_autofree char *moment = stm_moment_format (printout->made_on);

  return g_strdup_printf (
    /* Translators: a moment, and a way such as "Printed" or "Saved as a file" */
    _("%s · %s\n\nIt is kept exactly as it was then. Print it again or save it to look at it."),
    moment, _(stm_way_choices[printout->way].label));
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
stm_paper_show_printout (GtkWidget *from, StmStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmRecord) record = stm_store_get (store, STM_TYPE_PRINTOUT, uuid, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *facts = NULL;
  StmPrintout *printout;
  StmPaperJob *job;

  if (record == NULL || !check_open (store, record, &error))
    {
      stm_presenter_show_error (from, error);
      return;
    }

  printout = STM_PRINTOUT (record);
  bytes = stm_printout_dup_bytes (printout);
  facts = dup_facts (printout);
  job = stm_paper_job_new (store, printout->name, bytes);
  stm_paper_job_set_noted (job, record);
  present (stm_preview_dialog_new_kept (printout->name, facts), from, job);
}

#include "config.h"

#include "views/dossiers/stm-paper-advice.h"

#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-paper-job.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-signal-mail.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

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

typedef struct
{
  GtkWidget   *window;
  StmStore    *store;
  StmPrintout *printout;
} Printing;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->window);
  g_object_unref (printing->store);
  g_object_unref (printing->printout);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

/* The advice is given and its document kept: what was not printed is shown, to be
 * printed still. */
static void
advice_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Printing) printing = user_data;
  g_autofree char *done = NULL;
  g_autofree char *failure = NULL;
  g_autoptr (GError) error = NULL;

  if (stm_paper_job_finish (STM_PAPER_JOB (source), result, &done, &error))
    {
      stm_presenter_show_toast (printing->window, done);
      return;
    }

  failure = stm_paper_job_dup_failure (STM_PAPER_JOB (source), error);
  stm_paper_show_kept (printing->window, printing->store, printing->printout,
                       failure != NULL ? failure
                                       : _("The advice is given and its document is kept, but not printed yet. Print it here, "
                                           "or later from the history."));
}

static void
print_advice (GtkWidget *window, StmStore *store, StmPrintout *printout)
{
  g_autoptr (GBytes) bytes = stm_printout_dup_bytes (printout);
  g_autoptr (StmPaperJob) job = stm_paper_job_new (store, printout->name, bytes);
  Printing *printing = g_new0 (Printing, 1);

  printing->window = g_object_ref (window);
  printing->store = g_object_ref (store);
  printing->printout = g_object_ref (printout);
  stm_paper_job_set_noted (job, STM_RECORD (printout));
  stm_paper_job_print_async (job, GTK_WINDOW (window), advice_printed, printing);
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

  if (delivery & STM_DELIVERY_MAIL)
    mail_advice (window, store, stm_record_get_uuid (STM_RECORD (file->dossier)));
  if (delivery & STM_DELIVERY_PRINT)
    print_advice (window, store, printout);
}

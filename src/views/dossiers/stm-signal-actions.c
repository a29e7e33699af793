#include "config.h"

#include "views/dossiers/stm-signal-actions.h"

#include "views/dossiers/stm-guidance-actions.h"
#include "views/dossiers/stm-guidance-tab.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-signal-mail.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

static StmMove *
create_send_move (const char *signal, StmWay way)
{
  StmMove *move = stm_move_new (STM_MOVE_SEND_SIGNAL, signal);

  move->way = way;

  return move;
}

typedef struct
{
  GtkWidget *widget;
  char      *signal;
} Mail;

/* It is noted as sent when the mail program has taken it. */
static void
mail_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Mail *mail = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    stm_guidance_actions_run (mail->widget, create_send_move (mail->signal, STM_WAY_MAILED), _("Noted as sent by mail"));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    stm_presenter_show_error (mail->widget, error);

  g_object_unref (mail->widget);
  g_free (mail->signal);
  g_free (mail);
}

static void
mail_signal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *signal = stm_guidance_actions_find (widget, STM_TYPE_SIGNAL, parameter);
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = NULL;
  Mail *mail;

  if (signal == NULL || !stm_guidance_actions_may (widget, STM_MOVE_SEND_SIGNAL, stm_record_get_uuid (signal)))
    return;

  mail = g_new0 (Mail, 1);
  mail->widget = g_object_ref (widget);
  mail->signal = g_strdup (stm_record_get_uuid (signal));
  uri = stm_signal_mail_dup_uri (STM_SIGNAL (signal));
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, mail_launched, mail);
}

/* in the order of StmSignalTopic */
static const char *const signal_templates[] = {
  NULL, "refusal-signal", "follower-signal", "training-signal", "training-signal", "advice",
};

static void
print_signal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmGuidance *guidance = stm_guidance_tab_get_guidance (STM_GUIDANCE_TAB (widget));
  StmRecord *signal = stm_guidance_actions_find (widget, STM_TYPE_SIGNAL, parameter);

  if (signal != NULL && stm_guidance_actions_may (widget, STM_MOVE_SEND_SIGNAL, stm_record_get_uuid (signal)))
    stm_paper_show (widget, guidance->store, guidance->file, signal_templates[STM_SIGNAL (signal)->topic],
                    stm_record_get_uuid (signal), STM_MOVE_SEND_SIGNAL);
}

static void
note_signal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *signal = stm_guidance_actions_find (widget, STM_TYPE_SIGNAL, parameter);

  if (signal != NULL && stm_guidance_actions_may (widget, STM_MOVE_SEND_SIGNAL, stm_record_get_uuid (signal)))
    stm_guidance_actions_run (widget, create_send_move (stm_record_get_uuid (signal), STM_WAY_OUTSIDE), _("Noted as sent"));
}

void
stm_signal_actions_install (GtkWidgetClass *tab_class)
{
  gtk_widget_class_install_action (tab_class, "dossier.mail-signal", "s", mail_signal);
  gtk_widget_class_install_action (tab_class, "dossier.print-signal", "s", print_signal);
  gtk_widget_class_install_action (tab_class, "dossier.signal-sent", "s", note_signal);
}

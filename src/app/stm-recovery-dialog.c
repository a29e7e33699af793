#include "config.h"

#include "app/stm-recovery-dialog.h"

#include "app/stm-settings.h"
#include "core/stm-error.h"
#include "credentials/stm-recovery-code.h"
#include "views/start/stm-recovery-page.h"

struct _StmRecoveryDialog
{
  AdwDialog            parent_instance;

  AdwNavigationView   *navigation;
  GtkWidget           *code_group;
  AdwEntryRow         *code_row;
  GtkLabel            *problem_label;
  GtkWidget           *make_button;

  StmWindow           *window;
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (StmRecoveryDialog, stm_recovery_dialog, ADW_TYPE_DIALOG)

static void
code_done (StmRecoveryDialog *self, gboolean kept)
{
  StmProfileFolder *folder = stm_session_get_folder (stm_window_get_session (self->window));

  stm_settings_set_code_kept (stm_profile_folder_get_uuid (folder), kept);
  stm_window_update_code (self->window);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static gboolean
is_about_keyring (const GError *error)
{
  return g_error_matches (error, STM_ERROR, STM_ERROR_KEY_MISSING)
         || g_error_matches (error, STM_ERROR, STM_ERROR_KEY_LOCKED)
         || g_error_matches (error, STM_ERROR, STM_ERROR_KEYRING);
}

static void
show_problem (StmRecoveryDialog *self, const char *text)
{
  gtk_label_set_label (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
renewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRecoveryDialog) self = user_data;
  StmSession *session = STM_SESSION (source);
  g_autoptr (GError) error = NULL;
  char *code = stm_session_renew_code_finish (session, result, &error);
  StmProfileFolder *folder = stm_session_get_folder (session);
  AdwNavigationPage *page;

  gtk_widget_set_sensitive (self->make_button, TRUE);

  if (code == NULL)
    {
      gboolean ask = is_about_keyring (error) && !gtk_widget_get_visible (self->code_group);

      if (ask)
        gtk_widget_set_visible (self->code_group, TRUE);
      show_problem (self, ask ? NULL : error->message);
      gtk_widget_grab_focus (ask || gtk_widget_get_visible (self->code_group) ? GTK_WIDGET (self->code_row)
                                                                              : self->make_button);
      return;
    }

  /* shown once: until the user says it is kept, a banner stays */
  stm_settings_set_code_kept (stm_profile_folder_get_uuid (folder), FALSE);
  stm_window_update_code (self->window);
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
  page = stm_recovery_page_new (stm_profile_folder_get_name (folder), code, stm_session_is_in_keyring (session));
  g_signal_connect_object (page, "done", G_CALLBACK (code_done), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
  stm_recovery_code_free (code);
}

static void
make_clicked (StmRecoveryDialog *self)
{
  const char *code = gtk_widget_get_visible (self->code_group)
                       ? gtk_editable_get_text (GTK_EDITABLE (self->code_row)) : NULL;

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->make_button, FALSE);
  stm_session_renew_code_async (stm_window_get_session (self->window), code, self->cancellable,
                                renewed, g_object_ref (self));
}

static void
stm_recovery_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (STM_RECOVERY_DIALOG (dialog)->cancellable);
}

static void
stm_recovery_dialog_dispose (GObject *object)
{
  StmRecoveryDialog *self = STM_RECOVERY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_RECOVERY_DIALOG);
  g_clear_object (&self->window);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (stm_recovery_dialog_parent_class)->dispose (object);
}

static void
stm_recovery_dialog_class_init (StmRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_recovery_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = stm_recovery_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryDialog, code_group);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryDialog, make_button);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked);
}

static void
stm_recovery_dialog_init (StmRecoveryDialog *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_text_set_buffer (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->code_row))), buffer);
  self->cancellable = g_cancellable_new ();
}

/**
 * stm_recovery_dialog_present:
 * @window: the window, with a profile open
 */
void
stm_recovery_dialog_present (StmWindow *window)
{
  StmRecoveryDialog *self = g_object_new (STM_TYPE_RECOVERY_DIALOG, NULL);

  self->window = g_object_ref (window);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}

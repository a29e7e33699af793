#include "config.h"

#include "app/stm-application.h"

#include "app/stm-export-job.h"
#include "app/stm-preferences-dialog.h"
#include "app/stm-reminder-keeper.h"
#include "app/stm-settings.h"
#include "app/stm-window.h"
#include "documents/stm-open-copies.h"

#include <glib/gi18n-lib.h>

/* One process, one window; a second start brings it to the front. */
struct _StmApplication
{
  AdwApplication  parent_instance;

  StmSession        *session;
  StmReminderKeeper *reminders;
  StmWindow         *window;
  gboolean        samples;
};

G_DEFINE_FINAL_TYPE (StmApplication, stm_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "samples", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample profiles if there is no profile yet"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  { NULL }
};

static gboolean
has_profile (StmApplication *self)
{
  return self->window != NULL && stm_window_get_shell (self->window) != NULL;
}

static void
file_to_import_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    stm_window_import (window, file);
  else
    stm_error_presenter_show_error (stm_window_get_presenter (window), error);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (!has_profile (self))
    return;

  gtk_file_filter_set_name (filter, _("Stagematching packages and data"));
  gtk_file_filter_add_suffix (filter, "stagematching");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _("Choose a File to Import"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), NULL, file_to_import_chosen,
                        g_object_ref (self->window));
}

static void
export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;

  if (has_profile (self))
    stm_export_job_start (self->window);
}

static void
back_up (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;

  if (has_profile (self))
    stm_window_back_up (self->window);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;

  adw_dialog_present (stm_preferences_dialog_new (self->window), GTK_WIDGET (self->window));
}

/* What a notification opens, which may be clicked while the window is hidden. */
static void
show_record (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (has_profile (self))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), "win.show-record", parameter);
}

static void
remind (StmApplication *self, const char *id, const char *title, const char *body, const char *kind, const char *uuid)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-record", "(ss)", kind, uuid);
  g_application_send_notification (G_APPLICATION (self), id, notification);
}

static void
withdraw (StmApplication *self, const char *id)
{
  g_application_withdraw_notification (G_APPLICATION (self), id);
}

/* What was opened of one profile does not stay while another is open, or none. */
static void
follow_store (StmApplication *self)
{
  stm_open_copies_clear ();
  stm_reminder_keeper_set_store (self->reminders, stm_session_get_store (self->session));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_name (dialog, _("Stagematching"));
  adw_about_dialog_set_application_icon (dialog, STM_APPLICATION_ID);
  adw_about_dialog_set_version (dialog, STM_VERSION);
  adw_about_dialog_set_developer_name (dialog, _("The Stagematching contributors"));
  adw_about_dialog_set_comments (dialog, _("Stages for students in care and other studies, from a school’s request "
                                           "to a place with a service."));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  /* Translators: your names, one a line; they are shown as the translators. */
  adw_about_dialog_set_translator_credits (dialog, _("translator-credits"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

static void
help_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    stm_error_presenter_show_toast (stm_window_get_presenter (window),
                                    _("No program on this computer can show the help"));
}

static void
show_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmApplication *self = user_data;
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:stagematching");

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (self->window), NULL, help_shown, g_object_ref (self->window));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (STM_APPLICATION (user_data)->window));
}

static const GActionEntry entries[] = {
  { "import", import },
  { "export", export },
  { "backup", back_up },
  { "preferences", show_preferences },
  { "about", show_about },
  { "help", show_help },
  { "show-record", show_record, "(ss)" },
  { "quit", quit },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.import", { "<Control>o" } },
  { "app.export", { "<Control>e" } },
  { "app.backup", { "<Control>b" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.find", { "<Control>f" } },
  { "win.search", { "<Control>k" } },
  { "win.add", { "<Control>n" } },
  { "win.undo", { "<Control>z" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-view::follow-up", { "<Alt>Home" } },
  { "win.show-view::placements", { "<Alt>1" } },
  { "win.show-view::students", { "<Alt>2" } },
  { "win.show-view::supervisors", { "<Alt>3" } },
  { "win.show-view::services", { "<Alt>4" } },
  { "win.show-view::schools", { "<Alt>5" } },
  { "win.show-view::dossiers", { "<Alt>6" } },
  { "win.show-view::mediators", { "<Alt>7" } },
};

static void
stm_application_startup (GApplication *application)
{
  StmApplication *self = STM_APPLICATION (application);
  g_autoptr (GFile) root = stm_profile_folder_get_default_root ();

  G_APPLICATION_CLASS (stm_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);

  self->session = stm_session_new (root);
  self->reminders = stm_reminder_keeper_new (stm_settings_get (), g_date_time_new_now_utc);
  g_signal_connect_object (self->reminders, "remind", G_CALLBACK (remind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "withdraw", G_CALLBACK (withdraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (follow_store), self, G_CONNECT_SWAPPED);
  stm_preferences_apply_style ();
  stm_open_copies_clear ();
}

static void
stm_application_activate (GApplication *application)
{
  StmApplication *self = STM_APPLICATION (application);

  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, STM_WINDOW (stm_window_new (ADW_APPLICATION (self), self->session)));
      gtk_window_present (GTK_WINDOW (self->window));
      stm_window_begin (self->window, self->samples);
    }
  else
    {
      gtk_window_present (GTK_WINDOW (self->window));
    }
}

static int
stm_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  StmApplication *self = STM_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);

  self->samples = g_variant_dict_contains (given, "samples");
  g_application_activate (application);

  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      stm_window_import (self->window, file);
    }

  return 0;
}

static int
stm_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;

  g_print ("Stagematching %s\n", STM_VERSION);

  return 0;
}

static void
stm_application_shutdown (GApplication *application)
{
  StmApplication *self = STM_APPLICATION (application);

  if (self->session != NULL)
    stm_session_close (self->session);
  g_clear_object (&self->reminders);
  g_clear_object (&self->session);

  G_APPLICATION_CLASS (stm_application_parent_class)->shutdown (application);
}

static void
stm_application_dispose (GObject *object)
{
  StmApplication *self = STM_APPLICATION (object);

  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (stm_application_parent_class)->dispose (object);
}

static void
stm_application_class_init (StmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_application_dispose;
  application_class->startup = stm_application_startup;
  application_class->activate = stm_application_activate;
  application_class->command_line = stm_application_command_line;
  application_class->handle_local_options = stm_application_handle_local_options;
  application_class->shutdown = stm_application_shutdown;
}

static void
stm_application_init (StmApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Stages for students, from a school’s request to a place. Each FILE given, "
                                              "a package or data, is imported after showing what it would change."));
}

StmApplication *
stm_application_new (void)
{
  return g_object_new (STM_TYPE_APPLICATION,
                       "application-id", STM_APPLICATION_ID,
                       "resource-base-path", "/org/stagematching/Desktop",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

#include "config.h"

#include "app/stm-window.h"

#include "app/stm-backup-keeper.h"
#include "app/stm-calendar-keeper.h"
#include "app/stm-condition.h"
#include "app/stm-file-drop.h"
#include "app/stm-import-dialog.h"
#include "app/stm-profile-list.h"
#include "app/stm-settings.h"
#include "app/stm-start-screen.h"
#include "app/stm-window-actions.h"
#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

#define WAITING_MS 1500

struct _StmWindow
{
  AdwApplicationWindow  parent_instance;

  StmFileDrop          *drop;
  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  GtkWidget            *start;
  StmShell             *shell;

  StmSession           *session;
  StmBackupKeeper      *keeper;
  StmCalendarKeeper    *calendar;
  StmErrorPresenter    *presenter;
  GListModel           *conditions;
  GQueue                to_import;     /* GFile, one after the other */
  AdwDialog            *importing;     /* weak */
  guint                 waiting_id;
};

static void stm_window_presenter_init (StmPresenterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StmWindow, stm_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_PRESENTER, stm_window_presenter_init))

static void
stm_window_show_error (StmPresenter *presenter, const GError *error)
{
  stm_error_presenter_show_error (STM_WINDOW (presenter)->presenter, error);
}

static void
stm_window_show_toast (StmPresenter *presenter, const char *text)
{
  stm_error_presenter_show_toast (STM_WINDOW (presenter)->presenter, text);
}

static void
stm_window_show_undo (StmPresenter     *presenter,
                      const char       *text,
                      StmPresenterUndo  undo,
                      gpointer          data,
                      GDestroyNotify    destroy)
{
  stm_error_presenter_show_undo (STM_WINDOW (presenter)->presenter, text, undo, data, destroy);
}

static void
stm_window_presenter_init (StmPresenterInterface *iface)
{
  iface->show_error = stm_window_show_error;
  iface->show_toast = stm_window_show_toast;
  iface->show_undo = stm_window_show_undo;
}

static void
update_role_condition (StmWindow *self)
{
  StmStore *store = stm_session_get_store (self->session);
  g_autoptr (StmProfile) profile = store != NULL ? stm_store_dup_profile (store) : NULL;

  if (profile != NULL && (StmRole) profile->role != stm_store_get_role (store))
    stm_error_presenter_set_condition (self->presenter, "role", _("You are working as regional coordinator"),
                                       _("_Back to School"), "win.act-as-region");
  else
    stm_error_presenter_set_condition (self->presenter, "role", NULL, NULL, NULL);

  stm_window_actions_update (self);
}

static void
keyring_settled (StmWindow *self)
{
  if (stm_session_get_store (self->session) != NULL && !stm_session_is_in_keyring (self->session)
      && self->shell != NULL)
    stm_error_presenter_show_toast (self->presenter,
                                    _("No keyring keeps the key, so you are asked for the recovery code each time"));
}

static void
store_failed (StmWindow *self, const GError *error)
{
  stm_error_presenter_show_error (self->presenter, error);
}

static void
show_start (StmWindow *self)
{
  gtk_stack_set_visible_child (self->stack, self->start);
  gtk_window_set_title (GTK_WINDOW (self), _("Stagematching"));

  if (self->shell != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->shell));
  self->shell = NULL;
  stm_file_drop_set_accepts (self->drop, FALSE);
  stm_error_presenter_forget (self->presenter);
  stm_window_actions_update (self);
}

static void
store_changed (StmWindow *self)
{
  StmStore *store = stm_session_get_store (self->session);

  show_start (self);
  stm_calendar_keeper_set_store (self->calendar, store);
  if (store == NULL)
    return;

  g_signal_connect_object (store, "notify::role", G_CALLBACK (update_role_condition), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "failed", G_CALLBACK (store_failed), self, G_CONNECT_SWAPPED);
}

static void import_closed (StmWindow *self);

/* What was opened together is imported one after the other. */
static void
import_next (StmWindow *self)
{
  g_autoptr (GFile) file = NULL;
  AdwDialog *dialog;

  if (self->shell == NULL || self->importing != NULL)
    return;

  file = g_queue_pop_head (&self->to_import);
  if (file == NULL)
    return;

  dialog = stm_import_dialog_new (stm_session_get_store (self->session), file);
  g_set_weak_pointer (&self->importing, dialog);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (import_closed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
import_closed (StmWindow *self)
{
  g_clear_weak_pointer (&self->importing);
  import_next (self);
}

static void
profile_ready (StmWindow *self)
{
  g_autofree char *view = g_settings_get_string (stm_settings_get (), "last-view");
  g_autoptr (GListModel) profiles = NULL;

  profiles = stm_profile_list_new (stm_session_get_root (self->session), NULL);
  if (profiles == NULL)
    profiles = G_LIST_MODEL (g_list_store_new (G_TYPE_OBJECT));

  self->shell = STM_SHELL (stm_shell_new (stm_session_get_store (self->session), profiles, self->conditions));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->shell));
  stm_window_update_code (self);
  update_role_condition (self);
  stm_file_drop_set_accepts (self->drop, TRUE);
  stm_shell_show_view (self->shell, view);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->shell));

  import_next (self);
}

static void
backup_done (StmWindow *self, GFile *backup, gboolean asked)
{
  stm_error_presenter_set_condition (self->presenter, "backup", NULL, NULL, NULL);
  if (asked)
    stm_error_presenter_show_file (self->presenter, _("Backup made and checked"), backup);
}

static void
backup_failed (StmWindow *self, const GError *error, gboolean asked)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the title of an error, such as “The disk is full”. */
  text = g_strdup_printf (_("There is no backup of today: %s"), stm_error_get_title (error));
  stm_error_presenter_set_condition (self->presenter, "backup", text, _("_Try Again"), "app.backup");
  if (asked)
    stm_error_presenter_show_error (self->presenter, error);
}

/* Nobody asked for it, so it stays on the screen until somebody has seen it. */
static void
calendar_decided (StmWindow *self, guint n)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The calendar took %u step in the dossiers",
                                       "The calendar took %u steps in the dossiers", n), n);
  stm_error_presenter_show_link (self->presenter, text, _("_Show Dossiers"), "win.show-view::dossiers");
}

static void
calendar_failed (StmWindow *self, const GError *error)
{
  stm_error_presenter_show_error (self->presenter, error);
}

/* Closing the window must not lose a draft: its dialog is asked first. */
static gboolean
dialogs_stay (StmWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) != NULL)
    if (!adw_dialog_close (dialog))
      return TRUE;

  return FALSE;
}

static gboolean
stm_window_close_request (GtkWindow *window)
{
  StmWindow *self = STM_WINDOW (window);
  GSettings *settings = stm_settings_get ();
  int width, height;

  if (dialogs_stay (self))
    return GDK_EVENT_STOP;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  stm_session_close (self->session);

  return GTK_WINDOW_CLASS (stm_window_parent_class)->close_request (window);
}

static void
stm_window_dispose (GObject *object)
{
  StmWindow *self = STM_WINDOW (object);

  self->shell = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_object (&self->calendar);
  g_clear_object (&self->presenter);
  g_clear_object (&self->conditions);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  g_clear_weak_pointer (&self->importing);
  g_queue_clear_full (&self->to_import, g_object_unref);

  G_OBJECT_CLASS (stm_window_parent_class)->dispose (object);
}

static void
stm_window_class_init (StmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = stm_window_close_request;

  g_type_ensure (STM_TYPE_FILE_DROP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/app/stm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StmWindow, drop);
  gtk_widget_class_bind_template_child (widget_class, StmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StmWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, stm_window_import);
}

static void
stm_window_init (StmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->conditions = stm_conditions_new ();
  self->presenter = stm_error_presenter_new (GTK_WIDGET (self), self->toasts, self->conditions);
  stm_window_actions_add (self);
}

static void
follow_session (StmWindow *self)
{
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::in-keyring", G_CALLBACK (keyring_settled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::slot-fits", G_CALLBACK (stm_window_update_code), self,
                           G_CONNECT_SWAPPED);

  self->keeper = stm_backup_keeper_new (self->session);
  g_signal_connect_object (self->keeper, "done", G_CALLBACK (backup_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (backup_failed), self, G_CONNECT_SWAPPED);

  self->calendar = stm_calendar_keeper_new (g_date_time_new_now_utc);
  g_signal_connect_object (self->calendar, "decided", G_CALLBACK (calendar_decided), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "failed", G_CALLBACK (calendar_failed), self, G_CONNECT_SWAPPED);

  self->start = stm_start_screen_new (self->session);
  gtk_stack_add_child (self->stack, self->start);
  g_signal_connect_object (self->start, "ready", G_CALLBACK (profile_ready), self, G_CONNECT_SWAPPED);
}

/**
 * stm_window_new:
 * @application: the application
 * @session: the session
 *
 * Returns: (transfer floating): the window, as large as it was last
 */
GtkWidget *
stm_window_new (AdwApplication *application, StmSession *session)
{
  GSettings *settings = stm_settings_get ();
  StmWindow *self;

  self = g_object_new (STM_TYPE_WINDOW,
                       "application", application,
                       "default-width", g_settings_get_int (settings, "window-width"),
                       "default-height", g_settings_get_int (settings, "window-height"),
                       "maximized", g_settings_get_boolean (settings, "window-maximized"),
                       NULL);
  self->session = g_object_ref (session);
  follow_session (self);
  stm_window_actions_update (self);

  return GTK_WIDGET (self);
}

StmSession *
stm_window_get_session (StmWindow *self)
{
  return self->session;
}

StmShell *
stm_window_get_shell (StmWindow *self)
{
  return self->shell;
}

StmErrorPresenter *
stm_window_get_presenter (StmWindow *self)
{
  return self->presenter;
}

/**
 * stm_window_begin:
 * @self: the window
 * @samples: whether to begin with the samples where there is no profile yet
 */
void
stm_window_begin (StmWindow *self, gboolean samples)
{
  stm_start_screen_begin (STM_START_SCREEN (self->start), samples);
}

gboolean
stm_window_open_profile (StmWindow *self, StmProfileFolder *folder)
{
  if (dialogs_stay (self))
    return FALSE;

  stm_session_close (self->session);
  stm_start_screen_open_profile (STM_START_SCREEN (self->start), folder);

  return TRUE;
}

gboolean
stm_window_welcome (StmWindow *self)
{
  if (dialogs_stay (self))
    return FALSE;

  stm_session_close (self->session);
  stm_start_screen_welcome (STM_START_SCREEN (self->start));

  return TRUE;
}

gboolean
stm_window_restore (StmWindow *self, GFile *backup)
{
  if (dialogs_stay (self))
    return FALSE;

  stm_start_screen_restore (STM_START_SCREEN (self->start), backup);

  return TRUE;
}

/* Most profiles open at once; for others somebody has to choose or unlock one. */
static void
tell_waiting (gpointer data)
{
  StmWindow *self = data;
  GFile *file = g_queue_peek_head (&self->to_import);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *text = NULL;

  self->waiting_id = 0;
  if (self->shell != NULL || shown == NULL)
    return;

  /* Translators: the name of a file */
  text = g_strdup_printf (_("“%s” waits for a profile"), shown);
  stm_error_presenter_show_toast (self->presenter, text);
}

/**
 * stm_window_import:
 * @self: the window
 * @file: a file to import into the open profile, or the next one that is opened
 */
void
stm_window_import (StmWindow *self, GFile *file)
{
  g_queue_push_tail (&self->to_import, g_object_ref (file));
  if (self->shell == NULL && self->waiting_id == 0)
    self->waiting_id = g_timeout_add_once (WAITING_MS, tell_waiting, self);
  import_next (self);
}

/**
 * stm_window_back_up:
 * @self: the window
 *
 * Makes a backup now and tells how that went.
 */
void
stm_window_back_up (StmWindow *self)
{
  stm_backup_keeper_run (self->keeper);
}

void
stm_window_update_code (StmWindow *self)
{
  StmProfileFolder *folder = stm_session_get_folder (self->session);
  const char *text = NULL;

  if (stm_session_get_store (self->session) == NULL || self->shell == NULL)
    return;

  if (!stm_session_slot_fits (self->session))
    text = _("No recovery code opens this profile, should its key be lost");
  else if (!stm_settings_is_code_kept (stm_profile_folder_get_uuid (folder)))
    text = _("The recovery code of this profile is not kept yet");

  stm_error_presenter_set_condition (self->presenter, "code", text, _("_Make a New Code…"),
                                     "win.new-recovery-code");
}

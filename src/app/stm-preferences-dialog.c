#include "config.h"

#include "app/stm-preferences-dialog.h"

#include "app/stm-person-group.h"
#include "app/stm-preferences-documents.h"
#include "app/stm-recovery-dialog.h"
#include "app/stm-restore.h"
#include "app/stm-settings.h"
#include "documents/stm-templates.h"
#include "views/start/stm-restore-page.h"

#include <glib/gi18n-lib.h>

struct _StmPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  StmPersonGroup       *person_group;
  GtkWidget            *key_group;
  AdwActionRow         *keyring_row;
  AdwActionRow         *code_row;
  GtkWidget            *backup_group;
  AdwActionRow         *backup_row;
  AdwSwitchRow         *deadlines_row;
  AdwComboRow          *style_row;

  StmWindow            *window;
};

G_DEFINE_FINAL_TYPE (StmPreferencesDialog, stm_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* in the order of the setting */
static const AdwColorScheme schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

void
stm_preferences_apply_style (void)
{
  guint style = g_settings_get_uint (stm_settings_get (), "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (style, G_N_ELEMENTS (schemes) - 1)]);
}

static void
new_code_clicked (StmPreferencesDialog *self)
{
  g_autoptr (StmWindow) window = g_object_ref (self->window);

  adw_dialog_close (ADW_DIALOG (self));
  stm_recovery_dialog_present (window);
}

static void
back_up_clicked (StmPreferencesDialog *self)
{
  g_autoptr (StmWindow) window = g_object_ref (self->window);

  adw_dialog_close (ADW_DIALOG (self));
  stm_window_back_up (window);
}

static void
restore (StmPreferencesDialog *self, GFile *backup)
{
  g_autoptr (StmWindow) window = g_object_ref (self->window);

  adw_dialog_force_close (ADW_DIALOG (self));
  stm_window_restore (window, backup);
}

static void
restore_activated (StmPreferencesDialog *self)
{
  StmProfileFolder *folder = stm_session_get_folder (stm_window_get_session (self->window));
  AdwNavigationPage *page = stm_restore_page_new ();
  g_autoptr (GListModel) backups = stm_restore_list_backups (stm_profile_folder_get_backups (folder));

  stm_restore_page_add_backups (STM_RESTORE_PAGE (page), stm_profile_folder_get_name (folder), backups);
  g_signal_connect_object (page, "restore", G_CALLBACK (restore), self, G_CONNECT_SWAPPED);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);
}

static void
style_changed (StmPreferencesDialog *self)
{
  g_settings_set_uint (stm_settings_get (), "style", adw_combo_row_get_selected (self->style_row));
  stm_preferences_apply_style ();
}

static void
stm_preferences_dialog_dispose (GObject *object)
{
  StmPreferencesDialog *self = STM_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (stm_preferences_dialog_parent_class)->dispose (object);
}

static void
stm_preferences_dialog_class_init (StmPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_preferences_dialog_dispose;

  g_type_ensure (STM_TYPE_PERSON_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, person_group);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, backup_group);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, deadlines_row);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDialog, style_row);
  gtk_widget_class_bind_template_callback (widget_class, new_code_clicked);
  gtk_widget_class_bind_template_callback (widget_class, back_up_clicked);
  gtk_widget_class_bind_template_callback (widget_class, restore_activated);
}

static void
stm_preferences_dialog_init (StmPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_key (StmPreferencesDialog *self, StmSession *session)
{
  const char *uuid = stm_profile_folder_get_uuid (stm_session_get_folder (session));

  adw_action_row_set_subtitle (self->keyring_row,
                               stm_session_is_in_keyring (session)
                                 ? _("Has the key: the profile opens by itself on this computer")
                                 : _("Does not have the key: you are asked for the recovery code each time"));
  adw_action_row_set_subtitle (self->code_row,
                               !stm_session_slot_fits (session) ? _("None opens this profile: make a new one")
                               : stm_settings_is_code_kept (uuid) ? _("Opens the profile when the keyring cannot")
                                                                  : _("Not kept yet: make a new one and keep it"));
}

static void
show_backup (StmPreferencesDialog *self, StmSession *session)
{
  GFile *folder = stm_profile_folder_get_backups (stm_session_get_folder (session));
  g_autoptr (GListModel) backups = stm_restore_list_backups (folder);
  g_autoptr (GFile) latest = g_list_model_get_item (backups, 0);
  g_autofree char *date = latest != NULL ? stm_restore_page_dup_date (latest) : g_strdup (_("None yet"));

  adw_action_row_set_subtitle (self->backup_row, date);
}

static void
add_documents (StmPreferencesDialog *self, StmSession *session)
{
  g_autoptr (GFile) folder = stm_templates_get_folder ();
  g_autoptr (GtkWidget) page = NULL;

  page = g_object_ref_sink (stm_preferences_documents_new (stm_store_get_role (stm_session_get_store (session)), folder));
  if (stm_preferences_documents_has_any (STM_PREFERENCES_DOCUMENTS (page)))
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), ADW_PREFERENCES_PAGE (page));
}

/**
 * stm_preferences_dialog_new:
 * @window: the window
 *
 * Returns: (transfer floating): the dialog; what belongs to a profile is only
 *   there while one is open
 */
AdwDialog *
stm_preferences_dialog_new (StmWindow *window)
{
  StmPreferencesDialog *self = g_object_new (STM_TYPE_PREFERENCES_DIALOG, NULL);
  StmSession *session = stm_window_get_session (window);
  gboolean open = stm_window_get_shell (window) != NULL;

  self->window = g_object_ref (window);
  gtk_widget_set_visible (GTK_WIDGET (self->person_group), open);
  gtk_widget_set_visible (self->key_group, open && stm_store_is_encrypted ());
  gtk_widget_set_visible (self->backup_group, open);
  if (open)
    {
      stm_person_group_set_store (self->person_group, stm_session_get_store (session));
      show_key (self, session);
      show_backup (self, session);
      add_documents (self, session);
    }

  g_settings_bind (stm_settings_get (), "deadline-notifications", self->deadlines_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  adw_combo_row_set_selected (self->style_row, g_settings_get_uint (stm_settings_get (), "style"));
  g_signal_connect_object (self->style_row, "notify::selected", G_CALLBACK (style_changed), self,
                           G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

/**
 * stm_preferences_dialog_ask_person:
 * @self: the dialog of an open profile, not yet shown
 *
 * Begins at the name of who works.
 */
void
stm_preferences_dialog_ask_person (StmPreferencesDialog *self)
{
  adw_dialog_set_focus (ADW_DIALOG (self), stm_person_group_get_row (self->person_group));
}

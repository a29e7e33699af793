#include "config.h"

#include "views/start/stm-restore-page.h"

#include "core/stm-date.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

#define N_SHOWN 5

struct _StmRestorePage
{
  AdwNavigationPage  parent_instance;

  GtkBox            *groups_box;
};

G_DEFINE_FINAL_TYPE (StmRestorePage, stm_restore_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRestorePage) self = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
    g_signal_emit (self, signals[RESTORE], 0, g_object_get_data (source, "backup"));
}

static void
ask (StmRestorePage *self, GFile *backup)
{
  g_autofree char *date = stm_restore_page_dup_date (backup);
  AdwDialog *dialog = adw_alert_dialog_new (_("Restore This Backup?"), NULL);

  /* Translators: %s is a day in words, or the name of a file. */
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                _("The profile goes back to how it was in the backup “%s”. The present "
                                  "database, if there is one, is kept beside it under a name with today’s date. "
                                  "The recovery code of that time belongs to it."), date);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_object_ref (backup), g_object_unref);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, answered, g_object_ref (self));
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRestorePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    ask (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
choose_file (StmRestorePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Backups"));
  gtk_file_filter_add_suffix (filter, "db");
  gtk_file_dialog_set_title (dialog, _("Choose a Backup"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        file_chosen, g_object_ref (self));
}

static void
backup_activated (GtkWidget *row, gpointer user_data)
{
  StmRestorePage *self = STM_RESTORE_PAGE (gtk_widget_get_ancestor (row, STM_TYPE_RESTORE_PAGE));

  ask (self, g_object_get_data (G_OBJECT (row), "backup"));
}

static GtkWidget *
create_row (GFile *backup)
{
  g_autoptr (GFileInfo) info = g_file_query_info (backup, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *date = stm_restore_page_dup_date (backup);
  g_autofree char *size = info != NULL ? g_format_size (g_file_info_get_size (info)) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), date);
  if (size != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "backup", g_object_ref (backup), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (backup_activated), NULL);

  return row;
}

static void
stm_restore_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_RESTORE_PAGE);

  G_OBJECT_CLASS (stm_restore_page_parent_class)->dispose (object);
}

static void
stm_restore_page_class_init (StmRestorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_restore_page_dispose;

  signals[RESTORE] = g_signal_new ("restore", STM_TYPE_RESTORE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-restore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmRestorePage, groups_box);
  gtk_widget_class_bind_template_callback (widget_class, choose_file);
}

static void
stm_restore_page_init (StmRestorePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_restore_page_new (void)
{
  return g_object_new (STM_TYPE_RESTORE_PAGE, NULL);
}

/**
 * stm_restore_page_dup_date:
 * @backup: a file "profile-2026-09-01.db"
 *
 * Returns: (transfer full): the day it was made, in words; the name of the file
 *   when that tells no day
 */
char *
stm_restore_page_dup_date (GFile *backup)
{
  g_autofree char *name = g_file_get_basename (backup);
  g_autofree char *iso = g_str_has_prefix (name, "profile-") ? g_strndup (name + strlen ("profile-"), 10) : NULL;
  char text[128];
  GDate date;

  if (iso == NULL || !stm_date_parse (iso, &date)
      || g_date_strftime (text, sizeof text, _("%A %e %B %Y"), &date) == 0)
    return g_steal_pointer (&name);

  return g_strdup (text);
}

/**
 * stm_restore_page_add_backups:
 * @self: the page
 * @name: what the user calls the profile
 * @backups: its backups, #GFile, newest first
 *
 * Offers the backups of a profile; older ones are folded away.
 */
void
stm_restore_page_add_backups (StmRestorePage *self, const char *name, GListModel *backups)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (name, -1);
  guint n = g_list_model_get_n_items (backups);
  GtkWidget *older = NULL;

  adw_preferences_group_set_title (group, title);
  if (n == 0)
    adw_preferences_group_set_description (group, _("There is no backup of this profile yet."));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) backup = g_list_model_get_item (backups, i);

      if (i == N_SHOWN)
        {
          older = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (older), _("Older Backups"));
          adw_preferences_group_add (group, older);
        }

      if (older != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (older), create_row (backup));
      else
        adw_preferences_group_add (group, create_row (backup));
    }

  gtk_box_append (self->groups_box, GTK_WIDGET (group));
}

#include "config.h"

#include "app/stm-preferences-documents.h"

#include "documents/stm-dossier-values.h"
#include "documents/stm-templates.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _StmPreferencesDocuments
{
  AdwPreferencesPage    parent_instance;

  AdwPreferencesGroup  *problems;
  AdwPreferencesGroup  *documents;
  AdwActionRow         *folder_row;

  StmRole               role;
  GFile                *folder;
  GFileMonitor         *monitor;   /* (nullable): the folder cannot be followed */
  GPtrArray            *rows;      /* (unowned): of both groups */
};

G_DEFINE_FINAL_TYPE (StmPreferencesDocuments, stm_preferences_documents, ADW_TYPE_PREFERENCES_PAGE)

static void load (StmPreferencesDocuments *self);

/* toast: (transfer full) */
static void
show_toast (StmPreferencesDocuments *self, AdwToast *toast)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);

  adw_toast_set_use_markup (toast, FALSE);
  if (dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    g_object_unref (toast);
}

static void
folder_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPreferencesDocuments) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_toast (self, adw_toast_new (error->message));
}

static void
open_folder (StmPreferencesDocuments *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->folder);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_mkdir_with_parents (g_file_peek_path (self->folder), 0700);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, folder_opened, g_object_ref (self));
}

static void
tell_copied (StmPreferencesDocuments *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_("“%s” is in the folder of your own templates, to be changed there"), name);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Open Folder"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder), self, G_CONNECT_SWAPPED);
  show_toast (self, toast);
}

static void
tell_not_copied (StmPreferencesDocuments *self, const char *id, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    /* Translators: the name of a file */
    text = g_strdup_printf (_("“%s.json” is there already, and stays as it is"), id);

  show_toast (self, adw_toast_new (text != NULL ? text : error->message));
}

static GtkWidget *
find_row (StmPreferencesDocuments *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (g_object_get_data (self->rows->pdata[i], "stm-id"), id) == 0)
      return self->rows->pdata[i];

  return NULL;
}

static void
copy_clicked (StmPreferencesDocuments *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "stm-id"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = stm_templates_copy_delivered (id, self->folder, &error);

  if (file == NULL)
    {
      tell_not_copied (self, id, error);
      return;
    }

  load (self);
  gtk_widget_grab_focus (find_row (self, id));
  tell_copied (self, file);
}

/* group: of the row; id: (nullable): of its template */
static AdwActionRow *
add_row (StmPreferencesDocuments *self, AdwPreferencesGroup *group, const char *id, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_object_set_data_full (G_OBJECT (row), "stm-id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), "stm-group", group);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
add_copy_button (StmPreferencesDocuments *self, AdwActionRow *row, StmTemplate *template)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-new-symbolic");
  /* Translators: the name of a document */
  g_autofree char *label = g_strdup_printf (_("Make Your Own Version of “%s”…"), stm_template_get_title (template));

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_clicked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_document (StmPreferencesDocuments *self, StmTemplates *templates, StmTemplate *template)
{
  gboolean is_own = stm_templates_is_own (templates, template);
  g_autofree char *origin = NULL;
  AdwActionRow *row;

  if (is_own)
    /* Translators: the name of a file, and a number */
    origin = g_strdup_printf (_("Your own, “%s”, revision %d"), stm_template_get_file (template), stm_template_get_revision (template));
  else
    origin = g_strdup_printf (_("Delivered with Stagematching, revision %d"), stm_template_get_revision (template));

  row = add_row (self, self->documents, stm_template_get_id (template), stm_template_get_title (template), origin);
  if (!is_own)
    add_copy_button (self, row, template);
}

/* The message begins with the file, which is the title here. */
static void
add_problem (StmPreferencesDocuments *self, const StmTemplateProblem *problem)
{
  const char *reason = problem->message + strlen (problem->file) + strlen (", ");
  AdwActionRow *row = add_row (self, self->problems, NULL, problem->file, reason);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Problem"), -1);
  adw_action_row_add_prefix (row, icon);
}

static void
remove_rows (StmPreferencesDocuments *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "stm-group"), self->rows->pdata[i]);

  g_ptr_array_set_size (self->rows, 0);
}

static void
load (StmPreferencesDocuments *self)
{
  g_autoptr (StmTemplates) templates = stm_templates_new (self->folder, stm_dossier_values_new_names, NULL);
  g_autoptr (GListModel) all = stm_templates_list (templates, NULL);
  const StmTemplateProblem *problem;

  remove_rows (self);
  for (guint i = 0; (problem = stm_templates_get_problem (templates, i)) != NULL; i++)
    add_problem (self, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), self->rows->len > 0);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StmTemplate) template = g_list_model_get_item (all, i);

      if (stm_policy_may (self->role, STM_ACTION_VIEW, stm_template_get_kind (template), FALSE, NULL))
        add_document (self, templates, template);
    }
}

/* A file that is being written is read when it is written. */
static void
folder_changed (StmPreferencesDocuments *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    load (self);
}

static void
stm_preferences_documents_dispose (GObject *object)
{
  StmPreferencesDocuments *self = STM_PREFERENCES_DOCUMENTS (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_PREFERENCES_DOCUMENTS);

  G_OBJECT_CLASS (stm_preferences_documents_parent_class)->dispose (object);
}

static void
stm_preferences_documents_class_init (StmPreferencesDocumentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_preferences_documents_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-preferences-documents.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDocuments, problems);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDocuments, documents);
  gtk_widget_class_bind_template_child (widget_class, StmPreferencesDocuments, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, open_folder);
}

static void
stm_preferences_documents_init (StmPreferencesDocuments *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stm_preferences_documents_new:
 * @role: who works in the profile
 * @folder: of the office's own templates, which need not exist
 *
 * Returns: (transfer floating): a page of the preferences
 */
GtkWidget *
stm_preferences_documents_new (StmRole role, GFile *folder)
{
  StmPreferencesDocuments *self = g_object_new (STM_TYPE_PREFERENCES_DOCUMENTS, NULL);

  self->role = role;
  self->folder = g_object_ref (folder);
  adw_action_row_set_subtitle (self->folder_row, g_file_peek_path (folder));
  load (self);

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * stm_preferences_documents_has_any:
 * @self: the page
 *
 * Returns: whether the role has documents at all
 */
gboolean
stm_preferences_documents_has_any (StmPreferencesDocuments *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "stm-group") == self->documents)
      return TRUE;

  return FALSE;
}

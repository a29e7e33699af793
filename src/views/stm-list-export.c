#include "config.h"

#include "views/stm-list-export.h"

#include "views/stm-list-job.h"
#include "views/stm-print-job.h"
#include "widgets/stm-job-bar.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *suffix;
  const char *filter;
} formats[] = {
  [STM_LIST_CSV] = { "csv", N_("Table as text (CSV)") },
  [STM_LIST_XLSX] = { "xlsx", N_("Excel workbook") },
  [STM_LIST_PDF] = { "pdf", N_("PDF document") },
};

/* Belongs to its list page; what is under way may outlive both. */
#define STM_TYPE_LIST_EXPORT (stm_list_export_get_type ())
G_DECLARE_FINAL_TYPE (StmListExport, stm_list_export, STM, LIST_EXPORT, GObject)

struct _StmListExport
{
  GObject             parent_instance;

  StmListPage        *list_page;  /* weak */
  StmStore           *store;
  char               *title;
  GSimpleActionGroup *actions;
  StmJobBar          *bar;

  gboolean            busy;
  GCancellable       *cancellable;
  StmListFormat       format;
  GFile              *file;
  StmListJob         *job;
  GError             *error;      /* why there is no printing */
};

G_DEFINE_FINAL_TYPE (StmListExport, stm_list_export, G_TYPE_OBJECT)

static void
stm_list_export_finalize (GObject *object)
{
  StmListExport *self = STM_LIST_EXPORT (object);

  g_clear_weak_pointer (&self->list_page);
  g_object_unref (self->store);
  g_object_unref (self->actions);
  g_clear_object (&self->bar);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->job);
  g_clear_error (&self->error);
  g_free (self->title);

  G_OBJECT_CLASS (stm_list_export_parent_class)->finalize (object);
}

static void
stm_list_export_class_init (StmListExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_list_export_finalize;
}

static void
stm_list_export_init (StmListExport *self)
{
}

static void
update_actions (StmListExport *self)
{
  GListModel *rows = self->list_page != NULL ? stm_table_get_model (stm_list_page_get_table (self->list_page)) : NULL;
  gboolean enabled = rows != NULL && g_list_model_get_n_items (rows) > 0 && !self->busy;
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
                                 enabled);
}

static GtkWindow *
get_window (StmListExport *self)
{
  GtkRoot *root = self->list_page != NULL ? gtk_widget_get_root (GTK_WIDGET (self->list_page)) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
begin (StmListExport *self)
{
  self->busy = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
}

/* text: (nullable): what was done; error: (nullable): why it was not */
static void
finish (StmListExport *self, const char *text, const GError *error)
{
  self->busy = FALSE;
  g_clear_object (&self->file);
  g_clear_object (&self->job);
  stm_job_bar_end (self->bar);
  update_actions (self);

  if (self->list_page == NULL)
    return;

  if (error != NULL)
    stm_presenter_show_error (GTK_WIDGET (self->list_page), error);
  else if (text != NULL)
    stm_presenter_show_toast (GTK_WIDGET (self->list_page), text);
}

static void
show_progress (StmListExport *self, gpointer job, const char *text)
{
  stm_job_bar_begin (self->bar, text, self->cancellable);
  g_object_bind_property (job, "progress", self->bar, "progress", G_BINDING_DEFAULT);
}

static StmListJob *
create_job (StmListExport *self, const char *text)
{
  StmTable *table = stm_list_page_get_table (self->list_page);
  g_auto (GStrv) fields = stm_table_dup_shown (table);
  StmListJob *job = stm_list_job_new (self->store, stm_table_get_model (table), stm_table_get_record_type (table),
                                      (const char *const *) fields, self->title);

  show_progress (self, job, text);

  return job;
}

static void
written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmListExport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_("Saved as “%s”"), shown);

  stm_list_job_write_finish (STM_LIST_JOB (source), result, &error);
  finish (self, text, error);
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmListExport) self = user_data;
  g_autoptr (StmListJob) job = NULL;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file == NULL || self->list_page == NULL)
    {
      finish (self, NULL, error);
      return;
    }

  job = create_job (self, _("Exporting…"));
  stm_list_job_write_async (job, self->format, self->file, self->cancellable, written, g_object_ref (self));
}

static char *
propose_name (StmListExport *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title = NULL;
  char *name;

  g_object_get (self->list_page, "title", &title, NULL);
  name = g_strdup_printf ("%s %s.%s", title, day, formats[self->format].suffix);

  return g_strdelimit (name, "/\\:", '-');
}

static void
ask_for_file (StmListExport *self, StmListFormat format)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  begin (self);
  self->format = format;
  name = propose_name (self);
  gtk_file_filter_set_name (filter, _(formats[format].filter));
  gtk_file_filter_add_suffix (filter, formats[format].suffix);
  gtk_file_dialog_set_title (dialog, format == STM_LIST_PDF ? _("Save as PDF") : _("Export List"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), self->cancellable, file_chosen, g_object_ref (self));
}

static void
export_csv (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_for_file (user_data, STM_LIST_CSV);
}

static void
export_xlsx (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_for_file (user_data, STM_LIST_XLSX);
}

static void
save_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_for_file (user_data, STM_LIST_PDF);
}

static void
printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmListExport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = g_steal_pointer (&self->error);

  stm_print_job_run_finish (STM_PRINT_JOB (source), result, &error);
  finish (self, _("Sent to the printer"), refusal != NULL ? refusal : error);
}

/* What is not in the history is not printed. */
static void
printing_begins (StmListExport *self, StmPrintJob *print)
{
  show_progress (self, print, _("Printing…"));

  if (!stm_list_job_log (self->job, STM_EVENT_WAY_PRINTED, self->cancellable, &self->error))
    g_cancellable_cancel (self->cancellable);
}

static void
laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmListExport) self = user_data;
  g_autoptr (StmDocument) document = NULL;
  g_autoptr (StmPrintJob) print = NULL;
  g_autoptr (GError) error = NULL;

  document = stm_list_job_lay_out_finish (STM_LIST_JOB (source), result, &error);
  if (document == NULL || self->list_page == NULL)
    {
      finish (self, NULL, error);
      return;
    }

  stm_job_bar_end (self->bar);
  print = stm_print_job_new (document);
  g_signal_connect_object (print, "begin", G_CALLBACK (printing_begins), self, G_CONNECT_SWAPPED);
  stm_print_job_run_async (print, get_window (self), self->cancellable, printed, g_object_ref (self));
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StmListExport *self = user_data;

  begin (self);
  self->job = create_job (self, _("Preparing pages…"));
  stm_list_job_lay_out_async (self->job, self->cancellable, laid_out, g_object_ref (self));
}

static const GActionEntry table_entries[] = {
  { "export-csv", export_csv },
  { "export-xlsx", export_xlsx },
};

static const GActionEntry page_entries[] = {
  { "print", print },
  { "save-pdf", save_pdf },
};

static void
append (GMenu *menu, const char *label, const char *group, const char *name)
{
  g_autofree char *action = g_strdup_printf ("%s.%s", group, name);

  g_menu_append (menu, label, action);
}

static GMenuModel *
create_menu (const char *group, gboolean has_pages)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) pages = g_menu_new ();
  g_autoptr (GMenu) tables = g_menu_new ();

  if (has_pages)
    {
      append (pages, _("_Print…"), group, "print");
      append (pages, _("Save as P_DF…"), group, "save-pdf");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (pages));
    }

  append (tables, _("Export as C_SV…"), group, "export-csv");
  append (tables, _("Export as _Excel Workbook…"), group, "export-xlsx");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (tables));

  return G_MENU_MODEL (menu);
}

static void
add_print_key (StmListPage *list_page, const char *group)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  g_autofree char *action = g_strdup_printf ("%s.print", group);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_p, GDK_CONTROL_MASK),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (GTK_WIDGET (list_page), controller);
}

/* The list page goes: so does what is under way for it. */
static void
leave (gpointer data)
{
  StmListExport *self = data;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_object_unref (self);
}

void
stm_list_export_add (StmListPage *list_page, StmStore *store, const char *title)
{
  StmTable *table = stm_list_page_get_table (list_page);
  g_autoptr (StmRecordClass) klass = g_type_class_ref (stm_table_get_record_type (table));
  StmListExport *self = g_object_new (STM_TYPE_LIST_EXPORT, NULL);
  g_autoptr (GMenuModel) menu = create_menu (klass->kind, title != NULL);

  self->store = g_object_ref (store);
  self->title = g_strdup (title);
  self->bar = STM_JOB_BAR (g_object_ref_sink (stm_job_bar_new ()));
  g_set_weak_pointer (&self->list_page, list_page);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), table_entries, G_N_ELEMENTS (table_entries), self);
  if (title != NULL)
    {
      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), page_entries, G_N_ELEMENTS (page_entries), self);
      add_print_key (list_page, klass->kind);
    }

  gtk_widget_insert_action_group (GTK_WIDGET (list_page), klass->kind, G_ACTION_GROUP (self->actions));
  stm_list_page_set_menu (list_page, menu);
  stm_list_page_add_bar (list_page, GTK_WIDGET (self->bar));
  g_signal_connect_object (stm_table_get_model (table), "items-changed",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);

  g_object_set_data_full (G_OBJECT (list_page), "stm-list-export", self, leave);
}

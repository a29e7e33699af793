#include "config.h"

#include "app/stm-import-dialog.h"

#include "core/stm-error.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "core/stm-title.h"
#include "exchange/stm-profile-import.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmImportDialog
{
  AdwDialog            parent_instance;

  AdwWindowTitle      *window_title;
  GtkButton           *cancel_button;
  GtkWidget           *import_button;
  GtkStack            *stack;
  AdwStatusPage       *progress_page;
  GtkProgressBar      *progress_bar;
  GtkLabel            *progress_label;
  AdwPreferencesGroup *changes_group;
  AdwPreferencesGroup *errors_group;
  AdwPreferencesGroup *conflicts_group;
  AdwPreferencesGroup *warnings_group;
  AdwStatusPage       *failed_page;

  StmStore            *store;
  GFile               *file;
  GCancellable        *cancellable;
  gboolean             planned;
};

G_DEFINE_FINAL_TYPE (StmImportDialog, stm_import_dialog, ADW_TYPE_DIALOG)

/* in the order of the sidebar */
static const struct
{
  GType     (*type) (void);
  const char *label;
  const char *icon_name;
} types[] = {
  { stm_student_get_type, N_("Students"), "stm-student-symbolic" },
  { stm_request_get_type, N_("Requests"), "stm-placement-symbolic" },
  { stm_placement_get_type, N_("Decisions"), "stm-placement-symbolic" },
  { stm_supervisor_get_type, N_("Supervisors"), "avatar-default-symbolic" },
  { stm_service_get_type, N_("Services"), "stm-service-symbolic" },
  { stm_school_get_type, N_("Schools"), "stm-school-symbolic" },
  { stm_programme_get_type, N_("Programmes"), "x-office-calendar-symbolic" },
};

static char *
format_count (StmImportOutcome outcome, guint n)
{
  switch (outcome)
    {
    case STM_IMPORT_NEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n), n);
    case STM_IMPORT_NEWER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n), n);
    case STM_IMPORT_UNCHANGED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u the same", "%u the same", n), n);
    case STM_IMPORT_OLDER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u older, kept as here", "%u older, kept as here", n), n);
    case STM_IMPORT_CONFLICT:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed in both places",
                                           "%u changed in both places", n), n);
    }
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_preferences_group_add (group, row);
}

static void
show_counts (StmImportDialog *self, StmImportPlan *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) parts = NULL;
      g_autofree char *subtitle = NULL;

      for (guint outcome = 0; outcome < STM_IMPORT_N_OUTCOMES; outcome++)
        {
          guint n = stm_import_plan_get_count (plan, types[i].type (), outcome);

          if (n > 0)
            g_strv_builder_take (builder, format_count (outcome, n));
        }

      parts = g_strv_builder_end (builder);
      if (parts[0] == NULL)
        continue;

      subtitle = g_strjoinv (" · ", parts);
      add_row (self->changes_group, _(types[i].label), subtitle, types[i].icon_name);
    }
}

static void
show_problems (AdwPreferencesGroup *group, StmImportPlan *plan, StmSeverity severity)
{
  GListModel *problems = G_LIST_MODEL (stm_import_plan_get_problems (plan, severity));
  guint n_listed = g_list_model_get_n_items (problems);
  guint n_more = stm_import_plan_count_problems (plan, severity) - n_listed;

  for (guint i = 0; i < n_listed; i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (problems, i);

      add_row (group, stm_problem_get_message (problem), stm_problem_get_field (problem),
               severity == STM_SEVERITY_ERROR ? "dialog-error-symbolic" : "dialog-warning-symbolic");
    }

  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more", "And %u more", n_more),
                                               n_more);

      add_row (group, more, NULL, NULL);
    }

  gtk_widget_set_visible (GTK_WIDGET (group), n_listed > 0);
}

static void
show_conflicts (StmImportDialog *self, StmImportPlan *plan)
{
  GListModel *conflicts = stm_import_plan_get_conflicts (plan);
  guint n = g_list_model_get_n_items (conflicts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (conflicts, i);

      add_row (self->conflicts_group, stm_title_get_title (title), stm_title_get_subtitle (title), NULL);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_group), n > 0);
}

static void
show_plan (StmImportDialog *self, StmImportPlan *plan)
{
  gboolean has_errors = stm_import_plan_has_errors (plan);
  gboolean may = stm_import_plan_has_changes (plan) && !has_errors;

  adw_preferences_group_set_title (self->changes_group, may ? _("What the File Brings") : _("Nothing to Import"));
  adw_preferences_group_set_description (self->changes_group,
                                         may ? _("Nothing is written until you choose Import.")
                                             : _("All of it is here already, so there is nothing to import."));
  gtk_widget_set_visible (GTK_WIDGET (self->changes_group), !has_errors);
  show_counts (self, plan);
  show_problems (self->errors_group, plan, STM_SEVERITY_ERROR);
  show_problems (self->warnings_group, plan, STM_SEVERITY_WARNING);
  show_conflicts (self, plan);

  self->planned = TRUE;
  gtk_widget_set_sensitive (self->import_button, may);
  gtk_widget_set_visible (self->import_button, may);
  gtk_button_set_label (self->cancel_button, may ? _("_Cancel") : _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
show_failure (StmImportDialog *self, const GError *error)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = g_strdup_printf ("%s\n%s %s", error->message, stm_error_get_kept (error), stm_error_get_advice (error));
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->failed_page, stm_error_get_title (error));
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
progressed (guint records, guint64 bytes, guint64 total, gpointer user_data)
{
  StmImportDialog *self = user_data;
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u record", "%'u records", records), records);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) bytes / total : 0);
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import_finish (result, &error);
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  if (plan == NULL)
    {
      show_failure (self, error);
      return;
    }

  if (!self->planned || !stm_import_plan_is_written (plan))
    {
      show_plan (self, plan);
      return;
    }

  summary = stm_import_plan_dup_summary (plan);
  text = g_strdup_printf (_("Imported: %s"), summary);
  stm_presenter_show_toast (GTK_WIDGET (self), text);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
run (StmImportDialog *self, StmImportFlags flags)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  adw_status_page_set_title (self->progress_page, flags & STM_IMPORT_DRY_RUN ? _("Reading the File")
                                                                             : _("Importing"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_visible (self->import_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "progress");

  stm_profile_import_async (self->store, self->file, flags, NULL, progressed, g_object_ref (self), g_object_unref,
                            self->cancellable, imported, g_object_ref (self));
}

static void
import_clicked (StmImportDialog *self)
{
  run (self, STM_IMPORT_DEFAULT);
}

static void
retry_clicked (StmImportDialog *self)
{
  run (self, self->planned ? STM_IMPORT_DEFAULT : STM_IMPORT_DRY_RUN);
}

static void
cancel_clicked (StmImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
stm_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (STM_IMPORT_DIALOG (dialog)->cancellable);
}

static void
stm_import_dialog_dispose (GObject *object)
{
  StmImportDialog *self = STM_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (stm_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, errors_group);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, failed_page);
}

static void
stm_import_dialog_class_init (StmImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = stm_import_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked);
}

static void
stm_import_dialog_init (StmImportDialog *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->progress_page));
  adw_status_page_set_paintable (self->progress_page, GDK_PAINTABLE (spinner));
}

/**
 * stm_import_dialog_new:
 * @store: where to import
 * @file: what
 *
 * Returns: (transfer floating): a dialog that begins to make the plan
 */
AdwDialog *
stm_import_dialog_new (StmStore *store, GFile *file)
{
  StmImportDialog *self = g_object_new (STM_TYPE_IMPORT_DIALOG, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  self->store = g_object_ref (store);
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->window_title, shown);
  run (self, STM_IMPORT_DRY_RUN);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/region/stm-help-line-dialog.h"

#include "core/stm-region.h"
#include "views/region/stm-help-line-row.h"
#include "views/region/stm-region-dialog.h"

#include <glib/gi18n-lib.h>

struct _StmHelpLineDialog
{
  AdwDialog            parent_instance;

  GtkWidget           *edit_button;
  GtkStack            *stack;
  AdwPreferencesGroup *contact_group;
  AdwStatusPage       *none_page;
  GtkWidget           *enter_button;

  StmStore            *store;
  StmRecord           *region;   /* nullable */
  GPtrArray           *rows;
  guint                update_id;
};

G_DEFINE_FINAL_TYPE (StmHelpLineDialog, stm_help_line_dialog, ADW_TYPE_DIALOG)

static const struct
{
  const char      *field;
  StmHelpLineLink  link;
} lines[] = {
  { "contact-name", STM_HELP_LINE_TEXT },
  { "phone", STM_HELP_LINE_PHONE },
  { "email", STM_HELP_LINE_MAIL },
  { "opening-hours", STM_HELP_LINE_TEXT },
  { "website", STM_HELP_LINE_SITE },
};

/* That of the profile; a school or service knows one by a package. */
static StmRecord *
find_region (StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  g_autoptr (GListModel) regions = NULL;

  if (profile != NULL && profile->region != NULL)
    return stm_store_get (store, STM_TYPE_REGION, profile->region, NULL);

  regions = stm_store_list (store, STM_TYPE_REGION, NULL, NULL, NULL);

  return regions != NULL ? g_list_model_get_item (regions, 0) : NULL;
}

static void
add_line (StmHelpLineDialog *self, const char *title, const char *text, StmHelpLineLink link)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;

  row = stm_help_line_row_new (title, text, link);
  adw_preferences_group_add (self->contact_group, row);
  g_ptr_array_add (self->rows, row);
}

static char *
dup_address (StmRegion *region)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *place = NULL;
  g_auto (GStrv) strv = NULL;

  if (region->street != NULL)
    g_strv_builder_add (parts, region->street);
  place = g_strjoin (region->postcode != NULL && region->place != NULL ? " " : "",
                     region->postcode != NULL ? region->postcode : "", region->place != NULL ? region->place : "", NULL);
  if (*place != '\0')
    g_strv_builder_add (parts, place);
  strv = g_strv_builder_end (parts);

  return g_strjoinv (", ", strv);
}

static void
show_region (StmHelpLineDialog *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self->region);
  g_autofree char *address = dup_address (STM_REGION (self->region));

  adw_preferences_group_set_title (self->contact_group, STM_REGION (self->region)->name);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const StmField *field = stm_record_class_find_field (klass, lines[i].field);

      add_line (self, stm_field_get_label (field), stm_record_get_text (self->region, field), lines[i].link);
    }
  add_line (self, _("Address"), address, STM_HELP_LINE_TEXT);
  add_line (self, _("Remarks"), STM_REGION (self->region)->remarks, STM_HELP_LINE_TEXT);
}

static void
update (StmHelpLineDialog *self)
{
  gboolean may_edit = stm_policy_may (stm_store_get_role (self->store), STM_ACTION_EDIT, "region", FALSE, NULL);
  g_autoptr (StmRecord) region = find_region (self->store);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->contact_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  if (region != NULL && stm_record_get_deleted_at (region) != NULL)
    g_clear_object (&region);
  g_set_object (&self->region, region);
  if (region != NULL)
    show_region (self);

  adw_status_page_set_description (self->none_page, may_edit
                                   ? _("Enter where schools and services of your region can call and mail for help.")
                                   : _("The help line of your region comes along with the first package that your "
                                       "region sends you. Import it, and it is shown here."));
  gtk_stack_set_visible_child_name (self->stack, region != NULL ? "region" : "none");
  gtk_widget_set_visible (self->edit_button, may_edit && region != NULL);
  gtk_widget_set_visible (self->enter_button, may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help-line.edit", may_edit);
}

/* A dialog has the size of its first content; a help line takes more. */
static void
fit (StmHelpLineDialog *self)
{
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self));
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (child), NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
}

static void
update_later (gpointer data)
{
  StmHelpLineDialog *self = STM_HELP_LINE_DIALOG (data);

  self->update_id = 0;
  update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fit (self);
}

static void
store_changed (StmHelpLineDialog *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (update_later, self);
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmHelpLineDialog *self = STM_HELP_LINE_DIALOG (widget);
  AdwDialog *dialog = stm_region_dialog_new (self->store, self->region != NULL ? stm_record_get_uuid (self->region) : NULL);

  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

static void
stm_help_line_dialog_dispose (GObject *object)
{
  StmHelpLineDialog *self = STM_HELP_LINE_DIALOG (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->region);

  G_OBJECT_CLASS (stm_help_line_dialog_parent_class)->dispose (object);
}

static void
stm_help_line_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (STM_HELP_LINE_DIALOG (object)->rows);

  G_OBJECT_CLASS (stm_help_line_dialog_parent_class)->finalize (object);
}

static void
stm_help_line_dialog_class_init (StmHelpLineDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stm_help_line_dialog_dispose;
  object_class->finalize = stm_help_line_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "help-line.edit", NULL, edit);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/region/stm-help-line-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmHelpLineDialog, edit_button);
  gtk_widget_class_bind_template_child (widget_class, StmHelpLineDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StmHelpLineDialog, contact_group);
  gtk_widget_class_bind_template_child (widget_class, StmHelpLineDialog, none_page);
  gtk_widget_class_bind_template_child (widget_class, StmHelpLineDialog, enter_button);
}

static void
stm_help_line_dialog_init (StmHelpLineDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_help_line_dialog_new (StmStore *store)
{
  StmHelpLineDialog *self = g_object_new (STM_TYPE_HELP_LINE_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}

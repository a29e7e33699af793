#include "config.h"

#include "views/supervisors/stm-supervisors-view.h"

#include "core/stm-supervisor.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmSupervisorsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmSupervisorsView, stm_supervisors_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = { "name", "school", "phone", "email", NULL };
static const char *const subtitle[] = { "school", "phone", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u supervisor", "%'u supervisors", n), n);
}

static void
stm_supervisors_view_class_init (StmSupervisorsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/supervisors/stm-supervisors-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSupervisorsView, list_page);
}

static void
stm_supervisors_view_init (StmSupervisorsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_table_set_columns (stm_list_page_get_table (self->list_page), STM_TYPE_SUPERVISOR, columns, subtitle);
  stm_table_set_sort (stm_list_page_get_table (self->list_page), "name", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);
}

GtkWidget *
stm_supervisors_view_new (StmStore *store)
{
  StmSupervisorsView *self = g_object_new (STM_TYPE_SUPERVISORS_VIEW, NULL);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_SUPERVISOR);
  stm_records_view_add_reference_filter (STM_RECORDS_VIEW (self), "school");
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

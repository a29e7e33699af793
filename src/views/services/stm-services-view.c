#include "config.h"

#include "views/services/stm-services-view.h"

#include "core/stm-service.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmServicesView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmServicesView, stm_services_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "name", "kind", "place", "province", "contact-name", "phone", "email", "business-number", NULL
};
static const char *const subtitle[] = { "kind", "place", NULL };
static const char *const hidden[] = { "email", "business-number", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u service", "%'u services", n), n);
}

static void
stm_services_view_class_init (StmServicesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/services/stm-services-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmServicesView, list_page);
}

static void
stm_services_view_init (StmServicesView *self)
{
  StmTable *table;

  gtk_widget_init_template (GTK_WIDGET (self));

  table = stm_list_page_get_table (self->list_page);
  stm_table_set_columns (table, STM_TYPE_SERVICE, columns, subtitle);
  stm_table_hide_columns (table, hidden);
  stm_table_set_sort (table, "name", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);
  stm_list_page_add_filter (self->list_page, "kind", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "province", NULL, NULL);
}

GtkWidget *
stm_services_view_new (StmStore *store)
{
  StmServicesView *self = g_object_new (STM_TYPE_SERVICES_VIEW, NULL);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_SERVICE);
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

#include "config.h"

#include "views/mediators/stm-mediators-view.h"

#include "core/stm-mediator.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmMediatorsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmMediatorsView, stm_mediators_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = { "name", "phone", "email", "remarks", NULL };
static const char *const subtitle[] = { "phone", "email", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u mediator", "%'u mediators", n), n);
}

static void
stm_mediators_view_class_init (StmMediatorsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/mediators/stm-mediators-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmMediatorsView, list_page);
}

static void
stm_mediators_view_init (StmMediatorsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_table_set_columns (stm_list_page_get_table (self->list_page), STM_TYPE_MEDIATOR, columns, subtitle);
  stm_table_set_sort (stm_list_page_get_table (self->list_page), "name", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);
}

GtkWidget *
stm_mediators_view_new (StmStore *store)
{
  StmMediatorsView *self = g_object_new (STM_TYPE_MEDIATORS_VIEW, NULL);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_MEDIATOR);
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

#include "config.h"

#include "views/programmes/stm-programmes-view.h"

#include "core/stm-programme.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmProgrammesView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmProgrammesView, stm_programmes_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = { "name", "school-year", "study", "study-years", NULL };
static const char *const subtitle[] = { "school-year", "study", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u programme", "%'u programmes", n), n);
}

static void
stm_programmes_view_class_init (StmProgrammesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-programmes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmProgrammesView, list_page);
}

static void
stm_programmes_view_init (StmProgrammesView *self)
{
  StmTable *table;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* the newest school year is the one that one works in */
  table = stm_list_page_get_table (self->list_page);
  stm_table_set_columns (table, STM_TYPE_PROGRAMME, columns, subtitle);
  stm_table_set_sort (table, "school-year", TRUE);
  stm_list_page_set_count_func (self->list_page, dup_count);
  stm_list_page_add_filter (self->list_page, "study-years", NULL, NULL);
}

GtkWidget *
stm_programmes_view_new (StmStore *store)
{
  StmProgrammesView *self = g_object_new (STM_TYPE_PROGRAMMES_VIEW, NULL);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_PROGRAMME);
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

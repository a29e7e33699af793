#include "config.h"

#include "views/schools/stm-schools-view.h"

#include "core/stm-school.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmSchoolsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmSchoolsView, stm_schools_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "name", "place", "province", "strands", "contact-name", "phone", "email", "institution-number", NULL
};
static const char *const subtitle[] = { "place", "province", NULL };
static const char *const hidden[] = { "email", "institution-number", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n), n);
}

static void
stm_schools_view_class_init (StmSchoolsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/schools/stm-schools-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSchoolsView, list_page);
}

static void
stm_schools_view_init (StmSchoolsView *self)
{
  StmTable *table;

  gtk_widget_init_template (GTK_WIDGET (self));

  table = stm_list_page_get_table (self->list_page);
  stm_table_set_columns (table, STM_TYPE_SCHOOL, columns, subtitle);
  stm_table_hide_columns (table, hidden);
  stm_table_set_sort (table, "name", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);
  stm_list_page_add_filter (self->list_page, "province", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "strands", NULL, NULL);
}

GtkWidget *
stm_schools_view_new (StmStore *store)
{
  StmSchoolsView *self = g_object_new (STM_TYPE_SCHOOLS_VIEW, NULL);

  if (stm_store_get_role (store) == STM_ROLE_SERVICE)
    g_object_set (self->list_page,
                  "empty-description", _("The schools whose students would like to come to you are in the packages of your region."),
                  NULL);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_SCHOOL);
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

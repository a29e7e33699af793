#include "config.h"

#include "views/demands/stm-demands-view.h"

#include "core/stm-tally.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmDemandsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmDemandsView, stm_demands_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "school-name", "starts-on", "ends-on", "model", "number", "certainty", "arranged", "assigned", "unused", "next-task",
  "next-state", "places-state", "pupils-state", "places-due", "pupils-due", "programme-name", NULL
};
static const char *const subtitle[] = { "school-name", "model", "next-task", NULL };
/* all demands of a school are its own */
static const char *const own_columns[] = {
  "programme-name", "starts-on", "ends-on", "model", "number", "certainty", "arranged", "assigned", "unused", "next-task",
  "next-state", "places-state", "pupils-state", "places-due", "pupils-due", NULL
};
static const char *const own_subtitle[] = { "programme-name", "model", "next-task", NULL };
static const char *const hidden[] = { "ends-on", "assigned", "next-task", "next-state", "places-due", "pupils-due", NULL };
/* mostly there is one that works by number */
static const char *const region_hidden[] = { "programme-name", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u demand", "%'u demands", n), n);
}

static void
stm_demands_view_class_init (StmDemandsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-demands-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDemandsView, list_page);
}

static void
stm_demands_view_init (StmDemandsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What one asks for most comes first. */
static void
add_filters (StmDemandsView *self, gboolean is_school)
{
  StmRecordsView *view = STM_RECORDS_VIEW (self);

  stm_list_page_add_filter (self->list_page, "next-state", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "next-task", NULL, NULL);
  if (!is_school)
    stm_records_view_add_reference_filter (view, "school");
  stm_records_view_add_reference_filter (view, "programme");
  stm_list_page_add_filter (self->list_page, "model", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "certainty", NULL, NULL);
}

GtkWidget *
stm_demands_view_new (StmStore *store)
{
  StmDemandsView *self = g_object_new (STM_TYPE_DEMANDS_VIEW, NULL);
  StmTable *table = stm_list_page_get_table (self->list_page);
  gboolean is_school = stm_store_get_role (store) == STM_ROLE_SCHOOL;

  stm_table_set_columns (table, STM_TYPE_TALLY, is_school ? own_columns : columns, is_school ? own_subtitle : subtitle);
  stm_table_hide_columns (table, hidden);
  if (!is_school)
    stm_table_hide_columns (table, region_hidden);
  stm_table_set_sort (table, "starts-on", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);

  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_TALLY);
  add_filters (self, is_school);
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

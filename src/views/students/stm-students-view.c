#include "config.h"

#include "views/students/stm-students-view.h"

#include "core/stm-student.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmStudentsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmStudentsView, stm_students_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "last-name", "first-name", "school", "study-year", "place", "province", "transport", "phone", "email",
  "remarks", NULL
};
static const char *const subtitle[] = { "study-year", "place", NULL };
static const char *const hidden[] = { "province", "remarks", NULL };
static const char *const school_hidden[] = { "school", NULL };

/* SPEC P3: what is hidden from a service is no column for it */
static const char *const service_columns[] = {
  "last-name", "first-name", "school", "study-year", "place", "province", "transport", "remarks", NULL
};
static const char *const service_hidden[] = { "province", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u student", "%'u students", n), n);
}

static void
stm_students_view_class_init (StmStudentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/students/stm-students-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmStudentsView, list_page);
}

static void
stm_students_view_init (StmStudentsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_list_page_set_count_func (self->list_page, dup_count);
}

static void
set_up_table (StmStudentsView *self, StmRole role)
{
  StmTable *table = stm_list_page_get_table (self->list_page);
  gboolean is_service = role == STM_ROLE_SERVICE;

  stm_table_set_columns (table, STM_TYPE_STUDENT, is_service ? service_columns : columns, subtitle);
  stm_table_hide_columns (table, is_service ? service_hidden : hidden);
  /* all students of a school are of that school */
  if (role == STM_ROLE_SCHOOL)
    stm_table_hide_columns (table, school_hidden);
  stm_table_set_sort (table, "last-name", FALSE);
  stm_list_page_add_filter (self->list_page, "study-year", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "province", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "transport", NULL, NULL);

  if (is_service)
    g_object_set (self->list_page,
                  "empty-description", _("The students who would like to come to you are in the packages of your region."),
                  NULL);
}

GtkWidget *
stm_students_view_new (StmStore *store)
{
  StmStudentsView *self = g_object_new (STM_TYPE_STUDENTS_VIEW, NULL);
  StmRecordsView *view = STM_RECORDS_VIEW (self);

  set_up_table (self, stm_store_get_role (store));
  stm_records_view_open (view, store, self->list_page, STM_TYPE_STUDENT);
  stm_records_view_add_reference_filter (view, "school");
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

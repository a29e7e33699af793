#include "config.h"

#include "views/schools/stm-school-page.h"

#include "core/stm-overview.h"
#include "core/stm-school.h"
#include "core/stm-supervisor.h"
#include "views/stm-package-link.h"
#include "widgets/stm-link-group.h"

struct _StmSchoolPage
{
  StmRecordPage   parent_instance;

  StmLinkGroup   *supervisors;
  StmLinkGroup   *students;
  StmPackageLink *package_link;
};

G_DEFINE_FINAL_TYPE (StmSchoolPage, stm_school_page, STM_TYPE_RECORD_PAGE)

static void
stm_school_page_update (StmRecordPage *page, StmRecord *record)
{
  stm_package_link_set_record (STM_SCHOOL_PAGE (page)->package_link, stm_record_page_get_store (page), record);
}

static void
stm_school_page_class_init (StmSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STM_RECORD_PAGE_CLASS (klass)->update = stm_school_page_update;

  g_type_ensure (STM_TYPE_PACKAGE_LINK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/schools/stm-school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSchoolPage, supervisors);
  gtk_widget_class_bind_template_child (widget_class, StmSchoolPage, students);
  gtk_widget_class_bind_template_child (widget_class, StmSchoolPage, package_link);
}

static void
stm_school_page_init (StmSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_school_page_new (StmStore *store, const char *uuid)
{
  StmSchoolPage *self = g_object_new (STM_TYPE_SCHOOL_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_SCHOOL, uuid);
  stm_record_page_link (STM_RECORD_PAGE (self), self->supervisors, STM_TYPE_SUPERVISOR, "school");
  stm_record_page_link (STM_RECORD_PAGE (self), self->students, STM_TYPE_OVERVIEW, "school");

  return ADW_NAVIGATION_PAGE (self);
}

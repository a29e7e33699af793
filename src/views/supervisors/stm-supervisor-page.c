#include "config.h"

#include "views/supervisors/stm-supervisor-page.h"

#include "core/stm-overview.h"
#include "core/stm-supervisor.h"
#include "widgets/stm-link-group.h"

struct _StmSupervisorPage
{
  StmRecordPage  parent_instance;

  StmLinkGroup  *students;
};

G_DEFINE_FINAL_TYPE (StmSupervisorPage, stm_supervisor_page, STM_TYPE_RECORD_PAGE)

static void
stm_supervisor_page_class_init (StmSupervisorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/supervisors/stm-supervisor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSupervisorPage, students);
}

static void
stm_supervisor_page_init (StmSupervisorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_supervisor_page_new (StmStore *store, const char *uuid)
{
  StmSupervisorPage *self = g_object_new (STM_TYPE_SUPERVISOR_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_SUPERVISOR, uuid);
  stm_record_page_link (STM_RECORD_PAGE (self), self->students, STM_TYPE_OVERVIEW, "supervisor");

  return ADW_NAVIGATION_PAGE (self);
}

#include "config.h"

#include "views/mediators/stm-mediator-page.h"

#include "core/stm-caseload.h"
#include "core/stm-mediator.h"
#include "widgets/stm-link-group.h"

struct _StmMediatorPage
{
  StmRecordPage  parent_instance;

  StmLinkGroup  *dossiers;
};

G_DEFINE_FINAL_TYPE (StmMediatorPage, stm_mediator_page, STM_TYPE_RECORD_PAGE)

static void
stm_mediator_page_class_init (StmMediatorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/mediators/stm-mediator-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmMediatorPage, dossiers);
}

static void
stm_mediator_page_init (StmMediatorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_mediator_page_new (StmStore *store, const char *uuid)
{
  StmMediatorPage *self = g_object_new (STM_TYPE_MEDIATOR_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_MEDIATOR, uuid);
  stm_record_page_link (STM_RECORD_PAGE (self), self->dossiers, STM_TYPE_CASELOAD, "mediator");

  return ADW_NAVIGATION_PAGE (self);
}

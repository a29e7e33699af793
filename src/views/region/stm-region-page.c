#include "config.h"

#include "views/region/stm-region-page.h"

#include "core/stm-region.h"

struct _StmRegionPage
{
  StmRecordPage  parent_instance;
};

G_DEFINE_FINAL_TYPE (StmRegionPage, stm_region_page, STM_TYPE_RECORD_PAGE)

static void
stm_region_page_class_init (StmRegionPageClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/stagematching/Desktop/views/region/stm-region-page.ui");
}

static void
stm_region_page_init (StmRegionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_region_page_new (StmStore *store, const char *uuid)
{
  StmRegionPage *self = g_object_new (STM_TYPE_REGION_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_REGION, uuid);

  return ADW_NAVIGATION_PAGE (self);
}

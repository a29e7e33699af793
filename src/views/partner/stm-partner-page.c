#include "config.h"

#include "views/partner/stm-partner-page.h"

#include "core/stm-partner.h"

struct _StmPartnerPage
{
  StmRecordPage  parent_instance;
};

G_DEFINE_FINAL_TYPE (StmPartnerPage, stm_partner_page, STM_TYPE_RECORD_PAGE)

static void
stm_partner_page_class_init (StmPartnerPageClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/stagematching/Desktop/views/partner/stm-partner-page.ui");
}

static void
stm_partner_page_init (StmPartnerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_partner_page_new (StmStore *store, const char *uuid)
{
  StmPartnerPage *self = g_object_new (STM_TYPE_PARTNER_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_PARTNER, uuid);

  return ADW_NAVIGATION_PAGE (self);
}

GtkWidget *
stm_own_partner_page_new (StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  const char *own = profile != NULL ? profile->partner : NULL;

  return GTK_WIDGET (stm_partner_page_new (store, own != NULL ? own : ""));
}

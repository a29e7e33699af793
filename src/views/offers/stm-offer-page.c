#include "config.h"

#include "views/offers/stm-offer-page.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-school.h"
#include "core/stm-stage-rules.h"
#include "core/stm-title.h"
#include "widgets/stm-detail-row.h"

#include <glib/gi18n-lib.h>

struct _StmOfferPage
{
  StmRecordPage        parent_instance;

  AdwPreferencesGroup *numbers;
  StmLinkGroup        *arranged;
  StmDetailRow        *hours_row;
  StmDetailRow        *free_row;
};

G_DEFINE_FINAL_TYPE (StmOfferPage, stm_offer_page, STM_TYPE_RECORD_PAGE)

/* "Dollard College", "2 arranged places" */
static StmTitle *
create_title (StmStore *store, StmArrangement *arrangement)
{
  g_autoptr (StmRecord) demand = stm_store_get (store, STM_TYPE_DEMAND, arrangement->demand, NULL);
  g_autofree char *school = NULL;
  g_autofree char *places = stm_record_dup_title (STM_RECORD (arrangement));

  if (demand == NULL)
    return NULL;

  school = stm_store_dup_title (store, STM_TYPE_SCHOOL, STM_DEMAND (demand)->school);

  return stm_title_new ("demand", arrangement->demand, school != NULL ? school : "", places);
}

static void
show_arranged (StmOfferPage *self, StmStore *store, GListModel *arrangements)
{
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; i < g_list_model_get_n_items (arrangements); i++)
    {
      g_autoptr (StmArrangement) arrangement = g_list_model_get_item (arrangements, i);
      g_autoptr (StmTitle) title = create_title (store, arrangement);

      if (title != NULL)
        g_list_store_append (titles, title);
    }

  stm_link_group_set_model (self->arranged, G_LIST_MODEL (titles));
}

static void
stm_offer_page_update (StmRecordPage *page, StmRecord *record)
{
  StmOfferPage *self = STM_OFFER_PAGE (page);
  StmStore *store = stm_record_page_get_store (page);
  StmOffer *offer = STM_OFFER (record);
  g_autoptr (GListModel) arrangements = stm_store_list (store, STM_TYPE_ARRANGEMENT, "offer", stm_record_get_uuid (record), NULL);
  g_autofree char *hours = stm_stage_dup_hours (offer->days, 0, offer->starts_on, offer->ends_on);
  g_autofree char *free_places = NULL;
  int n;

  if (arrangements == NULL)
    return;

  n = offer->places - stm_offer_count_arranged (offer, arrangements, NULL);
  /* Translators: free places of all places, "3 of 4" */
  free_places = g_strdup_printf (_("%d of %d"), MAX (n, 0), offer->places);
  stm_detail_row_set_text (self->hours_row, hours);
  stm_detail_row_set_text (self->free_row, free_places);
  show_arranged (self, store, arrangements);
}

static void
stm_offer_page_class_init (StmOfferPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STM_RECORD_PAGE_CLASS (klass)->update = stm_offer_page_update;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/offers/stm-offer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmOfferPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, StmOfferPage, arranged);
}

static StmDetailRow *
add_row (StmOfferPage *self, const char *title)
{
  GtkWidget *row = stm_detail_row_new (title);

  adw_preferences_group_add (self->numbers, row);

  return STM_DETAIL_ROW (row);
}

static void
stm_offer_page_init (StmOfferPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->hours_row = add_row (self, _("Hours"));
  self->free_row = add_row (self, _("Free places"));
}

AdwNavigationPage *
stm_offer_page_new (StmStore *store, const char *uuid)
{
  StmOfferPage *self = g_object_new (STM_TYPE_OFFER_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_OFFER, uuid);

  return ADW_NAVIGATION_PAGE (self);
}

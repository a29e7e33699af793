#include "config.h"

#include "views/offers/stm-offers-view.h"

#include "core/stm-offer.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmOffersView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmOffersView, stm_offers_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "service", "programme", "model", "places", "department", "starts-on", "ends-on", "days", "contact-name", "remarks", NULL
};
static const char *const subtitle[] = { "service", "model", "department", NULL };
/* all offers of a service are its own */
static const char *const own_columns[] = {
  "programme", "model", "places", "department", "starts-on", "ends-on", "days", "contact-name", "remarks", NULL
};
static const char *const own_subtitle[] = { "model", "department", NULL };
static const char *const hidden[] = { "ends-on", "days", "contact-name", "remarks", NULL };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u offer", "%'u offers", n), n);
}

static void
stm_offers_view_class_init (StmOffersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/offers/stm-offers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmOffersView, list_page);
}

static void
stm_offers_view_init (StmOffersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
stm_offers_view_new (StmStore *store)
{
  StmOffersView *self = g_object_new (STM_TYPE_OFFERS_VIEW, NULL);
  StmRecordsView *view = STM_RECORDS_VIEW (self);
  StmTable *table = stm_list_page_get_table (self->list_page);
  gboolean is_service = stm_store_get_role (store) == STM_ROLE_SERVICE;

  stm_table_set_columns (table, STM_TYPE_OFFER, is_service ? own_columns : columns, is_service ? own_subtitle : subtitle);
  stm_table_hide_columns (table, hidden);
  stm_table_set_sort (table, "starts-on", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);

  stm_records_view_open (view, store, self->list_page, STM_TYPE_OFFER);
  stm_records_view_add_reference_filter (view, "programme");
  stm_list_page_add_filter (self->list_page, "model", NULL, NULL);
  if (!is_service)
    stm_records_view_add_reference_filter (view, "service");
  stm_list_export_add (self->list_page, store, NULL);

  return GTK_WIDGET (self);
}

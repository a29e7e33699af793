#include "config.h"

#include "views/services/stm-service-page.h"

#include "core/stm-offer.h"
#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-service.h"
#include "core/stm-stage-rules.h"
#include "core/stm-student.h"
#include "core/stm-title.h"
#include "views/stm-package-link.h"
#include "views/stm-permission.h"
#include "widgets/stm-link-group.h"

#include <glib/gi18n-lib.h>

struct _StmServicePage
{
  StmRecordPage   parent_instance;

  StmLinkGroup   *offers;
  StmLinkGroup   *placed;
  StmLinkGroup   *wishes;
  StmPackageLink *package_link;
};

G_DEFINE_FINAL_TYPE (StmServicePage, stm_service_page, STM_TYPE_RECORD_PAGE)

/* Which periods of a request are accepted here, by the uuid of the request. */
static GHashTable *
collect_periods (StmStore *store, const char *uuid)
{
  GHashTable *periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GListModel) placements = stm_store_list (store, STM_TYPE_PLACEMENT, "service", uuid, NULL);
  guint n = placements != NULL ? g_list_model_get_n_items (placements) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (placements, i);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (periods, placement->request));

      if (placement->state == STM_DECISION_ACCEPTED)
        g_hash_table_insert (periods, g_strdup (placement->request), GUINT_TO_POINTER (known | 1u << placement->period));
    }

  return periods;
}

static char *
dup_periods (guint periods)
{
  GString *numbers = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 1; i <= STM_REQUEST_MAX_PERIODS; i++)
    if (periods & 1u << i)
      {
        g_string_append_printf (numbers, "%s%u", n > 0 ? ", " : "", i);
        n++;
      }

  text = g_string_free_and_steal (numbers);

  /* Translators: which periods of the stage, "Periods 1, 3" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Period %s", "Periods %s", n), text);
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (stm_title_get_title ((StmTitle *) a), stm_title_get_title ((StmTitle *) b));
}

static void
add_student (StmStore *store, GListStore *titles, const char *request_uuid, guint periods)
{
  g_autoptr (StmRecord) request = stm_store_get (store, STM_TYPE_REQUEST, request_uuid, NULL);
  g_autoptr (StmTitle) title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = dup_periods (periods);

  if (request == NULL)
    return;

  name = stm_store_dup_title (store, STM_TYPE_STUDENT, STM_REQUEST (request)->student);
  title = stm_title_new ("student", STM_REQUEST (request)->student, name, subtitle);
  g_list_store_insert_sorted (titles, title, compare_titles, NULL);
}

static GListModel *
list_placed (StmStore *store, const char *uuid)
{
  g_autoptr (GHashTable) periods = collect_periods (store, uuid);
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);
  GHashTableIter iter;
  gpointer request, bits;

  g_hash_table_iter_init (&iter, periods);
  while (g_hash_table_iter_next (&iter, &request, &bits))
    add_student (store, titles, request, GPOINTER_TO_UINT (bits));

  return G_LIST_MODEL (titles);
}

/* "4 places from 05-10-2026", "Vmbo-stages · Weekly day · Kitchen · Tuesday" */
static StmTitle *
create_offer_title (StmStore *store, StmOffer *offer)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (offer);
  g_autofree char *title = stm_record_dup_title (STM_RECORD (offer));
  g_autofree char *programme = stm_store_dup_title (store, STM_TYPE_PROGRAMME, offer->programme);
  g_autofree char *model = stm_record_dup_display (STM_RECORD (offer), stm_record_class_find_field (klass, "model"));
  g_autofree char *days = stm_stage_dup_days (offer->days);
  const char *const parts[] = { programme, model, offer->department, days };
  g_autoptr (GString) subtitle = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", parts[i]);

  return stm_title_new ("offer", stm_record_get_uuid (STM_RECORD (offer)), title, subtitle->str);
}

static GListModel *
list_offers (StmStore *store, const char *uuid)
{
  g_autoptr (GListModel) offers = stm_store_list (store, STM_TYPE_OFFER, "service", uuid, NULL);
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; offers != NULL && i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (StmOffer) offer = g_list_model_get_item (offers, i);
      g_autoptr (StmTitle) title = create_offer_title (store, offer);

      g_list_store_append (titles, title);
    }

  return G_LIST_MODEL (titles);
}

static void
stm_service_page_update (StmRecordPage *page, StmRecord *record)
{
  StmStore *store = stm_record_page_get_store (page);
  g_autoptr (GListModel) offers = list_offers (store, stm_record_get_uuid (record));
  g_autoptr (GListModel) placed = list_placed (store, stm_record_get_uuid (record));

  stm_link_group_set_model (STM_SERVICE_PAGE (page)->offers, offers);
  stm_link_group_set_model (STM_SERVICE_PAGE (page)->placed, placed);
  stm_package_link_set_record (STM_SERVICE_PAGE (page)->package_link, store, record);
}

static void
stm_service_page_class_init (StmServicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STM_RECORD_PAGE_CLASS (klass)->update = stm_service_page_update;

  g_type_ensure (STM_TYPE_PACKAGE_LINK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/services/stm-service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmServicePage, offers);
  gtk_widget_class_bind_template_child (widget_class, StmServicePage, placed);
  gtk_widget_class_bind_template_child (widget_class, StmServicePage, wishes);
  gtk_widget_class_bind_template_child (widget_class, StmServicePage, package_link);
}

static void
stm_service_page_init (StmServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_service_page_new (StmStore *store, const char *uuid)
{
  StmServicePage *self = g_object_new (STM_TYPE_SERVICE_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_SERVICE, uuid);
  stm_record_page_link (STM_RECORD_PAGE (self), self->wishes, STM_TYPE_OVERVIEW, "preference-1");

  return ADW_NAVIGATION_PAGE (self);
}

/* Importing the first package of the region gives the profile the region's own
 * record of the service. */
static void
follow_profile (StmServicePage *self)
{
  g_autofree char *own = stm_permission_dup_own_service (stm_record_page_get_store (STM_RECORD_PAGE (self)));
  StmRecord *shown = stm_record_page_get_record (STM_RECORD_PAGE (self));

  if (own == NULL || (shown != NULL && g_str_equal (own, stm_record_get_uuid (shown))))
    return;

  stm_record_page_show (STM_RECORD_PAGE (self), own);
  stm_record_page_link (STM_RECORD_PAGE (self), self->wishes, STM_TYPE_OVERVIEW, "preference-1");
}

GtkWidget *
stm_own_service_page_new (StmStore *store)
{
  g_autofree char *own = stm_permission_dup_own_service (store);
  AdwNavigationPage *page = stm_service_page_new (store, own != NULL ? own : "");

  g_signal_connect_object (store, "changed", G_CALLBACK (follow_profile), page, G_CONNECT_SWAPPED);

  return GTK_WIDGET (page);
}

#include "config.h"

#include "core/stm-arrangement.h"

#include "core/stm-demand.h"
#include "core/stm-offer.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmArrangement, stm_arrangement, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "demand", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmArrangement, demand),
    N_("Demand"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_demand_get_type },
  { "offer", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmArrangement, offer),
    N_("Offer"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_offer_get_type },
  { "places", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmArrangement, places),
    N_("Places"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED, .maximum = 999 },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmArrangement, contact_name),
    N_("Contact person"), STM_FIELD_FOR_SERVICE },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmArrangement, remarks),
    N_("Remarks"), STM_FIELD_FOR_SERVICE },
  { "pupils-sent-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmArrangement, pupils_sent_on),
    N_("List of pupils passed on"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED },
  { "unused-sent-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmArrangement, unused_sent_on),
    N_("Unused places reported on"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED },
};

static char *
stm_arrangement_dup_title (StmRecord *record)
{
  int places = STM_ARRANGEMENT (record)->places;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d arranged place", "%d arranged places", places), places);
}

static void
stm_arrangement_class_init (StmArrangementClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_arrangement_dup_title;

  stm_record_class_install (record_class, "arrangement", "arrangements", fields, G_N_ELEMENTS (fields));
}

static void
stm_arrangement_init (StmArrangement *self)
{
}

#include "config.h"

#include "core/stm-offer.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-programme.h"
#include "core/stm-service.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmOffer, stm_offer, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "service", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOffer, service),
    N_("Service"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_service_get_type },
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOffer, programme),
    N_("Programme"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_programme_get_type },
  { "model", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOffer, model),
    N_("Model"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_model_choices },
  { "places", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmOffer, places),
    N_("Places"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED, .maximum = 999 },
  { "department", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOffer, department),
    N_("Department"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "starts-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmOffer, starts_on),
    N_("From"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "ends-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmOffer, ends_on),
    N_("To"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE },
  { "days", STM_FIELD_SET, G_STRUCT_OFFSET (StmOffer, days),
    N_("Days"), STM_FIELD_FOR_SERVICE, .choices = stm_half_day_choices },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOffer, contact_name),
    N_("Contact person"), STM_FIELD_FOR_SERVICE },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmOffer, remarks),
    N_("Remarks"), STM_FIELD_FOR_SERVICE },
};

static void
stm_offer_check (StmRecord *record, StmProblemList *problems)
{
  StmOffer *self = STM_OFFER (record);

  stm_stage_check (self->model, self->starts_on, self->ends_on, self->days, problems);
}

static char *
stm_offer_dup_title (StmRecord *record)
{
  StmOffer *self = STM_OFFER (record);
  g_autofree char *start = stm_date_format (self->starts_on);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place from %s", "%d places from %s", self->places),
                          self->places, start);
}

static void
stm_offer_class_init (StmOfferClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_offer_check;
  record_class->dup_title = stm_offer_dup_title;

  stm_record_class_install (record_class, "offer", "offers", fields, G_N_ELEMENTS (fields));
}

static void
stm_offer_init (StmOffer *self)
{
}

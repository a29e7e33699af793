#include "config.h"

#include "views/offers/stm-offer-dialog.h"

#include "core/stm-offer.h"
#include "core/stm-programme.h"
#include "core/stm-stage-rules.h"
#include "views/stm-permission.h"
#include "widgets/stm-half-days-row.h"

#include <glib/gi18n-lib.h>

struct _StmOfferDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
  GtkWidget       *service_row;
  StmHalfDaysRow  *days_row;
};

G_DEFINE_FINAL_TYPE (StmOfferDialog, stm_offer_dialog, STM_TYPE_RECORD_DIALOG)

static void
show_hours (StmOfferDialog *self)
{
  StmOffer *offer = STM_OFFER (stm_form_get_record (self->form));
  g_autofree char *hours = stm_stage_dup_hours (offer->days, 0, offer->starts_on, offer->ends_on);

  stm_half_days_row_set_summary (self->days_row, hours);
}

static void
edited (StmOfferDialog *self, const char *field)
{
  StmOffer *offer = STM_OFFER (stm_form_get_record (self->form));

  /* "de hele week" */
  if (g_str_equal (field, "model"))
    g_object_set (offer, "days", stm_stage_propose_days (offer->model, offer->days), NULL);

  show_hours (self);
}

static void
stm_offer_dialog_class_init (StmOfferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/offers/stm-offer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmOfferDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmOfferDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, StmOfferDialog, days_row);
}

static void
stm_offer_dialog_init (StmOfferDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A service offers its own places; the one programme that there is needs no choosing. */
static void
fill_in (StmOfferDialog *self, StmStore *store, gboolean is_new)
{
  StmRecord *offer = stm_form_get_record (self->form);
  g_autofree char *own = stm_permission_dup_own_service (store);
  g_autoptr (GListModel) programmes = stm_store_list (store, STM_TYPE_PROGRAMME, NULL, NULL, NULL);

  if (is_new && own != NULL)
    g_object_set (offer, "service", own, NULL);
  if (is_new && programmes != NULL && g_list_model_get_n_items (programmes) == 1)
    {
      g_autoptr (StmRecord) programme = g_list_model_get_item (programmes, 0);

      g_object_set (offer, "programme", stm_record_get_uuid (programme), NULL);
    }

  gtk_widget_set_visible (self->service_row, own == NULL);
}

AdwDialog *
stm_offer_dialog_new (StmStore *store, const char *uuid)
{
  StmOfferDialog *self = g_object_new (STM_TYPE_OFFER_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_OFFER, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Offer") : _("New Offer"));
  stm_record_dialog_offer (dialog, "service");
  stm_record_dialog_offer (dialog, "programme");
  fill_in (self, store, uuid == NULL);
  show_hours (self);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/demands/stm-arrangement-dialog.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-service.h"
#include "core/stm-stage-rules.h"
#include "core/stm-title.h"
#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

struct _StmArrangementDialog
{
  StmRecordDialog      parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;
  GtkWidget           *offer_row;

  StmStore            *store;
  StmDemand           *demand;
  int                  missing;
  gboolean             is_new;
};

G_DEFINE_FINAL_TYPE (StmArrangementDialog, stm_arrangement_dialog, STM_TYPE_RECORD_DIALOG)

static StmArrangement *
get_draft (StmArrangementDialog *self)
{
  return STM_ARRANGEMENT (stm_form_get_record (self->form));
}

static int
count_free (StmArrangementDialog *self, StmOffer *offer)
{
  g_autoptr (GListModel) arrangements = stm_store_list (self->store, STM_TYPE_ARRANGEMENT, "offer",
                                                        stm_record_get_uuid (STM_RECORD (offer)), NULL);

  return arrangements != NULL ? offer->places - stm_offer_count_arranged (offer, arrangements, get_draft (self)) : 0;
}

/* "Keuken, Tuesday, 3 places free" */
static char *
dup_subtitle (StmOffer *offer, int n_free)
{
  g_autofree char *days = stm_stage_dup_days (offer->days);
  g_autofree char *places = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place free", "%d places free", n_free), n_free);
  g_autoptr (GString) text = g_string_new (offer->department);

  if (*days != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", days);
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", places);

  return g_strdup (text->str);
}

/* Those that suit the demand and have room (SPEC V2). */
static GListModel *
list_offers (StmArrangementDialog *self)
{
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (GListModel) offers = stm_store_list (self->store, STM_TYPE_OFFER, "programme", self->demand->programme, NULL);

  for (guint i = 0; offers != NULL && i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (StmOffer) offer = g_list_model_get_item (offers, i);
      int n_free = stm_offer_suits (offer, self->demand) ? count_free (self, offer) : 0;
      g_autofree char *service = NULL;
      g_autofree char *subtitle = NULL;
      g_autoptr (StmTitle) title = NULL;

      if (n_free <= 0)
        continue;

      service = stm_store_dup_title (self->store, STM_TYPE_SERVICE, offer->service);
      subtitle = dup_subtitle (offer, n_free);
      title = stm_title_new ("offer", stm_record_get_uuid (STM_RECORD (offer)), service != NULL ? service : "", subtitle);
      g_list_store_append (titles, title);
    }

  return G_LIST_MODEL (titles);
}

/* As many as are missing and there are. */
static void
offer_chosen (StmArrangementDialog *self)
{
  StmArrangement *draft = get_draft (self);
  g_autoptr (StmRecord) offer = draft->offer != NULL ? stm_store_get (self->store, STM_TYPE_OFFER, draft->offer, NULL) : NULL;
  g_autoptr (StmRecord) service = NULL;
  const char *contact;

  if (offer == NULL || !self->is_new)
    return;

  service = stm_store_get (self->store, STM_TYPE_SERVICE, STM_OFFER (offer)->service, NULL);
  contact = STM_OFFER (offer)->contact_name;
  if (contact == NULL && service != NULL)
    contact = STM_SERVICE (service)->contact_name;

  g_object_set (draft, "places", CLAMP (self->missing, 1, MAX (count_free (self, STM_OFFER (offer)), 1)),
                "contact-name", contact, NULL);
}

static void
edited (StmArrangementDialog *self, const char *field)
{
  if (g_str_equal (field, "offer"))
    offer_chosen (self);
}

static void
stm_arrangement_dialog_dispose (GObject *object)
{
  StmArrangementDialog *self = STM_ARRANGEMENT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->demand);

  G_OBJECT_CLASS (stm_arrangement_dialog_parent_class)->dispose (object);
}

static void
stm_arrangement_dialog_class_init (StmArrangementDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_arrangement_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-arrangement-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmArrangementDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmArrangementDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StmArrangementDialog, offer_row);
}

static void
stm_arrangement_dialog_init (StmArrangementDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
open (StmArrangementDialog *self)
{
  g_autoptr (GListModel) offers = NULL;

  if (self->is_new)
    g_object_set (get_draft (self), "demand", stm_record_get_uuid (STM_RECORD (self->demand)), NULL);

  offers = list_offers (self);
  stm_reference_row_set_model (STM_REFERENCE_ROW (self->offer_row), offers);
  adw_preferences_group_set_description (self->group, g_list_model_get_n_items (offers) > 0
                                         ? _("Offers of the same programme and model that cover the whole period and have places left.")
                                         : _("There is no offer of the same programme and model with places left in this period."));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
}

AdwDialog *
stm_arrangement_dialog_new (StmStore *store, StmDemand *demand, int missing, const char *uuid)
{
  StmArrangementDialog *self = g_object_new (STM_TYPE_ARRANGEMENT_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  self->store = g_object_ref (store);
  self->demand = g_object_ref (demand);
  self->missing = missing;
  self->is_new = uuid == NULL;
  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_ARRANGEMENT, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Arranged Places") : _("Arrange Places"));
  open (self);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

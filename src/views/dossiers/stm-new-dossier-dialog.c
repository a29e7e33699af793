#include "config.h"

#include "views/dossiers/stm-new-dossier-dialog.h"

#include "core/stm-appointment.h"
#include "core/stm-dossier.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-partner.h"
#include "views/dossiers/stm-dossier-form.h"
#include "views/dossiers/stm-today.h"
#include "views/stm-refusal.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

/* minutes; how long a first talk takes as a rule */
#define USUAL_DURATION 60

#define STM_TYPE_NEW_DOSSIER_DIALOG (stm_new_dossier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmNewDossierDialog, stm_new_dossier_dialog, STM, NEW_DOSSIER_DIALOG, StmEditDialog)

struct _StmNewDossierDialog
{
  StmEditDialog   parent_instance;

  StmForm        *mediation_form;
  StmDossierForm *dossier_form;
  AdwSwitchRow   *appointment_row;
  StmForm        *appointment_form;

  StmStore       *store;
  StmRecord      *dossier;
  StmRecord      *mediation;
  StmRecord      *appointment;
  char           *proposed;       /* the contact that was filled in for the mediator */
};

G_DEFINE_FINAL_TYPE (StmNewDossierDialog, stm_new_dossier_dialog, STM_TYPE_EDIT_DIALOG)

static gboolean
has_appointment (StmNewDossierDialog *self)
{
  return adw_switch_row_get_active (self->appointment_row);
}

/* A part is checked with the draft that it belongs to, which is not kept yet. */
static void
stm_new_dossier_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmNewDossierDialog *self = STM_NEW_DOSSIER_DIALOG (dialog);

  if (form == self->mediation_form)
    stm_store_check_record (self->store, self->mediation, self->dossier, problems);
  else if (form != self->appointment_form)
    stm_store_check_record (self->store, self->dossier, NULL, problems);
  else if (has_appointment (self))
    stm_store_check_record (self->store, self->appointment, self->mediation, problems);
}

static void
tell_saved (StmNewDossierDialog *self)
{
  g_autofree char *title = stm_record_dup_title (self->dossier);
  /* Translators: %s is the name of a client */
  g_autofree char *text = g_strdup_printf (_("Dossier of %s made"), title);

  stm_presenter_show_toast (GTK_WIDGET (self), text);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmNewDossierDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    tell_saved (self);
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_new_dossier_dialog_save (StmEditDialog *dialog)
{
  StmNewDossierDialog *self = STM_NEW_DOSSIER_DIALOG (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->dossier));
  g_ptr_array_add (records, g_object_ref (self->mediation));
  if (has_appointment (self))
    g_ptr_array_add (records, g_object_ref (self->appointment));

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (dialog));
}

static void
on_appointment_switched (StmNewDossierDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->appointment_form), has_appointment (self));
  if (self->appointment != NULL)
    stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

/* The client comes to the mediator, unless somebody else was typed. */
static void
propose_contact (StmNewDossierDialog *self)
{
  const char *mediator = STM_DOSSIER (self->dossier)->mediator;
  const char *contact = STM_APPOINTMENT (self->appointment)->contact_name;
  g_autofree char *name = mediator != NULL ? stm_store_dup_title (self->store, STM_TYPE_MEDIATOR, mediator) : NULL;

  if (contact != NULL && g_strcmp0 (contact, self->proposed) != 0)
    return;

  g_object_set (self->appointment, "contact-name", name, NULL);
  g_set_str (&self->proposed, name);
}

static void
dossier_edited (StmNewDossierDialog *self, const char *field)
{
  if (g_str_equal (field, "mediator"))
    propose_contact (self);
}

static void
stm_new_dossier_dialog_dispose (GObject *object)
{
  StmNewDossierDialog *self = STM_NEW_DOSSIER_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->dossier);
  g_clear_object (&self->mediation);
  g_clear_object (&self->appointment);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (stm_new_dossier_dialog_parent_class)->dispose (object);
}

static void
stm_new_dossier_dialog_class_init (StmNewDossierDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_new_dossier_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_new_dossier_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_new_dossier_dialog_save;

  g_type_ensure (STM_TYPE_DOSSIER_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-new-dossier-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmNewDossierDialog, mediation_form);
  gtk_widget_class_bind_template_child (widget_class, StmNewDossierDialog, dossier_form);
  gtk_widget_class_bind_template_child (widget_class, StmNewDossierDialog, appointment_row);
  gtk_widget_class_bind_template_child (widget_class, StmNewDossierDialog, appointment_form);
  gtk_widget_class_bind_template_callback (widget_class, on_appointment_switched);
}

static void
stm_new_dossier_dialog_init (StmNewDossierDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The first appointment is at the partner's, as a rule. */
static void
fill_address (StmNewDossierDialog *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  g_autoptr (StmRecord) record = NULL;
  StmPartner *partner;

  if (profile != NULL && profile->partner != NULL)
    record = stm_store_get (self->store, STM_TYPE_PARTNER, profile->partner, NULL);
  if (record == NULL)
    return;

  partner = STM_PARTNER (record);
  g_object_set (self->appointment, "location", partner->name, "street", partner->street, "postcode", partner->postcode,
                "place", partner->place, NULL);
}

static void
make_drafts (StmNewDossierDialog *self)
{
  g_autofree char *today = stm_today_dup ();

  self->dossier = stm_record_new (STM_TYPE_DOSSIER);
  self->mediation = stm_record_new (STM_TYPE_MEDIATION);
  self->appointment = stm_record_new (STM_TYPE_APPOINTMENT);
  g_object_set (self->mediation, "dossier", stm_record_get_uuid (self->dossier), "referred-on", today, NULL);
  g_object_set (self->appointment, "mediation", stm_record_get_uuid (self->mediation), "type", STM_CONTACT_TYPE_FIRST,
                "duration", USUAL_DURATION, NULL);
  fill_address (self);
}

AdwDialog *
stm_new_dossier_dialog_new (StmStore *store)
{
  StmNewDossierDialog *self;
  g_autoptr (GError) error = NULL;

  if (!stm_policy_may (stm_store_get_role (store), STM_ACTION_EDIT, "dossier", FALSE, &error))
    return stm_refusal_dialog_new (_("No Dossier Can Be Made"), error);

  self = g_object_new (STM_TYPE_NEW_DOSSIER_DIALOG, NULL);
  self->store = g_object_ref (store);
  make_drafts (self);

  stm_dossier_form_open (self->dossier_form, store, self->dossier);
  propose_contact (self);
  stm_form_set_record (self->mediation_form, self->mediation);
  stm_form_set_record (self->appointment_form, self->appointment);
  g_signal_connect_object (stm_dossier_form_get_form (self->dossier_form), "edited", G_CALLBACK (dossier_edited), self,
                           G_CONNECT_SWAPPED);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

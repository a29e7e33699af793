#include "config.h"

#include "views/dossiers/stm-dossier-dialog.h"

#include "core/stm-dossier.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-dossier-form.h"
#include "views/dossiers/stm-look.h"
#include "views/dossiers/stm-today.h"
#include "views/stm-refusal.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

struct _StmDossierDialog
{
  StmRecordDialog  parent_instance;

  GtkWidget       *form;
};

G_DEFINE_FINAL_TYPE (StmDossierDialog, stm_dossier_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_dossier_dialog_class_init (StmDossierDialogClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/stagematching/Desktop/views/dossiers/stm-dossier-dialog.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), StmDossierDialog, form);
  g_type_ensure (STM_TYPE_DOSSIER_FORM);
}

static void
stm_dossier_dialog_init (StmDossierDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPEC W15 */
static AdwDialog *
create_refusal (StmStore *store, const char *uuid)
{
  g_autoptr (StmCaseFile) file = stm_store_get_case (store, uuid, NULL);
  g_autofree char *today = stm_today_dup ();
  g_autoptr (GError) error = NULL;

  if (file == NULL
      || stm_case_may_edit (file, STM_RECORD (file->dossier), STM_RECORD (file->dossier), today, &error))
    return NULL;

  return stm_refusal_dialog_new (_("The Dossier Can Only Be Read"), error);
}

static void
show_number (GtkWidget *row, gpointer data)
{
  stm_text_row_uncover (STM_TEXT_ROW (row));
}

static void
reveal (StmDossierDialog *self, StmTextRow *row)
{
  stm_look_note (GTK_WIDGET (row), stm_record_dialog_get_store (STM_RECORD_DIALOG (self)),
                 stm_field_row_get_record (STM_FIELD_ROW (row)), show_number, NULL, NULL);
}

/* SPEC P3: as in the banner */
static void
cover_number (StmDossierDialog *self, StmForm *form)
{
  StmTextRow *row = STM_TEXT_ROW (stm_form_get_editor (form, "national-number"));

  g_signal_connect_object (row, "reveal", G_CALLBACK (reveal), self, G_CONNECT_SWAPPED);
  stm_text_row_cover (row);
}

AdwDialog *
stm_dossier_dialog_new (StmStore *store, const char *uuid)
{
  AdwDialog *refusal = create_refusal (store, uuid);
  StmDossierDialog *self;
  StmForm *form;

  if (refusal != NULL)
    return refusal;

  self = g_object_new (STM_TYPE_DOSSIER_DIALOG, NULL);
  form = stm_dossier_form_get_form (STM_DOSSIER_FORM (self->form));
  if (!stm_record_dialog_open (STM_RECORD_DIALOG (self), store, form, STM_TYPE_DOSSIER, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  stm_dossier_form_open (STM_DOSSIER_FORM (self->form), store, stm_form_get_record (form));
  cover_number (self, form);
  stm_record_dialog_begin (STM_RECORD_DIALOG (self));

  return ADW_DIALOG (self);
}

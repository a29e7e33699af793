#include "config.h"

#include "views/dossiers/stm-dossier-form.h"

#include "core/stm-dossier.h"
#include "core/stm-mediator.h"
#include "widgets/stm-address-filler.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-reference-row.h"
#include "widgets/stm-text-row.h"

struct _StmDossierForm
{
  AdwBin     parent_instance;

  StmForm   *form;
  GtkWidget *papers_group;
  GtkWidget *paying_row;
};

enum { PROP_0, PROP_COMPLETE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmDossierForm, stm_dossier_form, ADW_TYPE_BIN)

static void
stm_dossier_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (STM_DOSSIER_FORM (object)->papers_group));
}

static void
stm_dossier_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmDossierForm *self = STM_DOSSIER_FORM (object);

  gtk_widget_set_visible (self->papers_group, g_value_get_boolean (value));
  gtk_widget_set_visible (self->paying_row, g_value_get_boolean (value));
}

static void
stm_dossier_form_class_init (StmDossierFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_dossier_form_get_property;
  object_class->set_property = stm_dossier_form_set_property;

  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (STM_TYPE_FORM);
  g_type_ensure (STM_TYPE_CHOICE_ROW);
  g_type_ensure (STM_TYPE_DATE_ROW);
  g_type_ensure (STM_TYPE_LONG_TEXT_ROW);
  g_type_ensure (STM_TYPE_REFERENCE_ROW);
  g_type_ensure (STM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-dossier-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossierForm, form);
  gtk_widget_class_bind_template_child (widget_class, StmDossierForm, papers_group);
  gtk_widget_class_bind_template_child (widget_class, StmDossierForm, paying_row);
}

static void
stm_dossier_form_init (StmDossierForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
stm_dossier_form_new (void)
{
  return g_object_new (STM_TYPE_DOSSIER_FORM, NULL);
}

/* Nothing to choose from is a choice made. */
static void
choose_mediator (StmDossier *dossier, GListModel *mediators)
{
  g_autoptr (StmTitle) only = NULL;

  if (dossier->mediator != NULL || mediators == NULL || g_list_model_get_n_items (mediators) != 1)
    return;

  only = g_list_model_get_item (mediators, 0);
  g_object_set (dossier, "mediator", stm_title_get_uuid (only), NULL);
}

void
stm_dossier_form_open (StmDossierForm *self, StmStore *store, StmRecord *dossier)
{
  g_autoptr (GListModel) mediators = stm_store_list_titles (store, STM_TYPE_MEDIATOR, NULL, NULL, NULL);

  choose_mediator (STM_DOSSIER (dossier), mediators);
  stm_form_set_record (self->form, dossier);
  stm_reference_row_set_model (STM_REFERENCE_ROW (stm_form_get_editor (self->form, "mediator")), mediators);
  stm_address_filler_attach (self->form);
}

StmForm *
stm_dossier_form_get_form (StmDossierForm *self)
{
  return self->form;
}

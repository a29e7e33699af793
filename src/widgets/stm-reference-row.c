#include "config.h"

#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

struct _StmReferenceRow
{
  StmPickerRow  parent_instance;

  GListModel   *model;
};

enum { PROP_0, PROP_MODEL, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmReferenceRow, stm_reference_row, STM_TYPE_PICKER_ROW)

static void
update_model (StmReferenceRow *self)
{
  g_autoptr (GListStore) none = NULL;
  g_autoptr (GListStore) models = NULL;
  g_autoptr (GtkFlattenListModel) all = NULL;
  g_autoptr (StmTitle) title = NULL;

  if (self->model == NULL || stm_field_row_get_required (STM_FIELD_ROW (self)))
    {
      stm_picker_row_set_model (STM_PICKER_ROW (self), self->model);
      return;
    }

  title = stm_title_new ("", "", _("None"), NULL);
  none = g_list_store_new (STM_TYPE_TITLE);
  g_list_store_append (none, title);
  models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (models, none);
  g_list_store_append (models, self->model);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models)));

  stm_picker_row_set_model (STM_PICKER_ROW (self), G_LIST_MODEL (all));
}

static void
stm_reference_row_load (StmFieldRow *row)
{
  update_model (STM_REFERENCE_ROW (row));
  stm_picker_row_set_selected (STM_PICKER_ROW (row), stm_field_row_get_text (row));
}

static void
stm_reference_row_picked (StmPickerRow *picker, const char *uuid)
{
  stm_field_row_set_text (STM_FIELD_ROW (picker), uuid);
}

static void
stm_reference_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, STM_REFERENCE_ROW (object)->model);
}

static void
stm_reference_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  stm_reference_row_set_model (STM_REFERENCE_ROW (object), g_value_get_object (value));
}

static void
stm_reference_row_dispose (GObject *object)
{
  g_clear_object (&STM_REFERENCE_ROW (object)->model);

  G_OBJECT_CLASS (stm_reference_row_parent_class)->dispose (object);
}

static void
stm_reference_row_class_init (StmReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_reference_row_get_property;
  object_class->set_property = stm_reference_row_set_property;
  object_class->dispose = stm_reference_row_dispose;
  STM_FIELD_ROW_CLASS (klass)->load = stm_reference_row_load;
  STM_PICKER_ROW_CLASS (klass)->picked = stm_reference_row_picked;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_reference_row_init (StmReferenceRow *self)
{
  g_signal_connect (self, "notify::required", G_CALLBACK (update_model), NULL);
}

void
stm_reference_row_set_model (StmReferenceRow *self, GListModel *model)
{
  if (!g_set_object (&self->model, model))
    return;

  update_model (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

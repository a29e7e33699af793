#include "config.h"

#include "widgets/stm-text-row.h"

struct _StmTextRow
{
  StmFieldRow  parent_instance;

  GtkText     *text;
};

enum { PROP_0, PROP_INPUT_PURPOSE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmTextRow, stm_text_row, STM_TYPE_FIELD_ROW)

static void
text_changed (StmTextRow *self)
{
  stm_field_row_set_text (STM_FIELD_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
stm_text_row_load (StmFieldRow *row)
{
  StmTextRow *self = STM_TEXT_ROW (row);
  g_autofree char *text = stm_record_dup_display (stm_field_row_get_record (row),
                                                  stm_field_row_get_definition (row));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

static void
stm_text_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, gtk_text_get_input_purpose (STM_TEXT_ROW (object)->text));
}

static void
stm_text_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_text_set_input_purpose (STM_TEXT_ROW (object)->text, g_value_get_enum (value));
}

static void
stm_text_row_class_init (StmTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_text_row_get_property;
  object_class->set_property = stm_text_row_set_property;

  STM_FIELD_ROW_CLASS (klass)->load = stm_text_row_load;

  properties[PROP_INPUT_PURPOSE] = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                                      GTK_INPUT_PURPOSE_FREE_FORM,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_text_row_init (StmTextRow *self)
{
  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->text), GTK_WIDGET (self->text));
}

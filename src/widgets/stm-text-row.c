#include "config.h"

#include "widgets/stm-text-row.h"

#include "widgets/stm-show-button.h"

#define COVER "••••••••"

struct _StmTextRow
{
  StmFieldRow  parent_instance;

  GtkText     *text;
  GtkWidget   *show_button;  /* (nullable): it is not covered */
};

enum { REVEAL, N_SIGNALS };
enum { PROP_0, PROP_INPUT_PURPOSE, N_PROPS };

static guint signals[N_SIGNALS];

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

  gtk_editable_set_text (GTK_EDITABLE (self->text), self->show_button != NULL ? COVER : text);
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

  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

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

static void
reveal_clicked (StmTextRow *self)
{
  g_signal_emit (self, signals[REVEAL], 0);
}

static void
reload (StmTextRow *self)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->text), self->show_button == NULL);
  stm_field_row_reload (STM_FIELD_ROW (self));
}

void
stm_text_row_cover (StmTextRow *self)
{
  StmFieldRow *row = STM_FIELD_ROW (self);

  if (self->show_button != NULL || stm_record_is_empty (stm_field_row_get_record (row), stm_field_row_get_definition (row)))
    return;

  self->show_button = stm_show_button_new (stm_editor_get_title (STM_EDITOR (self)));
  g_signal_connect_object (self->show_button, "clicked", G_CALLBACK (reveal_clicked), self, G_CONNECT_SWAPPED);
  stm_field_row_add_suffix (row, self->show_button);
  reload (self);
}

void
stm_text_row_uncover (StmTextRow *self)
{
  gboolean had_focus = self->show_button != NULL && gtk_widget_has_focus (self->show_button);

  if (self->show_button == NULL)
    return;

  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->show_button)), self->show_button);
  self->show_button = NULL;
  reload (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

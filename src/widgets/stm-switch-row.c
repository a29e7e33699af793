#include "config.h"

#include "widgets/stm-switch-row.h"

struct _StmSwitchRow
{
  StmFieldRow  parent_instance;

  GtkLabel    *word;
  GtkSwitch   *input;
};

G_DEFINE_FINAL_TYPE (StmSwitchRow, stm_switch_row, STM_TYPE_FIELD_ROW)

static void
show_word (StmSwitchRow *self)
{
  StmFieldRow *row = STM_FIELD_ROW (self);
  g_autofree char *word = stm_record_dup_display (stm_field_row_get_record (row), stm_field_row_get_definition (row));

  gtk_label_set_label (self->word, word);
}

static void
switched (StmSwitchRow *self)
{
  stm_field_row_set_number (STM_FIELD_ROW (self), gtk_switch_get_active (self->input));
  show_word (self);
}

static void
stm_switch_row_load (StmFieldRow *row)
{
  StmSwitchRow *self = STM_SWITCH_ROW (row);

  gtk_switch_set_active (self->input, stm_field_row_get_number (row) != 0);
  show_word (self);
}

static void
stm_switch_row_begin (StmFieldRow *row)
{
  GtkSwitch *input = STM_SWITCH_ROW (row)->input;

  gtk_widget_grab_focus (GTK_WIDGET (input));
  gtk_switch_set_active (input, !gtk_switch_get_active (input));
}

static void
stm_switch_row_class_init (StmSwitchRowClass *klass)
{
  STM_FIELD_ROW_CLASS (klass)->load = stm_switch_row_load;
  STM_FIELD_ROW_CLASS (klass)->begin = stm_switch_row_begin;
}

static void
stm_switch_row_init (StmSwitchRow *self)
{
  self->word = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL);
  self->input = GTK_SWITCH (gtk_switch_new ());
  g_signal_connect_object (self->input, "notify::active", G_CALLBACK (switched), self, G_CONNECT_SWAPPED);

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->word), GTK_WIDGET (self->input));
  stm_field_row_add_suffix (STM_FIELD_ROW (self), GTK_WIDGET (self->input));
}

#include "config.h"

#include "widgets/stm-number-row.h"

#include "widgets/stm-number-text.h"

struct _StmNumberRow
{
  StmFieldRow  parent_instance;

  GtkText     *text;
};

G_DEFINE_FINAL_TYPE (StmNumberRow, stm_number_row, STM_TYPE_FIELD_ROW)

static gboolean
is_hours (StmNumberRow *self)
{
  const StmField *field = stm_field_row_get_definition (STM_FIELD_ROW (self));

  return field != NULL && field->type == STM_FIELD_HOURS;
}

static void
show_number (StmNumberRow *self)
{
  g_autofree char *text = stm_number_text_format (stm_field_row_get_number (STM_FIELD_ROW (self)), is_hours (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

static void
text_changed (StmNumberRow *self)
{
  stm_field_row_set_number (STM_FIELD_ROW (self),
                            stm_number_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->text)),
                                                   is_hours (self)));
}

/* Nothing but a number can be typed, so that the draft always says what stands
 * on the screen. */
static void
text_inserted (StmNumberRow *self, const char *inserted, int length, int *position, GtkEditable *editable)
{
  g_autoptr (GString) text = g_string_new (gtk_editable_get_text (editable));

  g_string_insert_len (text, g_utf8_offset_to_pointer (text->str, *position) - text->str, inserted, length);

  if (!stm_number_text_is_beginning (text->str, is_hours (self)))
    {
      g_signal_stop_emission_by_name (editable, "insert-text");
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
}

/* "7:36" becomes "7,6": one sees how it was understood. */
static void
text_left (StmNumberRow *self)
{
  if (stm_field_row_get_record (STM_FIELD_ROW (self)) != NULL)
    show_number (self);
}

static void
stm_number_row_load (StmFieldRow *row)
{
  show_number (STM_NUMBER_ROW (row));
}

static void
stm_number_row_class_init (StmNumberRowClass *klass)
{
  STM_FIELD_ROW_CLASS (klass)->load = stm_number_row_load;
}

static void
stm_number_row_init (StmNumberRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                             "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL);
  g_signal_connect_object (self->text, "insert-text", G_CALLBACK (text_inserted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (text_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->text), GTK_WIDGET (self->text));
}

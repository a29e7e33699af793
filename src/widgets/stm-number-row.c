#include "config.h"

#include "widgets/stm-number-row.h"

#include "widgets/stm-number-text.h"

#include <glib/gi18n-lib.h>

/* Below this, counting by buttons is quicker than typing. */
#define MAX_COUNTED 20

struct _StmNumberRow
{
  StmFieldRow  parent_instance;

  GtkText     *text;
  GtkWidget   *buttons;
  GtkWidget   *less;
  GtkWidget   *more;
};

G_DEFINE_FINAL_TYPE (StmNumberRow, stm_number_row, STM_TYPE_FIELD_ROW)

static gboolean
is_hours (StmNumberRow *self)
{
  const StmField *field = stm_field_row_get_definition (STM_FIELD_ROW (self));

  return field != NULL && field->type == STM_FIELD_HOURS;
}

static gboolean
is_counted (StmNumberRow *self)
{
  const StmField *field = stm_field_row_get_definition (STM_FIELD_ROW (self));

  return field->type == STM_FIELD_INTEGER && stm_field_get_maximum (field) <= MAX_COUNTED;
}

static void
update_buttons (StmNumberRow *self)
{
  StmFieldRow *row = STM_FIELD_ROW (self);
  int number = stm_field_row_get_number (row);

  gtk_widget_set_visible (self->buttons, is_counted (self));
  gtk_widget_set_sensitive (self->less, number > 1);
  gtk_widget_set_sensitive (self->more, number < stm_field_get_maximum (stm_field_row_get_definition (row)));
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
  StmFieldRow *row = STM_FIELD_ROW (self);

  if (stm_field_row_get_record (row) == NULL)
    return;

  stm_field_row_set_number (row, stm_number_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->text)),
                                                        is_hours (self)));
  update_buttons (self);
}

/* Nothing but a number can be typed, so that the draft always says what stands
 * on the screen. */
static void
text_inserted (StmNumberRow *self, const char *inserted, int length, int *position, GtkEditable *editable)
{
  GString *text = g_string_new (gtk_editable_get_text (editable));

  g_string_insert_len (text, g_utf8_offset_to_pointer (text->str, *position) - text->str, inserted, length);

  if (!stm_number_text_is_beginning (text->str, is_hours (self)))
    {
      g_signal_stop_emission_by_name (editable, "insert-text");
      gtk_widget_error_bell (GTK_WIDGET (self));
    }

  g_string_free (text, TRUE);
}

static void
count (StmNumberRow *self, int step)
{
  StmFieldRow *row = STM_FIELD_ROW (self);
  int maximum = stm_field_get_maximum (stm_field_row_get_definition (row));
  int number = CLAMP (stm_field_row_get_number (row) + step, 1, maximum);
  g_autofree char *text = g_strdup_printf ("%d", number);

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

static void
less_clicked (StmNumberRow *self)
{
  count (self, -1);
}

static void
more_clicked (StmNumberRow *self)
{
  count (self, 1);
}

static gboolean
key_pressed (StmNumberRow *self, guint keyval)
{
  if (!is_counted (self) || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;

  count (self, keyval == GDK_KEY_Up ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
stm_number_row_load (StmFieldRow *row)
{
  show_number (STM_NUMBER_ROW (row));
  update_buttons (STM_NUMBER_ROW (row));
}

static void
stm_number_row_class_init (StmNumberRowClass *klass)
{
  STM_FIELD_ROW_CLASS (klass)->load = stm_number_row_load;
}

static GtkWidget *
add_button (StmNumberRow *self, const char *icon_name, const char *label, void (*clicked) (StmNumberRow *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);

  return button;
}

static void
stm_number_row_init (StmNumberRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                             "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL);
  g_signal_connect_object (self->text, "insert-text", G_CALLBACK (text_inserted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->less = add_button (self, "list-remove-symbolic", _("Less"), less_clicked);
  self->more = add_button (self, "list-add-symbolic", _("More"), more_clicked);

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->text), GTK_WIDGET (self->text));
  stm_field_row_add_suffix (STM_FIELD_ROW (self), self->buttons);
}

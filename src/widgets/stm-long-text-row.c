#include "config.h"

#include "widgets/stm-long-text-row.h"

#define MIN_HEIGHT 66

struct _StmLongTextRow
{
  StmFieldRow    parent_instance;

  GtkTextView   *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (StmLongTextRow, stm_long_text_row, STM_TYPE_FIELD_ROW)

static void
text_changed (StmLongTextRow *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  stm_field_row_set_text (STM_FIELD_ROW (self), text);
}

static void
stm_long_text_row_load (StmFieldRow *row)
{
  gtk_text_buffer_set_text (STM_LONG_TEXT_ROW (row)->buffer, stm_field_row_get_text (row), -1);
}

static void
stm_long_text_row_class_init (StmLongTextRowClass *klass)
{
  STM_FIELD_ROW_CLASS (klass)->load = stm_long_text_row_load;
}

static void
stm_long_text_row_init (StmLongTextRow *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, MIN_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->view), GTK_WIDGET (self->view));
}

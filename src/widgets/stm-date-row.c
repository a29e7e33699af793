#include "config.h"

#include "widgets/stm-date-row.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

struct _StmDateRow
{
  StmFieldRow    parent_instance;

  GtkText       *text;
  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (StmDateRow, stm_date_row, STM_TYPE_FIELD_ROW)

static void
show_date (StmDateRow *self)
{
  g_autofree char *text = stm_date_format (stm_field_row_get_text (STM_FIELD_ROW (self)));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

/* What is not a date goes into the draft as it is: its check says so. */
static void
text_changed (StmDateRow *self)
{
  g_autofree char *typed = g_strstrip (gtk_editable_get_chars (GTK_EDITABLE (self->text), 0, -1));
  g_autofree char *iso = stm_date_from_input (typed);

  stm_field_row_set_text (STM_FIELD_ROW (self), iso != NULL ? iso : typed);
}

/* "3/9" becomes "03-09-2026": one sees how it was understood. */
static void
text_left (StmDateRow *self)
{
  if (stm_field_row_get_record (STM_FIELD_ROW (self)) != NULL)
    show_date (self);
}

static void
popover_shown (StmDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  if (stm_date_parse (stm_field_row_get_text (STM_FIELD_ROW (self)), &date))
    day = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date), 12, 0, 0);
  else
    day = g_date_time_new_now_local ();

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->showing = FALSE;
}

static void
day_selected (StmDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  if (self->showing)
    return;

  stm_field_row_set_text (STM_FIELD_ROW (self), iso);
  show_date (self);
  gtk_popover_popdown (self->popover);
}

static void
stm_date_row_load (StmFieldRow *row)
{
  show_date (STM_DATE_ROW (row));
}

/* The button is named after the field it belongs to. */
static void
title_changed (StmDateRow *self)
{
  g_autofree char *label = g_strdup_printf (_("Choose a day for “%s”"),
                                            stm_editor_get_title (STM_EDITOR (self)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
stm_date_row_class_init (StmDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STM_FIELD_ROW_CLASS (klass)->load = stm_date_row_load;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDateRow, text);
  gtk_widget_class_bind_template_child (widget_class, StmDateRow, button);
  gtk_widget_class_bind_template_child (widget_class, StmDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, StmDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, text_left);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, day_selected);
}

static void
stm_date_row_init (StmDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->text), GTK_WIDGET (self->text));
  stm_field_row_add_suffix (STM_FIELD_ROW (self), GTK_WIDGET (self->button));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed), NULL);
}

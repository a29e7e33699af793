#include "config.h"

#include "widgets/stm-detail-row.h"

#include "widgets/stm-show-button.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 168
#define SPACING     18
/* narrower than this, the value goes under its title */
#define SIDE_BY_SIDE (TITLE_WIDTH + SPACING + 190)

struct _StmDetailRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *pair;
  GtkWidget         *title;
  GtkWidget         *value;
  char              *as_text;
};

enum { REVEAL, LINK_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmDetailRow, stm_detail_row, ADW_TYPE_PREFERENCES_ROW)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *title, GtkWidget *value, int *minimum, int *natural)
{
  int title_minimum, title_natural, value_minimum, value_natural;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &title_minimum, &title_natural, NULL, NULL);
  gtk_widget_measure (value, GTK_ORIENTATION_HORIZONTAL, -1, &value_minimum, &value_natural, NULL, NULL);

  *minimum = MAX (title_minimum, value_minimum);
  *natural = MAX (*minimum, TITLE_WIDTH + SPACING + MAX (value_natural, value_minimum));
}

/* 0: it goes under the title; larger text does so sooner */
static int
get_value_width (GtkWidget *title, GtkWidget *value, int width)
{
  int left = width - TITLE_WIDTH - SPACING;
  int title_minimum, minimum;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &title_minimum, NULL, NULL, NULL);
  gtk_widget_measure (value, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return width >= SIDE_BY_SIDE && title_minimum <= TITLE_WIDTH && minimum <= left ? left : 0;
}

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *value = gtk_widget_get_last_child (widget);
  int width = for_size >= 0 ? for_size : SIDE_BY_SIDE;
  int value_width, title_height, value_height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (title, value, minimum, natural);
      return;
    }

  value_width = get_value_width (title, value, width);
  gtk_widget_measure (title, orientation, value_width > 0 ? TITLE_WIDTH : width, NULL, &title_height, NULL, NULL);
  gtk_widget_measure (value, orientation, value_width > 0 ? value_width : width, NULL, &value_height, NULL, NULL);

  *minimum = *natural = value_width > 0 ? MAX (title_height, value_height) : title_height + value_height;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *value = gtk_widget_get_last_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int value_width = get_value_width (title, value, width);
  int title_height;

  if (value_width > 0)
    {
      GtkAllocation left = { rtl ? width - TITLE_WIDTH : 0, 0, TITLE_WIDTH, height };
      GtkAllocation right = { rtl ? 0 : TITLE_WIDTH + SPACING, 0, value_width, height };

      gtk_widget_size_allocate (title, &left, -1);
      gtk_widget_size_allocate (value, &right, -1);
    }
  else
    {
      GtkAllocation above = { 0, 0, width, 0 };
      GtkAllocation below = { 0, 0, width, 0 };

      gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, width, NULL, &title_height, NULL, NULL);
      above.height = title_height;
      below.y = title_height;
      below.height = height - title_height;
      gtk_widget_size_allocate (title, &above, -1);
      gtk_widget_size_allocate (value, &below, -1);
    }
}

static gboolean
copy (GtkWidget *widget, GVariant *args, gpointer data)
{
  StmDetailRow *self = STM_DETAIL_ROW (widget);

  if (self->as_text == NULL)
    return GDK_EVENT_PROPAGATE;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->as_text);

  return GDK_EVENT_STOP;
}

static void
stm_detail_row_finalize (GObject *object)
{
  g_free (STM_DETAIL_ROW (object)->as_text);

  G_OBJECT_CLASS (stm_detail_row_parent_class)->finalize (object);
}

static void
stm_detail_row_class_init (StmDetailRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_detail_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_c, GDK_CONTROL_MASK, copy, NULL);

  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_detail_row_init (StmDetailRow *self)
{
  self->pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->pair, gtk_custom_layout_new (get_request_mode, measure, allocate));

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0);
  gtk_label_set_yalign (GTK_LABEL (self->title), 0.0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_box_append (GTK_BOX (self->pair), self->title);

  gtk_widget_add_css_class (GTK_WIDGET (self), "detail");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->pair);
}

GtkWidget *
stm_detail_row_new (const char *title)
{
  StmDetailRow *self = g_object_new (STM_TYPE_DETAIL_ROW, "title", title, "use-markup", FALSE, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  stm_detail_row_set_text (self, "");

  return GTK_WIDGET (self);
}

void
stm_detail_row_set_value (StmDetailRow *self, GtkWidget *value, const char *as_text)
{
  if (self->value != NULL)
    gtk_box_remove (GTK_BOX (self->pair), self->value);

  self->value = value;
  g_clear_pointer (&self->as_text, g_free);
  gtk_box_append (GTK_BOX (self->pair), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (GTK_LABEL (self->title)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, as_text,
                                  -1);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

void
stm_detail_row_set_text (StmDetailRow *self, const char *text)
{
  GtkWidget *label = new_label (text);

  /* the row has the focus: a label that got it would select its text */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  stm_detail_row_set_value (self, label, text);
  self->as_text = g_strdup (text);
}

void
stm_detail_row_set_hidden (StmDetailRow *self, const char *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("view-conceal-symbolic");

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_widget_add_css_class (box, "dim-label");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), new_label (reason));
  stm_detail_row_set_value (self, box, reason);
}

static void
on_reveal (StmDetailRow *self)
{
  g_signal_emit (self, signals[REVEAL], 0);
}

void
stm_detail_row_set_covered (StmDetailRow *self)
{
  GtkWidget *button = stm_show_button_new (gtk_label_get_label (GTK_LABEL (self->title)));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_reveal), self);
  stm_detail_row_set_value (self, button, _("Covered"));
}

static gboolean
on_activate_link (StmDetailRow *self, const char *uri)
{
  if (*uri != '#')
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[LINK_ACTIVATED], 0);

  return GDK_EVENT_STOP;
}

void
stm_detail_row_set_link (StmDetailRow *self, const char *text, const char *uri)
{
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", uri != NULL ? uri : "#", text);
  GtkWidget *label = new_label (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect_swapped (label, "activate-link", G_CALLBACK (on_activate_link), self);
  stm_detail_row_set_value (self, label, text);
  self->as_text = g_strdup (text);
}

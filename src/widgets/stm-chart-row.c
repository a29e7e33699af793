#include "config.h"

#include "widgets/stm-chart-row.h"

#include "widgets/stm-chart-bar.h"

#include <adwaita.h>

/* the room of a title, in characters, that leaves the numbers beside it */
#define TITLE_CHARS 16

struct _StmChartRow
{
  StmChartPart  parent_instance;

  GtkWidget    *icon;
  GtkWidget    *title;
  GtkWidget    *value;
  GtkWidget    *detail;
  GtkWidget    *bar;
  char         *css_class;
};

G_DEFINE_FINAL_TYPE (StmChartRow, stm_chart_row, STM_TYPE_CHART_PART)

static void
stm_chart_row_finalize (GObject *object)
{
  g_free (STM_CHART_ROW (object)->css_class);

  G_OBJECT_CLASS (stm_chart_row_parent_class)->finalize (object);
}

static void
stm_chart_row_class_init (StmChartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_chart_row_finalize;
}

static GtkWidget *
append_label (GtkWidget *line, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (line), label);

  return label;
}

static GtkWidget *
create_title (StmChartRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->icon);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0);
  gtk_label_set_yalign (GTK_LABEL (self->title), 0.0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->title), TITLE_CHARS);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (box), self->title);

  return box;
}

/* The numbers go under the title where they would leave it too little room. */
static GtkWidget *
create_line (StmChartRow *self)
{
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (line), 1.0);
  adw_wrap_box_set_wrap_policy (ADW_WRAP_BOX (line), ADW_WRAP_MINIMUM);
  adw_wrap_box_append (ADW_WRAP_BOX (line), create_title (self));
  gtk_widget_set_valign (numbers, GTK_ALIGN_START);
  adw_wrap_box_append (ADW_WRAP_BOX (line), numbers);
  self->value = append_label (numbers, "heading");
  self->detail = append_label (numbers, "dim-label");

  return line;
}

static void
stm_chart_row_init (StmChartRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), create_line (self));
  self->bar = stm_chart_bar_new ();
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

void
stm_chart_row_set_look (StmChartRow *self, const char *icon_name, const char *css_class)
{
  if (self->css_class != NULL)
    {
      gtk_widget_remove_css_class (self->icon, self->css_class);
      gtk_widget_remove_css_class (self->bar, self->css_class);
    }

  g_set_str (&self->css_class, css_class);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (self->icon, css_class);
      gtk_widget_add_css_class (self->bar, css_class);
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

void
stm_chart_row_set_labels (StmChartRow *self, const char *title, const char *value, const char *detail)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
}

void
stm_chart_row_set_shares (StmChartRow *self, double solid, double hatched)
{
  gtk_widget_set_visible (self->bar, solid >= 0);
  stm_chart_bar_set_shares (STM_CHART_BAR (self->bar), solid, hatched);
}

void
stm_chart_row_align (StmChartRow *self, GtkSizeGroup *details)
{
  gtk_size_group_add_widget (details, self->detail);
}

#include "config.h"

#include "widgets/stm-chart.h"

#include "widgets/stm-chart-bar.h"
#include "widgets/stm-style.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *readout;
  GtkWidget *plot;
  GtkWidget *legend;
  GtkWidget *empty;
  GPtrArray *parts;     /* of the plot, which owns them */
  guint      n_taken;
  char      *resting;
} StmChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StmChart, stm_chart, GTK_TYPE_WIDGET)

static StmChartPart *
find_pointed (StmChartPrivate *priv, GtkStateFlags flag)
{
  for (guint i = 0; i < priv->parts->len; i++)
    if (gtk_widget_get_state_flags (priv->parts->pdata[i]) & flag)
      return priv->parts->pdata[i];

  return NULL;
}

/* The pointer goes before the keys: it moves where the focus stays. */
static void
read_out (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);
  StmChartPart *pointed = find_pointed (priv, GTK_STATE_FLAG_PRELIGHT);

  if (pointed == NULL)
    pointed = find_pointed (priv, GTK_STATE_FLAG_FOCUS_VISIBLE);

  gtk_label_set_label (GTK_LABEL (priv->readout),
                       pointed != NULL ? stm_chart_part_get_text (pointed) : priv->resting);
}

static void
stm_chart_dispose (GObject *object)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (STM_CHART (object));

  for (guint i = 0; i < priv->parts->len; i++)
    g_signal_handlers_disconnect_by_func (priv->parts->pdata[i], read_out, object);
  g_ptr_array_set_size (priv->parts, 0);

  g_clear_pointer (&priv->readout, gtk_widget_unparent);
  g_clear_pointer (&priv->plot, gtk_widget_unparent);
  g_clear_pointer (&priv->legend, gtk_widget_unparent);
  g_clear_pointer (&priv->empty, gtk_widget_unparent);

  G_OBJECT_CLASS (stm_chart_parent_class)->dispose (object);
}

static void
stm_chart_finalize (GObject *object)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (STM_CHART (object));

  g_ptr_array_unref (priv->parts);
  g_free (priv->resting);

  G_OBJECT_CLASS (stm_chart_parent_class)->finalize (object);
}

static void
stm_chart_class_init (StmChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_chart_finalize;
  klass->part_type = STM_TYPE_CHART_PART;

  gtk_widget_class_set_css_name (widget_class, "stmchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_label (StmChart *self, GtkAccessibleRole role, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
stm_chart_init (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  stm_style_ensure ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  priv->parts = g_ptr_array_new ();

  /* the part itself says the same to assistive technology */
  priv->readout = new_label (self, GTK_ACCESSIBLE_ROLE_PRESENTATION, "readout");
  gtk_label_set_xalign (GTK_LABEL (priv->readout), 0.0);

  priv->legend = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (priv->legend), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (priv->legend), 3);
  gtk_widget_set_visible (priv->legend, FALSE);
  gtk_widget_set_parent (priv->legend, GTK_WIDGET (self));

  priv->empty = new_label (self, GTK_ACCESSIBLE_ROLE_LABEL, "dim-label");
  gtk_label_set_justify (GTK_LABEL (priv->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (priv->empty, TRUE);
}

void
stm_chart_set_title (StmChart *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
stm_chart_set_empty_text (StmChart *self, const char *text)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  gtk_label_set_label (GTK_LABEL (priv->empty), text);
}

void
stm_chart_set_plot (StmChart *self, GtkWidget *plot)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  priv->plot = plot;
  gtk_widget_set_visible (plot, FALSE);
  gtk_widget_insert_after (plot, GTK_WIDGET (self), priv->readout);
}

void
stm_chart_set_resting (StmChart *self, const char *text)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  g_set_str (&priv->resting, text);
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "caption");

  return label;
}

void
stm_chart_add_caption (StmChart *self, const char *text)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  adw_wrap_box_append (ADW_WRAP_BOX (priv->legend), new_caption (text));
}

GtkWidget *
stm_chart_add_legend (StmChart *self, const char *text, const char *css_class)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *square = stm_chart_bar_new ();

  gtk_widget_add_css_class (square, "square");
  gtk_widget_add_css_class (square, css_class);
  gtk_widget_set_valign (square, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), square);
  gtk_box_append (GTK_BOX (box), new_caption (text));
  adw_wrap_box_append (ADW_WRAP_BOX (priv->legend), box);

  return square;
}

/* The next part to fill; its place was that of the same part before. */
StmChartPart *
stm_chart_take_part (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  if (priv->n_taken == priv->parts->len)
    {
      GtkWidget *part = g_object_new (STM_CHART_GET_CLASS (self)->part_type, NULL);

      gtk_widget_insert_before (part, priv->plot, NULL);
      g_signal_connect_swapped (part, "state-flags-changed", G_CALLBACK (read_out), self);
      g_ptr_array_add (priv->parts, part);
    }

  return priv->parts->pdata[priv->n_taken++];
}

guint
stm_chart_get_n_parts (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  return priv->n_taken;
}

StmChartPart *
stm_chart_get_part (StmChart *self, guint index)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  return priv->parts->pdata[index];
}

void
stm_chart_begin (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);

  priv->n_taken = 0;
  STM_CHART_GET_CLASS (self)->clear (self);
}

static void
drop_parts (StmChart *self, StmChartPrivate *priv)
{
  while (priv->parts->len > priv->n_taken)
    {
      GtkWidget *part = g_ptr_array_steal_index (priv->parts, priv->parts->len - 1);

      g_signal_handlers_disconnect_by_func (part, read_out, self);
      gtk_widget_unparent (part);
    }
}

void
stm_chart_end (StmChart *self)
{
  StmChartPrivate *priv = stm_chart_get_instance_private (self);
  g_autofree char *words = STM_CHART_GET_CLASS (self)->update (self);
  gboolean full = words != NULL;

  drop_parts (self, priv);
  gtk_widget_set_visible (priv->plot, full);
  gtk_widget_set_visible (priv->readout, full && priv->resting != NULL);
  gtk_widget_set_visible (priv->legend, full && gtk_widget_get_first_child (priv->legend) != NULL);
  gtk_widget_set_visible (priv->empty, !full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  full ? words : gtk_label_get_label (GTK_LABEL (priv->empty)), -1);
  read_out (self);
}

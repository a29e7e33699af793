#include "config.h"

#include "widgets/stm-chart-part.h"

typedef struct
{
  char *text;
} StmChartPartPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (StmChartPart, stm_chart_part, GTK_TYPE_BUTTON)

static void
stm_chart_part_finalize (GObject *object)
{
  StmChartPartPrivate *priv = stm_chart_part_get_instance_private (STM_CHART_PART (object));

  g_free (priv->text);

  G_OBJECT_CLASS (stm_chart_part_parent_class)->finalize (object);
}

static void
stm_chart_part_class_init (StmChartPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_chart_part_finalize;

  /* the theme draws a frame around what is named a button */
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chartpart");
}

static void
stm_chart_part_init (StmChartPart *self)
{
}

GtkWidget *
stm_chart_part_new (void)
{
  return g_object_new (STM_TYPE_CHART_PART, NULL);
}

void
stm_chart_part_set_text (StmChartPart *self, const char *text)
{
  StmChartPartPrivate *priv = stm_chart_part_get_instance_private (self);

  g_set_str (&priv->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

const char *
stm_chart_part_get_text (StmChartPart *self)
{
  StmChartPartPrivate *priv = stm_chart_part_get_instance_private (self);

  return priv->text;
}

void
stm_chart_part_set_action (StmChartPart *self, const char *action, GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), action != NULL ? "pointer" : NULL);
}

gboolean
stm_chart_part_is_pointed (StmChartPart *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  return (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_VISIBLE)) != 0;
}

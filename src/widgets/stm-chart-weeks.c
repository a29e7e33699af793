#include "config.h"

#include "widgets/stm-chart-weeks-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmChartWeeks, stm_chart_weeks, GTK_TYPE_WIDGET)

static gboolean
go_to (StmChartWeeks *self, guint index)
{
  if (index >= self->weeks->len)
    return FALSE;

  self->current = index;

  return gtk_widget_grab_focus (stm_chart_weeks_get (self, index)->part);
}

static gboolean
step (StmChartWeeks *self, int by)
{
  gboolean end = by < 0 ? self->current == 0 : self->current + 1 >= self->weeks->len;

  if (end || !go_to (self, self->current + by))
    gtk_widget_keynav_failed (GTK_WIDGET (self), by < 0 ? GTK_DIR_LEFT : GTK_DIR_RIGHT);

  return TRUE;
}

static gboolean
stm_chart_weeks_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StmChartWeeks *self = STM_CHART_WEEKS (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  gboolean forward = (direction == GTK_DIR_RIGHT) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);

  if (focused == NULL)
    return go_to (self, self->current);

  for (guint i = 0; i < self->weeks->len; i++)
    if (stm_chart_weeks_get (self, i)->part == focused)
      self->current = i;

  return (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT) && step (self, forward ? 1 : -1);
}

static gboolean
go_to_end (GtkWidget *widget, GVariant *args, gpointer data)
{
  StmChartWeeks *self = STM_CHART_WEEKS (widget);

  return go_to (self, g_variant_get_boolean (args) ? self->weeks->len - 1 : 0);
}

static void
drop_months (StmChartWeeks *self)
{
  for (guint i = 0; i < self->months->len; i++)
    gtk_widget_unparent (g_array_index (self->months, StmChartMonth, i).label);
  g_array_set_size (self->months, 0);
}

static void
stm_chart_weeks_dispose (GObject *object)
{
  StmChartWeeks *self = STM_CHART_WEEKS (object);
  GtkWidget *child;

  g_array_set_size (self->weeks, 0);
  g_array_set_size (self->months, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (stm_chart_weeks_parent_class)->dispose (object);
}

static void
stm_chart_weeks_finalize (GObject *object)
{
  StmChartWeeks *self = STM_CHART_WEEKS (object);

  g_array_unref (self->weeks);
  g_array_unref (self->months);
  g_clear_object (&self->inks[0]);
  g_clear_object (&self->inks[1]);

  G_OBJECT_CLASS (stm_chart_weeks_parent_class)->finalize (object);
}

static void
stm_chart_weeks_class_init (StmChartWeeksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_chart_weeks_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_chart_weeks_finalize;
  widget_class->measure = stm_chart_weeks_measure;
  widget_class->size_allocate = stm_chart_weeks_size_allocate;
  widget_class->snapshot = stm_chart_weeks_snapshot;
  widget_class->focus = stm_chart_weeks_focus;

  gtk_widget_class_set_css_name (widget_class, "chartweeks");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_to_end, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, go_to_end, "b", TRUE);
}

static GtkWidget *
add_label (StmChartWeeks *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
stm_chart_weeks_init (StmChartWeeks *self)
{
  self->weeks = g_array_new (FALSE, FALSE, sizeof (StmChartWeek));
  self->months = g_array_new (FALSE, FALSE, sizeof (StmChartMonth));
  self->limit = 1;
  self->now = -1;
  self->limits[0] = add_label (self, NULL, "dim-label");
  self->limits[1] = add_label (self, NULL, "dim-label");
  self->today = add_label (self, _("Today"), "today");
}

GtkWidget *
stm_chart_weeks_new (GtkWidget *accepted, GtkWidget *undecided)
{
  StmChartWeeks *self = g_object_new (STM_TYPE_CHART_WEEKS, NULL);

  self->inks[0] = g_object_ref (accepted);
  self->inks[1] = g_object_ref (undecided);

  return GTK_WIDGET (self);
}

void
stm_chart_weeks_clear (StmChartWeeks *self)
{
  g_array_set_size (self->weeks, 0);
}

void
stm_chart_weeks_append (StmChartWeeks *self, StmChartPart *part, guint accepted, guint undecided)
{
  StmChartWeek week = { GTK_WIDGET (part), accepted, undecided };

  gtk_widget_add_css_class (GTK_WIDGET (part), "week");
  g_array_append_val (self->weeks, week);
}

/* The first even number of one digit and noughts that is high enough. */
static guint
get_limit (StmChartWeeks *self)
{
  guint highest = 0, unit = 1;

  for (guint i = 0; i < self->weeks->len; i++)
    highest = MAX (highest, stm_chart_weeks_get (self, i)->accepted + stm_chart_weeks_get (self, i)->undecided);

  while (highest > 10 * unit)
    unit *= 10;

  return MAX ((highest + 2 * unit - 1) / (2 * unit), 1) * 2 * unit;
}

/* A week is of the month that has most of it, which is that of its Thursday. */
static void
add_months (StmChartWeeks *self, const GDate *first_monday)
{
  GDate thursday = *first_monday;

  g_date_add_days (&thursday, 3);
  for (guint i = 0; i < self->weeks->len; i++)
    {
      if (i == 0 || g_date_get_day (&thursday) <= 7)
        {
          char name[64];
          StmChartMonth month = { .week = i };

          g_date_strftime (name, sizeof name, "%b", &thursday);
          month.label = add_label (self, name, "dim-label");
          g_array_append_val (self->months, month);
        }

      g_date_add_days (&thursday, 7);
    }
}

void
stm_chart_weeks_finish (StmChartWeeks *self, const GDate *first_monday, const GDate *today)
{
  int n = self->weeks->len;
  double now = today != NULL ? g_date_days_between (first_monday, today) / 7.0 : -1;

  self->now = now >= 0 && now < n ? now : -1;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    self->current = MAX (self->now, 0);

  self->limit = get_limit (self);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'u", i == 0 ? self->limit / 2 : self->limit);

      gtk_label_set_label (GTK_LABEL (self->limits[i]), text);
    }

  drop_months (self);
  add_months (self, first_monday);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

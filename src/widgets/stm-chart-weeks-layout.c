#include "config.h"

#include "widgets/stm-chart-bar.h"
#include "widgets/stm-chart-weeks-private.h"

#include <adwaita.h>

#define SPACING    4
#define LINE_ALPHA 0.15f
/* of high contrast */
#define CLEAR_ALPHA 0.5f
/* the height of the columns in lines of text */
#define N_LINES 8

static int
measure_natural (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_scale_width (StmChartWeeks *self)
{
  return MAX (measure_natural (self->limits[0], GTK_ORIENTATION_HORIZONTAL),
              measure_natural (self->limits[1], GTK_ORIENTATION_HORIZONTAL))
         + SPACING * 2;
}

void
stm_chart_weeks_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  StmChartWeeks *self = STM_CHART_WEEKS (widget);
  int n = self->weeks->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_scale_width (self) + n * 3;
      *natural = get_scale_width (self) + n * 14;
    }
  else
    {
      int line = measure_natural (self->today, orientation);

      *minimum = *natural = (N_LINES + 2) * line + 2 * SPACING;
    }
}

/* From the left, or from the right where text is. */
static void
place (StmChartWeeks *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { rtl ? gtk_widget_get_width (widget) - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static int
get_week_x (StmChartWeeks *self, double week)
{
  return self->plot.x + (int) (week * self->plot.width / MAX (self->weeks->len, 1));
}

/* A month that has no room beside the one before it is left out. */
static void
place_months (StmChartWeeks *self)
{
  int end = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      const StmChartMonth *month = &g_array_index (self->months, StmChartMonth, i);
      int width = measure_natural (month->label, GTK_ORIENTATION_HORIZONTAL);
      int height = measure_natural (month->label, GTK_ORIENTATION_VERTICAL);
      int x = get_week_x (self, month->week);
      gboolean fits = x >= end && x + width <= self->plot.x + self->plot.width;

      gtk_widget_set_child_visible (month->label, fits);
      if (!fits)
        continue;

      place (self, month->label, x, self->plot.y + self->plot.height + SPACING, width, height);
      end = x + width + 2 * SPACING;
    }
}

static void
place_today (StmChartWeeks *self)
{
  int width = measure_natural (self->today, GTK_ORIENTATION_HORIZONTAL);
  int height = measure_natural (self->today, GTK_ORIENTATION_VERTICAL);
  int x = get_week_x (self, self->now) - width / 2;

  gtk_widget_set_child_visible (self->today, self->now >= 0);
  x = MAX (self->plot.x, MIN (x, self->plot.x + self->plot.width - width));
  place (self, self->today, x, 0, width, height);
}

static void
place_scale (StmChartWeeks *self)
{
  for (int i = 0; i < 2; i++)
    {
      int width = measure_natural (self->limits[i], GTK_ORIENTATION_HORIZONTAL);
      int height = measure_natural (self->limits[i], GTK_ORIENTATION_VERTICAL);
      int y = self->plot.y + (i == 0 ? self->plot.height / 2 : 0);

      place (self, self->limits[i], self->plot.x - SPACING * 2 - width, y - height / 2, width, height);
    }
}

void
stm_chart_weeks_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StmChartWeeks *self = STM_CHART_WEEKS (widget);
  int line = measure_natural (self->today, GTK_ORIENTATION_VERTICAL);
  int start = get_scale_width (self);

  self->plot = (GdkRectangle) { start, line + SPACING, width - start, height - 2 * line - 2 * SPACING };
  for (guint i = 0; i < self->weeks->len; i++)
    {
      int x = get_week_x (self, i);

      place (self, stm_chart_weeks_get (self, i)->part, x, self->plot.y, get_week_x (self, i + 1) - x, self->plot.height);
    }

  place_months (self);
  place_today (self);
  place_scale (self);
}

static void
snapshot_line (StmChartWeeks *self, GtkSnapshot *snapshot, int y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? CLEAR_ALPHA : LINE_ALPHA;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (rtl ? 0 : self->plot.x, y, self->plot.width, 1));
}

static void
snapshot_week (StmChartWeeks *self, GtkSnapshot *snapshot, guint index, const GdkRGBA colors[2])
{
  const StmChartWeek *week = stm_chart_weeks_get (self, index);
  float bottom = self->plot.y + self->plot.height;
  float scale = (float) self->plot.height / self->limit;
  graphene_rect_t column, lower, upper;
  float gap;

  if (!gtk_widget_compute_bounds (week->part, GTK_WIDGET (self), &column))
    return;

  gap = CLAMP (column.size.width / 4, 1, 6);
  lower = GRAPHENE_RECT_INIT (column.origin.x + gap / 2, bottom - week->accepted * scale,
                              column.size.width - gap, week->accepted * scale);
  upper = GRAPHENE_RECT_INIT (lower.origin.x, lower.origin.y - week->undecided * scale,
                              lower.size.width, week->undecided * scale);
  if (week->accepted > 0)
    gtk_snapshot_append_color (snapshot, &colors[0], &lower);
  if (week->undecided > 0)
    stm_chart_snapshot_hatch (snapshot, &upper, &colors[1]);
}

static void
snapshot_today (StmChartWeeks *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float x = get_week_x (self, self->now);
  GdkRGBA color;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x;

  gtk_widget_get_color (self->today, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (x - 1, self->plot.y - SPACING, 2, self->plot.height + SPACING));
}

void
stm_chart_weeks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StmChartWeeks *self = STM_CHART_WEEKS (widget);
  GdkRGBA colors[2];

  gtk_widget_get_color (self->inks[0], &colors[0]);
  gtk_widget_get_color (self->inks[1], &colors[1]);

  snapshot_line (self, snapshot, self->plot.y);
  snapshot_line (self, snapshot, self->plot.y + self->plot.height / 2);
  for (guint i = 0; i < self->weeks->len; i++)
    snapshot_week (self, snapshot, i, colors);
  snapshot_line (self, snapshot, self->plot.y + self->plot.height);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);

  if (self->now >= 0)
    snapshot_today (self, snapshot);
}

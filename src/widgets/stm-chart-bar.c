#include "config.h"

#include "widgets/stm-chart-bar.h"

#define TRACK_ALPHA 0.15f
#define HATCH_ALPHA 0.3f
#define HATCH_PITCH 5.0f

struct _StmChartBar
{
  GtkWidget parent_instance;

  double    solid;
  double    hatched;
  double    shade;
};

G_DEFINE_FINAL_TYPE (StmChartBar, stm_chart_bar, GTK_TYPE_WIDGET)

static GdkRGBA
with_alpha (const GdkRGBA *color, float alpha)
{
  GdkRGBA paler = *color;

  paler.alpha *= alpha;

  return paler;
}

/* Stripes from corner to corner, which no colour is needed to tell from solid. */
void
stm_chart_snapshot_hatch (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  GdkRGBA pale = with_alpha (color, HATCH_ALPHA);
  const GskColorStop stops[] = { { 0.0f, *color }, { 0.5f, *color }, { 0.5f, pale }, { 1.0f, pale } };
  const graphene_point_t *from = &bounds->origin;

  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, from,
                                                 &GRAPHENE_POINT_INIT (from->x + HATCH_PITCH / 1.4f,
                                                                       from->y + HATCH_PITCH / 1.4f),
                                                 stops, G_N_ELEMENTS (stops));
}

/* The part of the bar between two shares, from the right where text is. */
static graphene_rect_t
get_segment (StmChartBar *self, double from, double to)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = gtk_widget_get_width (widget);
  float start = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1.0 - to : from;

  return GRAPHENE_RECT_INIT (start * width, 0, (to - from) * width, gtk_widget_get_height (widget));
}

static void
stm_chart_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StmChartBar *self = STM_CHART_BAR (widget);
  graphene_rect_t whole = get_segment (self, 0, 1);
  graphene_rect_t solid = get_segment (self, 0, self->solid);
  graphene_rect_t hatched = get_segment (self, self->solid, self->solid + self->hatched);
  GskRoundedRect outline;
  GdkRGBA color, full, track;

  gtk_widget_get_color (widget, &color);
  full = with_alpha (&color, self->shade);
  track = with_alpha (&color, TRACK_ALPHA);

  gsk_rounded_rect_init_from_rect (&outline, &whole, MIN (whole.size.height / 2, 4));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->solid + self->hatched < 1.0)
    gtk_snapshot_append_color (snapshot, &track, &whole);
  gtk_snapshot_append_color (snapshot, &full, &solid);
  if (self->hatched > 0)
    stm_chart_snapshot_hatch (snapshot, &hatched, &full);
  gtk_snapshot_pop (snapshot);
}

static void
stm_chart_bar_class_init (StmChartBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = stm_chart_bar_snapshot;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chartbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
stm_chart_bar_init (StmChartBar *self)
{
  self->shade = 1.0;
}

GtkWidget *
stm_chart_bar_new (void)
{
  return g_object_new (STM_TYPE_CHART_BAR, NULL);
}

void
stm_chart_bar_set_shares (StmChartBar *self, double solid, double hatched)
{
  self->solid = CLAMP (solid, 0.0, 1.0);
  self->hatched = CLAMP (hatched, 0.0, 1.0 - self->solid);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
stm_chart_bar_set_shade (StmChartBar *self, double shade)
{
  self->shade = shade;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

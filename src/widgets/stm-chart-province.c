#include "config.h"

#include "widgets/stm-chart-province.h"

#include <adwaita.h>
#include <math.h>

#define GREY_ALPHA 0.07f
#define LINE_ALPHA 0.25f
/* of high contrast */
#define CLEAR_ALPHA 0.8f
#define RADIUS 8

struct _StmChartProvince
{
  StmChartPart     parent_instance;

  StmProvince      province;
  GtkWidget       *label;
  double           shade;
  GskPath         *path;   /* the land and the box, in coordinates of our own */
  GskStroke       *line;
  GskStroke       *ring;
  graphene_rect_t  label_bounds;
};

G_DEFINE_FINAL_TYPE (StmChartProvince, stm_chart_province, STM_TYPE_CHART_PART)

static gboolean
stm_chart_province_contains (GtkWidget *widget, double x, double y)
{
  StmChartProvince *self = STM_CHART_PROVINCE (widget);

  return self->path != NULL
         && gsk_path_in_fill (self->path, &GRAPHENE_POINT_INIT (x, y), GSK_FILL_RULE_EVEN_ODD);
}

static void
stm_chart_province_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
stm_chart_province_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StmChartProvince *self = STM_CHART_PROVINCE (widget);
  const graphene_rect_t *bounds = &self->label_bounds;
  GtkAllocation allocation = { bounds->origin.x, bounds->origin.y, bounds->size.width, bounds->size.height };

  gtk_widget_size_allocate (self->label, &allocation, -1);
}

static void
stm_chart_province_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StmChartProvince *self = STM_CHART_PROVINCE (widget);
  gboolean clear = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color, line;

  gtk_widget_get_color (self->label, &line);
  gtk_widget_get_color (self->shade < 0 ? self->label : widget, &color);
  color.alpha *= self->shade < 0 ? GREY_ALPHA : self->shade;
  line.alpha *= clear ? CLEAR_ALPHA : LINE_ALPHA;

  if (self->path != NULL)
    {
      gtk_snapshot_append_fill (snapshot, self->path, GSK_FILL_RULE_EVEN_ODD, &color);
      gtk_snapshot_append_stroke (snapshot, self->path, self->line, &line);
    }

  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
stm_chart_province_dispose (GObject *object)
{
  StmChartProvince *self = STM_CHART_PROVINCE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->path, gsk_path_unref);

  G_OBJECT_CLASS (stm_chart_province_parent_class)->dispose (object);
}

static void
stm_chart_province_finalize (GObject *object)
{
  StmChartProvince *self = STM_CHART_PROVINCE (object);

  gsk_stroke_free (self->line);
  gsk_stroke_free (self->ring);

  G_OBJECT_CLASS (stm_chart_province_parent_class)->finalize (object);
}

static void
stm_chart_province_class_init (StmChartProvinceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_chart_province_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_chart_province_finalize;
  widget_class->contains = stm_chart_province_contains;
  widget_class->measure = stm_chart_province_measure;
  widget_class->size_allocate = stm_chart_province_size_allocate;
  widget_class->snapshot = stm_chart_province_snapshot;
}

static void
stm_chart_province_init (StmChartProvince *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "province");

  /* the part itself says it in words */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_can_target (self->label, FALSE);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->line = gsk_stroke_new (1);
  self->ring = gsk_stroke_new (3);
  gsk_stroke_set_line_join (self->line, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_join (self->ring, GSK_LINE_JOIN_ROUND);
}

void
stm_chart_province_set_province (StmChartProvince *self, StmProvince province)
{
  self->province = province;
}

StmProvince
stm_chart_province_get_province (StmChartProvince *self)
{
  return self->province;
}

void
stm_chart_province_set_content (StmChartProvince *self, const char *name, const char *numbers, double shade)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *markup = g_strdup_printf ("<small>%s</small>\n%s", escaped, numbers);

  gtk_label_set_markup (GTK_LABEL (self->label), markup);
  self->shade = shade;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
stm_chart_province_get_label (StmChartProvince *self)
{
  return self->label;
}

static void
add_box (GskPathBuilder *builder, const graphene_rect_t *label)
{
  graphene_rect_t bounds;
  GskRoundedRect box;

  graphene_rect_inset_r (label, -STM_CHART_PROVINCE_PADDING_X, -STM_CHART_PROVINCE_PADDING_Y, &bounds);
  gsk_rounded_rect_init_from_rect (&box, &bounds, RADIUS);
  gsk_path_builder_add_rounded_rect (builder, &box);
}

/* Our own place is that of the land, so that the arrow keys go where it lies;
 * a box may be outside of that. */
void
stm_chart_province_place (StmChartProvince      *self,
                          const StmMapView      *view,
                          const graphene_rect_t *label,
                          gboolean               boxed)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  graphene_rect_t bounds = *label;
  GtkAllocation place;

  if (view != NULL)
    stm_outline_get_bounds (self->province, view, &bounds);
  place = (GtkAllocation) { bounds.origin.x, bounds.origin.y, ceilf (bounds.size.width), ceilf (bounds.size.height) };

  self->label_bounds = *label;
  graphene_rect_offset (&self->label_bounds, -place.x, -place.y);
  if (boxed)
    add_box (builder, &self->label_bounds);
  if (view != NULL)
    {
      StmMapView own = { view->x - place.x, view->y - place.y, view->scale_x, view->scale_y };

      stm_outline_add_to_path (self->province, &own, builder);
    }

  g_clear_pointer (&self->path, gsk_path_unref);
  self->path = gsk_path_builder_free_to_path (builder);
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
stm_chart_province_snapshot_ring (StmChartProvince *self, GtkSnapshot *snapshot)
{
  graphene_point_t origin;
  GdkRGBA color;

  if (self->path == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)),
                                    graphene_point_zero (), &origin))
    return;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_append_stroke (snapshot, self->path, self->ring, &color);
  gtk_snapshot_restore (snapshot);
}

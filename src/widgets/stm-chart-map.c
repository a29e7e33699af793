#include "config.h"

#include "widgets/stm-chart-map.h"

#include "widgets/stm-chart-province.h"

#include <math.h>

#define MINIMUM_WIDTH 220
#define MAXIMUM_WIDTH 680
#define SPACING       6
#define BOX_WIDTH     (2 * STM_CHART_PROVINCE_PADDING_X)
#define BOX_HEIGHT    (2 * STM_CHART_PROVINCE_PADDING_Y)

struct _StmChartMap
{
  GtkWidget parent_instance;

  gboolean  all;
};

G_DEFINE_FINAL_TYPE (StmChartMap, stm_chart_map, GTK_TYPE_WIDGET)

/* The boxes in lines under the map. */
typedef struct
{
  int width;
  int x;
  int y;
  int line_height;
} Flow;

/* A small map is drawn higher than the land is, for the text on it. */
static StmMapView
get_view (StmChartMap *self, int width, int *height)
{
  int map_width = MIN (width, MAXIMUM_WIDTH);
  double stretch = self->all ? 1.0 : CLAMP (1.5 - (map_width - MINIMUM_WIDTH) / 900.0, 1.0, 1.5);
  graphene_size_t size;
  double scale;

  stm_outline_get_size (self->all, &size);
  scale = map_width / size.width;
  *height = ceil (size.height * scale * stretch);

  return (StmMapView) { (width - map_width) / 2, 0, scale, scale * stretch };
}

static void
measure_text (GtkWidget *label, int width, graphene_size_t *size)
{
  int minimum, natural, height;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  width = MAX (minimum, MIN (natural, width));
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  *size = GRAPHENE_SIZE_INIT (width, height);
}

/* In the middle of the room, if it fits there. */
static gboolean
find_room (StmChartProvince *province, const StmMapView *view, graphene_rect_t *place)
{
  graphene_rect_t room;
  graphene_size_t size;

  stm_outline_get_room (stm_chart_province_get_province (province), view, &room);
  measure_text (stm_chart_province_get_label (province), room.size.width, &size);
  *place = GRAPHENE_RECT_INIT (room.origin.x + (room.size.width - size.width) / 2,
                               room.origin.y + (room.size.height - size.height) / 2, size.width, size.height);

  return size.width <= room.size.width && size.height <= room.size.height;
}

static void
flow (Flow *boxes, StmChartProvince *province, graphene_rect_t *place)
{
  graphene_size_t size;

  measure_text (stm_chart_province_get_label (province), boxes->width - BOX_WIDTH, &size);
  if (boxes->x > 0 && boxes->x + size.width + BOX_WIDTH > boxes->width)
    {
      boxes->x = 0;
      boxes->y += boxes->line_height + SPACING;
      boxes->line_height = 0;
    }

  *place = GRAPHENE_RECT_INIT (boxes->x + STM_CHART_PROVINCE_PADDING_X, boxes->y + STM_CHART_PROVINCE_PADDING_Y,
                               size.width, size.height);
  boxes->x += size.width + BOX_WIDTH + SPACING;
  boxes->line_height = MAX (boxes->line_height, size.height + BOX_HEIGHT);
}

/* Returns: the height that all takes. */
static int
lay_out (StmChartMap *self, int width, gboolean apply)
{
  int map_height;
  StmMapView view = get_view (self, width, &map_height);
  Flow boxes = { width, 0, map_height + SPACING, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      StmChartProvince *province = STM_CHART_PROVINCE (child);
      gboolean has_land = stm_outline_exists (stm_chart_province_get_province (province));
      gboolean boxed;
      graphene_rect_t place;

      if (!gtk_widget_get_visible (child))
        continue;

      boxed = !has_land || !find_room (province, &view, &place);
      if (boxed)
        flow (&boxes, province, &place);
      if (apply)
        stm_chart_province_place (province, has_land ? &view : NULL, &place, boxed);
    }

  return boxes.line_height > 0 ? boxes.y + boxes.line_height : map_height;
}

static GtkSizeRequestMode
stm_chart_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_widest_box (StmChartMap *self)
{
  int widest = MINIMUM_WIDTH;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_size_t size;

      measure_text (stm_chart_province_get_label (STM_CHART_PROVINCE (child)), 0, &size);
      widest = MAX (widest, (int) size.width + BOX_WIDTH);
    }

  return widest;
}

static void
stm_chart_map_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  StmChartMap *self = STM_CHART_MAP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_widest_box (self);
      *natural = MAX (*minimum, MAXIMUM_WIDTH);
    }
  else if (for_size >= 0)
    {
      *minimum = *natural = lay_out (self, for_size, FALSE);
    }
  else
    {
      /* the land is lower where it is narrow, but then needs more boxes */
      *natural = lay_out (self, MAXIMUM_WIDTH, FALSE);
      *minimum = MIN (lay_out (self, get_widest_box (self), FALSE), *natural);
    }
}

static void
stm_chart_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (STM_CHART_MAP (widget), width, TRUE);
}

/* The ring of one province goes over its neighbours. */
static void
stm_chart_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (stm_chart_map_parent_class)->snapshot (widget, snapshot);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && stm_chart_part_is_pointed (STM_CHART_PART (child)))
      stm_chart_province_snapshot_ring (STM_CHART_PROVINCE (child), snapshot);
}

static void
stm_chart_map_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (stm_chart_map_parent_class)->dispose (object);
}

static void
stm_chart_map_class_init (StmChartMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_chart_map_dispose;
  widget_class->get_request_mode = stm_chart_map_get_request_mode;
  widget_class->measure = stm_chart_map_measure;
  widget_class->size_allocate = stm_chart_map_size_allocate;
  widget_class->snapshot = stm_chart_map_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chartmap");
}

static void
stm_chart_map_init (StmChartMap *self)
{
}

GtkWidget *
stm_chart_map_new (void)
{
  return g_object_new (STM_TYPE_CHART_MAP, NULL);
}

void
stm_chart_map_set_all (StmChartMap *self, gboolean all)
{
  self->all = all;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

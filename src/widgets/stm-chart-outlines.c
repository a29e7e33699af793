#include "config.h"

#include "widgets/stm-chart-outlines.h"

#define WEST         2.5
#define NORTH        51.53
#define KM_EASTWARD  70.4    /* a degree, at 51° north */
#define KM_SOUTHWARD 111.2

/* degrees east and north */
typedef struct
{
  double east;
  double north;
} Point;

/* Lines between the points where provinces or countries meet, so that two
 * neighbours share theirs.  Named by what is left and right of it. */
static const Point coast[] = { { 2.545, 51.09 }, { 2.74, 51.165 }, { 2.92, 51.235 }, { 3.13, 51.315 }, { 3.37, 51.375 } };
static const Point zeeland_west[] = { { 3.37, 51.375 }, { 3.385, 51.28 }, { 3.44, 51.245 }, { 3.50, 51.245 } };
static const Point zeeland_east[] = {
  { 3.50, 51.245 }, { 3.53, 51.29 }, { 3.64, 51.29 }, { 3.78, 51.26 }, { 3.80, 51.21 }, { 3.94, 51.215 },
  { 4.06, 51.25 }, { 4.17, 51.285 }, { 4.24, 51.365 },
};
static const Point brabant_antwerp[] = {
  { 4.24, 51.365 }, { 4.39, 51.36 }, { 4.40, 51.445 }, { 4.48, 51.478 }, { 4.54, 51.425 }, { 4.67, 51.435 },
  { 4.77, 51.505 }, { 4.84, 51.48 }, { 4.87, 51.415 }, { 4.95, 51.41 }, { 5.03, 51.485 }, { 5.09, 51.475 },
  { 5.13, 51.35 }, { 5.20, 51.32 }, { 5.24, 51.265 },
};
static const Point holland_limburg[] = {
  { 5.24, 51.265 }, { 5.41, 51.265 }, { 5.49, 51.305 }, { 5.56, 51.28 }, { 5.57, 51.22 }, { 5.76, 51.18 },
  { 5.85, 51.15 }, { 5.80, 51.08 }, { 5.77, 51.02 }, { 5.75, 50.96 }, { 5.72, 50.91 }, { 5.65, 50.87 },
  { 5.64, 50.82 }, { 5.69, 50.80 }, { 5.69, 50.755 },
};
static const Point limburg_liege[] = {
  { 5.69, 50.755 }, { 5.60, 50.76 }, { 5.50, 50.73 }, { 5.40, 50.725 }, { 5.18, 50.715 }, { 5.11, 50.705 },
};
static const Point brabant_limburg[] = {
  { 5.11, 50.705 }, { 5.15, 50.78 }, { 5.11, 50.83 }, { 5.17, 50.87 }, { 5.12, 50.93 }, { 5.07, 50.97 }, { 5.05, 51.03 },
};
static const Point antwerp_limburg[] = {
  { 5.05, 51.03 }, { 5.11, 51.06 }, { 5.15, 51.115 }, { 5.22, 51.14 }, { 5.25, 51.18 }, { 5.24, 51.265 },
};
static const Point antwerp_brabant[] = {
  { 5.05, 51.03 }, { 4.93, 51.03 }, { 4.83, 51.04 }, { 4.75, 51.02 }, { 4.67, 50.995 }, { 4.58, 51.0 }, { 4.48, 50.99 },
  { 4.38, 51.01 }, { 4.33, 51.035 }, { 4.24, 51.03 },
};
static const Point antwerp_east[] = {
  { 4.24, 51.03 }, { 4.20, 51.055 }, { 4.25, 51.095 }, { 4.32, 51.135 }, { 4.33, 51.18 }, { 4.36, 51.225 },
  { 4.29, 51.26 }, { 4.29, 51.31 }, { 4.24, 51.365 },
};
static const Point east_brabant[] = {
  { 4.24, 51.03 }, { 4.14, 50.99 }, { 4.09, 50.93 }, { 4.09, 50.875 }, { 4.04, 50.83 }, { 3.99, 50.76 }, { 3.90, 50.735 },
};
static const Point east_hainaut[] = {
  { 3.90, 50.735 }, { 3.86, 50.70 }, { 3.78, 50.755 }, { 3.70, 50.765 }, { 3.62, 50.73 }, { 3.54, 50.73 }, { 3.46, 50.765 },
};
static const Point west_hainaut[] = {
  { 3.46, 50.765 }, { 3.37, 50.71 }, { 3.31, 50.71 }, { 3.30, 50.755 }, { 3.22, 50.78 }, { 3.17, 50.757 },
};
static const Point west_france[] = {
  { 3.17, 50.757 }, { 3.11, 50.79 }, { 3.02, 50.77 }, { 2.93, 50.745 }, { 2.80, 50.725 }, { 2.72, 50.805 },
  { 2.63, 50.82 }, { 2.60, 50.91 }, { 2.60, 50.98 }, { 2.545, 51.09 },
};
static const Point west_east[] = {
  { 3.50, 51.245 }, { 3.46, 51.18 }, { 3.40, 51.12 }, { 3.36, 51.04 }, { 3.43, 50.96 }, { 3.42, 50.91 },
  { 3.45, 50.87 }, { 3.43, 50.82 }, { 3.46, 50.765 },
};
static const Point brabant_hainaut[] = { { 3.90, 50.735 }, { 3.97, 50.69 }, { 4.05, 50.705 }, { 4.11, 50.695 } };
static const Point brabants[] = {
  { 4.11, 50.695 }, { 4.22, 50.71 }, { 4.29, 50.69 }, { 4.37, 50.715 }, { 4.46, 50.74 }, { 4.55, 50.745 },
  { 4.68, 50.79 }, { 4.78, 50.79 }, { 4.89, 50.75 }, { 4.98, 50.77 }, { 5.02, 50.735 },
};
static const Point brabant_liege[] = { { 5.02, 50.735 }, { 5.06, 50.705 }, { 5.11, 50.705 } };
static const Point walloon_hainaut[] = {
  { 4.11, 50.695 }, { 4.12, 50.65 }, { 4.20, 50.60 }, { 4.29, 50.55 }, { 4.40, 50.54 }, { 4.50, 50.545 },
};
static const Point walloon_namur[] = {
  { 4.50, 50.545 }, { 4.60, 50.57 }, { 4.68, 50.60 }, { 4.78, 50.61 }, { 4.84, 50.65 }, { 4.97, 50.635 },
};
static const Point walloon_liege[] = { { 4.97, 50.635 }, { 5.02, 50.69 }, { 5.02, 50.735 } };
static const Point voeren_liege[] = { { 5.69, 50.755 }, { 5.72, 50.735 }, { 5.80, 50.71 }, { 5.91, 50.715 }, { 5.92, 50.755 } };
static const Point voeren_holland[] = { { 5.92, 50.755 }, { 5.84, 50.765 }, { 5.75, 50.765 }, { 5.72, 50.735 } };
static const Point liege_germany[] = {
  { 5.92, 50.755 }, { 6.02, 50.755 }, { 6.11, 50.72 }, { 6.17, 50.64 }, { 6.25, 50.60 }, { 6.18, 50.53 }, { 6.35, 50.48 },
  { 6.37, 50.39 }, { 6.40, 50.33 }, { 6.30, 50.27 }, { 6.17, 50.23 }, { 6.14, 50.13 }, { 6.02, 50.18 },
};
static const Point liege_luxembourg[] = {
  { 6.02, 50.18 }, { 5.97, 50.26 }, { 5.88, 50.27 }, { 5.82, 50.32 }, { 5.72, 50.29 }, { 5.66, 50.36 }, { 5.58, 50.41 },
  { 5.46, 50.42 }, { 5.36, 50.385 },
};
static const Point liege_namur[] = {
  { 5.36, 50.385 }, { 5.30, 50.43 }, { 5.19, 50.47 }, { 5.13, 50.50 }, { 5.11, 50.55 }, { 5.01, 50.58 }, { 4.97, 50.635 },
};
static const Point hainaut_namur[] = {
  { 4.50, 50.545 }, { 4.57, 50.49 }, { 4.63, 50.47 }, { 4.62, 50.40 }, { 4.58, 50.33 }, { 4.48, 50.32 }, { 4.38, 50.25 },
  { 4.43, 50.17 }, { 4.38, 50.09 }, { 4.43, 50.02 }, { 4.43, 49.94 },
};
static const Point namur_france[] = {
  { 4.43, 49.94 }, { 4.54, 49.96 }, { 4.68, 50.0 }, { 4.70, 50.09 }, { 4.80, 50.16 }, { 4.88, 50.15 }, { 4.87, 50.07 },
  { 4.80, 49.97 }, { 4.87, 49.90 }, { 4.86, 49.80 }, { 4.98, 49.80 },
};
static const Point namur_luxembourg[] = {
  { 4.98, 49.80 }, { 5.02, 49.87 }, { 5.08, 49.93 }, { 5.01, 49.99 }, { 5.08, 50.06 }, { 5.21, 50.08 }, { 5.28, 50.13 },
  { 5.31, 50.20 }, { 5.29, 50.28 }, { 5.38, 50.32 }, { 5.36, 50.385 },
};
static const Point luxembourgs[] = {
  { 6.02, 50.18 }, { 5.95, 50.17 }, { 5.88, 50.09 }, { 5.82, 50.02 }, { 5.74, 49.95 }, { 5.74, 49.83 }, { 5.83, 49.74 },
  { 5.90, 49.67 }, { 5.85, 49.60 }, { 5.82, 49.545 },
};
static const Point luxembourg_france[] = {
  { 5.82, 49.545 }, { 5.70, 49.54 }, { 5.58, 49.52 }, { 5.45, 49.50 }, { 5.40, 49.60 }, { 5.30, 49.65 }, { 5.26, 49.69 },
  { 5.15, 49.70 }, { 5.08, 49.76 }, { 4.98, 49.80 },
};
static const Point hainaut_france[] = {
  { 3.17, 50.757 }, { 3.20, 50.71 }, { 3.26, 50.69 }, { 3.24, 50.65 }, { 3.28, 50.54 }, { 3.37, 50.50 }, { 3.50, 50.49 },
  { 3.61, 50.50 }, { 3.67, 50.45 }, { 3.67, 50.36 }, { 3.72, 50.31 }, { 3.82, 50.345 }, { 4.03, 50.35 }, { 4.12, 50.28 },
  { 4.21, 50.26 }, { 4.16, 50.20 }, { 4.19, 50.13 }, { 4.13, 50.12 }, { 4.16, 50.04 }, { 4.14, 49.98 }, { 4.30, 49.96 },
  { 4.43, 49.94 },
};
/* somewhat larger than it is, to be seen and hit */
static const Point brussels[] = {
  { 4.195, 50.84 }, { 4.23, 50.912 }, { 4.34, 50.945 }, { 4.475, 50.925 }, { 4.515, 50.86 }, { 4.52, 50.79 },
  { 4.41, 50.742 }, { 4.262, 50.772 }, { 4.195, 50.84 },
};

typedef struct
{
  const Point *points;
  guint        n_points;
  gboolean     backward;
  gboolean     begins;  /* another closed line */
} Stretch;

#define ALONG(line) { line, G_N_ELEMENTS (line), FALSE, FALSE }
#define BACK(line)  { line, G_N_ELEMENTS (line), TRUE, FALSE }
#define APART(line) { line, G_N_ELEMENTS (line), FALSE, TRUE }

typedef struct
{
  Stretch stretches[9];
  Point   room[2];  /* north-west and south-east */
} Outline;

static const Outline outlines[] = {
  [STM_PROVINCE_BRUSSELS] = { { APART (brussels) }, { { 4.23, 50.925 }, { 4.49, 50.78 } } },
  [STM_PROVINCE_FLEMISH_BRABANT] = {
    { APART (antwerp_brabant), ALONG (east_brabant), ALONG (brabant_hainaut), ALONG (brabants), ALONG (brabant_liege),
      ALONG (brabant_limburg), APART (brussels) },
    { { 4.52, 50.99 }, { 5.08, 50.79 } } },
  [STM_PROVINCE_ANTWERP] = {
    { APART (brabant_antwerp), BACK (antwerp_limburg), ALONG (antwerp_brabant), ALONG (antwerp_east) },
    { { 4.42, 51.40 }, { 5.12, 51.07 } } },
  [STM_PROVINCE_LIMBURG] = {
    { APART (holland_limburg), ALONG (limburg_liege), ALONG (brabant_limburg), ALONG (antwerp_limburg),
      APART (voeren_holland), ALONG (voeren_liege) },
    { { 5.19, 51.20 }, { 5.72, 50.78 } } },
  [STM_PROVINCE_WEST_FLANDERS] = {
    { APART (coast), ALONG (zeeland_west), ALONG (west_east), ALONG (west_hainaut), ALONG (west_france) },
    { { 2.72, 51.18 }, { 3.36, 50.82 } } },
  [STM_PROVINCE_EAST_FLANDERS] = {
    { APART (zeeland_east), BACK (antwerp_east), ALONG (east_brabant), ALONG (east_hainaut), BACK (west_east) },
    { { 3.46, 51.20 }, { 4.07, 50.82 } } },
  [STM_PROVINCE_WALLOON_BRABANT] = {
    { APART (brabants), BACK (walloon_liege), BACK (walloon_namur), BACK (walloon_hainaut) },
    { { 4.22, 50.72 }, { 4.95, 50.60 } } },
  [STM_PROVINCE_LIEGE] = {
    { APART (voeren_liege), ALONG (liege_germany), ALONG (liege_luxembourg), ALONG (liege_namur), ALONG (walloon_liege),
      ALONG (brabant_liege), BACK (limburg_liege) },
    { { 5.20, 50.71 }, { 6.12, 50.42 } } },
  [STM_PROVINCE_NAMUR] = {
    { APART (walloon_namur), BACK (liege_namur), BACK (namur_luxembourg), BACK (namur_france), BACK (hainaut_namur) },
    { { 4.62, 50.50 }, { 5.20, 50.17 } } },
  [STM_PROVINCE_HAINAUT] = {
    { APART (hainaut_france), BACK (hainaut_namur), BACK (walloon_hainaut), BACK (brabant_hainaut), ALONG (east_hainaut),
      ALONG (west_hainaut) },
    { { 3.50, 50.69 }, { 4.30, 50.37 } } },
  [STM_PROVINCE_LUXEMBOURG] = {
    { APART (luxembourgs), ALONG (luxembourg_france), ALONG (namur_luxembourg), BACK (liege_luxembourg) },
    { { 5.14, 50.10 }, { 5.74, 49.70 } } },
  [STM_PROVINCE_ABROAD] = { { { NULL } } },
};

static graphene_point_t
project (const Point *point, const StmMapView *view)
{
  return GRAPHENE_POINT_INIT (view->x + (point->east - WEST) * KM_EASTWARD * view->scale_x,
                              view->y + (NORTH - point->north) * KM_SOUTHWARD * view->scale_y);
}

gboolean
stm_outline_exists (StmProvince province)
{
  return outlines[province].stretches[0].points != NULL;
}

static graphene_point_t
get_point (const Stretch *stretch, guint index, const StmMapView *view)
{
  return project (&stretch->points[stretch->backward ? stretch->n_points - 1 - index : index], view);
}

void
stm_outline_add_to_path (StmProvince province, const StmMapView *view, GskPathBuilder *builder)
{
  for (const Stretch *stretch = outlines[province].stretches; stretch->points != NULL; stretch++)
    {
      for (guint i = 0; i < stretch->n_points; i++)
        {
          graphene_point_t point = get_point (stretch, i, view);

          if (stretch->begins && i == 0)
            gsk_path_builder_move_to (builder, point.x, point.y);
          else
            gsk_path_builder_line_to (builder, point.x, point.y);
        }

      if (stretch[1].points == NULL || stretch[1].begins)
        gsk_path_builder_close (builder);
    }
}

void
stm_outline_get_bounds (StmProvince province, const StmMapView *view, graphene_rect_t *bounds)
{
  const Stretch *first = outlines[province].stretches;
  graphene_point_t start = get_point (first, 0, view);

  graphene_rect_init (bounds, start.x, start.y, 0, 0);
  for (const Stretch *stretch = first; stretch->points != NULL; stretch++)
    for (guint i = 0; i < stretch->n_points; i++)
      {
        graphene_point_t point = get_point (stretch, i, view);

        graphene_rect_expand (bounds, &point, bounds);
      }
}

void
stm_outline_get_room (StmProvince province, const StmMapView *view, graphene_rect_t *room)
{
  graphene_point_t from = project (&outlines[province].room[0], view);
  graphene_point_t until = project (&outlines[province].room[1], view);

  *room = GRAPHENE_RECT_INIT (from.x, from.y, until.x - from.x, until.y - from.y);
}

void
stm_outline_get_size (gboolean all, graphene_size_t *size)
{
  static const Point flanders = { 5.96, 50.66 }, belgium = { 6.43, 49.47 };
  static const StmMapView kilometres = { 0, 0, 1, 1 };
  graphene_point_t corner = project (all ? &belgium : &flanders, &kilometres);

  *size = GRAPHENE_SIZE_INIT (corner.x, corner.y);
}

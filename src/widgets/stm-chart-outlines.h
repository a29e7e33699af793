#pragma once

#include <gsk/gsk.h>

#include "core/stm-postcode.h"

G_BEGIN_DECLS

/* How the map, in kilometres from its north-west corner, lies on the screen. */
typedef struct
{
  double x;
  double y;
  double scale_x;
  double scale_y;
} StmMapView;

/* The provinces of Belgium, drawn from a few points each. */

/* whether it has a place on the map */
gboolean stm_outline_exists      (StmProvince       province);
void     stm_outline_add_to_path (StmProvince       province,
                                  const StmMapView *view,
                                  GskPathBuilder   *builder);
void     stm_outline_get_bounds  (StmProvince       province,
                                  const StmMapView *view,
                                  graphene_rect_t  *bounds);
/* room for text within the province */
void     stm_outline_get_room    (StmProvince       province,
                                  const StmMapView *view,
                                  graphene_rect_t  *room);
/* in kilometres, of all of Belgium or of Flanders and Brussels */
void     stm_outline_get_size    (gboolean          all,
                                  graphene_size_t  *size);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One part of a picture: what it says in words, and the list that it opens.
 * Keys, pointer and assistive technology reach it as a button. */
#define STM_TYPE_CHART_PART (stm_chart_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmChartPart, stm_chart_part, STM, CHART_PART, GtkButton)

struct _StmChartPartClass
{
  GtkButtonClass parent_class;
};

GtkWidget  *stm_chart_part_new        (void);
void        stm_chart_part_set_text   (StmChartPart *self,
                                       const char   *text);
const char *stm_chart_part_get_text   (StmChartPart *self);
/* target: taken over if floating */
void        stm_chart_part_set_action (StmChartPart *self,
                                       const char   *action,
                                       GVariant     *target);
/* under the pointer or reached by the keys */
gboolean    stm_chart_part_is_pointed (StmChartPart *self);

G_END_DECLS

#pragma once

#include "widgets/stm-chart-part.h"

G_BEGIN_DECLS

/* A small picture of numbers.  Its parts are filled anew between begin and end;
 * a part keeps its place and so the focus.  Assistive technology is told the
 * title, the whole in words, and each part. */
#define STM_TYPE_CHART (stm_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmChart, stm_chart, STM, CHART, GtkWidget)

struct _StmChartClass
{
  GtkWidgetClass parent_class;

  GType          part_type;
  /* forgets what was added */
  void         (*clear)  (StmChart *self);
  /* shows what was added; the whole in words, NULL: there is nothing to show */
  char        *(*update) (StmChart *self);
};

void          stm_chart_set_title      (StmChart   *self,
                                        const char *title);
/* said in its place where there is nothing to show */
void          stm_chart_set_empty_text (StmChart   *self,
                                        const char *text);
void          stm_chart_begin          (StmChart   *self);
void          stm_chart_end            (StmChart   *self);

/* for the kinds of chart */
void          stm_chart_set_plot       (StmChart   *self,
                                        GtkWidget  *plot);
/* a line that says what is pointed at, and this where nothing is */
void          stm_chart_set_resting    (StmChart   *self,
                                        const char *text);
/* before the legends that it is about */
void          stm_chart_add_caption    (StmChart   *self,
                                        const char *text);
/* the coloured square, for its colour and pattern */
GtkWidget    *stm_chart_add_legend     (StmChart   *self,
                                        const char *text,
                                        const char *css_class);
StmChartPart *stm_chart_take_part      (StmChart   *self);
guint         stm_chart_get_n_parts    (StmChart   *self);
StmChartPart *stm_chart_get_part       (StmChart   *self,
                                        guint       index);

G_END_DECLS

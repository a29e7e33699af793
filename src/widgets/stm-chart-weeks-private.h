#pragma once

#include "widgets/stm-chart-weeks.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *part;
  guint      accepted;
  guint      undecided;
} StmChartWeek;

typedef struct
{
  GtkWidget *label;
  guint      week;
} StmChartMonth;

struct _StmChartWeeks
{
  GtkWidget     parent_instance;

  GtkWidget    *inks[2];    /* lend their colours */
  GtkWidget    *limits[2];  /* half of the height, and all */
  GtkWidget    *today;
  GArray       *weeks;
  GArray       *months;
  guint         limit;      /* the number at the top */
  guint         current;    /* the week where the Tab key stops */
  double        now;        /* in weeks; below 0: not shown */
  GdkRectangle  plot;       /* where the columns are */
};

static inline StmChartWeek *
stm_chart_weeks_get (StmChartWeeks *self, guint index)
{
  return &g_array_index (self->weeks, StmChartWeek, index);
}

/* where everything lies, and how it is drawn */
void stm_chart_weeks_measure       (GtkWidget      *widget,
                                    GtkOrientation  orientation,
                                    int             for_size,
                                    int            *minimum,
                                    int            *natural,
                                    int            *minimum_baseline,
                                    int            *natural_baseline);
void stm_chart_weeks_size_allocate (GtkWidget      *widget,
                                    int             width,
                                    int             height,
                                    int             baseline);
void stm_chart_weeks_snapshot      (GtkWidget      *widget,
                                    GtkSnapshot    *snapshot);

G_END_DECLS

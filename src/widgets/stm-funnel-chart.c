#include "config.h"

#include "widgets/stm-funnel-chart.h"

#include "widgets/stm-chart-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char  *label;
  guint  count;
} State;

struct _StmFunnelChart
{
  StmChart      parent_instance;

  GtkSizeGroup *details;
  GArray       *states;
  guint         total;
};

G_DEFINE_FINAL_TYPE (StmFunnelChart, stm_funnel_chart, STM_TYPE_CHART)

static void
clear_state (gpointer state)
{
  g_free (((State *) state)->label);
}

static void
stm_funnel_chart_clear (StmChart *chart)
{
  g_array_set_size (STM_FUNNEL_CHART (chart)->states, 0);
}

static guint
get_total (StmFunnelChart *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->states->len; i++)
    sum += g_array_index (self->states, State, i).count;

  return self->total > 0 ? self->total : sum;
}

static char *
format_share (guint count, guint total)
{
  guint percent = (guint) ((guint64) count * 100 / total);

  /* Translators: a share, such as 30% */
  return count > 0 && percent == 0 ? g_strdup (_("<1%")) : g_strdup_printf (_("%u%%"), percent);
}

static void
show_state (StmFunnelChart *self, guint index, guint total)
{
  const State *state = &g_array_index (self->states, State, index);
  StmChartPart *part = stm_chart_get_part (STM_CHART (self), index);
  g_autofree char *share = format_share (state->count, total);
  g_autofree char *count = g_strdup_printf ("%'u", state->count);
  /* Translators: “Accepted: 120 of 400, 30%” */
  g_autofree char *text = g_strdup_printf (_("%s: %'u of %'u, %s"), state->label, state->count, total, share);

  stm_chart_part_set_text (part, text);
  stm_chart_row_set_labels (STM_CHART_ROW (part), state->label, count, share);
  stm_chart_row_set_shares (STM_CHART_ROW (part), (double) state->count / total, 0);
}

static char *
stm_funnel_chart_update (StmChart *chart)
{
  StmFunnelChart *self = STM_FUNNEL_CHART (chart);
  g_autoptr (GString) list = g_string_new (NULL);
  guint total = get_total (self);

  if (total == 0)
    return NULL;

  for (guint i = 0; i < self->states->len; i++)
    {
      const State *state = &g_array_index (self->states, State, i);

      show_state (self, i, total);
      g_string_append (list, i > 0 ? ", " : "");
      /* Translators: one of a list, “Accepted 120” */
      g_string_append_printf (list, _("%s %'u"), state->label, state->count);
    }

  /* Translators: “400 in all: Requested 80, Accepted 120” */
  return g_strdup_printf (_("%'u in all: %s"), total, list->str);
}

static void
stm_funnel_chart_finalize (GObject *object)
{
  StmFunnelChart *self = STM_FUNNEL_CHART (object);

  g_array_unref (self->states);
  g_object_unref (self->details);

  G_OBJECT_CLASS (stm_funnel_chart_parent_class)->finalize (object);
}

static void
stm_funnel_chart_class_init (StmFunnelChartClass *klass)
{
  StmChartClass *chart_class = STM_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_funnel_chart_finalize;
  chart_class->part_type = STM_TYPE_CHART_ROW;
  chart_class->clear = stm_funnel_chart_clear;
  chart_class->update = stm_funnel_chart_update;
}

static void
stm_funnel_chart_init (StmFunnelChart *self)
{
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_set_clear_func (self->states, clear_state);
  self->details = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  stm_chart_set_plot (STM_CHART (self), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
}

GtkWidget *
stm_funnel_chart_new (void)
{
  return g_object_new (STM_TYPE_FUNNEL_CHART, NULL);
}

void
stm_funnel_chart_set_total (StmFunnelChart *self, guint total)
{
  self->total = total;
}

void
stm_funnel_chart_add (StmFunnelChart *self,
                      const char     *label,
                      guint           count,
                      const char     *icon_name,
                      const char     *css_class,
                      const char     *action,
                      GVariant       *target)
{
  StmChartPart *part = stm_chart_take_part (STM_CHART (self));
  State state = { g_strdup (label), count };

  g_array_append_val (self->states, state);
  stm_chart_row_align (STM_CHART_ROW (part), self->details);
  stm_chart_row_set_look (STM_CHART_ROW (part), icon_name, css_class);
  stm_chart_part_set_action (part, action, target);
}

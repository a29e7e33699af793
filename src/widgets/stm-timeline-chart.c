#include "config.h"

#include "widgets/stm-timeline-chart.h"

#include "core/stm-date.h"
#include "widgets/stm-chart-bar.h"
#include "widgets/stm-chart-weeks.h"

#include <glib/gi18n-lib.h>

struct _StmTimelineChart
{
  StmChart       parent_instance;

  StmChartWeeks *weeks;
  GDate          today;
  GDate          first;
  guint          highest;       /* number of students in the fullest week */
  char          *highest_text;
};

G_DEFINE_FINAL_TYPE (StmTimelineChart, stm_timeline_chart, STM_TYPE_CHART)

static void
stm_timeline_chart_clear (StmChart *chart)
{
  StmTimelineChart *self = STM_TIMELINE_CHART (chart);

  self->highest = 0;
  g_clear_pointer (&self->highest_text, g_free);
  stm_chart_weeks_clear (self->weeks);
}

static char *
format_day (const GDate *day, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (day), g_date_get_month (day),
                                                    g_date_get_day (day), 0, 0, 0);

  return g_date_time_format (time, format);
}

/* “14–20 September 2026”, with a month before the dash where it is another. */
static char *
format_week (const GDate *monday)
{
  GDate sunday = *monday;
  g_autofree char *from = NULL, *until = NULL;
  gboolean one_month;

  g_date_add_days (&sunday, 6);
  one_month = g_date_get_month (monday) == g_date_get_month (&sunday);
  /* Translators: the first day of a week that ends in another month */
  from = format_day (monday, one_month ? "%-d" : _("%-d %B"));
  /* Translators: the last day of a week */
  until = format_day (&sunday, _("%-d %B %Y"));

  return g_strdup_printf (one_month ? "%s–%s" : "%s – %s", from, until);
}

static char *
say_week (const GDate *monday, guint on_stage, guint undecided)
{
  g_autofree char *days = format_week (monday);
  g_autofree char *numbers = undecided > 0
      ? g_strdup_printf (_("%'u on stage, %'u undecided"), on_stage, undecided)
      : g_strdup_printf (_("%'u on stage"), on_stage);

  /* Translators: “Week 38, 14–20 September 2026: 34 on stage, 12 undecided” */
  return g_strdup_printf (_("Week %u, %s: %s"), g_date_get_iso8601_week_of_year (monday), days, numbers);
}

static const char *
get_week_of_today (StmTimelineChart *self)
{
  int days = g_date_valid (&self->today) ? g_date_days_between (&self->first, &self->today) : -1;

  return days >= 0 && days / 7 < (int) stm_chart_get_n_parts (STM_CHART (self))
             ? stm_chart_part_get_text (stm_chart_get_part (STM_CHART (self), days / 7))
             : NULL;
}

static char *
stm_timeline_chart_update (StmChart *chart)
{
  StmTimelineChart *self = STM_TIMELINE_CHART (chart);
  g_autofree char *highest = NULL;
  const char *now;

  if (self->highest == 0)
    return NULL;

  stm_chart_weeks_finish (self->weeks, &self->first, g_date_valid (&self->today) ? &self->today : NULL);
  /* Translators: “Most students: Week 38, 14–20 September 2026: 34 on stage” */
  highest = g_strdup_printf (_("Most students: %s"), self->highest_text);
  now = get_week_of_today (self);
  stm_chart_set_resting (chart, now != NULL ? now : highest);

  /* Translators: “Now: Week 38, 14–20 September 2026: 34 on stage.” and which week has most */
  return now != NULL ? g_strdup_printf (_("Now: %s. %s"), now, highest) : g_steal_pointer (&highest);
}

static void
stm_timeline_chart_finalize (GObject *object)
{
  g_free (STM_TIMELINE_CHART (object)->highest_text);

  G_OBJECT_CLASS (stm_timeline_chart_parent_class)->finalize (object);
}

static void
stm_timeline_chart_class_init (StmTimelineChartClass *klass)
{
  StmChartClass *chart_class = STM_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_timeline_chart_finalize;
  chart_class->clear = stm_timeline_chart_clear;
  chart_class->update = stm_timeline_chart_update;
}

static void
stm_timeline_chart_init (StmTimelineChart *self)
{
  StmChart *chart = STM_CHART (self);
  GtkWidget *on_stage = stm_chart_add_legend (chart, _("On stage"), "success");
  GtkWidget *undecided = stm_chart_add_legend (chart, _("Undecided"), "accent");

  stm_chart_bar_set_shares (STM_CHART_BAR (on_stage), 1, 0);
  stm_chart_bar_set_shares (STM_CHART_BAR (undecided), 0, 1);
  self->weeks = STM_CHART_WEEKS (stm_chart_weeks_new (on_stage, undecided));
  stm_chart_set_plot (chart, GTK_WIDGET (self->weeks));
}

GtkWidget *
stm_timeline_chart_new (void)
{
  return g_object_new (STM_TYPE_TIMELINE_CHART, NULL);
}

void
stm_timeline_chart_set_today (StmTimelineChart *self, const char *day)
{
  g_date_clear (&self->today, 1);
  stm_date_parse (day, &self->today);
}

void
stm_timeline_chart_add (StmTimelineChart *self,
                        const char       *monday,
                        guint             on_stage,
                        guint             undecided,
                        const char       *action)
{
  StmChartPart *part;
  g_autofree char *text = NULL;
  GDate day;

  if (!stm_date_parse (monday, &day))
    return;

  part = stm_chart_take_part (STM_CHART (self));
  text = say_week (&day, on_stage, undecided);
  if (stm_chart_get_n_parts (STM_CHART (self)) == 1)
    self->first = day;
  if (on_stage + undecided > self->highest)
    {
      self->highest = on_stage + undecided;
      g_set_str (&self->highest_text, text);
    }

  stm_chart_part_set_text (part, text);
  stm_chart_part_set_action (part, action, action != NULL ? g_variant_new_string (monday) : NULL);
  stm_chart_weeks_append (self->weeks, part, on_stage, undecided);
}

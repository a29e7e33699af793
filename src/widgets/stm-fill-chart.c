#include "config.h"

#include "widgets/stm-fill-chart.h"

#include "widgets/stm-chart-row.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 8

struct _StmFillChart
{
  StmChart      parent_instance;

  GtkSizeGroup *details;
  guint         limit;
  char         *more_action;
  GVariant     *more_target;
  guint         n_services;
  guint         largest;        /* accepted by one that did not say how many it takes */
  guint         n_overfull;
  guint         accepted;
  guint         offered;
};

G_DEFINE_FINAL_TYPE (StmFillChart, stm_fill_chart, STM_TYPE_CHART)

static void
stm_fill_chart_clear (StmChart *chart)
{
  StmFillChart *self = STM_FILL_CHART (chart);

  self->n_services = self->largest = self->n_overfull = self->accepted = self->offered = 0;
}

static void
show_more (StmFillChart *self, guint n)
{
  StmChartPart *part = stm_chart_take_part (STM_CHART (self));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %'u more…", "And %'u more…", n), n);

  stm_chart_part_set_text (part, text);
  stm_chart_part_set_action (part, self->more_action, self->more_target);
  stm_chart_row_set_look (STM_CHART_ROW (part), NULL, NULL);
  stm_chart_row_set_labels (STM_CHART_ROW (part), text, "", "");
  stm_chart_row_set_shares (STM_CHART_ROW (part), -1, 0);
}

static char *
stm_fill_chart_update (StmChart *chart)
{
  StmFillChart *self = STM_FILL_CHART (chart);
  guint n = self->n_services;
  g_autofree char *services = NULL, *places = NULL, *overfull = NULL;

  if (n == 0)
    return NULL;

  if (n > self->limit)
    show_more (self, n - self->limit);

  services = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u service", "%'u services", n), n);
  places = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u place taken", "%'u of %'u places taken",
                                         self->offered),
                            self->accepted, self->offered);
  if (self->offered == 0)
    return g_strdup_printf (_("%s: %'u accepted, no places on offer"), services, self->accepted);
  if (self->n_overfull == 0)
    return g_strdup_printf ("%s: %s", services, places);

  overfull = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u has accepted too many",
                                           "%'u have accepted too many", self->n_overfull),
                              self->n_overfull);

  return g_strdup_printf ("%s: %s, %s", services, places, overfull);
}

static void
stm_fill_chart_finalize (GObject *object)
{
  StmFillChart *self = STM_FILL_CHART (object);

  g_object_unref (self->details);
  g_free (self->more_action);
  g_clear_pointer (&self->more_target, g_variant_unref);

  G_OBJECT_CLASS (stm_fill_chart_parent_class)->finalize (object);
}

static void
stm_fill_chart_class_init (StmFillChartClass *klass)
{
  StmChartClass *chart_class = STM_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_fill_chart_finalize;
  chart_class->part_type = STM_TYPE_CHART_ROW;
  chart_class->clear = stm_fill_chart_clear;
  chart_class->update = stm_fill_chart_update;
}

static void
stm_fill_chart_init (StmFillChart *self)
{
  self->limit = DEFAULT_LIMIT;
  self->details = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  stm_chart_set_plot (STM_CHART (self), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
}

GtkWidget *
stm_fill_chart_new (void)
{
  return g_object_new (STM_TYPE_FILL_CHART, NULL);
}

void
stm_fill_chart_set_limit (StmFillChart *self, guint limit)
{
  self->limit = limit;
}

void
stm_fill_chart_set_more (StmFillChart *self, const char *action, GVariant *target)
{
  g_set_str (&self->more_action, action);
  g_clear_pointer (&self->more_target, g_variant_unref);
  if (target != NULL)
    self->more_target = g_variant_ref_sink (target);
}

static char *
say (const char *label, guint accepted, guint offered)
{
  if (offered == 0)
    /* Translators: “De Linde: 4 accepted, no places on offer” */
    return g_strdup_printf (_("%s: %'u accepted, no places on offer"), label, accepted);

  if (accepted > offered)
    /* Translators: “De Linde: 17 accepted for 15 places, 2 too many” */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %'u accepted for %'u place, %'u too many",
                                         "%s: %'u accepted for %'u places, %'u too many", offered),
                            label, accepted, offered, accepted - offered);

  /* Translators: “De Linde: 12 of 15 places taken” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %'u of %'u place taken",
                                       "%s: %'u of %'u places taken", offered),
                          label, accepted, offered);
}

/* What is left, or how much too much there is. */
static char *
say_rest (guint accepted, guint offered)
{
  if (offered == 0)
    return g_strdup ("");

  if (accepted > offered)
    return g_strdup_printf (_("%'u too many"), accepted - offered);

  if (accepted == offered)
    return g_strdup (_("full"));

  return g_strdup_printf (_("%'u free"), offered - accepted);
}

/* Those that did not say how many they take are compared with each other. */
static void
show_service (StmFillChart *self, StmChartRow *row, const char *label, guint accepted, guint offered)
{
  gboolean said = offered > 0;
  gboolean overfull = said && accepted > offered;
  double whole = MAX (said ? MAX (accepted, offered) : self->largest, 1);
  g_autofree char *text = say (label, accepted, offered);
  g_autofree char *value = said ? g_strdup_printf ("%'u / %'u", accepted, offered) : g_strdup_printf ("%'u", accepted);
  g_autofree char *rest = say_rest (accepted, offered);

  stm_chart_part_set_text (STM_CHART_PART (row), text);
  stm_chart_row_set_look (row, overfull ? "dialog-warning-symbolic" : NULL, overfull ? "warning" : "accent");
  stm_chart_row_set_labels (row, label, value, rest);
  stm_chart_row_set_shares (row, (said ? MIN (accepted, offered) : accepted) / whole, overfull ? (accepted - offered) / whole : 0);
}

void
stm_fill_chart_add (StmFillChart *self,
                    const char   *label,
                    guint         accepted,
                    guint         offered,
                    const char   *action,
                    GVariant     *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  self->accepted += accepted;
  self->offered += offered;
  self->n_overfull += offered > 0 && accepted > offered;
  if (offered == 0)
    self->largest = MAX (self->largest, accepted);
  if (self->n_services++ < self->limit)
    {
      StmChartPart *part = stm_chart_take_part (STM_CHART (self));

      stm_chart_row_align (STM_CHART_ROW (part), self->details);
      show_service (self, STM_CHART_ROW (part), label, accepted, offered);
      stm_chart_part_set_action (part, action, owned);
    }
}

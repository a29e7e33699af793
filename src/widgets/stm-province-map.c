#include "config.h"

#include "widgets/stm-province-map.h"

#include "core/stm-choices.h"
#include "widgets/stm-chart-bar.h"
#include "widgets/stm-chart-map.h"
#include "widgets/stm-chart-province.h"

#include <glib/gi18n-lib.h>

struct _StmProvinceMap
{
  StmChart     parent_instance;

  StmChartMap *map;
  GString     *list;
  guint        requests;
  guint        unplaced;
  guint        free_places;
  gboolean     all;
};

G_DEFINE_FINAL_TYPE (StmProvinceMap, stm_province_map, STM_TYPE_CHART)

/* How much of the colour is laid on, by the share of requests without a place;
 * little enough to read text on all of it. */
static const struct { double share; double shade; const char *label; } shades[] = {
  { 0.00, 0.10, N_("0%") },
  { 0.25, 0.20, N_("Up to 25%") },
  { 0.50, 0.30, N_("Up to 50%") },
  { 1.00, 0.45, N_("More") },
};

static double
get_shade (guint requests, guint unplaced)
{
  guint i = 0;

  if (requests == 0)
    return -1;

  while (i + 1 < G_N_ELEMENTS (shades) && unplaced > shades[i].share * requests)
    i++;

  return shades[i].shade;
}

static gboolean
is_walloon (StmProvince province)
{
  return province >= STM_PROVINCE_WALLOON_BRABANT && province <= STM_PROVINCE_LUXEMBOURG;
}

static void
stm_province_map_clear (StmChart *chart)
{
  StmProvinceMap *self = STM_PROVINCE_MAP (chart);

  g_string_truncate (self->list, 0);
  self->requests = self->unplaced = self->free_places = 0;
  self->all = FALSE;
}

static char *
say_numbers (guint requests, guint unplaced, guint free_places)
{
  g_autofree char *asked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u request", "%'u requests", requests),
                                            requests);
  g_autofree char *left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u free place", "%'u free places",
                                                        free_places),
                                           free_places);

  if (requests == 0)
    return g_strdup_printf ("%s, %s", asked, left);

  /* Translators: “34 requests, 12 of them without a place, 5 free places” */
  return g_strdup_printf (_("%s, %'u of them without a place, %s"), asked, unplaced, left);
}

static char *
stm_province_map_update (StmChart *chart)
{
  StmProvinceMap *self = STM_PROVINCE_MAP (chart);
  g_autofree char *numbers = say_numbers (self->requests, self->unplaced, self->free_places);

  for (guint i = 0; i < stm_chart_get_n_parts (chart); i++)
    {
      StmChartPart *part = stm_chart_get_part (chart, i);

      if (is_walloon (stm_chart_province_get_province (STM_CHART_PROVINCE (part))))
        gtk_widget_set_visible (GTK_WIDGET (part), self->all);
    }

  stm_chart_map_set_all (self->map, self->all);
  if (self->requests == 0 && self->free_places == 0)
    return NULL;

  return g_strdup_printf ("%s. %s", numbers, self->list->str);
}

static void
stm_province_map_finalize (GObject *object)
{
  g_string_free (STM_PROVINCE_MAP (object)->list, TRUE);

  G_OBJECT_CLASS (stm_province_map_parent_class)->finalize (object);
}

static void
stm_province_map_class_init (StmProvinceMapClass *klass)
{
  StmChartClass *chart_class = STM_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_province_map_finalize;
  chart_class->part_type = STM_TYPE_CHART_PROVINCE;
  chart_class->clear = stm_province_map_clear;
  chart_class->update = stm_province_map_update;
}

static void
stm_province_map_init (StmProvinceMap *self)
{
  self->list = g_string_new (NULL);
  self->map = STM_CHART_MAP (stm_chart_map_new ());
  stm_chart_set_plot (STM_CHART (self), GTK_WIDGET (self->map));
  stm_chart_set_resting (STM_CHART (self), _("Requests · free places"));

  stm_chart_add_caption (STM_CHART (self), _("Without a place:"));
  for (guint i = 0; i < G_N_ELEMENTS (shades); i++)
    {
      GtkWidget *square = stm_chart_add_legend (STM_CHART (self), _(shades[i].label), "accent");

      stm_chart_bar_set_shares (STM_CHART_BAR (square), 1, 0);
      stm_chart_bar_set_shade (STM_CHART_BAR (square), shades[i].shade);
    }
}

GtkWidget *
stm_province_map_new (void)
{
  return g_object_new (STM_TYPE_PROVINCE_MAP, NULL);
}

/* As short as a map wants it. */
static const char *
get_name (StmProvince province)
{
  switch (province)
    {
    case STM_PROVINCE_UNKNOWN:
      return _("Unknown province");
    case STM_PROVINCE_BRUSSELS:
      return _("Brussels");
    default:
      return _(stm_province_choices[province].label);
    }
}

void
stm_province_map_add (StmProvinceMap *self,
                      StmProvince     province,
                      guint           requests,
                      guint           unplaced,
                      guint           free_places,
                      const char     *action,
                      GVariant       *target)
{
  StmChartPart *part = stm_chart_take_part (STM_CHART (self));
  const char *name = get_name (province);
  g_autofree char *words = say_numbers (requests, unplaced, free_places);
  g_autofree char *text = g_strdup_printf ("%s: %s", name, words);
  g_autofree char *numbers = g_strdup_printf ("<b>%'u</b>\u00a0·\u00a0%'u", requests, free_places);
  gboolean anything = requests > 0 || free_places > 0;

  stm_chart_province_set_province (STM_CHART_PROVINCE (part), province);
  stm_chart_province_set_content (STM_CHART_PROVINCE (part), name, numbers, get_shade (requests, unplaced));
  stm_chart_part_set_text (part, text);
  stm_chart_part_set_action (part, action, target);
  gtk_widget_set_visible (GTK_WIDGET (part), anything || stm_outline_exists (province));

  self->requests += requests;
  self->unplaced += unplaced;
  self->free_places += free_places;
  self->all |= anything && is_walloon (province);
  if (anything)
    g_string_append_printf (self->list, "%s%s", self->list->len > 0 ? "; " : "", text);
}

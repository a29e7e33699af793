#include "config.h"

#include "views/follow-up/stm-picture-grid.h"

#include "core/stm-choices.h"
#include "core/stm-follow-up-rules.h"
#include "widgets/stm-fill-chart.h"
#include "widgets/stm-funnel-chart.h"
#include "widgets/stm-province-map.h"
#include "widgets/stm-timeline-chart.h"

#include <glib/gi18n-lib.h>

#define N_PICTURES 5
#define MOST_SHOWN 4
#define LEAST_WIDTH 380     /* of two pictures side by side */
#define SPACING 24
#define MOST_SERVICES 8

struct _StmPictureGrid
{
  GtkWidget  parent_instance;

  GtkWidget *charts[N_PICTURES];
  GtkWidget *cells[N_PICTURES];
  StmRole    role;
};

G_DEFINE_FINAL_TYPE (StmPictureGrid, stm_picture_grid, GTK_TYPE_WIDGET)

/* in the order of StmStatus */
static const struct
{
  const char *icon_name;
  const char *css_class;
} statuses[] = {
  { "stm-status-none-symbolic", "dim-label" },
  { "stm-status-requested-symbolic", "accent" },
  { "stm-status-partly-symbolic", "warning" },
  { "stm-status-accepted-symbolic", "success" },
  { "stm-status-declined-symbolic", "error" },
};

/* The list of all students; to a service, that of its candidates. */
#define VIEW "placements"

static GVariant *
list_of (const char *field, const char *value)
{
  const char *const filters[] = { field, value, NULL };

  return stm_follow_up_list_target (VIEW, filters);
}

/* Candidates of a service always have a request. */
static gboolean
has_status (StmRole role, int status)
{
  return stm_policy_shown_status (role, status) == status
         && (role != STM_ROLE_SERVICE || status != STM_STATUS_NONE);
}

static void
show_funnel (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today)
{
  for (int i = 0; i < STM_NUMBERS_STATUSES; i++)
    if (has_status (role, i))
      stm_funnel_chart_add (STM_FUNNEL_CHART (chart), _(stm_status_choices[i].label), (guint) numbers->status[i],
                            statuses[i].icon_name, statuses[i].css_class, "win.show-list",
                            list_of ("status", stm_status_choices[i].key));
}

static void
show_fill (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today)
{
  stm_fill_chart_set_limit (STM_FILL_CHART (chart), MOST_SERVICES);
  stm_fill_chart_set_more (STM_FILL_CHART (chart), "win.show-view", g_variant_new_string ("services"));

  for (guint i = 0; i < numbers->services->len; i++)
    {
      StmServiceNumbers *service = numbers->services->pdata[i];

      stm_fill_chart_add (STM_FILL_CHART (chart), service->name, (guint) service->accepted, (guint) service->offered,
                          "win.show-record", g_variant_new ("(ss)", "service", service->uuid));
    }
}

/* A school knows of no other school's students, and so not how full a service is. */
static void
show_takers (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today)
{
  stm_fill_chart_set_limit (STM_FILL_CHART (chart), MOST_SERVICES);
  stm_fill_chart_set_more (STM_FILL_CHART (chart), "win.show-view", g_variant_new_string ("services"));

  for (guint i = 0; i < numbers->services->len; i++)
    {
      StmServiceNumbers *service = numbers->services->pdata[i];

      if (service->accepted > 0)
        stm_fill_chart_add (STM_FILL_CHART (chart), service->name, (guint) service->accepted, 0,
                            "win.show-record", g_variant_new ("(ss)", "service", service->uuid));
    }
}

static void
show_timeline (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today)
{
  stm_timeline_chart_set_today (STM_TIMELINE_CHART (chart), today);

  for (guint i = 0; i < numbers->weeks->len; i++)
    {
      StmWeekNumbers *week = &g_array_index (numbers->weeks, StmWeekNumbers, i);

      stm_timeline_chart_add (STM_TIMELINE_CHART (chart), week->monday, (guint) week->on_stage,
                              (guint) week->undecided, "follow-up.show-week");
    }
}

static void
show_provinces (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today)
{
  for (guint i = 0; i < STM_NUMBERS_PROVINCES; i++)
    {
      StmProvinceNumbers *province = &numbers->provinces[i];
      gboolean known = i != STM_PROVINCE_UNKNOWN;

      stm_province_map_add (STM_PROVINCE_MAP (chart), (StmProvince) i, (guint) province->requests,
                            (guint) province->unplaced, (guint) province->free_places,
                            known ? "win.show-list" : NULL,
                            known ? list_of ("province", stm_province_choices[i].key) : NULL);
    }
}

enum
{
  FUNNEL,
  TIMELINE,
  FILL,
  TAKERS,
  PROVINCES,
  NOTHING
};

static const struct
{
  const char  *title;
  const char  *empty_text;
  GtkWidget *(*create) (void);
  void       (*show)   (GtkWidget *chart, StmNumbers *numbers, StmRole role, const char *today);
} pictures[N_PICTURES] = {
  [FUNNEL] = { N_("Where the requests stand"), N_("There are no students yet"),
               stm_funnel_chart_new, show_funnel },
  [TIMELINE] = { N_("Stages by week"), N_("No student has asked for a stage this school year"),
                 stm_timeline_chart_new, show_timeline },
  [FILL] = { N_("How full the services are"), N_("No service has accepted a student or offered places"),
             stm_fill_chart_new, show_fill },
  [TAKERS] = { N_("Our students with services"), N_("No service has accepted a student yet"),
               stm_fill_chart_new, show_takers },
  [PROVINCES] = { N_("Requests and free places by province"), N_("No student has asked for a stage"),
                  stm_province_map_new, show_provinces },
};

/* What each role is shown, two on a line. */
static const guint orders[STM_ROLE_PARTNER + 1][MOST_SHOWN] = {
  [STM_ROLE_NONE] = { NOTHING, NOTHING, NOTHING, NOTHING },
  [STM_ROLE_SCHOOL] = { FUNNEL, TIMELINE, TAKERS, PROVINCES },
  [STM_ROLE_SERVICE] = { FUNNEL, TIMELINE, NOTHING, NOTHING },
  [STM_ROLE_REGION] = { FUNNEL, TIMELINE, FILL, PROVINCES },
  [STM_ROLE_PARTNER] = { NOTHING, NOTHING, NOTHING, NOTHING },
};

static void
show_week (GtkWidget *widget, const char *action, GVariant *monday)
{
  const char *const filters[] = { "week", g_variant_get_string (monday, NULL), NULL };

  gtk_widget_activate_action_variant (widget, "win.show-list", stm_follow_up_list_target (VIEW, filters));
}

/* The cells of one line, at most two, from *index of the order on. */
static int
take_line (StmPictureGrid *self, int width, guint *index, GtkWidget **line)
{
  int most = width >= 2 * LEAST_WIDTH + SPACING ? 2 : 1;
  int n = 0;

  for (; n < most && *index < MOST_SHOWN && orders[self->role][*index] != NOTHING; (*index)++)
    line[n++] = self->cells[orders[self->role][*index]];

  return n;
}

static int
measure_line (GtkWidget **line, int n, int width)
{
  int height = 0;

  for (int i = 0; i < n; i++)
    {
      int natural;

      gtk_widget_measure (line[i], GTK_ORIENTATION_VERTICAL, (width - (n - 1) * SPACING) / n, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static int
measure_height (StmPictureGrid *self, int width)
{
  GtkWidget *line[2];
  int height = 0;
  int n;

  for (guint i = 0; (n = take_line (self, width, &i, line)) > 0;)
    height += measure_line (line, n, width) + (height > 0 ? SPACING : 0);

  return height;
}

static void
stm_picture_grid_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  StmPictureGrid *self = STM_PICTURE_GRID (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < N_PICTURES; i++)
    {
      int least = 0;

      if (gtk_widget_should_layout (self->cells[i]))
        gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, 2 * LEAST_WIDTH + SPACING);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (self, for_size >= 0 ? MAX (for_size, *minimum) : *natural);
}

static void
stm_picture_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StmPictureGrid *self = STM_PICTURE_GRID (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *line[2];
  int y = 0;
  int n;

  for (guint i = 0; (n = take_line (self, width, &i, line)) > 0;)
    {
      int cell_width = (width - (n - 1) * SPACING) / n;
      int line_height = measure_line (line, n, width);

      for (int j = 0; j < n; j++)
        {
          int column = rtl ? n - 1 - j : j;
          GtkAllocation cell = { column * (cell_width + SPACING), y, cell_width, line_height };

          gtk_widget_size_allocate (line[j], &cell, -1);
        }
      y += line_height + SPACING;
    }
}

static GtkSizeRequestMode
stm_picture_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stm_picture_grid_dispose (GObject *object)
{
  StmPictureGrid *self = STM_PICTURE_GRID (object);

  for (guint i = 0; i < N_PICTURES; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);

  G_OBJECT_CLASS (stm_picture_grid_parent_class)->dispose (object);
}

static void
stm_picture_grid_class_init (StmPictureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_picture_grid_dispose;
  widget_class->measure = stm_picture_grid_measure;
  widget_class->size_allocate = stm_picture_grid_size_allocate;
  widget_class->get_request_mode = stm_picture_grid_get_request_mode;

  gtk_widget_class_install_action (widget_class, "follow-up.show-week", "s", show_week);
}

/* A picture under its title; the chart itself says the title to assistive
 * technology. */
static GtkWidget *
new_cell (guint index, GtkWidget *chart)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_(pictures[index].title));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_vexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), chart);

  return box;
}

static void
stm_picture_grid_init (StmPictureGrid *self)
{
  for (guint i = 0; i < N_PICTURES; i++)
    {
      self->charts[i] = pictures[i].create ();
      self->cells[i] = new_cell (i, self->charts[i]);
      stm_chart_set_title (STM_CHART (self->charts[i]), _(pictures[i].title));
      stm_chart_set_empty_text (STM_CHART (self->charts[i]), _(pictures[i].empty_text));
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
}

static gboolean
is_for (StmRole role, guint picture)
{
  for (guint i = 0; i < MOST_SHOWN; i++)
    if (orders[role][i] == picture)
      return TRUE;

  return FALSE;
}

void
stm_picture_grid_show (StmPictureGrid *self, StmNumbers *numbers, StmRole role, const char *today)
{
  self->role = role;

  for (guint i = 0; i < N_PICTURES; i++)
    gtk_widget_set_visible (self->cells[i], is_for (role, i));

  for (guint i = 0; i < MOST_SHOWN && orders[role][i] != NOTHING; i++)
    {
      guint picture = orders[role][i];

      stm_chart_begin (STM_CHART (self->charts[picture]));
      pictures[picture].show (self->charts[picture], numbers, role, today);
      stm_chart_end (STM_CHART (self->charts[picture]));
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

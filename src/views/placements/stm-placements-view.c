#include "config.h"

#include "views/placements/stm-placements-view.h"

#include "core/stm-date.h"
#include "core/stm-numbers.h"
#include "core/stm-overview.h"
#include "core/stm-request.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmPlacementsView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

#define WEEKS 53

G_DEFINE_FINAL_TYPE (StmPlacementsView, stm_placements_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "last-name", "first-name", "school-name", "supervisor-name", "form", "periods", "start-1", "last-end",
  "preference-name", "status", "service-names", "notes", "study-year", "place", "province", "transport",
  "timing", "round", "entered", NULL
};
static const char *const subtitle[] = { "school-name", "preference-name", NULL };
/* all students of a school are of that school */
static const char *const school_subtitle[] = { "supervisor-name", "preference-name", NULL };
static const char *const hidden[] = {
  "start-1", "last-end", "study-year", "place", "province", "transport", "timing", "round", "entered", NULL
};

static const char *const school_hidden[] = { "school-name", NULL };

/* What a service weighs, in that order. */
static const char *const service_columns[] = {
  "last-name", "first-name", "place", "transport", "school-name", "form", "periods", "start-1", "last-end",
  "preference-name", "status", "service-names", "notes", "supervisor-name", "study-year", "province", NULL
};
static const char *const service_subtitle[] = { "place", "school-name", NULL };
static const char *const service_hidden[] = {
  "periods", "last-end", "service-names", "notes", "supervisor-name", "study-year", "province", NULL
};

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u student", "%'u students", n), n);
}

static void
stm_placements_view_class_init (StmPlacementsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/stagematching/Desktop/views/placements/stm-placements-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPlacementsView, list_page);
}

static void
stm_placements_view_init (StmPlacementsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_table (StmPlacementsView *self, StmRole role)
{
  StmTable *table = stm_list_page_get_table (self->list_page);

  stm_list_page_set_count_func (self->list_page, dup_count);
  if (role == STM_ROLE_SERVICE)
    {
      stm_table_set_columns (table, STM_TYPE_OVERVIEW, service_columns, service_subtitle);
      stm_table_hide_columns (table, service_hidden);
      stm_table_set_sort (table, "last-name", FALSE);
      return;
    }

  stm_table_set_columns (table, STM_TYPE_OVERVIEW, columns, role == STM_ROLE_SCHOOL ? school_subtitle : subtitle);
  stm_table_hide_columns (table, hidden);
  if (role == STM_ROLE_SCHOOL)
    stm_table_hide_columns (table, school_hidden);
  stm_table_set_sort (table, "last-name", FALSE);
}

/* To a service the same list is that of those who would like to come. */
static void
set_up_candidates (StmPlacementsView *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Candidates"));
  g_object_set (self->list_page,
                "title", _("Candidates"),
                "search-placeholder", _("Search candidates, schools and supervisors"),
                "empty-title", _("No Candidates Yet"),
                "empty-description", _("Your region sends you a package with the students who would like to come to "
                                       "you. Once you import it, they are listed here for your decision."),
                "layout-name", "candidates",
                NULL);
}

static GListModel *
list_numbers_of_periods (void)
{
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);

  for (int i = 1; i <= STM_REQUEST_MAX_PERIODS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_autoptr (StmTitle) title = stm_title_new ("", number, number, NULL);

      g_list_store_append (titles, title);
    }

  return G_LIST_MODEL (titles);
}

/* Those of the running school year. */
static GListModel *
list_weeks (void)
{
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today, day;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  stm_numbers_find_first_day (&today, &day);
  g_date_subtract_days (&day, g_date_get_weekday (&day) - 1);

  for (int i = 0; i < WEEKS; i++)
    {
      char monday[11];
      g_autofree char *shown = NULL;
      g_autofree char *text = NULL;
      g_autoptr (StmTitle) title = NULL;

      g_date_strftime (monday, sizeof monday, "%Y-%m-%d", &day);
      shown = stm_date_format (monday);
      /* Translators: the number of a week and its Monday */
      text = g_strdup_printf (_("Week %u, from %s"), g_date_get_iso8601_week_of_year (&day), shown);
      title = stm_title_new ("", monday, text, NULL);
      g_list_store_append (titles, title);
      g_date_add_days (&day, 7);
    }

  return G_LIST_MODEL (titles);
}

/* What one asks for most comes first. */
static void
add_filters (StmPlacementsView *self)
{
  StmRecordsView *view = STM_RECORDS_VIEW (self);
  g_autoptr (GListModel) weeks = list_weeks ();
  g_autoptr (GListModel) numbers = list_numbers_of_periods ();

  stm_records_view_add_status_filter (view, "status");
  stm_list_page_add_filter (self->list_page, "timing", NULL, NULL);
  stm_records_view_add_reference_filter (view, "school");
  stm_records_view_add_reference_filter (view, "supervisor");
  stm_records_view_add_reference_filter (view, "preference-1");
  stm_list_page_add_filter (self->list_page, "form", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "periods", NULL, numbers);
  stm_records_view_add_reference_filter (view, "programme");
  stm_list_page_add_filter (self->list_page, "week", _("Week"), weeks);
  stm_list_page_add_filter (self->list_page, "study-year", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "province", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "transport", NULL, NULL);
}

GtkWidget *
stm_placements_view_new (StmStore *store)
{
  StmPlacementsView *self = g_object_new (STM_TYPE_PLACEMENTS_VIEW, NULL);
  gboolean is_service = stm_store_get_role (store) == STM_ROLE_SERVICE;

  if (is_service)
    set_up_candidates (self);
  set_up_table (self, stm_store_get_role (store));
  stm_records_view_open (STM_RECORDS_VIEW (self), store, self->list_page, STM_TYPE_OVERVIEW);
  add_filters (self);
  stm_list_export_add (self->list_page, store,
                       is_service ? _("Candidates") : _("Overview of the stage requests"));

  return GTK_WIDGET (self);
}

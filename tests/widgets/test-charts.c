#include "widget-tools.h"

#include "core/stm-choices.h"
#include "widgets/stm-fill-chart.h"
#include "widgets/stm-funnel-chart.h"
#include "widgets/stm-province-map.h"
#include "widgets/stm-timeline-chart.h"

#define ACTION "win.show"

typedef struct
{
  GtkWidget *window;
  StmChart  *chart;
  char      *shown;
} Fixture;

typedef GtkWidget *(*CreateFunc) (void);

static void
on_show (GSimpleAction *action, GVariant *target, Fixture *fixture)
{
  g_set_str (&fixture->shown, g_variant_get_string (target, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer create)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", G_VARIANT_TYPE_STRING);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->chart = STM_CHART (((CreateFunc) create) ());
  stm_chart_set_title (fixture->chart, "Requests");
  stm_chart_set_empty_text (fixture->chart, "No requests yet");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->chart));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  fixture->window = present_in_window (scroller);

  g_signal_connect (show, "activate", G_CALLBACK (on_show), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture *fixture, gconstpointer create)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->shown);
}

static GVariant *
target (const char *text)
{
  return g_variant_new_string (text);
}

static GtkWidget *
get_part (Fixture *fixture, guint index)
{
  return GTK_WIDGET (stm_chart_get_part (fixture->chart, index));
}

static void
assert_label (GtkWidget *widget, const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
assert_description (Fixture *fixture, const char *text)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

static void
assert_opens (Fixture *fixture, guint index, const char *expected)
{
  g_clear_pointer (&fixture->shown, g_free);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_part (fixture, index)), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (get_part (fixture, index), "clicked");
  g_assert_cmpstr (fixture->shown, ==, expected);
}

static void
assert_fits (Fixture *fixture)
{
  static const int widths[] = { 340, 600, 1200 };
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->chart), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int height;

      gtk_widget_measure (GTK_WIDGET (fixture->chart), GTK_ORIENTATION_VERTICAL, widths[i], &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >, 40);
      g_assert_cmpint (height, <, 700);
    }
}

static void
fill_funnel (Fixture *fixture, guint requested, guint accepted)
{
  StmFunnelChart *funnel = STM_FUNNEL_CHART (fixture->chart);

  stm_chart_begin (fixture->chart);
  stm_funnel_chart_add (funnel, "Requested", requested, "stm-status-requested-symbolic", "accent",
                        ACTION, target ("requested"));
  stm_funnel_chart_add (funnel, "Accepted", accepted, "stm-status-accepted-symbolic", "success",
                        ACTION, target ("accepted"));
  stm_chart_end (fixture->chart);
}

static void
test_funnel (Fixture *fixture, gconstpointer create)
{
  GtkWidget *first;

  fill_funnel (fixture, 280, 120);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->chart), GTK_ACCESSIBLE_ROLE_GROUP);
  assert_label (GTK_WIDGET (fixture->chart), "Requests");
  assert_description (fixture, "400 in all: Requested 280, Accepted 120");
  assert_label (get_part (fixture, 0), "Requested: 280 of 400, 70%");
  assert_label (get_part (fixture, 1), "Accepted: 120 of 400, 30%");
  assert_opens (fixture, 0, "requested");
  assert_opens (fixture, 1, "accepted");
  assert_fits (fixture);

  /* new numbers leave the focus where it is */
  first = get_part (fixture, 0);
  g_assert_true (gtk_widget_grab_focus (first));
  fill_funnel (fixture, 999, 1);
  g_assert_true (get_part (fixture, 0) == first);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == first);
  assert_label (get_part (fixture, 1), "Accepted: 1 of 1000, <1%");

  stm_funnel_chart_set_total (STM_FUNNEL_CHART (fixture->chart), 2000);
  fill_funnel (fixture, 500, 0);
  assert_label (get_part (fixture, 0), "Requested: 500 of 2000, 25%");
}

static void
test_empty (Fixture *fixture, gconstpointer create)
{
  GtkWidget *part;

  fill_funnel (fixture, 0, 0);
  part = get_part (fixture, 0);
  run_main_context ();
  assert_description (fixture, "No requests yet");
  g_assert_false (gtk_widget_get_mapped (part));

  fill_funnel (fixture, 1, 0);
  run_main_context ();
  g_assert_true (gtk_widget_get_mapped (part));
}

static void
fill_services (Fixture *fixture, guint n)
{
  stm_chart_begin (fixture->chart);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Service %u", i);

      stm_fill_chart_add (STM_FILL_CHART (fixture->chart), name, i == 0 ? 17 : 12, 15, ACTION, target (name));
    }
  stm_chart_end (fixture->chart);
}

static void
test_fill (Fixture *fixture, gconstpointer create)
{
  stm_fill_chart_set_more (STM_FILL_CHART (fixture->chart), ACTION, target ("all"));
  fill_services (fixture, 200);
  g_assert_cmpuint (stm_chart_get_n_parts (fixture->chart), ==, 9);
  assert_description (fixture, "200 services: 2405 of 3000 places taken, 1 has accepted too many");
  assert_label (get_part (fixture, 0), "Service 0: 17 accepted for 15 places, 2 too many");
  assert_label (get_part (fixture, 1), "Service 1: 12 of 15 places taken");
  assert_label (get_part (fixture, 8), "And 192 more…");
  assert_opens (fixture, 7, "Service 7");
  assert_opens (fixture, 8, "all");
  assert_fits (fixture);

  fill_services (fixture, 8);
  g_assert_cmpuint (stm_chart_get_n_parts (fixture->chart), ==, 8);
  fill_services (fixture, 0);
  assert_description (fixture, "No requests yet");
  fill_services (fixture, 9);
  assert_label (get_part (fixture, 8), "And 1 more…");
  assert_opens (fixture, 8, "all");
}

/* The school year 2026–2027 from its first Monday. */
static void
fill_weeks (Fixture *fixture)
{
  GDate monday;

  g_date_set_dmy (&monday, 31, G_DATE_AUGUST, 2026);
  stm_timeline_chart_set_today (STM_TIMELINE_CHART (fixture->chart), "2026-09-15");
  stm_chart_begin (fixture->chart);
  for (guint i = 0; i < 44; i++)
    {
      char iso[16];

      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &monday);
      stm_timeline_chart_add (STM_TIMELINE_CHART (fixture->chart), iso, i * 2, i == 2 ? 12 : 0, ACTION);
      g_date_add_days (&monday, 7);
    }
  stm_chart_end (fixture->chart);
}

static void
test_timeline (Fixture *fixture, gconstpointer create)
{
  fill_weeks (fixture);
  assert_description (fixture, "Now: Week 38, 14–20 September 2026: 4 on stage, 12 undecided. "
                               "Most students: Week 26, 28 June – 4 July 2027: 86 on stage");
  assert_label (get_part (fixture, 0), "Week 36, 31 August – 6 September 2026: 0 on stage");
  assert_label (get_part (fixture, 2), "Week 38, 14–20 September 2026: 4 on stage, 12 undecided");
  assert_opens (fixture, 2, "2026-09-14");
  assert_fits (fixture);
}

static guint
find_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (guint i = 0; i < stm_chart_get_n_parts (fixture->chart); i++)
    if (get_part (fixture, i) == focus)
      return i;

  return G_MAXUINT;
}

static void
move_focus (Fixture *fixture, GtkDirectionType direction, guint expected)
{
  gtk_widget_child_focus (fixture->window, direction);
  g_assert_cmpuint (find_focus (fixture), ==, expected);
}

/* One stop of the Tab key, at the week of today; the arrow keys go on from there. */
static void
test_timeline_keys (Fixture *fixture, gconstpointer create)
{
  fill_weeks (fixture);
  run_main_context ();
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);

  gtk_widget_child_focus (GTK_WIDGET (fixture->chart), GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (find_focus (fixture), ==, 2);
  move_focus (fixture, GTK_DIR_RIGHT, 3);
  move_focus (fixture, GTK_DIR_LEFT, 2);
  move_focus (fixture, GTK_DIR_LEFT, 1);
  move_focus (fixture, GTK_DIR_LEFT, 0);
  move_focus (fixture, GTK_DIR_LEFT, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->chart), GTK_DIR_TAB_FORWARD));

  gtk_widget_set_direction (gtk_widget_get_parent (get_part (fixture, 0)), GTK_TEXT_DIR_RTL);
  move_focus (fixture, GTK_DIR_LEFT, 1);
}

static void
fill_map (Fixture *fixture, guint liege)
{
  stm_chart_begin (fixture->chart);
  for (StmProvince province = STM_PROVINCE_UNKNOWN; province <= STM_PROVINCE_ABROAD; province++)
    {
      guint requests = province == STM_PROVINCE_LIMBURG ? 34 : 0;

      if (province == STM_PROVINCE_LIEGE)
        requests = liege;
      stm_province_map_add (STM_PROVINCE_MAP (fixture->chart), province, requests, requests / 2,
                            province == STM_PROVINCE_ANTWERP ? 1 : 0, ACTION,
                            target (stm_province_choices[province].key));
    }
  stm_chart_end (fixture->chart);
  run_main_context ();
}

static gboolean
is_shown (Fixture *fixture, StmProvince province)
{
  return gtk_widget_get_visible (get_part (fixture, province));
}

static void
test_map (Fixture *fixture, gconstpointer create)
{
  fill_map (fixture, 0);
  assert_description (fixture, "34 requests, 17 of them without a place, 1 free place. "
                               "Antwerp: 0 requests, 1 free place; "
                               "Limburg: 34 requests, 17 of them without a place, 0 free places");
  assert_label (get_part (fixture, STM_PROVINCE_LIMBURG),
                "Limburg: 34 requests, 17 of them without a place, 0 free places");
  g_assert_true (is_shown (fixture, STM_PROVINCE_WEST_FLANDERS));
  g_assert_false (is_shown (fixture, STM_PROVINCE_LIEGE));
  g_assert_false (is_shown (fixture, STM_PROVINCE_ABROAD));
  g_assert_false (is_shown (fixture, STM_PROVINCE_UNKNOWN));
  for (StmProvince province = STM_PROVINCE_BRUSSELS; province <= STM_PROVINCE_EAST_FLANDERS; province++)
    assert_opens (fixture, province, stm_province_choices[province].key);
  assert_fits (fixture);

  /* one request in Wallonia, and all of it is there */
  fill_map (fixture, 1);
  g_assert_true (is_shown (fixture, STM_PROVINCE_LIEGE));
  g_assert_true (is_shown (fixture, STM_PROVINCE_NAMUR));
  fill_map (fixture, 0);
  g_assert_false (is_shown (fixture, STM_PROVINCE_NAMUR));
}

/* What is under a point, from 0 to 1, of the bounds of a widget. */
static GtkWidget *
pick (Fixture *fixture, GtkWidget *widget, double x, double y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->chart), &bounds));

  return gtk_widget_pick (GTK_WIDGET (fixture->chart), bounds.origin.x + x * bounds.size.width,
                          bounds.origin.y + y * bounds.size.height, GTK_PICK_DEFAULT);
}

static gboolean
is_allocated (GtkWidget *part)
{
  return gtk_widget_get_width (part) > 0;
}

static void
test_map_pick (Fixture *fixture, gconstpointer create)
{
  GtkWidget *limburg, *brussels, *brabant;

  fill_map (fixture, 0);
  limburg = get_part (fixture, STM_PROVINCE_LIMBURG);
  brussels = get_part (fixture, STM_PROVINCE_BRUSSELS);
  brabant = get_part (fixture, STM_PROVINCE_FLEMISH_BRABANT);
  wait_for (limburg, is_allocated);

  g_assert_true (pick (fixture, limburg, 0.5, 0.5) == limburg);
  g_assert_true (pick (fixture, brabant, 0.8, 0.5) == brabant);
  /* Brussels is an enclave; Voeren is one of Limburg */
  g_assert_true (pick (fixture, brussels, 0.5, 0.5) == brussels);
  g_assert_true (pick (fixture, limburg, 0.95, 0.97) == limburg);
  /* the Netherlands are within the bounds, and not on the map */
  g_assert_false (STM_IS_CHART_PART (pick (fixture, limburg, 0.95, 0.05)));
}

/* Where the text has no room on the map, its box under the map is the province. */
static void
test_map_boxes (Fixture *fixture, gconstpointer create)
{
  GtkWidget *chart = GTK_WIDGET (fixture->chart), *brussels, *label;
  graphene_rect_t land, text;
  int height;

  fill_map (fixture, 0);
  brussels = get_part (fixture, STM_PROVINCE_BRUSSELS);
  label = gtk_widget_get_first_child (brussels);
  wait_for (brussels, is_allocated);
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, 320, &height, NULL, NULL, NULL);
  gtk_widget_allocate (chart, 320, height, -1, NULL);

  g_assert_true (gtk_widget_compute_bounds (brussels, chart, &land));
  g_assert_true (gtk_widget_compute_bounds (label, chart, &text));
  g_assert_cmpfloat (text.origin.y, >, land.origin.y + land.size.height);
  g_assert_cmpfloat (text.origin.y + text.size.height, <, height);
  g_assert_true (pick (fixture, brussels, 0.5, 0.5) == brussels);
  g_assert_true (pick (fixture, label, 0.5, 0.5) == brussels);
}

#define ADD(path, create, function) g_test_add (path, Fixture, create, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/widgets/charts/funnel", stm_funnel_chart_new, test_funnel);
  ADD ("/widgets/charts/empty", stm_funnel_chart_new, test_empty);
  ADD ("/widgets/charts/fill", stm_fill_chart_new, test_fill);
  ADD ("/widgets/charts/timeline", stm_timeline_chart_new, test_timeline);
  ADD ("/widgets/charts/timeline/keys", stm_timeline_chart_new, test_timeline_keys);
  ADD ("/widgets/charts/T3/map", stm_province_map_new, test_map);
  ADD ("/widgets/charts/T3/map/pick", stm_province_map_new, test_map_pick);
  ADD ("/widgets/charts/T3/map/boxes", stm_province_map_new, test_map_boxes);

  return g_test_run ();
}

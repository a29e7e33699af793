#include "widget-tools.h"

#include "widgets/stm-document-view.h"

#define N_PAGES 12
#define WIDTH   595.0
#define HEIGHT  842.0

typedef struct
{
  guint drawn[N_PAGES];
  guint n_destroyed;
} Pages;

static void
draw (guint page, cairo_t *cr, gpointer data)
{
  Pages *pages = data;

  pages->drawn[page]++;
  cairo_rectangle (cr, 72, 72, 200, 20);
  cairo_fill (cr);
}

static void
destroy (gpointer data)
{
  ((Pages *) data)->n_destroyed++;
}

static GtkWidget *
present_view (Pages *pages, GtkWidget **window)
{
  GtkWidget *view = stm_document_view_new ();

  stm_document_view_set_pages (STM_DOCUMENT_VIEW (view), N_PAGES, WIDTH, HEIGHT, draw, pages, destroy);
  *window = present_in_window (view);

  return view;
}

static gboolean
first_is_drawn (GtkWidget *view)
{
  return stm_document_page_is_drawn (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 0));
}

static gboolean
last_is_drawn (GtkWidget *view)
{
  return stm_document_page_is_drawn (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), N_PAGES - 1));
}

static void
test_lazily (void)
{
  Pages pages = { { 0 } };
  GtkWidget *window, *view = present_view (&pages, &window);
  GtkAdjustment *position;

  wait_for (view, first_is_drawn);
  g_assert_cmpuint (pages.drawn[0], >, 0);
  g_assert_cmpuint (pages.drawn[N_PAGES - 1], ==, 0);

  position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_widget (view, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (position, gtk_adjustment_get_upper (position));
  wait_for (view, last_is_drawn);
  g_assert_cmpuint (pages.drawn[N_PAGES / 2], ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  run_main_context ();
  g_assert_cmpuint (pages.n_destroyed, ==, 1);
}

static void
test_names (void)
{
  Pages pages = { { 0 } };
  GtkWidget *window, *view = present_view (&pages, &window);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 2)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 3 of 12");
  g_assert_null (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), N_PAGES));
  gtk_window_destroy (GTK_WINDOW (window));
}

static double wanted_scale;

static gboolean
has_scale (GtkWidget *view)
{
  return ABS (stm_document_page_get_scale (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 0)) - wanted_scale) < 0.01;
}

static void
zoom (GtkWidget *view, const char *action, double scale)
{
  gtk_widget_activate_action (view, action, NULL);
  wanted_scale = scale;
  wait_for (view, has_scale);
}

/* The window has room for some 0.83 of the size of paper. */
static void
test_zoom (void)
{
  Pages pages = { { 0 } };
  GtkWidget *window, *view = present_view (&pages, &window);
  double fitting;

  wait_for (view, first_is_drawn);
  fitting = stm_document_page_get_scale (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 0));
  g_assert_cmpfloat (fitting, >, 0.75);
  g_assert_cmpfloat (fitting, <, 1.0);

  zoom (view, "document.zoom-in", 1.0);
  zoom (view, "document.zoom-in", 1.25);
  zoom (view, "document.zoom-out", 1.0);
  zoom (view, "document.zoom-out", 0.75);
  zoom (view, "document.zoom-out", 0.5);
  zoom (view, "document.zoom-out", 0.25);
  zoom (view, "document.zoom-out", 0.25);
  zoom (view, "document.zoom-fit", fitting);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty (void)
{
  GtkWidget *view = stm_document_view_new ();
  GtkWidget *window = present_in_window (view);

  gtk_widget_activate_action (view, "document.zoom-in", NULL);
  stm_document_view_set_pages (STM_DOCUMENT_VIEW (view), 0, WIDTH, HEIGHT, draw, NULL, NULL);
  run_main_context ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/document-view/lazily", test_lazily);
  g_test_add_func ("/widgets/document-view/names", test_names);
  g_test_add_func ("/widgets/document-view/zoom", test_zoom);
  g_test_add_func ("/widgets/document-view/empty", test_empty);

  return g_test_run ();
}

#include "view-fixture.h"

#include "../store/place-fixture.h"
#include "core/stm-profile.h"
#include "views/demands/stm-demand-dialog.h"
#include "views/demands/stm-demands-view.h"
#include "views/offers/stm-offer-dialog.h"
#include "views/offers/stm-offer-page.h"
#include "views/offers/stm-offers-view.h"
#include "widgets/stm-half-days-row.h"

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

typedef struct
{
  ViewFixture   view;
  PlaceFixture  places;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  view_fixture_set_up (&fixture->view, NULL);
  place_fixture_set_up (&fixture->places, &fixture->view.store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  place_fixture_tear_down (&fixture->places);
  view_fixture_tear_down (&fixture->view, NULL);
}

static char *
dup_summary (GtkWidget *row)
{
  char *summary;

  g_object_get (row, "summary", &summary, NULL);

  return summary;
}

/* SPEC V1: the half-days are counted into hours as they are chosen. */
static void
test_hours (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_offer_dialog_new (fixture->view.store.store, NULL);
  GtkWidget *row;
  StmRecord *draft;
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *whole = NULL;

  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (GTK_WIDGET (dialog), "days");
  draft = stm_field_row_get_record (STM_FIELD_ROW (row));
  none = dup_summary (row);
  g_assert_cmpstr (none, ==, "No half-days chosen");

  g_object_set (draft, "starts-on", "2026-10-06", "ends-on", "2026-12-09", "days", 3 << 2 | 1 << 4, NULL);
  some = dup_summary (row);
  g_assert_cmpstr (some, ==, "3 half-days, 12 hours a week, 120 in total");

  /* "de hele week" */
  g_object_set (draft, "days", 0, "model", STM_MODEL_BLOCK, NULL);
  whole = dup_summary (row);
  g_assert_cmpstr (whole, ==, "10 half-days, 40 hours a week, 376 in total");
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_check (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_CHECK_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_grid (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_demand_dialog_new (fixture->view.store.store, UUID (fixture->places.demand));
  GtkWidget *row;
  StmRecord *draft;

  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (GTK_WIDGET (dialog), "days");
  draft = stm_field_row_get_record (STM_FIELD_ROW (row));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (row, "Tuesday afternoon"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (row, "Tuesday afternoon")), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (row, "Sunday afternoon")), TRUE);
  g_assert_cmpint (STM_DEMAND (draft)->days, ==, 1 << 2 | 1 << 13);
  adw_dialog_force_close (dialog);
}

/* A service offers for itself only. */
static void
test_own_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->view.store.store);
  AdwDialog *dialog;
  GtkWidget *row;

  g_object_set (profile, "role", STM_ROLE_SERVICE, "service", UUID (fixture->view.store.service), NULL);
  store_fixture_save (&fixture->view.store, profile);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_SERVICE);

  dialog = stm_offer_dialog_new (fixture->view.store.store, NULL);
  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (GTK_WIDGET (dialog), "service");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_cmpstr (STM_OFFER (stm_field_row_get_record (STM_FIELD_ROW (row)))->service, ==, UUID (fixture->view.store.service));
  adw_dialog_force_close (dialog);
}

static void
test_own_school (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->view.store.store);
  AdwDialog *dialog;
  GtkWidget *row;
  StmDemand *draft;

  g_object_set (profile, "role", STM_ROLE_SCHOOL, "school", UUID (fixture->view.store.school), NULL);
  store_fixture_save (&fixture->view.store, profile);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_SCHOOL);

  dialog = stm_demand_dialog_new (fixture->view.store.store, NULL);
  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (GTK_WIDGET (dialog), "school");
  draft = STM_DEMAND (stm_field_row_get_record (STM_FIELD_ROW (row)));
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_cmpstr (draft->school, ==, UUID (fixture->view.store.school));
  /* the only one that works by number */
  g_assert_cmpstr (draft->programme, ==, UUID (fixture->places.programme));
  g_assert_cmpstr (draft->asked_on, ==, place_fixture_day (0));
  adw_dialog_force_close (dialog);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = stm_offer_page_new (fixture->view.store.store, UUID (fixture->places.offer));
  GtkWidget *row;

  view_fixture_push (&fixture->view, page);
  g_assert_nonnull (view_fixture_find_row (GTK_WIDGET (page), "Free places"));
  row = view_fixture_find_row (GTK_WIDGET (page), "Sint-Élisabeth");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "2 arranged places");
}

static gboolean
has_row (gpointer data)
{
  GtkWidget *table = find_widget (data, STM_TYPE_TABLE);

  return g_list_model_get_n_items (stm_table_get_model (STM_TABLE (table))) == 1;
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  GtkWidget *offers = stm_offers_view_new (fixture->view.store.store);
  GtkWidget *demands = stm_demands_view_new (fixture->view.store.store);

  view_fixture_push (&fixture->view, ADW_NAVIGATION_PAGE (offers));
  view_fixture_wait (has_row, offers);
  view_fixture_push (&fixture->view, ADW_NAVIGATION_PAGE (demands));
  view_fixture_wait (has_row, demands);
}

#define ADD(path, function) g_test_add ("/views/offers/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("hours-V1", test_hours);
  ADD ("grid-V1", test_grid);
  ADD ("own-service-P1", test_own_service);
  ADD ("own-school-P1", test_own_school);
  ADD ("page", test_page);
  ADD ("lists-V2", test_lists);

  return g_test_run ();
}

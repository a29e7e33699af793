#include "view-fixture.h"

#include "../store/place-fixture.h"
#include "views/demands/stm-arrangement-dialog.h"
#include "views/demands/stm-demand-page.h"
#include "views/demands/stm-message-dialog.h"
#include "views/demands/stm-pupils-dialog.h"
#include "widgets/stm-reference-row.h"

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

typedef struct
{
  ViewFixture   view;
  PlaceFixture  places;
  StmDemandPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  view_fixture_set_up (&fixture->view, NULL);
  place_fixture_set_up (&fixture->places, &fixture->view.store);
  stm_store_set_role (fixture->view.store.store, GPOINTER_TO_INT (data));
  fixture->page = STM_DEMAND_PAGE (stm_demand_page_new (fixture->view.store.store, UUID (fixture->places.demand)));
  view_fixture_push (&fixture->view, ADW_NAVIGATION_PAGE (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  place_fixture_tear_down (&fixture->places);
  view_fixture_tear_down (&fixture->view, NULL);
}

typedef struct
{
  GtkWidget  *root;
  const char *text;
  gboolean    shown;
} Wanted;

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
is_as_wanted (gpointer data)
{
  Wanted *wanted = data;

  return shows (wanted->root, wanted->text) == wanted->shown;
}

static void
wait_for_text (Fixture *fixture, const char *text, gboolean shown)
{
  Wanted wanted = { GTK_WIDGET (fixture->page), text, shown };

  view_fixture_wait (is_as_wanted, &wanted);
}

static gboolean
has_button (Fixture *fixture, const char *label)
{
  GtkWidget *button = view_fixture_find_button (GTK_WIDGET (fixture->page), label);

  return button != NULL && gtk_widget_get_visible (button);
}

static void
save (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "dialog.save", NULL));
}

static void
test_facts_and_tasks (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "Sint-Élisabeth", TRUE);
  wait_for_text (fixture, "3 · Provisional", TRUE);
  wait_for_text (fixture, "2 (1 still to be found)", TRUE);
  wait_for_text (fixture, "6 weeks before the start", TRUE);
  wait_for_text (fixture, "2 weeks before the start", TRUE);
  wait_for_text (fixture, "0 of 1 institution has its list", TRUE);
  wait_for_text (fixture, "Thuiszorg De Linde", TRUE);
  wait_for_text (fixture, "Hilde Maes", TRUE);
  wait_for_text (fixture, "2 places, 0 pupils", TRUE);
  wait_for_text (fixture, "Nothing was passed on yet", TRUE);
}

static void
test_region_arranges (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_button (fixture, "_Arrange Places…"));
  g_assert_true (has_button (fixture, "Mark as Passed _On…"));
}

static void
test_school_assigns (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_button (fixture, "_Arrange Places…"));
  g_assert_true (has_button (fixture, "_Assign Pupils…"));
  g_assert_true (has_button (fixture, "_Log a Message…"));
}

static void
test_service_looks (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_button (fixture, "_Arrange Places…"));
  g_assert_false (has_button (fixture, "_Assign Pupils…"));
  g_assert_false (has_button (fixture, "_Log a Message…"));
}

static GListModel *
list_messages (Fixture *fixture)
{
  return stm_store_list (fixture->view.store.store, STM_TYPE_MESSAGE, "demand", UUID (fixture->places.demand), NULL);
}

static gboolean
has_one_message (gpointer data)
{
  g_autoptr (GListModel) messages = list_messages (data);

  return g_list_model_get_n_items (messages) == 1;
}

/* SPEC V3: the record and the message are kept together. */
static void
test_pass_places_on (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_message_dialog_new (stm_demand_page_get_case (fixture->page), NULL, STM_TOPIC_PLACES);
  g_autoptr (GListModel) messages = NULL;
  g_autoptr (StmMessage) message = NULL;
  g_autoptr (StmRecord) demand = NULL;

  view_fixture_present (&fixture->view, dialog);
  save (GTK_WIDGET (dialog));
  view_fixture_wait (has_one_message, fixture);

  messages = list_messages (fixture);
  message = g_list_model_get_item (messages, 0);
  g_assert_cmpint (message->topic, ==, STM_TOPIC_PLACES);
  g_assert_cmpint (message->audience, ==, stm_topic_get_audience (STM_TOPIC_PLACES));
  g_assert_cmpstr (message->text, ==, "2 places are arranged: Thuiszorg De Linde (2).");
  demand = stm_store_get (fixture->view.store.store, STM_TYPE_DEMAND, UUID (fixture->places.demand), NULL);
  g_assert_cmpstr (STM_DEMAND (demand)->places_sent_on, ==, message->sent_on);
  wait_for_text (fixture, "Passed on on", TRUE);
}

/* SPEC V3: a school may not change what was arranged; the message tells. */
static void
test_school_passes_pupils_on (Fixture *fixture, gconstpointer data)
{
  StmDemandCase *demand_case = stm_demand_page_get_case (fixture->page);
  AdwDialog *dialog = stm_message_dialog_new (demand_case, g_ptr_array_index (demand_case->places, 0), STM_TOPIC_PUPILS);

  view_fixture_present (&fixture->view, dialog);
  save (GTK_WIDGET (dialog));
  view_fixture_wait (has_one_message, fixture);
  wait_for_text (fixture, "Passed on on", TRUE);
  wait_for_text (fixture, "2 places stay unused and are not reported yet", TRUE);
  wait_for_text (fixture, "Report Unused Places…", TRUE);
}

static GtkWidget *
find_check (GtkWidget *root, const char *title)
{
  GtkWidget *row = view_fixture_find_row (root, title);

  g_assert_nonnull (row);

  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
}

/* SPEC V3: no more pupils than places, and those of the school's year only. */
static void
test_assign_pupils (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmStudent) one = place_fixture_add_student (&fixture->places, "Sanne", "Bakker");
  g_autoptr (StmStudent) two = place_fixture_add_student (&fixture->places, "Daan", "Visser");
  g_autoptr (StmStudent) three = place_fixture_add_student (&fixture->places, "Lotte", "Smit");
  StmDemandCase *demand_case = stm_demand_page_get_case (fixture->page);
  AdwDialog *dialog = stm_pupils_dialog_new (demand_case, g_ptr_array_index (demand_case->places, 0));
  GtkWidget *last;

  view_fixture_present (&fixture->view, dialog);
  g_assert_null (view_fixture_find_row (GTK_WIDGET (dialog), "Zoë Ånderson"));
  last = find_check (GTK_WIDGET (dialog), "Lotte Smit");
  g_assert_true (gtk_widget_is_sensitive (last));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (dialog), "Sanne Bakker")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (dialog), "Daan Visser")), TRUE);
  g_assert_false (gtk_widget_is_sensitive (last));

  save (GTK_WIDGET (dialog));
  wait_for_text (fixture, "2 places, 2 pupils: Sanne Bakker, Daan Visser", TRUE);
}

/* A pupil makes room for another in one go. */
static void
test_change_pupils (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmStudent) one = place_fixture_add_student (&fixture->places, "Sanne", "Bakker");
  g_autoptr (StmStudent) two = place_fixture_add_student (&fixture->places, "Daan", "Visser");
  g_autoptr (StmStudent) three = place_fixture_add_student (&fixture->places, "Lotte", "Smit");
  g_autoptr (StmAssignment) first = place_fixture_new_assignment (&fixture->places, fixture->places.arrangement, one);
  g_autoptr (StmAssignment) second = place_fixture_new_assignment (&fixture->places, fixture->places.arrangement, two);
  StmDemandCase *demand_case;
  AdwDialog *dialog;

  store_fixture_save (&fixture->view.store, first);
  store_fixture_save (&fixture->view.store, second);
  wait_for_text (fixture, "2 places, 2 pupils", TRUE);

  demand_case = stm_demand_page_get_case (fixture->page);
  dialog = stm_pupils_dialog_new (demand_case, g_ptr_array_index (demand_case->places, 0));
  view_fixture_present (&fixture->view, dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (dialog), "Sanne Bakker")), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (dialog), "Lotte Smit")), TRUE);
  save (GTK_WIDGET (dialog));
  wait_for_text (fixture, "2 places, 2 pupils: Lotte Smit, Daan Visser", TRUE);
}

/* SPEC V2: offers of the same programme and model with places left. */
static void
test_arrange (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) other = stm_record_copy (STM_RECORD (fixture->places.offer));
  g_autofree char *uuid = g_uuid_string_random ();
  AdwDialog *dialog;
  GtkWidget *row;
  StmRecord *draft;

  /* for another programme: not offered */
  stm_record_set_uuid (other, uuid);
  stm_record_set_revision (other, 0);
  g_object_set (other, "programme", UUID (fixture->view.store.programme), NULL);
  store_fixture_save (&fixture->view.store, other);

  dialog = stm_arrangement_dialog_new (fixture->view.store.store, fixture->places.demand, 1, NULL);
  view_fixture_present (&fixture->view, dialog);
  row = view_fixture_find_field (GTK_WIDGET (dialog), "offer");
  g_assert_cmpuint (g_list_model_get_n_items (stm_picker_row_get_model (STM_PICKER_ROW (row))), ==, 1);

  draft = stm_field_row_get_record (STM_FIELD_ROW (row));
  g_object_set (draft, "offer", UUID (fixture->places.offer), NULL);
  g_assert_cmpint (STM_ARRANGEMENT (draft)->places, ==, 1);
  g_assert_cmpstr (STM_ARRANGEMENT (draft)->contact_name, ==, "Hilde Maes");
  save (GTK_WIDGET (dialog));
  wait_for_text (fixture, "0 of 2 institutions have their list", TRUE);
}

/* SPEC V4: the bureau is told what changed, once. */
static void
test_report_change (Fixture *fixture, gconstpointer data)
{
  StmDemand *demand = fixture->places.demand;
  AdwDialog *dialog;

  wait_for_text (fixture, "The number of pupils changed", FALSE);
  g_object_set (demand, "places-sent-on", place_fixture_day (-1), NULL);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_REGION);
  store_fixture_save (&fixture->view.store, demand);
  g_object_set (demand, "number", 5, NULL);
  store_fixture_save (&fixture->view.store, demand);
  wait_for_text (fixture, "From 3 to 5", TRUE);
  wait_for_text (fixture, "3 → 5", TRUE);

  dialog = stm_message_dialog_new (stm_demand_page_get_case (fixture->page), NULL, STM_TOPIC_CHANGE);
  view_fixture_present (&fixture->view, dialog);
  /* the clock of the history goes by seconds */
  g_usleep (1100 * 1000);
  save (GTK_WIDGET (dialog));
  view_fixture_wait (has_one_message, fixture);
  wait_for_text (fixture, "From 3 to 5", FALSE);
}

#define ADD(path, role, function) \
  g_test_add ("/views/demand-page/" path, Fixture, GINT_TO_POINTER (role), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("facts-and-tasks-V3", STM_ROLE_REGION, test_facts_and_tasks);
  ADD ("region-arranges-V3", STM_ROLE_REGION, test_region_arranges);
  ADD ("school-assigns-V3", STM_ROLE_SCHOOL, test_school_assigns);
  ADD ("service-looks-P1", STM_ROLE_SERVICE, test_service_looks);
  ADD ("pass-places-on-V3", STM_ROLE_REGION, test_pass_places_on);
  ADD ("school-passes-pupils-on-V3", STM_ROLE_SCHOOL, test_school_passes_pupils_on);
  ADD ("assign-pupils-V3", STM_ROLE_SCHOOL, test_assign_pupils);
  ADD ("change-pupils-V3", STM_ROLE_SCHOOL, test_change_pupils);
  ADD ("arrange-V2", STM_ROLE_REGION, test_arrange);
  ADD ("report-change-V4", STM_ROLE_SCHOOL, test_report_change);

  return g_test_run ();
}

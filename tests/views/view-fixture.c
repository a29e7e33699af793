#include "config.h"

#include "view-fixture.h"

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GString *asked = data;
  const char *kind, *uuid;

  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    {
      g_string_append_printf (asked, "%s %s\n", g_action_get_name (G_ACTION (action)),
                              g_variant_get_string (parameter, NULL));
      return;
    }

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);
  g_string_append_printf (asked, "%s %s %s\n", g_action_get_name (G_ACTION (action)), kind, uuid);
}

void
view_fixture_set_up (ViewFixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = {
    { "show-record", on_action, "(ss)" },
    { "edit-record", on_action, "(ss)" },
    { "delete-record", on_action, "(ss)" },
    { "add-record", on_action, "s" },
    { "decide", on_action, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  store_fixture_set_up (&fixture->store, NULL);
  fixture->asked = g_string_new (NULL);
  fixture->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  fixture->window = present_in_window (GTK_WIDGET (fixture->navigation));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture->asked);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static gboolean
is_only_ours (gpointer store)
{
  return G_OBJECT (store)->ref_count == 1;
}

void
view_fixture_tear_down (ViewFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  view_fixture_wait (is_only_ours, fixture->store.store);
  store_fixture_tear_down (&fixture->store, NULL);
  g_string_free (fixture->asked, TRUE);
}

void
view_fixture_push (ViewFixture *fixture, AdwNavigationPage *page)
{
  adw_navigation_view_push (fixture->navigation, page);
  wait_for (GTK_WIDGET (page), gtk_widget_get_mapped);
}

void
view_fixture_become_service (ViewFixture *fixture, StmService *service)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store.store);

  g_object_set (profile, "role", STM_ROLE_SERVICE, "service", stm_record_get_uuid (STM_RECORD (service)), NULL);
  store_fixture_save (&fixture->store, profile);
  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
}

void
view_fixture_decide (ViewFixture *fixture, StmService *service, int period, StmDecision decision)
{
  StmRole role = stm_store_get_role (fixture->store.store);
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, service, period, decision);

  stm_store_set_role (fixture->store.store, STM_ROLE_REGION);
  g_object_set (placement, "notes", "Witte schoenen", "decided-at", "2026-09-14T10:00:00Z", NULL);
  store_fixture_save (&fixture->store, placement);
  stm_store_set_role (fixture->store.store, role);
}

static gboolean
put (StmTransaction *transaction, gpointer record, GCancellable *cancellable, GError **error)
{
  return stm_transaction_put (transaction, record, error)
         && stm_transaction_log (transaction, STM_EVENT_IMPORTED, record, NULL, error);
}

void
view_fixture_import (ViewFixture *fixture, StmRecord *record)
{
  g_autoptr (GError) error = NULL;

  stm_record_set_revision (record, 1);
  stm_record_set_times (record, "2024-07-01T08:00:00Z", "2024-07-01T08:00:00Z", NULL);
  stm_store_run (fixture->store.store, put, record, NULL, &error);
  g_assert_no_error (error);
}

void
view_fixture_present (ViewFixture *fixture, AdwDialog *dialog)
{
  adw_dialog_present (dialog, fixture->window);
  wait_for (GTK_WIDGET (dialog), gtk_widget_get_mapped);
}

void
view_fixture_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static GtkWidget *
find (GtkWidget *root, gboolean (*is_it) (GtkWidget *widget, const char *text), const char *text)
{
  if (is_it (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, is_it, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_button (GtkWidget *widget, const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static gboolean
is_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_visible (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text);
}

static gboolean
is_field (GtkWidget *widget, const char *text)
{
  return STM_IS_EDITOR (widget) && g_str_equal (stm_editor_get_field (STM_EDITOR (widget)), text);
}

GtkWidget *
view_fixture_find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button, label);
}

GtkWidget *
view_fixture_find_row (GtkWidget *root, const char *title)
{
  return find (root, is_row, title);
}

GtkWidget *
view_fixture_find_field (GtkWidget *root, const char *field)
{
  return find (root, is_field, field);
}

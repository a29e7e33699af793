#include "widget-tools.h"

#include "core/stm-overview.h"
#include "core/stm-student.h"
#include "widgets/stm-detail-group.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-status-label.h"

static const char *const fields[] = { "first-name", "last-name", "school", "national-number", "email", "remarks", NULL };

typedef struct
{
  GtkWidget      *window;
  StmDetailGroup *group;
  StmRecord      *student;
  char           *revealed;
  char           *shown_kind;
} Fixture;

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return g_strdup ("Atheneum <Gent>");
}

static void
on_reveal (StmDetailGroup *group, const char *field, Fixture *fixture)
{
  g_set_str (&fixture->revealed, field);
  stm_detail_group_reveal (group, field);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->student = stm_record_new (STM_TYPE_STUDENT);
  g_object_set (fixture->student, "first-name", "Zoë", "last-name", "Peeters", "school", "s",
                "national-number", "85112526868", "email", "zoe@voorbeeld.be", NULL);
  fixture->group = STM_DETAIL_GROUP (stm_detail_group_new ());
  stm_detail_group_set_fields (fixture->group, fields);
  stm_detail_group_set_resolver (fixture->group, resolve, NULL, NULL);
  g_signal_connect (fixture->group, "reveal", G_CALLBACK (on_reveal), fixture);
  fixture->window = present_in_window (GTK_WIDGET (fixture->group));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->student);
  g_free (fixture->revealed);
  g_free (fixture->shown_kind);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (STM_IS_DETAIL_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_value (Fixture *fixture, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->group), title);

  return row != NULL ? gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))) : NULL;
}

static const char *
get_value (Fixture *fixture, const char *title)
{
  GtkWidget *value = find_value (fixture, title);

  return value != NULL ? gtk_label_get_text (GTK_LABEL (find_widget (value, GTK_TYPE_LABEL))) : NULL;
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SCHOOL, FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));

  g_assert_cmpstr (get_value (fixture, "First name"), ==, "Zoë");
  g_assert_cmpstr (get_value (fixture, "School"), ==, "Atheneum <Gent>");
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "85.11.25-268.68");
  g_assert_cmpstr (get_value (fixture, "E-mail"), ==, "zoe@voorbeeld.be");
  g_assert_null (get_value (fixture, "Remarks"));

  g_object_set (fixture->student, "remarks", "Kleurenblind", NULL);
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SCHOOL, FALSE);
  g_assert_cmpstr (get_value (fixture, "Remarks"), ==, "Kleurenblind");

  g_object_set (fixture->group, "keep-empty", TRUE, NULL);
  g_object_set (fixture->student, "remarks", NULL, NULL);
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SCHOOL, FALSE);
  g_assert_cmpstr (get_value (fixture, "Remarks"), ==, "—");

  stm_detail_group_set_record (fixture->group, NULL, STM_ROLE_SCHOOL, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SERVICE, FALSE);
  g_assert_cmpstr (get_value (fixture, "First name"), ==, "Zoë");
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "Hidden until accepted");
  g_assert_cmpstr (get_value (fixture, "E-mail"), ==, "Hidden until accepted");
  g_assert_null (find_widget (GTK_WIDGET (fixture->group), GTK_TYPE_BUTTON));
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) other = NULL;

  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SERVICE, TRUE);
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "Show");
  g_signal_emit_by_name (find_value (fixture, "National number"), "clicked");
  g_assert_cmpstr (fixture->revealed, ==, "national-number");
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "85.11.25-268.68");
  g_assert_cmpstr (get_value (fixture, "E-mail"), ==, "Show");

  /* a change of the record does not cover it again; another record does */
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SERVICE, TRUE);
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "85.11.25-268.68");
  other = stm_record_copy (fixture->student);
  stm_record_set_uuid (other, "another");
  stm_detail_group_set_record (fixture->group, other, STM_ROLE_SERVICE, TRUE);
  g_assert_cmpstr (get_value (fixture, "National number"), ==, "Show");
}

static void
on_show_record (GSimpleAction *action, GVariant *target, Fixture *fixture)
{
  const char *kind, *uuid;

  g_variant_get (target, "(&s&s)", &kind, &uuid);
  g_assert_cmpstr (uuid, ==, "s");
  g_set_str (&fixture->shown_kind, kind);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-record", G_VARIANT_TYPE ("(ss)"));
  gboolean handled = FALSE;

  g_signal_connect (show, "activate", G_CALLBACK (on_show_record), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));

  stm_detail_group_set_link_action (fixture->group, "win.show-record");
  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SCHOOL, FALSE);
  g_signal_emit_by_name (find_value (fixture, "School"), "activate-link", "#", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (fixture->shown_kind, ==, "school");
}

/* SPEC T8: what a school sees of a request that was declined. */
static void
test_status (Fixture *fixture, gconstpointer data)
{
  const char *const status[] = { "status", NULL };
  g_autoptr (StmRecord) overview = stm_record_new (STM_TYPE_OVERVIEW);

  g_object_set (overview, "status", STM_STATUS_DECLINED, NULL);
  stm_detail_group_set_fields (fixture->group, status);
  stm_detail_group_set_record (fixture->group, overview, STM_ROLE_REGION, FALSE);
  g_assert_true (STM_IS_STATUS_LABEL (find_value (fixture, "Status")));
  g_assert_cmpstr (get_value (fixture, "Status"), ==, "Declined");
  stm_detail_group_set_record (fixture->group, overview, STM_ROLE_SCHOOL, FALSE);
  g_assert_cmpstr (get_value (fixture, "Status"), ==, "Requested");
}

/* One under the other where there is no room. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  int wide, small;

  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SCHOOL, FALSE);
  row = find_row (GTK_WIDGET (fixture->group), "First name");
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 600, &wide, NULL, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, &small, NULL, NULL, NULL);
  g_assert_cmpint (small, >, wide);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  stm_detail_group_set_record (fixture->group, fixture->student, STM_ROLE_SERVICE, TRUE);
  row = find_row (GTK_WIDGET (fixture->group), "First name");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "First name");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Zoë");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_value (fixture, "National number")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Show: National number");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/widgets/detail-group/values", test_values);
  ADD ("/widgets/detail-group/P3/hidden", test_hidden);
  ADD ("/widgets/detail-group/P3/reveal", test_reveal);
  ADD ("/widgets/detail-group/T8/status", test_status);
  ADD ("/widgets/detail-group/link", test_link);
  ADD ("/widgets/detail-group/narrow", test_narrow);
  ADD ("/widgets/detail-group/accessible", test_accessible);

  return g_test_run ();
}

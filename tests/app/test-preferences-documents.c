#include "config.h"

#include "../views/view-fixture.h"

#include "app/stm-preferences-documents.h"
#include "documents/stm-templates.h"

#include <glib/gstdio.h>

/* The templates in the preferences: what is told of each, and of a file that is not
 * used; and a start for one's own (SPEC B3). */

#define COPY "Make Your Own Version of “Werkervaringsovereenkomst”…"

typedef struct
{
  char      *path;
  GFile     *folder;   /* not there yet */
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  fixture->path = g_dir_make_tmp ("stm-templates-XXXXXX", NULL);
  fixture->folder = g_file_new_build_filename (fixture->path, "own", "documents", NULL);
  fixture->page = stm_preferences_documents_new (STM_ROLE_PARTNER, fixture->folder);
  fixture->window = present_in_window (gtk_label_new ("Stagematching"));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (fixture->page));
  adw_dialog_present (dialog, fixture->window);
  wait_for (fixture->page, gtk_widget_get_mapped);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) own = g_file_get_parent (fixture->folder);
  g_autoptr (GFile) weo = g_file_get_child (fixture->folder, "weo.json");

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_file_delete (weo, NULL, NULL);
  g_file_delete (fixture->folder, NULL, NULL);
  g_file_delete (own, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_object_unref (fixture->folder);
  g_free (fixture->path);
}

/* (nullable): the row of that title */
static const char *
get_subtitle (Fixture *fixture, const char *title)
{
  GtkWidget *row = view_fixture_find_row (fixture->page, title);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

/* (nullable) */
static GtkWidget *
find_tooltip (GtkWidget *root, const char *text)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tooltip (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
write_own (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "weo.json");

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static gboolean
is_bad (gpointer data)
{
  return view_fixture_find_row (((Fixture *) data)->page, "weo.json") != NULL;
}

static gboolean
is_good (gpointer data)
{
  return !is_bad (data);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_tooltip (fixture->page, COPY);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "weo.json");

  g_assert_cmpstr (get_subtitle (fixture, "Werkervaringsovereenkomst"), ==, "Delivered with Stagematching, revision 1");
  g_assert_cmpstr (get_subtitle (fixture, "Folder"), ==, g_file_peek_path (fixture->folder));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (get_subtitle (fixture, "Werkervaringsovereenkomst"), ==, "Your own, “weo.json”, revision 2");
  g_assert_null (find_tooltip (fixture->page, COPY));
  g_assert_true (g_file_query_exists (file, NULL));
}

/* What is wrong is told at once, and the delivered one is used; a file that is there
 * stays. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "weo.json");
  g_autofree char *kept = NULL;
  g_autofree char *good = NULL;

  g_signal_emit_by_name (find_tooltip (fixture->page, COPY), "clicked");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &good, NULL, NULL));
  write_own (fixture, "{\n\n\"id\" \"weo\"}");
  view_fixture_wait (is_bad, fixture);
  g_assert_cmpstr (get_subtitle (fixture, "weo.json"), ==, "line 3: This is not JSON.");
  g_assert_cmpstr (get_subtitle (fixture, "Werkervaringsovereenkomst"), ==, "Delivered with Stagematching, revision 1");

  g_signal_emit_by_name (find_tooltip (fixture->page, COPY), "clicked");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{\n\n\"id\" \"weo\"}");

  write_own (fixture, good);
  view_fixture_wait (is_good, fixture);
  g_assert_cmpstr (get_subtitle (fixture, "Werkervaringsovereenkomst"), ==, "Your own, “weo.json”, revision 2");
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  for (StmRole role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
    {
      g_autoptr (GtkWidget) page = g_object_ref_sink (stm_preferences_documents_new (role, fixture->folder));

      g_assert_cmpint (stm_preferences_documents_has_any (STM_PREFERENCES_DOCUMENTS (page)), ==, role == STM_ROLE_PARTNER);
    }
}

#define ADD(name, func) g_test_add ("/app/preferences-documents/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("own-B3", test_own);
  ADD ("problem-B3", test_problem);
  ADD ("roles-P1", test_roles);

  return g_test_run ();
}

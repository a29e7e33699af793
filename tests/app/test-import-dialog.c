#include "config.h"

#include "../exchange/package-tools.h"
#include "../views/view-fixture.h"

#include "app/stm-file-drop.h"
#include "app/stm-import-dialog.h"

#define WRONG_PASSPHRASE "vijf zwarte paarden in draf"

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  gboolean found = is_label (root, text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = shows (child, text);

  return found;
}

typedef struct
{
  GtkWidget  *window;
  AdwDialog  *dialog;
  gboolean    closed;
  const char *awaited;
} Screen;

static gboolean
is_shown (gpointer data)
{
  Screen *screen = data;

  return shows (GTK_WIDGET (screen->dialog), screen->awaited);
}

static void
await (Screen *screen, const char *text)
{
  screen->awaited = text;
  view_fixture_wait (is_shown, screen);
}

static gboolean
is_closed (gpointer data)
{
  return ((Screen *) data)->closed;
}

static void
on_closed (Screen *screen)
{
  screen->closed = TRUE;
}

/* Opens the dialog and waits for what it says. */
static void
open (Screen *screen, StmStore *store, GFile *file, const char *text)
{
  *screen = (Screen) { .window = present_in_window (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)) };
  screen->dialog = stm_import_dialog_new (store, file);
  g_signal_connect_swapped (screen->dialog, "closed", G_CALLBACK (on_closed), screen);
  adw_dialog_present (screen->dialog, screen->window);
  await (screen, text);
}

static gboolean
is_only_ours (gpointer store)
{
  return G_OBJECT (store)->ref_count == 1;
}

static void
leave (Screen *screen, StmStore *store)
{
  if (!screen->closed)
    adw_dialog_force_close (screen->dialog);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  view_fixture_wait (is_only_ours, store);
}

static GtkWidget *
get_button (Screen *screen, const char *label)
{
  return view_fixture_find_button (adw_dialog_get_child (screen->dialog), label);
}

static gboolean
may_import (Screen *screen)
{
  GtkWidget *button = get_button (screen, "_Import");

  return gtk_widget_get_visible (button) && gtk_widget_get_sensitive (button);
}

static void
tick (Screen *screen, const char *title)
{
  GtkWidget *row = view_fixture_find_row (adw_dialog_get_child (screen->dialog), title);

  g_assert_nonnull (row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (row, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

static void
import (Screen *screen)
{
  g_assert_true (may_import (screen));
  g_signal_emit_by_name (get_button (screen, "_Import"), "clicked");
  view_fixture_wait (is_closed, screen);
}

static void
test_new_sender (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = package_make (fixture, fixture->base.store, STM_PACKAGE_CATALOGUE, fixture->base.school, NULL);
  g_autofree char *fingerprint = stm_peers_dup_fingerprint (fixture->base.store, NULL);
  g_autoptr (StmProfile) region = stm_store_dup_profile (fixture->base.store);
  g_autofree char *title = g_strdup_printf ("I compared this fingerprint with %s", region->name);
  g_autoptr (StmProfile) before = NULL;
  g_autoptr (StmProfile) after = NULL;
  Screen screen;

  open (&screen, fixture->school, file, "New sender");
  g_assert_true (shows (GTK_WIDGET (screen.dialog), fingerprint));
  g_assert_true (shows (GTK_WIDGET (screen.dialog), "This profile becomes"));
  g_assert_false (may_import (&screen));
  tick (&screen, title);
  g_assert_true (may_import (&screen));

  /* nothing is written before Import */
  before = stm_store_dup_profile (fixture->school);
  g_assert_null (before->region);
  import (&screen);
  after = stm_store_dup_profile (fixture->school);
  g_assert_cmpstr (after->region, ==, region->region);
  leave (&screen, fixture->school);
}

static void
test_passphrase (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  GtkWidget *row;
  Screen screen;

  package_join (fixture);
  package_request (fixture, "Peeters");
  g_object_unref (package_send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS));
  file = package_make (fixture, fixture->base.store, STM_PACKAGE_CANDIDATES, fixture->base.service, PASSPHRASE);

  open (&screen, fixture->service, file, "This Package Is Sealed");
  row = find_widget (adw_dialog_get_child (screen.dialog), ADW_TYPE_PASSWORD_ENTRY_ROW);
  g_assert_false (gtk_widget_get_sensitive (get_button (&screen, "_Open Package")));

  /* a wrong one leaves the dialog where it is */
  gtk_editable_set_text (GTK_EDITABLE (row), WRONG_PASSPHRASE);
  g_signal_emit_by_name (get_button (&screen, "_Open Package"), "clicked");
  await (&screen, "Check capitals and spaces");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  gtk_editable_set_text (GTK_EDITABLE (row), PASSPHRASE);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (get_button (&screen, "_Open Package"), "clicked");
  await (&screen, "Known partner");
  import (&screen);
  leave (&screen, fixture->service);
}

static void
set_phone (StmStore *store, const char *phone)
{
  g_autoptr (StmRecord) student = package_get_only (store, STM_TYPE_STUDENT);

  g_object_set (student, "phone", phone, NULL);
  package_save (store, student);
}

/* The region's own student of the fixture would be a second one. */
static void
send_first_request (PackageFixture *fixture)
{
  package_join (fixture);
  package_request (fixture, "Peeters");
  g_object_unref (package_send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS));
}

static StmRecord *
get_theirs (PackageFixture *fixture)
{
  g_autoptr (StmRecord) student = package_get_only (fixture->school, STM_TYPE_STUDENT);

  return package_get (fixture->base.store, STM_TYPE_STUDENT, student);
}

static void
test_conflict (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmRecord) here = NULL;
  g_autoptr (StmRecord) after = NULL;
  Screen screen;

  send_first_request (fixture);
  set_phone (fixture->school, "0470/00.00.02");
  here = get_theirs (fixture);
  g_object_set (here, "phone", "0470/00.00.03", NULL);
  package_save (fixture->base.store, here);

  file = package_make (fixture, fixture->school, STM_PACKAGE_REQUESTS, NULL, NULL);
  open (&screen, fixture->base.store, file, "Changed in Both Places");
  g_assert_true (shows (GTK_WIDGET (screen.dialog), "0470/00.00.02"));
  g_assert_false (may_import (&screen));
  tick (&screen, "Keep it as it is here");
  g_assert_true (may_import (&screen));
  tick (&screen, "Take it from the package");
  import (&screen);

  after = get_theirs (fixture);
  g_assert_cmpstr (STM_STUDENT (after)->phone, ==, "0470/00.00.02");
  leave (&screen, fixture->base.store);
}

static void
test_again (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  Screen screen;

  package_join (fixture);
  file = package_make (fixture, fixture->base.store, STM_PACKAGE_CATALOGUE, fixture->base.school, NULL);
  plan = package_take (fixture->school, file, NULL, STM_IMPORT_DEFAULT, NULL);
  g_assert_true (stm_import_plan_is_written (plan));

  open (&screen, fixture->school, file, "Imported here before");
  g_assert_true (shows (GTK_WIDGET (screen.dialog), "Nothing to Import"));
  g_assert_false (may_import (&screen));
  leave (&screen, fixture->school);
}

/* What happened, what is kept, what to do: and no way to import it. */
static void
test_bad_files (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = package_make (fixture, fixture->base.store, STM_PACKAGE_CATALOGUE, fixture->base.school, NULL);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/a.stagematching");
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *contents = NULL;
  gsize length;
  Screen screen;

  /* for another role */
  open (&screen, fixture->service, file, "This package is for another role");
  g_assert_true (shows (GTK_WIDGET (screen.dialog), "Nothing was changed."));
  g_assert_false (gtk_widget_get_visible (get_button (&screen, "_Try Again")));
  g_assert_false (may_import (&screen));
  leave (&screen, fixture->service);

  g_file_get_contents (path, &contents, &length, NULL);
  contents[length / 2] ^= 1;
  g_file_set_contents (path, contents, length, NULL);
  open (&screen, fixture->school, file, "Nothing was changed.");
  g_assert_false (may_import (&screen));
  leave (&screen, fixture->school);

  open (&screen, fixture->school, missing, "Not found");
  g_assert_true (gtk_widget_get_visible (get_button (&screen, "_Try Again")));
  leave (&screen, fixture->school);
}

static void
on_dropped (GtkWidget *widget, GFile *file, GString *names)
{
  g_autofree char *name = g_file_get_basename (file);

  g_string_append_printf (names, "%s\n", name);
}

static gboolean
drop (GtkWidget *widget, GdkFileList *files)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }

  return taken;
}

static void
test_drop (void)
{
  GtkWidget *window = present_in_window (g_object_new (STM_TYPE_FILE_DROP, "content", gtk_label_new ("x"), NULL));
  GtkWidget *widget = find_widget (window, STM_TYPE_FILE_DROP);
  GFile *files[] = { g_file_new_for_path ("/a.stagematching"), g_file_new_for_path ("/b.json") };
  GdkFileList *list = gdk_file_list_new_from_array (files, G_N_ELEMENTS (files));
  g_autoptr (GString) names = g_string_new (NULL);

  g_signal_connect (widget, "dropped", G_CALLBACK (on_dropped), names);

  /* not while no profile is open */
  g_assert_false (drop (widget, list));
  g_assert_cmpstr (names->str, ==, "");
  stm_file_drop_set_accepts (STM_FILE_DROP (widget), TRUE);
  g_assert_true (drop (widget, list));
  g_assert_cmpstr (names->str, ==, "a.stagematching\nb.json\n");

  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define add(path, func) g_test_add (path, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/app/import/new-sender-X1", test_new_sender);
  add ("/app/import/passphrase-X1", test_passphrase);
  add ("/app/import/conflict-X1", test_conflict);
  add ("/app/import/again-X1", test_again);
  add ("/app/import/bad-files-X1", test_bad_files);
  g_test_add_func ("/app/import/drop-X1", test_drop);

  return g_test_run ();
}

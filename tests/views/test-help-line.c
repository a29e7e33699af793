#include "view-fixture.h"

#include "core/stm-profile.h"
#include "core/stm-region.h"
#include "views/region/stm-help-line-dialog.h"
#include "views/region/stm-help-line-row.h"
#include "views/region/stm-region-dialog.h"

static void
dialog_closed (gboolean *closed)
{
  *closed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
close_and_wait (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  adw_dialog_force_close (dialog);
  view_fixture_wait (is_true, &closed);
}

static StmRecord *
add_region (ViewFixture *fixture)
{
  StmRecord *region = stm_record_new (STM_TYPE_REGION);

  g_object_set (region, "name", "Regio Proef", "contact-name", "An Peeters", "phone", "02 555 01 23",
                "email", "hulp@example.be", "website", "example.be", "opening-hours", "Op werkdagen",
                "street", "Proefstraat 1", "postcode", "1000", "place", "Brussel", NULL);
  store_fixture_save (&fixture->store, region);

  return region;
}

static const char *
get_description (AdwDialog *dialog)
{
  return adw_status_page_get_description (ADW_STATUS_PAGE (find_widget (adw_dialog_get_child (dialog), ADW_TYPE_STATUS_PAGE)));
}

static const char *
get_page (AdwDialog *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_widget (adw_dialog_get_child (dialog), GTK_TYPE_STACK)));
}

static void
test_shown (ViewFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *text;
    const char *uri;
  } rows[] = {
    { "Contact person", "An Peeters", NULL },
    { "Phone", "02 555 01 23", "tel:025550123" },
    { "E-mail", "hulp@example.be", "mailto:hulp@example.be" },
    { "Opening hours", "Op werkdagen", NULL },
    { "Website", "example.be", "https://example.be" },
    { "Address", "Proefstraat 1, 1000 Brussel", NULL },
  };
  g_autoptr (StmRecord) region = add_region (fixture);
  AdwDialog *dialog;

  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  dialog = stm_help_line_dialog_new (fixture->store.store);
  view_fixture_present (fixture, dialog);
  g_assert_cmpstr (get_page (dialog), ==, "region");
  g_assert_false (gtk_widget_get_visible (view_fixture_find_button (adw_dialog_get_child (dialog), "_Edit")));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = view_fixture_find_row (adw_dialog_get_child (dialog), rows[i].title);

      g_assert_nonnull (row);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, rows[i].text);
      g_assert_cmpstr (stm_help_line_row_get_uri (STM_HELP_LINE_ROW (row)), ==, rows[i].uri);
    }

  g_assert_nonnull (view_fixture_find_row (adw_dialog_get_child (dialog), "Open the Manual"));
  close_and_wait (dialog);
}

static void
test_none_yet (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  dialog = stm_help_line_dialog_new (fixture->store.store);
  view_fixture_present (fixture, dialog);
  g_assert_cmpstr (get_page (dialog), ==, "none");
  g_assert_true (g_str_has_prefix (get_description (dialog), "The help line of your region comes along"));
  g_assert_false (gtk_widget_get_visible (view_fixture_find_button (adw_dialog_get_child (dialog), "_Enter the Help Line")));
  close_and_wait (dialog);
}

static gboolean
shows_region (gpointer dialog)
{
  return g_str_equal (get_page (dialog), "region");
}

static void
test_enter (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *help;
  AdwDialog *dialog;
  GtkWidget *content;
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (StmRecord) region = NULL;
  gboolean closed = FALSE;

  stm_store_set_role (fixture->store.store, STM_ROLE_REGION);
  help = stm_help_line_dialog_new (fixture->store.store);
  view_fixture_present (fixture, help);
  g_assert_true (gtk_widget_get_visible (view_fixture_find_button (adw_dialog_get_child (help), "_Enter the Help Line")));

  dialog = stm_region_dialog_new (fixture->store.store, NULL);
  content = adw_dialog_get_child (dialog);
  view_fixture_present (fixture, dialog);
  type_text (view_fixture_find_field (content, "name"), "Regio Proef");
  type_text (view_fixture_find_field (content, "phone"), "02 555 01 23");
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  g_signal_emit_by_name (view_fixture_find_button (content, "_Save"), "clicked");
  view_fixture_wait (is_true, &closed);

  profile = stm_store_dup_profile (fixture->store.store);
  g_assert_nonnull (profile->region);
  region = stm_store_get (fixture->store.store, STM_TYPE_REGION, profile->region, NULL);
  g_assert_cmpstr (STM_REGION (region)->name, ==, "Regio Proef");
  view_fixture_wait (shows_region, help);
  g_assert_nonnull (view_fixture_find_row (adw_dialog_get_child (help), "Phone"));
  close_and_wait (help);
}

/* What came in a package opens a website and nothing else. */
static void
test_only_websites (void)
{
  static const struct
  {
    const char *text;
    const char *uri;
  } rows[] = {
    { "http://example.be/hulp", "http://example.be/hulp" },
    { "https://example.be", "https://example.be" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = g_object_ref_sink (stm_help_line_row_new ("Website", rows[i].text, STM_HELP_LINE_SITE));

      g_assert_cmpstr (stm_help_line_row_get_uri (STM_HELP_LINE_ROW (row)), ==, rows[i].uri);
      g_object_unref (row);
    }
}

#define ADD(name, func) \
  g_test_add ("/views/help-line/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T11/shown", test_shown);
  ADD ("T11/none-yet", test_none_yet);
  ADD ("T11/enter", test_enter);
  g_test_add_func ("/views/help-line/T11/only-websites", test_only_websites);

  return g_test_run ();
}

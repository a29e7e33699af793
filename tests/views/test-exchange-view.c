#include "view-fixture.h"

#include "core/stm-peer.h"
#include "exchange/stm-package-export.h"
#include "exchange/stm-peers.h"
#include "views/exchange/stm-conflict-group.h"
#include "views/exchange/stm-conflict-row.h"
#include "views/exchange/stm-exchange-view.h"
#include "views/exchange/stm-fingerprint-row.h"
#include "views/exchange/stm-origin-group.h"
#include "views/exchange/stm-trust-group.h"
#include "views/stm-package-link.h"

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
  GtkWidget  *root;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  return shows (((Shown *) data)->root, ((Shown *) data)->text);
}

static gboolean
is_gone (gpointer data)
{
  return !is_shown (data);
}

static void
wait_for_text (GtkWidget *root, const char *text)
{
  Shown shown = { root, text };

  view_fixture_wait (is_shown, &shown);
}

static GtkWidget *
open_view (ViewFixture *fixture)
{
  GtkWidget *view = stm_exchange_view_new (fixture->store.store);

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));

  return view;
}

static void
become (ViewFixture *fixture, StmRole role)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store.store);

  g_object_set (profile, "role", role, NULL);
  if (role == STM_ROLE_SCHOOL)
    g_object_set (profile, "school", stm_record_get_uuid (STM_RECORD (fixture->store.school)), NULL);
  store_fixture_save (&fixture->store, profile);
  stm_store_set_role (fixture->store.store, role);
}

/* Returns: (transfer full): a partner who is the fixture's service */
static StmPeer *
add_partner (ViewFixture *fixture, const char *name)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autofree char *profile = g_uuid_string_random ();
  StmPackageParty party = { STM_ROLE_SERVICE, profile, (char *) name, NULL, NULL,
                            (char *) stm_record_get_uuid (STM_RECORD (fixture->store.service)) };
  StmPeer *peer = stm_peers_make (&party, stm_identity_get_keys (identity));

  g_object_set (peer, "confirmed-on", "2026-11-20", NULL);
  store_fixture_save (&fixture->store, peer);

  return peer;
}

static void
make_package (ViewFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->store.folder, "made.stagematching", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  StmPackageOrder order = { STM_PACKAGE_CATALOGUE, stm_record_get_uuid (STM_RECORD (fixture->store.service)), NULL, FALSE };

  stm_package_export (fixture->store.store, &order, file, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_next_step (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  become (fixture, STM_ROLE_REGION);
  view = open_view (fixture);
  wait_for_text (view, "No Packages Yet");
  g_assert_true (shows (view, "Make a package with the services and programmes"));
  adw_navigation_view_pop (fixture->navigation);

  become (fixture, STM_ROLE_SCHOOL);
  view = open_view (fixture);
  wait_for_text (view, "Open the package that your region sent you");
}

/* The keys of a profile are made when somebody looks for them (DESIGN §8). */
static void
test_own_fingerprint (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  g_autofree char *fingerprint = NULL;

  become (fixture, STM_ROLE_REGION);
  fingerprint = stm_peers_dup_fingerprint (fixture->store.store, NULL);
  g_assert_null (fingerprint);

  view = open_view (fixture);
  wait_for_text (view, "-");
  fingerprint = stm_peers_dup_fingerprint (fixture->store.store, NULL);
  g_assert_nonnull (fingerprint);
  wait_for_text (view, fingerprint);
}

static void
test_log (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  become (fixture, STM_ROLE_REGION);
  view = open_view (fixture);
  wait_for_text (view, "No Packages Yet");
  make_package (fixture);
  wait_for_text (view, "Services and programmes for Thuiszorg De Linde");
  g_assert_true (shows (view, "Sent"));
  g_assert_false (shows (view, "No Packages Yet"));
}

static void
answer (ViewFixture *fixture, const char *response)
{
  AdwDialog *alert = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (alert);
}

static void
test_forget (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPeer) peer = NULL;
  g_autoptr (StmRecord) kept = NULL;
  GtkWidget *view;
  GtkWidget *row;

  become (fixture, STM_ROLE_REGION);
  peer = add_partner (fixture, "De Linde Gent");
  /* what was exchanged with it does not hold it */
  make_package (fixture);
  view = open_view (fixture);
  wait_for_text (view, "De Linde Gent");
  g_assert_true (shows (view, "Confirmed on 20-11-2026"));

  row = view_fixture_find_row (view, "De Linde Gent");
  g_signal_emit_by_name (row, "forget");
  answer (fixture, "cancel");
  g_assert_true (shows (view, "Confirmed on 20-11-2026"));

  g_signal_emit_by_name (row, "forget");
  answer (fixture, "forget");
  view_fixture_wait (is_gone, &(Shown) { view, "Confirmed on 20-11-2026" });
  kept = stm_store_get (fixture->store.store, STM_TYPE_PEER, stm_record_get_uuid (STM_RECORD (peer)), NULL);
  g_assert_nonnull (stm_record_get_deleted_at (kept));
}

/* Whose phone was changed in two places. */
static StmConflict *
create_conflict (ViewFixture *fixture, gboolean is_locked)
{
  g_autoptr (StmRecord) ours = stm_record_copy (STM_RECORD (fixture->store.student));
  g_autoptr (StmRecord) theirs = stm_record_copy (ours);

  g_object_set (ours, "phone", "0470/00.00.03", NULL);
  g_object_set (theirs, "phone", "0470/00.00.02", "email", NULL, NULL);
  stm_record_set_uuid (ours, is_locked ? "locked" : "open");

  return stm_conflict_new (ours, theirs, "students[0]", "Zoë Peeters", is_locked, STM_CONFLICT_ASK);
}

static GtkWidget *
open_conflicts (ViewFixture *fixture)
{
  g_autoptr (GListStore) conflicts = g_list_store_new (STM_TYPE_CONFLICT);
  g_autoptr (StmConflict) first = create_conflict (fixture, FALSE);
  g_autoptr (StmConflict) second = create_conflict (fixture, TRUE);
  GtkWidget *group;

  become (fixture, STM_ROLE_REGION);
  g_list_store_append (conflicts, first);
  g_list_store_append (conflicts, second);
  group = stm_conflict_group_new (fixture->store.store, G_LIST_MODEL (conflicts));
  view_fixture_push (fixture, adw_navigation_page_new (group, "Conflicts"));

  return group;
}

static void
count_notify (guint *n)
{
  (*n)++;
}

static void
test_conflicts (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *group = open_conflicts (fixture);
  GtkWidget *row = view_fixture_find_row (group, "Zoë Peeters");
  GtkWidget *take = view_fixture_find_row (row, "Take it from the package");
  g_autoptr (GHashTable) choices = NULL;
  guint n = 0;

  g_signal_connect_swapped (group, "notify::undecided", G_CALLBACK (count_notify), &n);
  wait_for_text (group, "Here: 0470/00.00.03\nIn the package: 0470/00.00.02");
  g_assert_true (shows (group, "Changed by the school after a service had accepted the student"));
  g_assert_cmpuint (stm_conflict_group_get_undecided (STM_CONFLICT_GROUP (group)), ==, 2);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (take, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_cmpint (stm_conflict_row_get_choice (STM_CONFLICT_ROW (row)), ==, STM_CONFLICT_THEIRS);
  g_assert_true (shows (row, "Taken from the package"));
  g_assert_cmpuint (stm_conflict_group_get_undecided (STM_CONFLICT_GROUP (group)), ==, 1);
  g_assert_cmpuint (n, ==, 1);

  gtk_widget_activate_action (group, "conflicts.keep-all", NULL);
  g_assert_cmpuint (stm_conflict_group_get_undecided (STM_CONFLICT_GROUP (group)), ==, 0);
  choices = stm_conflict_group_dup_choices (STM_CONFLICT_GROUP (group));
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (choices, "open")), ==, STM_CONFLICT_OURS);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (choices, "locked")), ==, STM_CONFLICT_OURS);
}

/* SPEC P3 holds for what differs too. */
static void
test_conflict_hides (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmConflict) conflict = create_conflict (fixture, FALSE);
  g_autoptr (StmReader) reader = stm_reader_new ();
  GtkWidget *row;

  stm_reader_set_role (reader, STM_ROLE_SERVICE, TRUE);
  row = stm_conflict_row_new (conflict, reader);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  view_fixture_push (fixture, adw_navigation_page_new (row, "Conflict"));
  wait_for_text (row, "Here: not shown");
  g_assert_false (shows (row, "0470"));
}

static void
test_trust (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *group = stm_trust_group_new ("Gent", "7KQ2-M0XD-AAAA-BBBB-CCCC");
  guint n = 0;

  view_fixture_push (fixture, adw_navigation_page_new (group, "Trust"));
  g_signal_connect_swapped (group, "notify::confirmed", G_CALLBACK (count_notify), &n);
  wait_for_text (group, "7KQ2-M0XD-AAAA-BBBB-CCCC");
  g_assert_false (stm_trust_group_get_confirmed (STM_TRUST_GROUP (group)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (group, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (stm_trust_group_get_confirmed (STM_TRUST_GROUP (group)));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_origin (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPackageManifest) manifest = stm_package_manifest_new ();
  StmPackageOrigin origin = { manifest, STM_SEAL_PASSPHRASE, NULL, TRUE, TRUE, (char *) "2026-11-21T09:30:00Z", TRUE, TRUE };
  GtkWidget *group;

  manifest->content = STM_PACKAGE_CATALOGUE;
  manifest->made_at = g_strdup ("2026-11-22T11:00:00Z");
  manifest->from.role = STM_ROLE_REGION;
  manifest->from.name = g_strdup ("Gent");
  manifest->to.role = STM_ROLE_SCHOOL;
  manifest->to.name = g_strdup ("Sint-Jan");

  group = stm_origin_group_new (&origin);
  view_fixture_push (fixture, adw_navigation_page_new (group, "Origin"));
  wait_for_text (group, "Known partner");
  g_assert_true (shows (group, "Regional coordinator"));
  g_assert_true (shows (group, "22-11-2026 12:00"));
  g_assert_true (shows (group, "Sealed by a passphrase"));
  g_assert_true (shows (group, "This profile becomes “Sint-Jan” of region “Gent”"));
  g_assert_true (shows (group, "Imported here before, on 21-11-2026 10:30"));
  g_assert_true (shows (group, "A later package of this kind was imported before"));
}

/* SPEC X1: only a region makes packages for one school or service. */
static void
test_link (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *link = g_object_new (STM_TYPE_PACKAGE_LINK, NULL);

  view_fixture_push (fixture, adw_navigation_page_new (link, "Link"));
  become (fixture, STM_ROLE_REGION);
  stm_package_link_set_record (STM_PACKAGE_LINK (link), fixture->store.store, STM_RECORD (fixture->store.school));
  g_assert_true (gtk_widget_get_visible (link));
  g_assert_nonnull (view_fixture_find_row (link, "Make Package for This School…"));
  stm_package_link_set_record (STM_PACKAGE_LINK (link), fixture->store.store, STM_RECORD (fixture->store.service));
  g_assert_nonnull (view_fixture_find_row (link, "Make Package for This Service…"));

  become (fixture, STM_ROLE_SCHOOL);
  stm_package_link_set_record (STM_PACKAGE_LINK (link), fixture->store.store, STM_RECORD (fixture->store.school));
  g_assert_false (gtk_widget_get_visible (link));
}

#define add(path, func) g_test_add (path, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/views/exchange/next-step-X1", test_next_step);
  add ("/views/exchange/own-fingerprint-X1", test_own_fingerprint);
  add ("/views/exchange/log-X1", test_log);
  add ("/views/exchange/forget-X1", test_forget);
  add ("/views/exchange/conflicts-X1", test_conflicts);
  add ("/views/exchange/conflict-hides-P3", test_conflict_hides);
  add ("/views/exchange/trust-X1", test_trust);
  add ("/views/exchange/origin-X1", test_origin);
  add ("/views/exchange/link-X1", test_link);

  return g_test_run ();
}

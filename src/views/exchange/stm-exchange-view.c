#include "config.h"

#include "views/exchange/stm-exchange-view.h"

#include "core/stm-package.h"
#include "core/stm-region.h"
#include "core/stm-row.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-peers.h"
#include "views/exchange/stm-fingerprint-row.h"
#include "views/exchange/stm-package-row.h"
#include "views/exchange/stm-peer-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

#define FIRST_ROWS 20
#define MORE_ROWS  100

struct _StmExchangeView
{
  AdwNavigationPage    parent_instance;

  AdwStatusPage       *empty_page;
  GtkWidget           *make_row;
  GtkWidget           *open_row;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *peers_group;
  AdwPreferencesGroup *log_group;
  GtkWidget           *own_row;

  StmStore            *store;
  GListModel          *peers;       /* StmPeer */
  GListModel          *packages;    /* StmRow, newest first */
  GPtrArray           *peer_rows;
  GPtrArray           *log_rows;
  guint                limit;
  guint                update_id;
};

G_DEFINE_FINAL_TYPE (StmExchangeView, stm_exchange_view, ADW_TYPE_NAVIGATION_PAGE)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmExchangeView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _("Partner forgotten"));
  else
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
forget_answered (AdwAlertDialog *dialog, const char *response, StmExchangeView *self)
{
  StmRecord *peer = g_object_get_data (G_OBJECT (dialog), "peer");

  if (g_str_equal (response, "forget"))
    stm_store_delete_async (self->store, peer, NULL, forgotten, g_object_ref (self));
}

static void
ask_to_forget (StmExchangeView *self, StmPeerRow *row)
{
  StmPeer *peer = stm_peer_row_get_peer (row);
  AdwDialog *dialog = adw_alert_dialog_new (NULL, _("What was exchanged stays. The next package of this partner asks for "
                                                    "its fingerprint again, and yours for it needs a passphrase until then.\n"
                                                    "Do this only where the partner has a new computer or a new profile, or "
                                                    "where you no longer work together."));

  /* Translators: %s is the name of a partner */
  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), _("Forget %s?"), peer->name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "forget", _("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "peer", g_object_ref (peer), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (forget_answered), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Returns: (transfer full) (nullable): how the record is called, if it is there */
static char *
dup_title (StmExchangeView *self, GType type, const char *uuid)
{
  g_autoptr (StmRecord) record = uuid != NULL ? stm_store_get (self->store, type, uuid, NULL) : NULL;

  return record != NULL ? stm_record_dup_title (record) : NULL;
}

static char *
dup_what_it_is (StmExchangeView *self, StmPeer *peer)
{
  return peer->school != NULL ? dup_title (self, STM_TYPE_SCHOOL, peer->school)
                              : dup_title (self, STM_TYPE_SERVICE, peer->service);
}

static void
show_peers (StmExchangeView *self)
{
  guint n;

  clear_rows (self->peers_group, self->peer_rows);
  g_clear_object (&self->peers);
  self->peers = stm_store_list (self->store, STM_TYPE_PEER, NULL, NULL, NULL);
  n = self->peers != NULL ? g_list_model_get_n_items (self->peers) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (self->peers, i);
      g_autofree char *is_what = dup_what_it_is (self, peer);
      GtkWidget *row = stm_peer_row_new (peer, is_what);

      g_signal_connect_object (row, "forget", G_CALLBACK (ask_to_forget), self, G_CONNECT_SWAPPED);
      add_row (self->peers_group, self->peer_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->peers_group), n > 0);
}

/* Of what was sent, the receiver; of what came, the sender. */
static char *
dup_partner (StmExchangeView *self, StmPackage *package)
{
  const GType types[] = { STM_TYPE_SCHOOL, STM_TYPE_SERVICE, STM_TYPE_REGION };
  char *title = dup_title (self, STM_TYPE_PEER, package->peer);

  for (guint i = 0; title == NULL && i < G_N_ELEMENTS (types); i++)
    title = dup_title (self, types[i], package->receiver);

  return title;
}

static void show_packages (StmExchangeView *self);

static void
more_activated (StmExchangeView *self)
{
  self->limit += MORE_ROWS;
  show_packages (self);
}

static void
add_more_row (StmExchangeView *self, guint n)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (more_activated), self, G_CONNECT_SWAPPED);
  add_row (self->log_group, self->log_rows, row);
}

static void
show_packages (StmExchangeView *self)
{
  guint n = g_list_model_get_n_items (self->packages);

  clear_rows (self->log_group, self->log_rows);
  for (guint i = 0; i < MIN (n, self->limit); i++)
    {
      g_autoptr (StmRow) item = g_list_model_get_item (self->packages, i);
      StmRecord *package = stm_row_get_record (item);
      g_autofree char *partner = package != NULL ? dup_partner (self, STM_PACKAGE (package)) : NULL;

      if (package != NULL)
        add_row (self->log_group, self->log_rows, stm_package_row_new (STM_PACKAGE (package), partner));
    }
  if (n > self->limit)
    add_more_row (self, n - self->limit);
  gtk_widget_set_visible (GTK_WIDGET (self->log_group), n > 0);
}

/* What is the first thing to do, and which button does it. */
static void
show_next_step (StmExchangeView *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  gboolean is_region = profile != NULL && profile->role == STM_ROLE_REGION;
  gboolean is_empty = g_list_model_get_n_items (self->packages) == 0 && self->peer_rows->len == 0;

  adw_status_page_set_description (self->empty_page, is_region
                                   ? _("Make a package with the services and programmes for each school and service. "
                                       "Their requests and decisions come back to you in packages.")
                                   : _("Open the package that your region sent you. From then on, this profile "
                                       "exchanges packages with your region."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_page), is_empty);
  gtk_widget_remove_css_class (self->make_row, "suggested-action");
  gtk_widget_remove_css_class (self->open_row, "suggested-action");
  gtk_widget_add_css_class (is_empty && !is_region ? self->open_row : self->make_row, "suggested-action");
}

static void
show_fingerprint (StmExchangeView *self)
{
  g_autofree char *fingerprint = stm_peers_dup_fingerprint (self->store, NULL);

  stm_fingerprint_row_set_fingerprint (STM_FINGERPRINT_ROW (self->own_row), fingerprint);
}

static void
identity_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmExchangeView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    show_fingerprint (self);
  else
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static gboolean
ensure_identity (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmIdentity) identity = stm_peers_ensure_identity (transaction, error);

  return identity != NULL;
}

/* The keys are made when they are looked for (DESIGN §8). */
static void
find_identity (StmExchangeView *self)
{
  g_autofree char *fingerprint = stm_peers_dup_fingerprint (self->store, NULL);

  if (fingerprint != NULL)
    show_fingerprint (self);
  else
    stm_store_run_async (self->store, ensure_identity, NULL, NULL, NULL, identity_made, g_object_ref (self));
}

static void
update (gpointer data)
{
  StmExchangeView *self = data;

  self->update_id = 0;
  show_peers (self);
  show_packages (self);
  show_next_step (self);
}

static void
update_later (StmExchangeView *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (update, self);
}

static void
store_changed (StmExchangeView *self, const char *kind)
{
  static const char *const kinds[] = { "peer", "package", "school", "service", "region", "profile", NULL };

  if (kind == NULL || g_strv_contains (kinds, kind))
    update_later (self);
}

static void
stm_exchange_view_dispose (GObject *object)
{
  StmExchangeView *self = STM_EXCHANGE_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->packages != NULL)
    g_signal_handlers_disconnect_by_data (self->packages, self);
  g_clear_object (&self->packages);
  g_clear_object (&self->peers);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_EXCHANGE_VIEW);

  G_OBJECT_CLASS (stm_exchange_view_parent_class)->dispose (object);
}

static void
stm_exchange_view_finalize (GObject *object)
{
  StmExchangeView *self = STM_EXCHANGE_VIEW (object);

  g_ptr_array_unref (self->peer_rows);
  g_ptr_array_unref (self->log_rows);

  G_OBJECT_CLASS (stm_exchange_view_parent_class)->finalize (object);
}

static void
stm_exchange_view_class_init (StmExchangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_exchange_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_exchange_view_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/exchange/stm-exchange-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, make_row);
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, open_row);
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, own_group);
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, peers_group);
  gtk_widget_class_bind_template_child (widget_class, StmExchangeView, log_group);
}

static void
stm_exchange_view_init (StmExchangeView *self)
{
  self->limit = FIRST_ROWS;
  self->peer_rows = g_ptr_array_new ();
  self->log_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->own_row = stm_fingerprint_row_new (_("Own fingerprint"));
  adw_preferences_group_add (self->own_group, self->own_row);
}

/**
 * stm_exchange_view_new:
 * @store: the store
 *
 * Returns: (transfer floating): the view, which keeps itself up to date
 */
GtkWidget *
stm_exchange_view_new (StmStore *store)
{
  StmExchangeView *self = g_object_new (STM_TYPE_EXCHANGE_VIEW, NULL);
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_PACKAGE);

  self->store = g_object_ref (store);
  stm_query_set_sort (query, "made-at", TRUE);
  self->packages = G_LIST_MODEL (stm_store_query (store, query));
  g_signal_connect_object (self->packages, "items-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  update (self);
  find_identity (self);

  return GTK_WIDGET (self);
}

#include "config.h"

#include "views/exchange/stm-peer-row.h"

#include "core/stm-date.h"
#include "exchange/stm-peers.h"
#include "views/exchange/stm-fingerprint-row.h"
#include "views/exchange/stm-package-words.h"

#include <glib/gi18n-lib.h>

struct _StmPeerRow
{
  AdwExpanderRow  parent_instance;

  StmPeer        *peer;
};

enum { FORGET, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmPeerRow, stm_peer_row, ADW_TYPE_EXPANDER_ROW)

static void
stm_peer_row_finalize (GObject *object)
{
  g_clear_object (&STM_PEER_ROW (object)->peer);

  G_OBJECT_CLASS (stm_peer_row_parent_class)->finalize (object);
}

static void
stm_peer_row_class_init (StmPeerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_peer_row_finalize;

  signals[FORGET] = g_signal_new ("forget", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_peer_row_init (StmPeerRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
forget_activated (StmPeerRow *self)
{
  g_signal_emit (self, signals[FORGET], 0);
}

static void
add_link (StmPeerRow *self, const char *is_what)
{
  gboolean is_school = self->peer->role == STM_ROLE_SCHOOL;
  const char *uuid = is_school ? self->peer->school : self->peer->service;
  GtkWidget *row;

  if (uuid == NULL || is_what == NULL)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), is_what);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", is_school ? "school" : "service", uuid);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (stm_package_words_get_role_icon (self->peer->role)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_forget (StmPeerRow *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Forget…"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_object (row, "activated", G_CALLBACK (forget_activated), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static char *
dup_subtitle (StmPeer *peer)
{
  const char *role = stm_package_words_get_role (peer->role);
  g_autofree char *day = peer->confirmed_on != NULL ? stm_date_format (peer->confirmed_on) : NULL;

  if (day == NULL)
    return g_strdup (role);

  /* Translators: the role of a partner, and the day when its fingerprint was compared */
  return g_strdup_printf (_("%s · Confirmed on %s"), role, day);
}

/**
 * stm_peer_row_new:
 * @peer: a partner
 * @is_what: (nullable): the name of the school or service that it is
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
stm_peer_row_new (StmPeer *peer, const char *is_what)
{
  StmPeerRow *self = g_object_new (STM_TYPE_PEER_ROW, NULL);
  GtkWidget *fingerprint_row = stm_fingerprint_row_new (_("Fingerprint"));
  g_autofree char *fingerprint = stm_peers_dup_peer_fingerprint (peer);
  g_autofree char *subtitle = dup_subtitle (peer);

  self->peer = g_object_ref (peer);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), peer->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self),
                               gtk_image_new_from_icon_name (stm_package_words_get_role_icon (peer->role)));
  stm_fingerprint_row_set_fingerprint (STM_FINGERPRINT_ROW (fingerprint_row), fingerprint);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), fingerprint_row);
  add_link (self, is_what);
  add_forget (self);

  return GTK_WIDGET (self);
}

StmPeer *
stm_peer_row_get_peer (StmPeerRow *self)
{
  return self->peer;
}

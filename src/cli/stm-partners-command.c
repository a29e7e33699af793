#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-text-table.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-peer.h"
#include "exchange/stm-peers.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 5

static char *forget;

static const GOptionEntry entries[] = {
  { "forget", 0, 0, G_OPTION_ARG_STRING, &forget, N_("Trust this partner no longer, until it is confirmed again"), N_("UUID") },
  G_OPTION_ENTRY_NULL
};

static gboolean
append (StmTableWriter *writer, const char *const *texts, GError **error)
{
  StmCell cells[N_COLUMNS] = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i].text = (char *) (texts[i] != NULL ? texts[i] : "");

  return writer->append (writer, cells, N_COLUMNS, error);
}

static gboolean
append_peer (StmTableWriter *writer, StmPeer *peer, GError **error)
{
  g_autofree char *fingerprint = stm_peers_dup_peer_fingerprint (peer);
  g_autofree char *confirmed_on = stm_date_format (peer->confirmed_on);
  const char *texts[N_COLUMNS] = {
    peer->name, _(stm_role_choices[peer->role].label), fingerprint, confirmed_on, stm_record_get_uuid (STM_RECORD (peer))
  };

  return append (writer, texts, error);
}

static gboolean
write_peers (StmTableWriter *writer, GListModel *peers, GError **error)
{
  const char *heads[N_COLUMNS] = { _("Name"), _("Role"), _("Fingerprint"), _("Confirmed on"), "UUID" };

  if (!append (writer, heads, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (peers, i);

      if (!append_peer (writer, peer, error))
        return FALSE;
    }

  return writer->finish (writer, error);
}

static gboolean
make_keys (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmIdentity) identity = stm_peers_ensure_identity (transaction, error);

  return identity != NULL;
}

/* It can be read out before the first package is made. */
static gboolean
print_own (StmInvocation *invocation, StmStore *store, gboolean may_write, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *text = NULL;

  if (may_write && !stm_store_run (store, make_keys, NULL, invocation->cancellable, error))
    return FALSE;

  fingerprint = stm_peers_dup_fingerprint (store, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  text = g_strdup_printf (_("Your own fingerprint: %s"),
                          fingerprint != NULL ? fingerprint : _("made with the first package"));

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
list (StmInvocation *invocation, GError **error)
{
  StmProfileAccess access;
  g_autoptr (StmStore) store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE_IF_FREE, &access, NULL, error);
  g_autoptr (GListModel) peers = NULL;
  StmTableWriter *writer;
  gboolean ok;

  if (store == NULL || !print_own (invocation, store, access == STM_PROFILE_WRITE, error))
    return FALSE;

  peers = stm_store_list (store, STM_TYPE_PEER, NULL, NULL, error);
  if (peers == NULL)
    return FALSE;

  if (g_list_model_get_n_items (peers) == 0)
    {
      stm_invocation_note (invocation, "%s", _("No package has come from anybody yet."));
      return TRUE;
    }

  writer = stm_text_table_new (invocation->output);
  ok = stm_invocation_print (invocation, "\n", error) && write_peers (writer, peers, error);
  writer->free (writer);

  return ok;
}

static gboolean
delete_peer (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return stm_transaction_delete (transaction, data, error);
}

static gboolean
forget_peer (StmInvocation *invocation, const char *uuid, GError **error)
{
  g_autoptr (StmStore) store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);
  g_autoptr (StmRecord) peer = store != NULL ? stm_store_get (store, STM_TYPE_PEER, uuid, error) : NULL;
  g_autofree char *text = NULL;

  if (peer == NULL)
    return FALSE;

  if (stm_record_get_deleted_at (peer) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("This partner is forgotten already."));
      return FALSE;
    }

  if (!stm_store_run (store, delete_peer, peer, invocation->cancellable, error))
    return FALSE;

  text = g_strdup_printf (_("“%s” is forgotten. Its next package asks for its fingerprint again."), STM_PEER (peer)->name);

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *uuid = forget != NULL ? g_ascii_strdown (forget, -1) : NULL;

  if (uuid == NULL)
    return list (invocation, error);

  if (!g_uuid_string_is_valid (uuid))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A partner is named by its uuid, the last column of “partners”."));
      return FALSE;
    }

  return forget_peer (invocation, uuid, error);
}

const StmCommand stm_partners_command = {
  "partners", NULL, N_("List whose packages are trusted, and your own fingerprint"), entries, 0, 0, run
};

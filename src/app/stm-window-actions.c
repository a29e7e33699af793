#include "config.h"

#include "app/stm-window-actions.h"

#include "app/stm-deletion.h"
#include "app/stm-package-dialog.h"
#include "app/stm-preferences-dialog.h"
#include "app/stm-profile-list.h"
#include "app/stm-recovery-dialog.h"
#include "app/stm-settings.h"
#include "app/stm-view-table.h"
#include "core/stm-error.h"
#include "views/placements/stm-decision-dialog.h"
#include "views/region/stm-help-line-dialog.h"

#include <glib/gi18n-lib.h>

static StmStore *
get_store (StmWindow *self)
{
  return stm_session_get_store (stm_window_get_session (self));
}

static void
show_view (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *name = g_variant_get_string (parameter, NULL);

  stm_shell_show_view (stm_window_get_shell (window), name);
}

static void
show_list (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GVariant) filters = NULL;
  const char *name;

  g_variant_get (parameter, "(&s@a{ss})", &name, &filters);
  stm_shell_show_list (stm_window_get_shell (window), name, filters);
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_shell_show_search (stm_window_get_shell (window));
}

static void
find (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_shell_find (stm_window_get_shell (window));
}

static void
add (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_shell_add (stm_window_get_shell (window));
}

static void
go_back (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_shell_go_back (stm_window_get_shell (window));
}

static void
report_missing (StmWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_set_error_literal (&error, STM_ERROR, STM_ERROR_NOT_FOUND, _("This record is no longer there."));
  stm_error_presenter_show_error (stm_window_get_presenter (self), error);
}

static void
show_record (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *kind;
  const char *uuid;

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);
  if (!stm_shell_show_record (stm_window_get_shell (window), kind, uuid))
    report_missing (window);
}

static void
show_by_uuid (StmWindow *self, const char *kind, GVariant *uuid)
{
  if (!stm_shell_show_record (stm_window_get_shell (self), kind, g_variant_get_string (uuid, NULL)))
    report_missing (self);
}

static void
show_dossier (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  show_by_uuid (window, "dossier", parameter);
}

static void
show_mediator (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  show_by_uuid (window, "mediator", parameter);
}

/* dialog: NULL where the record cannot be read any more */
static void
present (StmWindow *self, AdwDialog *dialog)
{
  if (dialog != NULL)
    adw_dialog_present (dialog, GTK_WIDGET (self));
  else
    report_missing (self);
}

static void
add_record (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const StmKindEntry *entry = stm_kind_table_find (g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    present (window, entry->dialog_new (get_store (window), NULL));
}

static void
edit_record (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autofree char *shown_uuid = NULL;
  const StmKindEntry *entry;
  const char *kind;
  const char *uuid;

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);

  /* what has a dialog of its own can be shown with something else */
  entry = stm_kind_table_find (kind);
  if (entry == NULL)
    entry = stm_kind_table_resolve (get_store (window), kind, uuid, &shown_uuid);

  if (entry != NULL)
    present (window, entry->dialog_new (get_store (window), shown_uuid != NULL ? shown_uuid : uuid));
  else
    report_missing (window);
}

static void
make_package (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *kind;
  const char *uuid;

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);
  present (window, stm_package_dialog_new (window, kind, uuid));
}

static void
show_help_line (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  present (window, stm_help_line_dialog_new (get_store (window)));
}

static void
deleted (const char *uuid, gpointer window)
{
  StmShell *shell = stm_window_get_shell (window);

  if (shell != NULL)
    stm_shell_leave_record (shell, uuid);
}

static void
delete_record (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *kind;
  const char *uuid;

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);
  stm_deletion_start (window, get_store (window), kind, uuid, deleted, window);
}

static void
decide (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *request = g_variant_get_string (parameter, NULL);

  present (window, stm_decision_dialog_new (get_store (window), request));
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_error_presenter_undo_last (stm_window_get_presenter (window));
}

static void
new_profile (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_window_welcome (window);
}

static void
open_profile (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  StmSession *session = stm_window_get_session (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) folder = NULL;

  folder = stm_profile_list_find (stm_session_get_root (session), g_variant_get_string (parameter, NULL), &error);
  if (folder != NULL)
    stm_window_open_profile (window, folder);
  else
    stm_error_presenter_show_error (stm_window_get_presenter (window), error);
}

static void
act_as_region (GSimpleAction *action, GVariant *state, gpointer window)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (get_store (window));

  stm_store_set_role (get_store (window), g_variant_get_boolean (state) ? STM_ROLE_REGION : (StmRole) profile->role);
}

static void
new_recovery_code (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  stm_recovery_dialog_present (window);
}

static void
ask_who_works (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  AdwDialog *dialog = stm_preferences_dialog_new (window);

  stm_preferences_dialog_ask_person (STM_PREFERENCES_DIALOG (dialog));
  adw_dialog_present (dialog, window);
}

static const GActionEntry entries[] = {
  { "show-view", show_view, "s" },
  { "show-list", show_list, "(sa{ss})" },
  { "search", search },
  { "find", find },
  { "add", add },
  { "back", go_back },
  { "show-record", show_record, "(ss)" },
  { "show-dossier", show_dossier, "s" },
  { "show-mediator", show_mediator, "s" },
  { "add-record", add_record, "s" },
  { "edit-record", edit_record, "(ss)" },
  { "delete-record", delete_record, "(ss)" },
  { "decide", decide, "s" },
  { "make-package", make_package, "(ss)" },
  { "help-line", show_help_line },
  { "undo", undo },
  { "new-profile", new_profile },
  { "open-profile", open_profile, "s", "''" },
  { "act-as-region", NULL, NULL, "false", act_as_region },
  { "new-recovery-code", new_recovery_code },
  { "who-works", ask_who_works },
};

void
stm_window_actions_add (StmWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
stm_window_actions_update (StmWindow *window)
{
  StmProfileFolder *folder = stm_session_get_folder (stm_window_get_session (window));
  gboolean open = stm_window_get_shell (window) != NULL;
  StmStore *store = open ? get_store (window) : NULL;
  g_autoptr (StmProfile) profile = store != NULL ? stm_store_dup_profile (store) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name);
      gboolean enabled = open;

      if (g_str_equal (entries[i].name, "act-as-region"))
        {
          enabled = profile != NULL && profile->role == STM_ROLE_SCHOOL;
          g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                     g_variant_new_boolean (enabled && stm_store_get_role (store) == STM_ROLE_REGION));
        }
      else if (g_str_equal (entries[i].name, "open-profile"))
        {
          g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                     g_variant_new_string (open ? stm_profile_folder_get_uuid (folder) : ""));
        }
      else if (g_str_equal (entries[i].name, "new-recovery-code"))
        {
          enabled = open && stm_store_is_encrypted ();
        }

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

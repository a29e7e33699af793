#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"
#include "exchange/stm-profile-export.h"

#include <glib/gi18n-lib.h>

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (arguments[0]);
  g_autoptr (StmStore) store = NULL;
  g_autofree char *text = NULL;
  StmProfileAccess access;

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE_IF_FREE, &access, NULL, error);
  if (store == NULL || !stm_profile_export (store, file, invocation->cancellable, error))
    return FALSE;

  if (access == STM_PROFILE_READ)
    stm_invocation_note (invocation, "%s",
                         _("The profile cannot be written now, so its history does not tell of this export."));

  text = g_strdup_printf (_("Exported to “%s”."), g_file_peek_path (file));

  return stm_invocation_print_line (invocation, text, error);
}

const StmCommand stm_export_command = {
  "export", N_("FILE"), N_("Write the whole profile to a file"), NULL, 1, 1, run
};

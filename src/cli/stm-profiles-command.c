#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-text-table.h"
#include "core/stm-choices.h"
#include "credentials/stm-profile-folder.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 4

static const char *
get_role_label (StmProfileFolder *folder)
{
  const char *role = stm_profile_folder_get_role (folder);

  for (guint i = 0; role != NULL && stm_role_choices[i].key != NULL; i++)
    if (g_str_equal (stm_role_choices[i].key, role))
      return _(stm_role_choices[i].label);

  return _("Cannot be read");
}

static gboolean
append (StmTableWriter *writer, const char *name, const char *role, const char *uuid, const char *folder, GError **error)
{
  const char *texts[N_COLUMNS] = { name, role, uuid, folder };
  StmCell cells[N_COLUMNS] = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i].text = (char *) (texts[i] != NULL ? texts[i] : "");

  return writer->append (writer, cells, N_COLUMNS, error);
}

static gboolean
write_folders (StmTableWriter *writer, GPtrArray *folders, GError **error)
{
  if (!append (writer, _("Name"), _("Role"), "UUID", _("Folder"), error))
    return FALSE;

  for (guint i = 0; i < folders->len; i++)
    {
      StmProfileFolder *folder = folders->pdata[i];

      if (!append (writer, stm_profile_folder_get_name (folder), get_role_label (folder),
                   stm_profile_folder_get_uuid (folder),
                   g_file_peek_path (stm_profile_folder_get_folder (folder)), error))
        return FALSE;
    }

  return writer->finish (writer, error);
}

/* A profile that cannot be opened as it is is told of, never passed over. */
static void
tell_broken (StmInvocation *invocation, GPtrArray *folders)
{
  for (guint i = 0; i < folders->len; i++)
    {
      const GError *broken = stm_profile_folder_get_error (folders->pdata[i]);

      if (broken != NULL)
        stm_invocation_note (invocation, _("warning: “%s”: %s"), stm_profile_folder_get_name (folders->pdata[i]),
                                           broken->message);
    }
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (GFile) root = stm_profile_folder_get_default_root ();
  g_autoptr (GPtrArray) folders = stm_profile_folder_list (root, error);
  StmTableWriter *writer;
  gboolean ok;

  if (folders == NULL)
    return FALSE;

  if (folders->len == 0)
    {
      stm_invocation_note (invocation, "%s", _("There is no profile yet. Make one with “stagematching-cli create”."));
      return TRUE;
    }

  writer = stm_text_table_new (invocation->output);
  ok = write_folders (writer, folders, error);
  writer->free (writer);
  tell_broken (invocation, folders);

  return ok;
}

const StmCommand stm_profiles_command = {
  "profiles", NULL, N_("List the profiles on this computer"), NULL, 0, 0, run
};

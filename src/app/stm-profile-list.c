#include "config.h"

#include "app/stm-profile-list.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-title.h"

#include <glib/gi18n-lib.h>

/* A folder whose slot cannot be read may have no uuid; its path tells it too. */
static const char *
get_id (StmProfileFolder *folder)
{
  const char *uuid = stm_profile_folder_get_uuid (folder);

  return uuid != NULL ? uuid : g_file_peek_path (stm_profile_folder_get_folder (folder));
}

static const char *
get_role_label (const char *key)
{
  for (guint i = 0; key != NULL && stm_role_choices[i].key != NULL; i++)
    if (g_str_equal (stm_role_choices[i].key, key))
      return _(stm_role_choices[i].label);

  return _("Cannot be read");
}

/**
 * stm_profile_list_new:
 * @root: the folder where the profiles are
 * @error: return location
 *
 * Returns: (transfer full): #StmTitle of each profile: name and role; fails as
 *   stm_profile_folder_list() does
 */
GListModel *
stm_profile_list_new (GFile *root, GError **error)
{
  g_autoptr (GPtrArray) folders = stm_profile_folder_list (root, error);
  GListStore *list;

  if (folders == NULL)
    return NULL;

  list = g_list_store_new (STM_TYPE_TITLE);
  for (guint i = 0; i < folders->len; i++)
    {
      StmProfileFolder *folder = folders->pdata[i];
      g_autoptr (StmTitle) title = NULL;

      title = stm_title_new ("profile", get_id (folder), stm_profile_folder_get_name (folder),
                             get_role_label (stm_profile_folder_get_role (folder)));
      g_list_store_append (list, title);
    }

  return G_LIST_MODEL (list);
}

/**
 * stm_profile_list_find:
 * @root: the folder where the profiles are
 * @id: the uuid in an item of stm_profile_list_new()
 * @error: return location for a #STM_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the profile's folder
 */
StmProfileFolder *
stm_profile_list_find (GFile *root, const char *id, GError **error)
{
  g_autoptr (GPtrArray) folders = stm_profile_folder_list (root, error);

  for (guint i = 0; folders != NULL && i < folders->len; i++)
    if (g_str_equal (get_id (folders->pdata[i]), id))
      return g_object_ref (folders->pdata[i]);

  if (folders != NULL)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no profile of that name."));

  return NULL;
}

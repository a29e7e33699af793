#include "config.h"

#include "views/stm-permission.h"

#include "core/stm-profile.h"

#include <glib/gi18n-lib.h>

gboolean
stm_permission_check (StmStore *store, StmAction action, StmRecord *record, GError **error)
{
  StmRole role = stm_store_get_role (store);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  const char *own = profile != NULL ? stm_profile_get_own (profile) : NULL;
  gboolean is_own = g_strcmp0 (own, stm_record_get_uuid (record)) == 0;

  if (!stm_policy_may (role, action, STM_RECORD_GET_CLASS (record)->kind,
                       stm_store_is_accepted (store, record), error)
      || !stm_policy_may_edit_own (role, profile != NULL ? profile->service : NULL, record, error))
    return FALSE;

  if (action != STM_ACTION_DELETE || !is_own)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, _("The profile itself is of this record."));
  return FALSE;
}

gboolean
stm_permission_is_locked (StmStore *store, StmRecord *record)
{
  return stm_store_is_accepted (store, record)
         && !stm_permission_check (store, STM_ACTION_EDIT, record, NULL)
         && stm_policy_may (stm_store_get_role (store), STM_ACTION_EDIT, STM_RECORD_GET_CLASS (record)->kind,
                            FALSE, NULL);
}

char *
stm_permission_dup_own_service (StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  return profile != NULL && stm_store_get_role (store) == STM_ROLE_SERVICE ? g_strdup (profile->service) : NULL;
}

#include "config.h"

#include "exchange/stm-import-profile.h"

#include "core/stm-partner.h"
#include "core/stm-school.h"

#include <glib/gi18n-lib.h>

/* own: (out): the field of ours that is to be filled, and what with; NULL for none. */
static gboolean
find_own (StmImportIndex  *index,
          StmImportPlan   *plan,
          StmProfile      *theirs,
          StmProfile      *ours,
          const char     **field,
          const char     **own,
          GError         **error)
{
  const struct
  {
    GType       type;
    const char *field;
    const char *path;
    const char *theirs;
    const char *ours;
  } owners[] = {
    { STM_TYPE_SCHOOL, "school", "profile.school", theirs->school, ours->school },
    { STM_TYPE_PARTNER, "partner", "profile.partner", theirs->partner, ours->partner },
  };

  *field = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      StmKnown *known;

      if (owners[i].theirs == NULL)
        continue;

      known = stm_import_index_find (index, owners[i].type, owners[i].theirs, error);
      if (known == NULL)
        return FALSE;

      if (known->is_missing || known->is_deleted)
        stm_import_plan_add_problem (plan, owners[i].path, STM_SEVERITY_ERROR,
                                     _("This refers to a record that is neither in the file nor here."));
      else if (!known->is_broken && owners[i].ours == NULL && ours->role == theirs->role)
        {
          *field = owners[i].field;
          *own = owners[i].theirs;
        }
    }

  return TRUE;
}

/**
 * stm_import_profile_merge:
 * @transaction: where to
 * @index: the records that the import has met
 * @plan: gets what becomes of the profile, and what is wrong
 * @profile: the profile of the database
 * @theirs: that of the file
 * @error: return location for an error of the database
 *
 * Name and role stay ours; a profile of that role without a school or partner takes
 * that of the file, for it is being filled from it.
 *
 * Returns: whether the import can go on
 */
gboolean
stm_import_profile_merge (StmTransaction  *transaction,
                          StmImportIndex  *index,
                          StmImportPlan   *plan,
                          StmRecord       *profile,
                          StmProfile      *theirs,
                          GError         **error)
{
  g_autoptr (StmRecord) ours = stm_transaction_get (transaction, STM_TYPE_PROFILE, stm_record_get_uuid (profile), error);
  const char *field;
  const char *own;

  if (ours == NULL)
    return error == NULL || *error == NULL;

  if (!find_own (index, plan, theirs, STM_PROFILE (ours), &field, &own, error))
    return FALSE;
  if (field == NULL)
    return TRUE;

  g_object_set (ours, field, own, NULL);
  stm_import_plan_count (plan, STM_TYPE_PROFILE, STM_IMPORT_NEWER);

  return stm_transaction_save (transaction, ours, error);
}

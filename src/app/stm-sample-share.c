#include "config.h"

#include "app/stm-sample-share.h"

#include "core/stm-record-types.h"
#include "exchange/stm-package-selection.h"

/* What a school or service has of the data of its region: that of the packages
 * that the region sends it.  Those of accepted students come last, for they say
 * more (SPEC P3). */
static const StmPackageContent contents[][2] = {
  [STM_ROLE_SCHOOL] = { STM_PACKAGE_CATALOGUE, STM_PACKAGE_PLACEMENTS },
  [STM_ROLE_SERVICE] = { STM_PACKAGE_CANDIDATES, STM_PACKAGE_DETAILS },
};

typedef struct
{
  StmPackageManifest  *manifest;
  StmPackageSelection *selection;
  GPtrArray           *records;
} Gathering;

/**
 * stm_sample_share_find_owner:
 * @store: that of the region
 * @type: of what owns
 * @counted: of what is owned
 * @field: how @counted refers to @type
 *
 * Returns: (transfer full) (nullable): uuid of the one that owns most
 */
char *
stm_sample_share_find_owner (StmStore *store, GType type, GType counted, const char *field)
{
  g_autoptr (GListModel) owners = stm_store_list_titles (store, type, NULL, NULL, NULL);
  char *chosen = NULL;
  guint most = 0;

  for (guint i = 0; owners != NULL && i < g_list_model_get_n_items (owners); i++)
    {
      g_autoptr (StmTitle) owner = g_list_model_get_item (owners, i);
      g_autoptr (GListModel) owned = stm_store_list_titles (store, counted, field, stm_title_get_uuid (owner), NULL);

      if (owned != NULL && g_list_model_get_n_items (owned) > most)
        {
          most = g_list_model_get_n_items (owned);
          g_set_str (&chosen, stm_title_get_uuid (owner));
        }
    }

  return chosen;
}

static void
clear_field (StmRecord *record, const StmField *field)
{
  if (stm_field_is_text (field))
    stm_record_set_text (record, field, NULL);
  else
    stm_record_set_number (record, field, 0);
}

static void
gather_record (Gathering *gathering, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  StmRecord *copy = stm_record_copy (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!stm_package_content_holds_field (gathering->manifest->content, gathering->manifest->to.role,
                                          klass->kind, &klass->fields[i]))
      clear_field (copy, &klass->fields[i]);
  g_ptr_array_add (gathering->records, copy);
}

static gboolean
gather_type (Gathering *gathering, StmTransaction *transaction, GType type, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) uuids = stm_package_selection_list (gathering->selection, type);

  if (!stm_package_content_holds (gathering->manifest->content, klass->kind))
    return TRUE;

  for (guint i = 0; i < uuids->len; i++)
    {
      g_autoptr (StmRecord) record = stm_transaction_get (transaction, type, uuids->pdata[i], error);

      if (record == NULL)
        return FALSE;
      gather_record (gathering, record);
    }

  return TRUE;
}

static StmPackageManifest *
new_manifest (StmPackageContent content, StmRole role, const char *owner, const char *region)
{
  StmPackageManifest *manifest = stm_package_manifest_new ();

  manifest->content = content;
  manifest->from.role = STM_ROLE_REGION;
  manifest->from.region = g_strdup (region);
  manifest->to.role = role;
  manifest->to.region = g_strdup (region);
  manifest->to.school = role == STM_ROLE_SCHOOL ? g_strdup (owner) : NULL;
  manifest->to.service = role == STM_ROLE_SERVICE ? g_strdup (owner) : NULL;

  return manifest;
}

/**
 * stm_sample_share_gather:
 * @transaction: of the region
 * @role: %STM_ROLE_SCHOOL or %STM_ROLE_SERVICE
 * @owner: uuid of the school or service
 * @region: uuid of the region
 * @records: (element-type StmRecord): gets copies of what it has, each after those
 *   that it refers to; what comes later replaces what came before
 * @error: return location
 *
 * Returns: whether the records could be read
 */
gboolean
stm_sample_share_gather (StmTransaction *transaction,
                         StmRole         role,
                         const char     *owner,
                         const char     *region,
                         GPtrArray      *records,
                         GError        **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < G_N_ELEMENTS (contents[role]); i++)
    {
      g_autoptr (StmPackageManifest) manifest = new_manifest (contents[role][i], role, owner, region);
      g_autoptr (StmPackageSelection) selection = stm_package_selection_new (transaction, manifest, FALSE, error);
      Gathering gathering = { manifest, selection, records };

      if (selection == NULL)
        return FALSE;

      for (guint t = 0; t < n_types; t++)
        if (!gather_type (&gathering, transaction, types[t], error))
          return FALSE;
    }

  return TRUE;
}

/**
 * stm_sample_share_put:
 * @transaction: of the profile that they are for
 * @records: (element-type StmRecord): what stm_sample_share_gather() gave; may be
 *   empty
 * @profile: uuid of that profile
 * @owner: (nullable): uuid of the school or service whose profile it is
 * @region: uuid of its region
 * @error: return location
 *
 * Returns: whether they were written, and the profile knows whose it is
 */
gboolean
stm_sample_share_put (StmTransaction *transaction,
                      GPtrArray      *records,
                      const char     *profile,
                      const char     *owner,
                      const char     *region,
                      GError        **error)
{
  g_autoptr (StmRecord) own = stm_transaction_get (transaction, STM_TYPE_PROFILE, profile, error);

  for (guint i = 0; i < records->len; i++)
    if (!stm_transaction_put (transaction, records->pdata[i], error))
      return FALSE;

  if (own == NULL)
    return FALSE;

  g_object_set (own, "region", region, NULL);
  if (STM_PROFILE (own)->role == STM_ROLE_SCHOOL)
    g_object_set (own, "school", owner, NULL);
  else if (STM_PROFILE (own)->role == STM_ROLE_SERVICE)
    g_object_set (own, "service", owner, NULL);

  return stm_transaction_save (transaction, own, error);
}

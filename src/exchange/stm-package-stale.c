#include "config.h"

#include "exchange/stm-package-stale.h"

#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-student.h"

typedef struct
{
  StmTransaction     *transaction;
  StmPackageManifest *manifest;
  GHashTable         *met;
} Stale;

static gboolean
remove_record (Stale *self, StmRecord *record, GError **error)
{
  stm_record_set_times (record, stm_record_get_created_at (record), stm_record_get_changed_at (record),
                        self->manifest->made_at);

  return stm_transaction_put (self->transaction, record, error)
         && stm_transaction_log (self->transaction, STM_EVENT_DELETED, record, NULL, error);
}

static gboolean
has_own (Stale *self, GListModel *decisions)
{
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) decision = g_list_model_get_item (decisions, i);

      if (g_strcmp0 (decision->service, self->manifest->to.service) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
remove_decisions (Stale *self, GListModel *decisions, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmRecord) decision = g_list_model_get_item (decisions, i);

      if (!remove_record (self, decision, error))
        return FALSE;
    }

  return TRUE;
}

/* Removes a student of whom nothing is left that concerns this service. */
static gboolean
remove_student (Stale *self, const char *uuid, GError **error)
{
  g_autoptr (StmRecord) student = stm_transaction_get (self->transaction, STM_TYPE_STUDENT, uuid, error);
  g_autoptr (GListModel) requests = NULL;

  if (student == NULL)
    return FALSE;

  requests = stm_transaction_list (self->transaction, STM_TYPE_REQUEST, "student", uuid, error);
  if (requests == NULL)
    return FALSE;

  return g_hash_table_contains (self->met, uuid) || g_list_model_get_n_items (requests) > 0 || stm_record_get_deleted_at (student) != NULL
         || remove_record (self, student, error);
}

/**
 * stm_package_remove_stale:
 * @transaction: of the import
 * @manifest: the head of a package of candidates
 * @met: (element-type utf8): uuids of all records of the package
 * @error: return location
 *
 * A candidate who is no candidate any more is not kept (SPEC P3), unless this
 * service has decided on the request.
 *
 * Returns: whether it was done
 */
gboolean
stm_package_remove_stale (StmTransaction *transaction, StmPackageManifest *manifest, GHashTable *met, GError **error)
{
  Stale *self = &(Stale) { transaction, manifest, met };
  g_autoptr (GListModel) requests = stm_transaction_list (transaction, STM_TYPE_REQUEST, NULL, NULL, error);

  for (guint i = 0; requests != NULL && i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (StmRecord) request = g_list_model_get_item (requests, i);
      g_autoptr (GListModel) decisions = NULL;

      if (g_hash_table_contains (met, stm_record_get_uuid (request)))
        continue;

      decisions = stm_transaction_list (transaction, STM_TYPE_PLACEMENT, "request",
                                        stm_record_get_uuid (request), error);
      if (decisions == NULL)
        return FALSE;

      if (!has_own (self, decisions)
          && (!remove_decisions (self, decisions, error) || !remove_record (self, request, error)
              || !remove_student (self, STM_REQUEST (request)->student, error)))
        return FALSE;
    }

  return requests != NULL;
}

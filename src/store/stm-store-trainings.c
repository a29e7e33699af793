#include "config.h"

#include "store/stm-store-trainings.h"

#include "core/stm-activity.h"
#include "store/stm-record-table.h"
#include "store/stm-store-private.h"

/* As many as one may look through in a list. */
#define MAX_TRAININGS "200"

/**
 * stm_store_list_trainings:
 * @self: a store
 * @type: a #StmActivityType
 * @error: return location
 *
 * What a mediator chooses from when a training is started or requested (SPEC W10).
 *
 * Returns: (transfer full): of #StmActivity, the last of each code, title and
 *   organisation that was entered in any dossier, the last first
 */
GListModel *
stm_store_list_trainings (StmStore *self, int type, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_ACTIVITY);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM activity WHERE id IN (SELECT max (id) FROM activity"
                                          " WHERE deleted_at IS NULL AND type = :type GROUP BY code, name, organiser)"
                                          " ORDER BY id DESC LIMIT " MAX_TRAININGS, columns);
  g_autoptr (StmStatement) statement = stm_statement_new (stm_connection_get_database (self->reader), sql, error);
  g_autoptr (GListStore) trainings = g_list_store_new (STM_TYPE_ACTIVITY);
  StmStep step;

  if (statement == NULL)
    return NULL;

  stm_statement_bind_integer (statement, ":type", type);
  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmRecord) training = stm_record_table_read_row (STM_TYPE_ACTIVITY, statement);

      g_list_store_append (trainings, training);
    }

  return step == STM_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&trainings)) : NULL;
}

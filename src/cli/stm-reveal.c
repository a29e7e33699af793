#include "config.h"

#include "cli/stm-reveal.h"

#include "core/stm-row.h"

/**
 * stm_reveal_is_asked:
 * @store: a store
 * @field: a field
 *
 * Returns: whether who works now has to ask for @field, since each look at it is
 *   logged (SPEC P3)
 */
gboolean
stm_reveal_is_asked (StmStore *store, const StmField *field)
{
  StmRole role = stm_store_get_role (store);

  return (role == STM_ROLE_SERVICE || role == STM_ROLE_PARTNER) && (field->flags & STM_FIELD_SENSITIVE) != 0;
}

static char *
dup_asked_fields (StmStore *store, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_reveal_is_asked (store, &klass->fields[i]) && !stm_record_is_empty (record, &klass->fields[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", klass->fields[i].name);

  return g_string_free_and_steal (names);
}

typedef struct
{
  GPtrArray *records;
  GPtrArray *fields;
} Looks;

static gboolean
write_looks (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Looks *looks = data;

  for (guint i = 0; i < looks->records->len; i++)
    if (!stm_transaction_log (transaction, STM_EVENT_REVEALED, looks->records->pdata[i], looks->fields->pdata[i], error))
      return FALSE;

  return TRUE;
}

static void
add_look (Looks *looks, StmStore *store, StmRecord *record)
{
  g_autofree char *fields = NULL;

  if (record == NULL || !stm_store_is_accepted_by_viewer (store, record))
    return;

  fields = dup_asked_fields (store, record);
  if (*fields == '\0')
    return;

  g_ptr_array_add (looks->records, g_object_ref (record));
  g_ptr_array_add (looks->fields, g_steal_pointer (&fields));
}

/**
 * stm_reveal_log:
 * @store: a store, open for writing
 * @records: #StmRow or #StmRecord
 * @error: return location
 *
 * Logs that what a service or partner must ask for is shown of @records: who, when,
 * which record (SPEC P3).  To be called before anything is shown.
 *
 * Returns: whether it may be shown
 */
gboolean
stm_reveal_log (StmStore *store, GListModel *records, GError **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Looks looks = { seen, fields };

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (records, i);

      add_look (&looks, store, STM_IS_ROW (item) ? stm_row_get_record (STM_ROW (item)) : STM_RECORD (item));
    }

  return seen->len == 0 || stm_store_run (store, write_looks, &looks, NULL, error);
}

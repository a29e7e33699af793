#include "config.h"

#include "core/stm-row.h"
#include "store/stm-query-private.h"
#include "store/stm-store-private.h"

/* more than a column view has rows made, fewer than take a frame to fetch again */
#define KEPT_RECORDS 256

/* One place in the list. */
#define STM_TYPE_RECORD_ROW (stm_record_row_get_type ())
G_DECLARE_FINAL_TYPE (StmRecordRow, stm_record_row, STM, RECORD_ROW, GObject)

struct _StmRecordRow
{
  GObject        parent_instance;

  StmRecordList *list;
  gint64         id;
};

/**
 * StmRecordList:
 *
 * A list model over the row numbers of a query.  Row numbers are all that is
 * held of a long list; records are fetched by the row when a cell is bound, and
 * the last few hundred are kept.
 */
struct _StmRecordList
{
  GObject       parent_instance;

  StmStore     *store;
  StmQuery     *query;
  GArray       *ids;
  GHashTable   *records;
  GCancellable *cancellable;
  gulong        changed_id;
  GError       *error;
};

enum { PROP_0, PROP_LOADING, PROP_N_ITEMS, N_PROPS };

static GParamSpec *properties[N_PROPS];

static StmRecord *stm_record_list_get_record (StmRecordList *self, gint64 id);

static StmRecord *
stm_record_row_get_record (StmRow *row)
{
  StmRecordRow *self = STM_RECORD_ROW (row);

  return stm_record_list_get_record (self->list, self->id);
}

static void
stm_record_row_row_init (StmRowInterface *iface)
{
  iface->get_record = stm_record_row_get_record;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StmRecordRow, stm_record_row, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_ROW, stm_record_row_row_init))

static void
stm_record_row_finalize (GObject *object)
{
  g_object_unref (STM_RECORD_ROW (object)->list);

  G_OBJECT_CLASS (stm_record_row_parent_class)->finalize (object);
}

static void
stm_record_row_class_init (StmRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_record_row_finalize;
}

static void
stm_record_row_init (StmRecordRow *self)
{
}

static GType
stm_record_list_get_item_type (GListModel *model)
{
  return STM_TYPE_RECORD_ROW;
}

static guint
stm_record_list_get_n_items (GListModel *model)
{
  return STM_RECORD_LIST (model)->ids->len;
}

static gpointer
stm_record_list_get_item (GListModel *model, guint position)
{
  StmRecordList *self = STM_RECORD_LIST (model);
  StmRecordRow *row;

  if (position >= self->ids->len)
    return NULL;

  row = g_object_new (STM_TYPE_RECORD_ROW, NULL);
  row->list = g_object_ref (self);
  row->id = g_array_index (self->ids, gint64, position);

  return row;
}

static void
stm_record_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = stm_record_list_get_item_type;
  iface->get_n_items = stm_record_list_get_n_items;
  iface->get_item = stm_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StmRecordList, stm_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, stm_record_list_list_model_init))

static void
stm_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmRecordList *self = STM_RECORD_LIST (object);

  if (id == PROP_LOADING)
    g_value_set_boolean (value, stm_record_list_get_loading (self));
  else
    g_value_set_uint (value, self->ids->len);
}

static void
stm_record_list_dispose (GObject *object)
{
  StmRecordList *self = STM_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (stm_record_list_parent_class)->dispose (object);
}

static void
stm_record_list_finalize (GObject *object)
{
  StmRecordList *self = STM_RECORD_LIST (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->records);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (stm_record_list_parent_class)->finalize (object);
}

static void
stm_record_list_class_init (StmRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_record_list_get_property;
  object_class->dispose = stm_record_list_dispose;
  object_class->finalize = stm_record_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GHashTable *
new_records (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
stm_record_list_init (StmRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->records = new_records ();
}

static StmRecord *
stm_record_list_get_record (StmRecordList *self, gint64 id)
{
  StmRecord *record = g_hash_table_lookup (self->records, &id);

  if (record != NULL || self->store == NULL)
    return record;

  record = stm_store_get_by_id (self->store, stm_query_get_record_type (self->query), id);
  if (record == NULL)
    return NULL;

  /* what is on the screen is soon fetched again */
  if (g_hash_table_size (self->records) >= KEPT_RECORDS)
    g_hash_table_remove_all (self->records);
  g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), record);

  return record;
}

static void
do_load (StmConnection *connection, gpointer data)
{
  GTask *task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  StmDatabase *database = stm_connection_get_database (connection);
  GError *error = NULL;
  GArray *ids = NULL;

  stm_database_set_cancellable (database, cancellable);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    ids = stm_query_load_ids (g_task_get_task_data (task), database, G_MAXUINT, &error);
  stm_database_set_cancellable (database, NULL);

  stm_worker_return (task, ids, (GDestroyNotify) g_array_unref, error);
}

/* Unlike stm_record_equal() this looks at what is derived as well, which changes
 * with other records. */
static gboolean
shows_the_same (StmRecord *record, StmRecord *other)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (stm_field_is_text (field)
          ? !g_str_equal (stm_record_get_text (record, field), stm_record_get_text (other, field))
          : stm_record_get_number (record, field) != stm_record_get_number (other, field))
        return FALSE;
    }

  return stm_record_get_revision (record) == stm_record_get_revision (other);
}

/* Rows that kept their place but show something else now. */
static void
emit_changed_rows (StmRecordList *self, GHashTable *before, guint first, guint last)
{
  for (guint i = 0; i < self->ids->len && g_hash_table_size (before) > 0; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      g_autofree gint64 *key = NULL;
      g_autoptr (StmRecord) old = NULL;
      StmRecord *new;

      if (!g_hash_table_steal_extended (before, &id, (gpointer *) &key, (gpointer *) &old) || (i >= first && i < last))
        continue;

      new = stm_record_list_get_record (self, id);
      if (new == NULL || !shows_the_same (old, new))
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
    }
}

/* Tells the least that changed, so that the view keeps its place. */
static void
adopt_ids (StmRecordList *self, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  g_autoptr (GHashTable) before = g_steal_pointer (&self->records);
  guint shorter = MIN (old->len, ids->len);
  guint first = 0, same_end = 0;

  while (first < shorter && g_array_index (old, gint64, first) == g_array_index (ids, gint64, first))
    first++;
  while (same_end < shorter - first
         && g_array_index (old, gint64, old->len - 1 - same_end) == g_array_index (ids, gint64, ids->len - 1 - same_end))
    same_end++;

  self->ids = ids;
  self->records = new_records ();

  if (first + same_end < MAX (old->len, ids->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - same_end, ids->len - first - same_end);
  emit_changed_rows (self, before, first, ids->len - same_end);

  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  StmRecordList *self = STM_RECORD_LIST (source);
  g_autoptr (GError) error = NULL;
  GArray *ids = g_task_propagate_pointer (G_TASK (result), &error);

  /* a newer query is under way */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->store == NULL)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  if (ids != NULL)
    adopt_ids (self, ids);
  else
    {
      stm_store_emit_failed (self->store, error);
      self->error = g_steal_pointer (&error);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * stm_record_list_refresh:
 * @self: a list
 *
 * Runs the query again on the reading thread; one that is under way is stopped.
 */
void
stm_record_list_refresh (StmRecordList *self)
{
  GTask *task;

  if (self->store == NULL || self->store->reader == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (self, self->cancellable, on_loaded, NULL);
  g_task_set_source_tag (task, stm_record_list_refresh);
  g_task_set_task_data (task, stm_query_copy (self->query), g_object_unref);
  stm_store_push (self->store, &self->store->background, do_load, task, task);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * stm_record_list_new:
 * @store: a store
 * @query: which records, in which order
 *
 * Returns: (transfer full): a list that fills itself from the main loop
 */
StmRecordList *
stm_record_list_new (StmStore *store, StmQuery *query)
{
  StmRecordList *self = g_object_new (STM_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->query = stm_query_copy (query);
  self->changed_id = g_signal_connect_object (store, "changed", G_CALLBACK (stm_record_list_refresh),
                                              self, G_CONNECT_SWAPPED);
  stm_record_list_refresh (self);

  return self;
}

/**
 * stm_record_list_set_query:
 * @self: a list
 * @query: which records, in which order
 */
void
stm_record_list_set_query (StmRecordList *self, StmQuery *query)
{
  g_autoptr (StmQuery) copy = stm_query_copy (query);

  g_set_object (&self->query, copy);
  stm_record_list_refresh (self);
}

/**
 * stm_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it shows
 */
StmQuery *
stm_record_list_get_query (StmRecordList *self)
{
  return self->query;
}

/**
 * stm_record_list_get_loading:
 * @self: a list
 *
 * Returns: whether a query is under way
 */
gboolean
stm_record_list_get_loading (StmRecordList *self)
{
  return self->cancellable != NULL;
}

/**
 * stm_record_list_wait:
 * @self: a list
 * @error: return location
 *
 * Runs the main context until the newest query is in: for commands and tests.
 *
 * Returns: whether it went well
 */
gboolean
stm_record_list_wait (StmRecordList *self, GError **error)
{
  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);

  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));

  return self->error == NULL;
}

/**
 * stm_record_list_find:
 * @self: a list
 * @uuid: which record
 *
 * Returns: its position, or %GTK_INVALID_LIST_POSITION (the largest guint)
 */
guint
stm_record_list_find (StmRecordList *self, const char *uuid)
{
  g_autoptr (StmRecord) record = NULL;

  if (self->store != NULL)
    record = stm_store_get (self->store, stm_query_get_record_type (self->query), uuid, NULL);

  for (guint i = 0; record != NULL && i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == stm_record_get_id (record))
      return i;

  return G_MAXUINT;
}

#include "config.h"

#include "views/stm-records-view.h"

#include "core/stm-choices.h"

typedef struct
{
  StmStore       *store;
  StmRecordClass *klass;
  StmListPage    *list_page;
  StmRecordList  *list;
  GPtrArray      *references;  /* const StmField: filters that offer records */
  const StmField *status;      /* (nullable): the filter that offers statuses */
} StmRecordsViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StmRecordsView, stm_records_view, ADW_TYPE_NAVIGATION_PAGE)

#define PRIVATE(self) ((StmRecordsViewPrivate *) stm_records_view_get_instance_private (STM_RECORDS_VIEW (self)))

/* Where a role is shown one status in the place of others, it means them all. */
static char *
dup_statuses (StmRecordsView *self, const char *shown)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  StmRole role = stm_store_get_role (priv->store);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < stm_field_count_choices (priv->status); i++)
    if (g_str_equal (priv->status->choices[stm_policy_shown_status (role, i)].key, shown))
      g_strv_builder_add (keys, priv->status->choices[i].key);
  strv = g_strv_builder_end (keys);

  return g_strjoinv ("|", strv);
}

static void
set_filter (StmRecordsView *self, StmQuery *query, const char *field)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  const char *value = stm_list_page_get_filter (priv->list_page, field);
  g_autofree char *statuses = NULL;

  if (value != NULL && priv->status != NULL && g_str_equal (field, priv->status->name))
    value = statuses = dup_statuses (self, value);

  stm_query_set_filter (query, field, value);
}

static StmQuery *
create_query (StmRecordsView *self)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  StmQuery *query = stm_query_new (G_TYPE_FROM_CLASS (priv->klass));
  g_autofree const char **filters = stm_list_page_list_filters (priv->list_page);
  gboolean descending;
  const char *sort = stm_list_page_get_sort (priv->list_page, &descending);

  stm_query_set_role (query, stm_store_get_role (priv->store));
  stm_query_set_search (query, stm_list_page_get_search (priv->list_page));
  if (sort != NULL)
    stm_query_set_sort (query, sort, descending);

  for (guint i = 0; filters[i] != NULL; i++)
    set_filter (self, query, filters[i]);

  return query;
}

static void
query_changed (StmRecordsView *self)
{
  g_autoptr (StmQuery) query = create_query (self);

  stm_record_list_set_query (PRIVATE (self)->list, query);
}

static void
row_activated (StmRecordsView *self, StmRow *row)
{
  StmRecord *record = stm_row_get_record (row);

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(ss)",
                                STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record));
}

/* Offers other choices; what is chosen and not among them is chosen no more. */
static void
offer (StmRecordsView *self, const StmField *field, GListModel *titles)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  const char *chosen = stm_list_page_get_filter (priv->list_page, field->name);
  gboolean offered = chosen == NULL;

  for (guint i = 0; i < g_list_model_get_n_items (titles) && !offered; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (titles, i);

      offered = g_str_equal (stm_title_get_uuid (title), chosen);
    }

  stm_list_page_add_filter (priv->list_page, field->name, NULL, titles);
  if (!offered)
    stm_list_page_set_filter (priv->list_page, field->name, NULL);
}

static void
offer_records (StmRecordsView *self, const StmField *field)
{
  g_autoptr (GListModel) titles = stm_store_list_titles (PRIVATE (self)->store, field->target (), NULL, NULL, NULL);

  if (titles != NULL)
    offer (self, field, titles);
}

static void
offer_statuses (StmRecordsView *self)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  StmRole role = stm_store_get_role (priv->store);
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; i < stm_field_count_choices (priv->status); i++)
    {
      g_autoptr (StmTitle) title = stm_title_new ("", priv->status->choices[i].key,
                                                  stm_field_get_choice_label (priv->status, i), NULL);

      if (stm_policy_shown_status (role, i) == (int) i)
        g_list_store_append (titles, title);
    }

  offer (self, priv->status, G_LIST_MODEL (titles));
}

static void
role_changed (StmRecordsView *self)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  StmRole role = stm_store_get_role (priv->store);
  g_autofree char *added = NULL;

  g_object_get (priv->list_page, "add-target", &added, NULL);
  stm_table_set_role (stm_list_page_get_table (priv->list_page), role);
  stm_list_page_set_may_add (priv->list_page,
                             stm_policy_may (role, STM_ACTION_EDIT, added != NULL ? added : priv->klass->kind,
                                             FALSE, NULL));

  if (priv->status != NULL)
    {
      offer_statuses (self);
      query_changed (self);
    }
}

static gboolean
is_kind (const StmField *field, const char *kind)
{
  g_autoptr (StmRecordClass) target = g_type_class_ref (field->target ());

  return kind == NULL || g_str_equal (target->kind, kind);
}

/* Other records are shown by their names. */
static void
store_changed (StmRecordsView *self, const char *kind)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < priv->references->len; i++)
    if (is_kind (priv->references->pdata[i], kind))
      offer_records (self, priv->references->pdata[i]);

  for (guint i = 0; i < priv->klass->n_fields; i++)
    if (priv->klass->fields[i].type == STM_FIELD_REFERENCE && is_kind (&priv->klass->fields[i], kind))
      {
        stm_table_refresh (stm_list_page_get_table (priv->list_page));
        break;
      }
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return stm_store_dup_title (STM_STORE (data), target, uuid);
}

static void
stm_records_view_dispose (GObject *object)
{
  StmRecordsViewPrivate *priv = PRIVATE (object);

  g_clear_object (&priv->list);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (stm_records_view_parent_class)->dispose (object);
}

static void
stm_records_view_finalize (GObject *object)
{
  StmRecordsViewPrivate *priv = PRIVATE (object);

  g_ptr_array_unref (priv->references);
  g_clear_pointer (&priv->klass, g_type_class_unref);

  G_OBJECT_CLASS (stm_records_view_parent_class)->finalize (object);
}

static void
stm_records_view_class_init (StmRecordsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_records_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_records_view_finalize;

  g_type_ensure (STM_TYPE_LIST_PAGE);
}

static void
stm_records_view_init (StmRecordsView *self)
{
  PRIVATE (self)->references = g_ptr_array_new ();
}

void
stm_records_view_open (StmRecordsView *self, StmStore *store, StmListPage *list_page, GType type)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  g_autoptr (StmQuery) query = NULL;

  priv->store = g_object_ref (store);
  priv->list_page = list_page;
  priv->klass = g_type_class_ref (type);

  stm_table_set_resolver (stm_list_page_get_table (list_page), resolve, g_object_ref (store), g_object_unref);
  role_changed (self);

  query = create_query (self);
  priv->list = stm_store_query (store, query);
  stm_list_page_set_model (list_page, G_LIST_MODEL (priv->list));

  g_signal_connect_object (list_page, "query-changed", G_CALLBACK (query_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list_page, "activate-row", G_CALLBACK (row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::role", G_CALLBACK (role_changed), self, G_CONNECT_SWAPPED);
}

void
stm_records_view_add_reference_filter (StmRecordsView *self, const char *field)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);
  const StmField *definition = stm_record_class_find_field (priv->klass, field);

  g_ptr_array_add (priv->references, (gpointer) definition);
  offer_records (self, definition);
}

void
stm_records_view_add_status_filter (StmRecordsView *self, const char *field)
{
  StmRecordsViewPrivate *priv = PRIVATE (self);

  priv->status = stm_record_class_find_field (priv->klass, field);
  g_return_if_fail (priv->status->choices == stm_status_choices);
  offer_statuses (self);
}

StmStore *
stm_records_view_get_store (StmRecordsView *self)
{
  return PRIVATE (self)->store;
}

StmRecordList *
stm_records_view_get_list (StmRecordsView *self)
{
  return PRIVATE (self)->list;
}

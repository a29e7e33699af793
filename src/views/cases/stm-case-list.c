#include "config.h"

#include "views/cases/stm-case-list.h"

#include "core/stm-moment.h"
#include "views/cases/stm-case-item.h"

#include <string.h>

/**
 * StmCaseList:
 *
 * The clients to follow up, as they are asked for; see the header.
 */
struct _StmCaseList
{
  GObject         parent_instance;

  StmRecordClass *klass;
  GPtrArray      *all;          /* StmCaseItem, the most urgent first */
  GPtrArray      *shown;
  GHashTable     *filters;      /* const StmField -> value */
  char          **words;        /* folded */
  const StmField *sort;         /* NULL for the order of urgency */
  gboolean        descending;
  gboolean        show_followed;
  gboolean        loading;
  guint           n_followed;
};

enum { PROP_0, PROP_LOADING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GType
stm_case_list_get_item_type (GListModel *model)
{
  return STM_TYPE_CASE_ITEM;
}

static guint
stm_case_list_get_n_items (GListModel *model)
{
  return STM_CASE_LIST (model)->shown->len;
}

static gpointer
stm_case_list_get_item (GListModel *model, guint position)
{
  StmCaseList *self = STM_CASE_LIST (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
stm_case_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = stm_case_list_get_item_type;
  iface->get_n_items = stm_case_list_get_n_items;
  iface->get_item = stm_case_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StmCaseList, stm_case_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, stm_case_list_list_model_init))

static void
stm_case_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, STM_CASE_LIST (object)->loading);
}

static void
stm_case_list_finalize (GObject *object)
{
  StmCaseList *self = STM_CASE_LIST (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->filters);
  g_strfreev (self->words);
  g_type_class_unref (self->klass);

  G_OBJECT_CLASS (stm_case_list_parent_class)->finalize (object);
}

static void
stm_case_list_class_init (StmCaseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_case_list_get_property;
  object_class->finalize = stm_case_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_case_list_init (StmCaseList *self)
{
  self->klass = g_type_class_ref (STM_TYPE_CASE_ENTRY);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->filters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->words = g_new0 (char *, 1);
  self->loading = TRUE;
}

StmCaseList *
stm_case_list_new (void)
{
  return g_object_new (STM_TYPE_CASE_LIST, NULL);
}

static gboolean
passes (StmRecord *record, const StmField *field, const char *value)
{
  if (stm_field_is_text (field))
    return g_str_equal (stm_record_get_text (record, field), value);

  return stm_record_get_number (record, field) == stm_field_find_choice (field, value);
}

/* Every word begins a word of what is searched, as in other lists. */
static gboolean
is_found (StmCaseList *self, StmRecord *record)
{
  g_autofree char *text = stm_record_dup_search_text (record);
  g_autofree char *folded = stm_fold_text (text);
  g_auto (GStrv) tokens = g_strsplit_set (folded, " -'·\n", -1);

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      gboolean begins = FALSE;

      for (guint j = 0; tokens[j] != NULL && !begins; j++)
        begins = g_str_has_prefix (tokens[j], self->words[i]);
      if (!begins)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_asked_for (StmCaseList *self, StmRecord *record)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &field, &value))
    if (!passes (record, field, value))
      return FALSE;

  return is_found (self, record);
}

static int
compare_values (StmRecord *record, StmRecord *other, const StmField *field)
{
  const char *text, *other_text;

  if (!stm_field_is_text (field))
    return stm_record_get_number (record, field) - stm_record_get_number (other, field);

  text = stm_record_get_text (record, field);
  other_text = stm_record_get_text (other, field);

  /* what has no deadline comes after what has one */
  if (field->type == STM_FIELD_DATE && (*text == '\0' || *other_text == '\0'))
    return (*text == '\0') - (*other_text == '\0');

  return g_utf8_collate (text, other_text);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  StmCaseList *self = data;
  StmRecord *record = stm_row_get_record (*(StmRow **) a);
  StmRecord *other = stm_row_get_record (*(StmRow **) b);
  int order = compare_values (record, other, self->sort);

  return self->descending ? -order : order;
}

static void
sort (StmCaseList *self, GPtrArray *items)
{
  if (self->sort != NULL)
    g_ptr_array_sort_with_data (items, compare, self);
  else if (self->descending)
    for (guint i = 0; i < items->len / 2; i++)
      {
        gpointer first = items->pdata[i];

        items->pdata[i] = items->pdata[items->len - 1 - i];
        items->pdata[items->len - 1 - i] = first;
      }
}

/* Tells the least that changed, so that the view keeps its place and the focus. */
static void
show (StmCaseList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint shorter = MIN (old->len, items->len);
  guint first = 0, end = 0;

  while (first < shorter && stm_case_item_equal (old->pdata[first], items->pdata[first]))
    first++;
  while (end < shorter - first
         && stm_case_item_equal (old->pdata[old->len - 1 - end], items->pdata[items->len - 1 - end]))
    end++;

  self->shown = items;
  if (first + end < MAX (old->len, items->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - end, items->len - first - end);
}

void
stm_case_list_update (StmCaseList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_followed = 0;
  for (guint i = 0; i < self->all->len; i++)
    {
      StmCaseEntry *entry = stm_case_item_get_entry (self->all->pdata[i]);

      if (!is_asked_for (self, STM_RECORD (entry)))
        continue;
      if (entry->followed)
        self->n_followed++;
      if (!entry->followed || self->show_followed)
        g_ptr_array_add (items, g_object_ref (self->all->pdata[i]));
    }

  sort (self, items);
  show (self, items);
}

void
stm_case_list_take (StmCaseList *self, GListModel *cases)
{
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (StmCaseRow) row = g_list_model_get_item (cases, i);
      g_autoptr (StmCaseEntry) entry = stm_case_entry_new (row);

      g_ptr_array_add (self->all, stm_case_item_new (entry));
    }

  self->loading = FALSE;
  stm_case_list_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
stm_case_list_set_search (StmCaseList *self, const char *text)
{
  g_autofree char *folded = stm_fold_text (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " -'", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);

  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
}

void
stm_case_list_set_filter (StmCaseList *self, const char *field, const char *value)
{
  const StmField *known = stm_record_class_find_field (self->klass, field);

  if (value != NULL)
    g_hash_table_insert (self->filters, (gpointer) known, g_strdup (value));
  else
    g_hash_table_remove (self->filters, known);
}

void
stm_case_list_set_sort (StmCaseList *self, const char *field, gboolean descending)
{
  self->sort = field != NULL && !g_str_equal (field, "urgency") ? stm_record_class_find_field (self->klass, field) : NULL;
  self->descending = descending;
}

void
stm_case_list_show_followed (StmCaseList *self, gboolean show_followed)
{
  self->show_followed = show_followed;
}

guint
stm_case_list_get_n_followed (StmCaseList *self)
{
  return self->n_followed;
}

char *
stm_case_list_dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);

  return g_strndup (moment, strlen ("2026-09-03"));
}

#include "config.h"

#include "widgets/stm-filter-set.h"

#include <gtk/gtk.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  char       *field;
  char       *label;
  GListModel *choices;
  char       *value;
} Filter;

/**
 * StmFilterSet:
 *
 * What a list can be filtered by and what is chosen; signal "changed".
 */
struct _StmFilterSet
{
  GObject  parent_instance;

  GArray  *filters;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmFilterSet, stm_filter_set, G_TYPE_OBJECT)

static void
clear_filter (gpointer data)
{
  Filter *filter = data;

  g_free (filter->field);
  g_free (filter->label);
  g_object_unref (filter->choices);
  g_free (filter->value);
}

static void
stm_filter_set_finalize (GObject *object)
{
  g_array_unref (STM_FILTER_SET (object)->filters);

  G_OBJECT_CLASS (stm_filter_set_parent_class)->finalize (object);
}

static void
stm_filter_set_class_init (StmFilterSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_filter_set_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_filter_set_init (StmFilterSet *self)
{
  self->filters = g_array_new (FALSE, TRUE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);
}

StmFilterSet *
stm_filter_set_new (void)
{
  return g_object_new (STM_TYPE_FILTER_SET, NULL);
}

static Filter *
get_nth (StmFilterSet *self, guint index)
{
  return &g_array_index (self->filters, Filter, index);
}

static Filter *
find (StmFilterSet *self, const char *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (g_str_equal (get_nth (self, i)->field, field))
      return get_nth (self, i);

  return NULL;
}

/* "All" stands first, with an empty uuid. */
static GListModel *
with_all (GListModel *choices)
{
  g_autoptr (GListStore) all = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (StmTitle) title = stm_title_new ("", "", _("All"), NULL);
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (all, title);
  g_list_store_append (parts, all);
  g_list_store_append (parts, choices);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

/* Adding one again renews its choices. */
void
stm_filter_set_add (StmFilterSet *self, const char *field, const char *label, GListModel *choices)
{
  Filter *old = find (self, field);

  if (old != NULL)
    {
      g_set_str (&old->label, label);
      g_object_unref (old->choices);
      old->choices = with_all (choices);
    }
  else
    {
      Filter filter = { g_strdup (field), g_strdup (label), with_all (choices), NULL };

      g_array_append_val (self->filters, filter);
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

/* value: NULL or "" for all. */
void
stm_filter_set_choose (StmFilterSet *self, const char *field, const char *value)
{
  Filter *filter = find (self, field);

  g_return_if_fail (filter != NULL);

  if (value != NULL && *value == '\0')
    value = NULL;

  if (g_set_str (&filter->value, value))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: whether anything was chosen */
gboolean
stm_filter_set_clear (StmFilterSet *self)
{
  gboolean cleared = FALSE;

  for (guint i = 0; i < self->filters->len; i++)
    cleared |= g_set_str (&get_nth (self, i)->value, NULL);

  if (cleared)
    g_signal_emit (self, signals[CHANGED], 0);

  return cleared;
}

guint
stm_filter_set_get_n_filters (StmFilterSet *self)
{
  return self->filters->len;
}

guint
stm_filter_set_get_n_chosen (StmFilterSet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->filters->len; i++)
    n += get_nth (self, i)->value != NULL;

  return n;
}

const char *
stm_filter_set_get_field (StmFilterSet *self, guint index)
{
  return get_nth (self, index)->field;
}

const char *
stm_filter_set_get_label (StmFilterSet *self, guint index)
{
  return get_nth (self, index)->label;
}

/* (transfer none): of StmTitle, "All" first. */
GListModel *
stm_filter_set_get_choices (StmFilterSet *self, guint index)
{
  return get_nth (self, index)->choices;
}

/* Where the chosen value stands among the choices; 0, "All", where none is. */
guint
stm_filter_set_get_position (StmFilterSet *self, guint index)
{
  Filter *filter = get_nth (self, index);

  for (guint i = 1; filter->value != NULL && i < g_list_model_get_n_items (filter->choices); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (filter->choices, i);

      if (g_str_equal (stm_title_get_uuid (title), filter->value))
        return i;
    }

  return 0;
}

const char *
stm_filter_set_get_value (StmFilterSet *self, const char *field)
{
  Filter *filter = find (self, field);

  return filter != NULL ? filter->value : NULL;
}

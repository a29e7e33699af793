#include "config.h"

#include "widgets/stm-growing-list.h"

/* as long as nobody said what fits on the screen */
#define FIRST_ROWS 40
#define STEP       20
/* what GTK keeps ready around the visible rows; beyond, a row costs nothing */
#define ENOUGH     240

/**
 * StmGrowingList:
 *
 * GTK makes the widgets of some two hundred rows when a long list appears, of
 * which thirty are seen, and the first frame waits for all.  This list begins
 * with what fits on the screen and grows frame by frame, so that a list of a
 * hundred thousand appears as fast as one of thirty.
 *
 * When all rows are other ones (another sort, another search), it tells their
 * removal and their addition apart: told at once, GTK asks every single row
 * whether it is an old one that moved.
 */
struct _StmGrowingList
{
  GObject     parent_instance;

  GListModel *model;
  guint       first;
  guint       limit;
  guint       shown;
};

static void stm_growing_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StmGrowingList, stm_growing_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, stm_growing_list_list_model_init))

enum { GROWS, N_SIGNALS };

static guint signals[N_SIGNALS];

static GType
stm_growing_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
stm_growing_list_get_n_items (GListModel *model)
{
  return STM_GROWING_LIST (model)->shown;
}

static gpointer
stm_growing_list_get_item (GListModel *model, guint position)
{
  StmGrowingList *self = STM_GROWING_LIST (model);

  return position < self->shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
stm_growing_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = stm_growing_list_get_item_type;
  iface->get_n_items = stm_growing_list_get_n_items;
  iface->get_item = stm_growing_list_get_item;
}

static guint
count (StmGrowingList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

/* The same change as far as it lies within the rows shown. */
static void
change (StmGrowingList *self, guint position, guint removed, guint added)
{
  guint before = self->shown;

  self->shown = MIN (count (self), self->limit);
  position = MIN (position, before);
  removed = MIN (removed, before - position);
  if (self->shown == before - removed + added)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, self->shown - position);
}

static void
start_again (StmGrowingList *self)
{
  guint before = self->shown;

  self->shown = 0;
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);

  self->limit = self->first;
  self->shown = MIN (count (self), self->limit);
  if (self->shown > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown);

  if (count (self) > self->limit)
    g_signal_emit (self, signals[GROWS], 0);
  else
    self->limit = G_MAXUINT;
}

static void
on_items_changed (StmGrowingList *self, guint position, guint removed, guint added)
{
  if (position == 0 && added == count (self) && MAX (removed, added) > self->first)
    start_again (self);
  else if (position < self->limit)
    change (self, position, removed, added);
}

static void
stm_growing_list_dispose (GObject *object)
{
  stm_growing_list_set_model (STM_GROWING_LIST (object), NULL);

  G_OBJECT_CLASS (stm_growing_list_parent_class)->dispose (object);
}

static void
stm_growing_list_class_init (StmGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_growing_list_dispose;

  signals[GROWS] = g_signal_new ("grows", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_growing_list_init (StmGrowingList *self)
{
  self->first = FIRST_ROWS;
  self->limit = G_MAXUINT;
}

StmGrowingList *
stm_growing_list_new (void)
{
  return g_object_new (STM_TYPE_GROWING_LIST, NULL);
}

void
stm_growing_list_set_model (StmGrowingList *self, GListModel *model)
{
  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_items_changed, self);

  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);

  start_again (self);
}

GListModel *
stm_growing_list_get_model (StmGrowingList *self)
{
  return self->model;
}

/* How many rows fit on the screen: that many are shown at first. */
void
stm_growing_list_set_first (StmGrowingList *self, guint first)
{
  self->first = MIN (first, ENOUGH);
}

/* Shows a few more rows; FALSE when all are shown.  To be called once a frame,
 * some time after the signal "grows". */
gboolean
stm_growing_list_grow (StmGrowingList *self)
{
  guint before = self->shown;

  if (self->limit == G_MAXUINT)
    return FALSE;

  self->limit = self->limit < ENOUGH - STEP ? self->limit + STEP : G_MAXUINT;
  self->shown = MIN (count (self), self->limit);
  if (self->shown == count (self))
    self->limit = G_MAXUINT;
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);

  return self->limit != G_MAXUINT;
}

/* Shows all rows now. */
void
stm_growing_list_finish (StmGrowingList *self)
{
  self->limit = MAX (self->limit, ENOUGH);
  stm_growing_list_grow (self);
}

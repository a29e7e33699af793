#include "config.h"

#include "widgets/stm-table.h"

#include "widgets/stm-cells.h"
#include "widgets/stm-growing-list.h"
#include "widgets/stm-style.h"
#include "widgets/stm-table-private.h"

/* a longer pause than between the letters of somebody who seeks them */
#define GROW_AFTER_MS 500
/* pixels */
#define SMALLEST_ROW  32

/**
 * StmTable:
 *
 * A table over a list that may be long; see the header.
 */

enum { PROP_0, PROP_NARROW, PROP_CRAMPED, N_PROPS };
enum { SORT, ACTIVATE_ROW, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmTable, stm_table, ADW_TYPE_BIN)

static void
stm_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmTable *self = STM_TABLE (object);

  g_value_set_boolean (value, id == PROP_NARROW ? self->narrow : self->cramped);
}

/* Large letters leave no room for a word beside a name. */
static void
set_cramped (StmTable *self, gboolean cramped)
{
  if (self->cramped == cramped)
    return;

  self->cramped = cramped;
  if (self->klass != NULL)
    stm_table_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRAMPED]);
}

static void
stm_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    stm_table_set_narrow (STM_TABLE (object), g_value_get_boolean (value));
  else
    set_cramped (STM_TABLE (object), g_value_get_boolean (value));
}

static void stop_growing (StmTable *self);

static void
stm_table_dispose (GObject *object)
{
  StmTable *self = STM_TABLE (object);

  stop_growing (self);
  self->sorting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_TABLE);

  G_OBJECT_CLASS (stm_table_parent_class)->dispose (object);
}

static void
stm_table_finalize (GObject *object)
{
  StmTable *self = STM_TABLE (object);

  g_clear_pointer (&self->klass, g_type_class_unref);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->subtitle);
  g_object_unref (self->reader);
  g_clear_object (&self->chooser);
  g_object_unref (self->rows);
  g_object_unref (self->selection);
  g_object_unref (self->actions);

  G_OBJECT_CLASS (stm_table_parent_class)->finalize (object);
}

static void
activate (StmTable *self, guint position)
{
  g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATE_ROW], 0, row);
}

static void
on_activate_column_view (StmTable *self, guint position)
{
  activate (self, position);
}

static void
on_activate_list_view (StmTable *self, guint position)
{
  activate (self, position);
}

static void
set_scrollbar_policy (StmTable *self, GtkPolicyType policy)
{
  gtk_scrolled_window_set_policy (self->wide, GTK_POLICY_AUTOMATIC, policy);
  gtk_scrolled_window_set_policy (self->small, GTK_POLICY_NEVER, policy);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  StmTable *self = STM_TABLE (widget);

  if (stm_growing_list_grow (self->rows))
    return G_SOURCE_CONTINUE;

  set_scrollbar_policy (self, GTK_POLICY_AUTOMATIC);
  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
stop_growing (StmTable *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
grow (gpointer data)
{
  StmTable *self = data;

  self->wait_id = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* Rows that another letter typed would take away again are not made. */
static void
on_rows_grow (StmTable *self)
{
  stop_growing (self);

  /* a scroll bar would shrink before one's eyes */
  set_scrollbar_policy (self, GTK_POLICY_EXTERNAL);
  self->wait_id = g_timeout_add_once (GROW_AFTER_MS, grow, self);
}

static void
on_scrolled (StmTable *self)
{
  if (self->wait_id == 0)
    return;

  g_clear_handle_id (&self->wait_id, g_source_remove);
  grow (self);
}

static void
on_page_size (StmTable *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  double height = gtk_adjustment_get_page_size (adjustment);

  if (height > 0)
    stm_growing_list_set_first (self->rows, height / SMALLEST_ROW + 2);
}

static void
follow_scroller (StmTable *self, GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (on_page_size), self, G_CONNECT_SWAPPED);
}

/* Only what is shown has the rows: each view makes widgets for two hundred. */
static void
show_view (StmTable *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  gtk_column_view_set_model (self->column_view, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->list_view, self->narrow ? model : NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->narrow ? self->small : self->wide));
}

static void
on_sorter_changed (StmTable *self, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  guint index;

  if (self->sorting || !g_ptr_array_find (self->columns, column, &index))
    return;

  self->sort = self->fields->pdata[index];
  self->descending = descending;
  stm_table_update_sort_actions (self);
  g_signal_emit (self, signals[SORT], 0, self->sort->name, descending);
}

static void
stm_table_class_init (StmTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_table_get_property;
  object_class->set_property = stm_table_set_property;
  object_class->dispose = stm_table_dispose;
  object_class->finalize = stm_table_finalize;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CRAMPED] = g_param_spec_boolean ("cramped", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SORT] = g_signal_new ("sort", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTIVATE_ROW] = g_signal_new ("activate-row", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, STM_TYPE_ROW);

  stm_style_ensure ();
  gtk_widget_class_set_css_name (widget_class, "stmtable");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-table.ui");
  gtk_widget_class_bind_template_child (widget_class, StmTable, stack);
  gtk_widget_class_bind_template_child (widget_class, StmTable, wide);
  gtk_widget_class_bind_template_child (widget_class, StmTable, small);
  gtk_widget_class_bind_template_child (widget_class, StmTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, StmTable, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_column_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_list_view);
}

static void
stm_table_init (StmTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_ptr_array_new ();
  self->subtitle = g_ptr_array_new ();
  self->reader = stm_reader_new ();
  self->actions = g_simple_action_group_new ();
  self->rows = stm_growing_list_new ();
  self->selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));

  g_signal_connect_object (self->rows, "grows", G_CALLBACK (on_rows_grow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
  follow_scroller (self, self->wide);
  follow_scroller (self, self->small);
  show_view (self);
}

GtkWidget *
stm_table_new (void)
{
  return g_object_new (STM_TYPE_TABLE, NULL);
}

void
stm_table_set_title (StmTable *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return GTK_ORDERING_EQUAL;
}

static void
add_column (StmTable *self, const StmField *field)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (stm_field_get_label (field), NULL);

  gtk_column_view_column_set_id (column, field->name);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, stm_cells_is_wide (field));
  /* says that the heading can be clicked; the order itself is the store's */
  if (field->flags & STM_FIELD_SORTED)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }

  gtk_column_view_append_column (self->column_view, column);
  g_ptr_array_add (self->columns, column);
  g_ptr_array_add (self->fields, (gpointer) field);
}

static const StmField *
find_status (StmTable *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (stm_cells_is_status (self->fields->pdata[i]))
      return self->fields->pdata[i];

  return NULL;
}

void
stm_table_set_columns (StmTable           *self,
                       GType               record_type,
                       const char *const  *fields,
                       const char *const  *subtitle)
{
  g_return_if_fail (self->klass == NULL);

  self->klass = g_type_class_ref (record_type);
  for (guint i = 0; fields[i] != NULL; i++)
    add_column (self, stm_record_class_find_field (self->klass, fields[i]));

  for (guint i = 0; subtitle != NULL && subtitle[i] != NULL; i++)
    g_ptr_array_add (self->subtitle, (gpointer) stm_record_class_find_field (self->klass, subtitle[i]));
  g_ptr_array_add (self->subtitle, NULL);

  stm_table_add_actions (self);
  stm_table_refresh (self);
}

/* New factories fill all cells again and leave the rows in their place. */
void
stm_table_refresh (StmTable *self)
{
  g_autoptr (GtkListItemFactory) rows = stm_cells_new_row_factory ();
  g_autoptr (GtkListItemFactory) summary = NULL;

  g_return_if_fail (self->klass != NULL);

  stm_reader_forget (self->reader);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkListItemFactory) cells = stm_cells_new_column_factory (self->reader, self->fields->pdata[i]);

      gtk_column_view_column_set_factory (self->columns->pdata[i], cells);
    }
  gtk_column_view_set_row_factory (self->column_view, rows);

  summary = stm_cells_new_summary_factory (self->reader, (const StmField *const *) self->subtitle->pdata,
                                           find_status (self), self->cramped);
  if (self->chooser != NULL)
    stm_chooser_add_to (self->chooser, summary);
  gtk_list_view_set_factory (self->list_view, summary);
}

void
stm_table_set_chooser (StmTable *self, StmChooser *chooser)
{
  GtkListItemFactory *boxes = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, boxes);

  g_return_if_fail (self->klass == NULL && self->chooser == NULL);

  self->chooser = g_object_ref (chooser);
  stm_chooser_add_to (chooser, boxes);
  gtk_column_view_append_column (self->column_view, column);
  stm_chooser_add_keys (chooser, GTK_WIDGET (self->column_view));
  stm_chooser_add_keys (chooser, GTK_WIDGET (self->list_view));
}

void
stm_table_hide_columns (StmTable *self, const char *const *fields)
{
  for (guint i = 1; i < self->columns->len; i++)
    if (g_strv_contains (fields, ((const StmField *) self->fields->pdata[i])->name))
      gtk_column_view_column_set_visible (self->columns->pdata[i], FALSE);
}

void
stm_table_set_resolver (StmTable *self, StmResolver resolver, gpointer data, GDestroyNotify destroy)
{
  stm_reader_set_resolver (self->reader, resolver, data, destroy);
  if (self->klass != NULL)
    stm_table_refresh (self);
}

void
stm_table_set_role (StmTable *self, StmRole role)
{
  stm_reader_set_role (self->reader, role, FALSE);
  if (self->klass != NULL)
    stm_table_refresh (self);
}

StmRole
stm_table_get_role (StmTable *self)
{
  return stm_reader_get_role (self->reader);
}

void
stm_table_set_model (StmTable *self, GListModel *rows)
{
  stm_growing_list_set_model (self->rows, rows);
}

GListModel *
stm_table_get_model (StmTable *self)
{
  return stm_growing_list_get_model (self->rows);
}

void
stm_table_set_sort (StmTable *self, const char *field, gboolean descending)
{
  const StmField *sort = field != NULL ? stm_record_class_find_field (self->klass, field) : NULL;
  GtkColumnViewColumn *column = NULL;
  guint index;

  if (sort != NULL && g_ptr_array_find (self->fields, sort, &index))
    column = self->columns->pdata[index];

  self->sort = sort;
  self->descending = descending;
  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->column_view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
  stm_table_update_sort_actions (self);
}

/* As a click on the heading. */
void
stm_table_change_sort (StmTable *self, const char *field, gboolean descending)
{
  stm_table_set_sort (self, field, descending);
  if (self->sort != NULL)
    g_signal_emit (self, signals[SORT], 0, self->sort->name, descending);
}

const char *
stm_table_get_sort (StmTable *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;

  return self->sort != NULL ? self->sort->name : NULL;
}

gboolean
stm_table_get_narrow (StmTable *self)
{
  return self->narrow;
}

void
stm_table_set_narrow (StmTable *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  show_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

void
stm_table_scroll_to (StmTable *self, guint position)
{
  if (position > 0)
    stm_growing_list_finish (self->rows);
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;

  if (self->narrow)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->column_view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

GType
stm_table_get_record_type (StmTable *self)
{
  return self->klass != NULL ? G_TYPE_FROM_CLASS (self->klass) : G_TYPE_INVALID;
}

GActionGroup *
stm_table_get_actions (StmTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

#include "config.h"

#include "widgets/stm-filter-button.h"

#include <glib/gi18n-lib.h>

/* a list that long is searched */
#define SEARCHED 10

/**
 * StmFilterButton:
 *
 * A button with a popover in which each filter has a drop-down of its values;
 * hidden when there is nothing to filter by.
 */
struct _StmFilterButton
{
  AdwBin         parent_instance;

  GtkGrid       *grid;
  StmFilterSet  *filters;
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (StmFilterButton, stm_filter_button, ADW_TYPE_BIN)

static void
stm_filter_button_dispose (GObject *object)
{
  StmFilterButton *self = STM_FILTER_BUTTON (object);

  g_clear_object (&self->filters);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_FILTER_BUTTON);

  G_OBJECT_CLASS (stm_filter_button_parent_class)->dispose (object);
}

static void
stm_filter_button_class_init (StmFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_filter_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, StmFilterButton, grid);
}

static void
stm_filter_button_init (StmFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_selected (GtkDropDown *drop_down, GParamSpec *pspec, StmFilterButton *self)
{
  StmTitle *title = gtk_drop_down_get_selected_item (drop_down);

  if (!self->updating && title != NULL)
    stm_filter_set_choose (self->filters, gtk_widget_get_name (GTK_WIDGET (drop_down)), stm_title_get_uuid (title));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  StmTitle *title = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), stm_title_get_title (title));
}

static GtkWidget *
new_drop_down (StmFilterButton *self, guint index)
{
  GListModel *choices = stm_filter_set_get_choices (self->filters, index);
  GtkExpression *expression = gtk_property_expression_new (STM_TYPE_TITLE, NULL, "title");
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (choices), expression);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = g_object_ref (gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down)));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), list_factory);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), g_list_model_get_n_items (choices) > SEARCHED);
  gtk_drop_down_set_search_match_mode (GTK_DROP_DOWN (drop_down), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), stm_filter_set_get_position (self->filters, index));
  gtk_widget_set_name (drop_down, stm_filter_set_get_field (self->filters, index));
  gtk_widget_set_hexpand (drop_down, TRUE);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_selected), self, 0);

  return drop_down;
}

static void
add_row (StmFilterButton *self, guint index)
{
  GtkWidget *label = gtk_label_new (stm_filter_set_get_label (self->filters, index));
  GtkWidget *drop_down = new_drop_down (self, index);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (self->grid, label, 0, index, 1, 1);
  gtk_grid_attach (self->grid, drop_down, 1, index, 1, 1);
}

static void
update (StmFilterButton *self)
{
  guint n = stm_filter_set_get_n_filters (self->filters);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  self->updating = TRUE;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *drop_down = gtk_grid_get_child_at (self->grid, 1, i);

      if (drop_down == NULL)
        add_row (self, i);
      else
        {
          if (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down)) != stm_filter_set_get_choices (self->filters, i))
            gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), stm_filter_set_get_choices (self->filters, i));
          gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), stm_filter_set_get_position (self->filters, i));
        }
    }

  self->updating = FALSE;
}

/* Once only. */
void
stm_filter_button_set_filters (StmFilterButton *self, StmFilterSet *filters)
{
  self->filters = g_object_ref (filters);
  g_signal_connect_object (filters, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

#include "config.h"

#include "widgets/stm-picker-row.h"

#include <glib/gi18n-lib.h>

/* Longer lists are searched. */
#define MAX_UNSEARCHED 8
#define MIN_WIDTH      240
#define MAX_WIDTH      480

typedef struct
{
  GListModel         *model;
  char               *selected;
  char               *folded_search;

  GtkLabel           *value;
  GtkWidget          *arrow;
  GtkPopover         *popover;
  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
} StmPickerRowPrivate;

enum { PROP_0, PROP_SELECTED, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StmPickerRow, stm_picker_row, STM_TYPE_FIELD_ROW)

#define PRIVATE(self) ((StmPickerRowPrivate *) stm_picker_row_get_instance_private (STM_PICKER_ROW (self)))

static StmTitle *
find_title (GListModel *model, const char *uuid, guint *position)
{
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (model, i);

      if (g_strcmp0 (stm_title_get_uuid (title), uuid) == 0)
        {
          *position = i;
          return title;
        }
    }

  *position = GTK_INVALID_LIST_POSITION;

  return NULL;
}

static void
update_value (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);
  gboolean empty = priv->selected == NULL || *priv->selected == '\0';
  guint position;
  StmTitle *title = find_title (priv->model, empty ? "" : priv->selected, &position);
  const char *text;

  if (title != NULL)
    text = stm_title_get_title (title);
  else
    text = empty ? _("Not chosen") : _("Unknown");

  gtk_label_set_label (priv->value, text);
  if (title != NULL && !empty)
    gtk_widget_remove_css_class (GTK_WIDGET (priv->value), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (priv->value), "dimmed");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
update_list (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->selection));

  gtk_stack_set_visible_child_name (priv->stack, n > 0 ? "list" : "nothing");
}

static gboolean
matches (gpointer item, gpointer data)
{
  StmPickerRowPrivate *priv = PRIVATE (data);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  const char *subtitle = stm_title_get_subtitle (item);

  if (priv->folded_search == NULL || *priv->folded_search == '\0')
    return TRUE;

  text = g_strjoin (" ", stm_title_get_title (item), subtitle != NULL ? subtitle : "", NULL);
  folded = stm_fold_text (text);

  return strstr (folded, priv->folded_search) != NULL;
}

static void
select_position (StmPickerRow *self, guint position, GtkListScrollFlags flags)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  if (position < g_list_model_get_n_items (G_LIST_MODEL (priv->selection)))
    gtk_list_view_scroll_to (priv->list, position, flags | GTK_LIST_SCROLL_SELECT, NULL);
}

static void
search_changed (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  g_free (priv->folded_search);
  priv->folded_search = stm_fold_text (gtk_editable_get_text (GTK_EDITABLE (priv->search)));
  gtk_filter_changed (GTK_FILTER (priv->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_list (self);
  select_position (self, 0, GTK_LIST_SCROLL_NONE);
}

static gboolean
search_key_pressed (StmPickerRow *self, guint keyval)
{
  guint position = gtk_single_selection_get_selected (PRIVATE (self)->selection);

  if (keyval == GDK_KEY_Down)
    select_position (self, position == GTK_INVALID_LIST_POSITION ? 0 : position + 1, GTK_LIST_SCROLL_NONE);
  else if (keyval == GDK_KEY_Up && position > 0 && position != GTK_INVALID_LIST_POSITION)
    select_position (self, position - 1, GTK_LIST_SCROLL_NONE);
  else
    return keyval == GDK_KEY_Up ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
search_stopped (StmPickerRow *self)
{
  gtk_popover_popdown (PRIVATE (self)->popover);
}

static void
choose_position (StmPickerRow *self, guint position)
{
  StmPickerRowPrivate *priv = PRIVATE (self);
  g_autoptr (StmTitle) title = g_list_model_get_item (G_LIST_MODEL (priv->selection), position);

  if (title == NULL)
    return;

  gtk_popover_popdown (priv->popover);
  stm_picker_row_set_selected (self, stm_title_get_uuid (title));
  STM_PICKER_ROW_GET_CLASS (self)->picked (self, stm_title_get_uuid (title));
}

static void
choose_selected (StmPickerRow *self)
{
  choose_position (self, gtk_single_selection_get_selected (PRIVATE (self)->selection));
}

static void
list_activated (StmPickerRow *self, guint position)
{
  choose_position (self, position);
}

static void
update_check (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  StmPickerRow *self = g_object_get_data (G_OBJECT (item), "row");
  StmTitle *title = gtk_list_item_get_item (item);
  const char *selected = PRIVATE (self)->selected;

  gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                          title != NULL && g_strcmp0 (stm_title_get_uuid (title),
                                                      selected != NULL ? selected : "") == 0);
}

static void
setup_item (StmPickerRow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (lines), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (lines), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                                 "css-classes", (const char *[]) { "caption", "dimmed", NULL }, NULL));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);

  g_object_set_data (G_OBJECT (item), "row", self);
  g_signal_connect_object (self, "notify::selected", G_CALLBACK (update_check), item, G_CONNECT_SWAPPED);
}

static void
bind_item (StmPickerRow *self, GtkListItem *item)
{
  StmTitle *title = gtk_list_item_get_item (item);
  const char *subtitle = stm_title_get_subtitle (title);
  GtkWidget *lines = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *second = gtk_widget_get_last_child (lines);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), stm_title_get_title (title));
  gtk_label_set_label (GTK_LABEL (second), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (second, subtitle != NULL && *subtitle != '\0');
  gtk_list_item_set_accessible_label (item, stm_title_get_title (title));
  gtk_list_item_set_accessible_description (item, subtitle != NULL ? subtitle : "");
  update_check (item);
}

static void
popover_shown (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);
  gboolean searched = priv->model != NULL && g_list_model_get_n_items (priv->model) > MAX_UNSEARCHED;
  guint position;

  gtk_editable_set_text (GTK_EDITABLE (priv->search), "");
  search_changed (self);
  find_title (priv->model, priv->selected != NULL ? priv->selected : "", &position);

  gtk_widget_set_visible (GTK_WIDGET (priv->search), searched);
  if (searched)
    gtk_widget_grab_focus (GTK_WIDGET (priv->search));
  select_position (self, position == GTK_INVALID_LIST_POSITION ? 0 : position,
                   searched ? GTK_LIST_SCROLL_NONE : GTK_LIST_SCROLL_FOCUS);

  gtk_widget_add_css_class (GTK_WIDGET (self), "has-open-popup");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

static void
popover_closed (StmPickerRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "has-open-popup");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stm_picker_row_open (STM_PICKER_ROW (widget));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_selected (STM_PICKER_ROW (widget));
}

static void
stm_picker_row_begin (StmFieldRow *row)
{
  stm_picker_row_open (STM_PICKER_ROW (row));
}

static void
title_changed (StmPickerRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (PRIVATE (self)->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stm_editor_get_title (STM_EDITOR (self)), -1);
}

static void
stm_picker_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, PRIVATE (object)->selected);
}

static void
stm_picker_row_dispose (GObject *object)
{
  StmPickerRowPrivate *priv = PRIVATE (object);

  stm_picker_row_set_model (STM_PICKER_ROW (object), NULL);
  g_clear_pointer ((GtkWidget **) &priv->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (stm_picker_row_parent_class)->dispose (object);
}

static void
stm_picker_row_finalize (GObject *object)
{
  StmPickerRowPrivate *priv = PRIVATE (object);

  g_free (priv->selected);
  g_free (priv->folded_search);

  G_OBJECT_CLASS (stm_picker_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-picker-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, value);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, arrow);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, popover);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, search);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, stack);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, list);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, selection);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, filtered);
  gtk_widget_class_bind_template_child_private (widget_class, StmPickerRow, filter);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, choose_selected);
  gtk_widget_class_bind_template_callback (widget_class, list_activated);
  gtk_widget_class_bind_template_callback (widget_class, setup_item);
  gtk_widget_class_bind_template_callback (widget_class, bind_item);
}

static void
stm_picker_row_class_init (StmPickerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_picker_row_get_property;
  object_class->dispose = stm_picker_row_dispose;
  object_class->finalize = stm_picker_row_finalize;
  STM_FIELD_ROW_CLASS (klass)->begin = stm_picker_row_begin;

  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "picker.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "picker.choose", NULL, choose_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  bind_template (widget_class);
}

static void
stm_picker_row_init (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_custom_filter_set_filter_func (priv->filter, matches, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (priv->popover), GTK_WIDGET (self));
  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (priv->value), GTK_WIDGET (self));
  stm_field_row_add_suffix (STM_FIELD_ROW (self), priv->arrow);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

void
stm_picker_row_set_model (StmPickerRow *self, GListModel *model)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  if (priv->model == model)
    return;

  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_func (priv->model, update_value, self);

  g_set_object (&priv->model, model);

  if (priv->popover == NULL)
    return;

  gtk_filter_list_model_set_model (priv->filtered, model);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (update_value), self, G_CONNECT_SWAPPED);
  update_value (self);
}

GListModel *
stm_picker_row_get_model (StmPickerRow *self)
{
  return PRIVATE (self)->model;
}

void
stm_picker_row_set_selected (StmPickerRow *self, const char *uuid)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  if (g_set_str (&priv->selected, uuid))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);

  update_value (self);
}

void
stm_picker_row_open (StmPickerRow *self)
{
  StmPickerRowPrivate *priv = PRIVATE (self);

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return;

  gtk_widget_set_size_request (GTK_WIDGET (priv->popover),
                               CLAMP (gtk_widget_get_width (GTK_WIDGET (self)), MIN_WIDTH, MAX_WIDTH), -1);
  gtk_popover_popup (priv->popover);
}

#include "config.h"

#include "widgets/stm-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * StmChooser:
 *
 * The set of chosen rows and their check boxes; see the header.
 */
struct _StmChooser
{
  GObject     parent_instance;

  GHashTable *uuids;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmChooser, stm_chooser, G_TYPE_OBJECT)

static void
stm_chooser_finalize (GObject *object)
{
  g_hash_table_unref (STM_CHOOSER (object)->uuids);

  G_OBJECT_CLASS (stm_chooser_parent_class)->finalize (object);
}

static void
stm_chooser_class_init (StmChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
stm_chooser_init (StmChooser *self)
{
  self->uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

StmChooser *
stm_chooser_new (void)
{
  return g_object_new (STM_TYPE_CHOOSER, NULL);
}

void
stm_chooser_set (StmChooser *self, const char *uuid, gboolean chosen)
{
  if (chosen ? g_hash_table_add (self->uuids, g_strdup (uuid)) : g_hash_table_remove (self->uuids, uuid))
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
stm_chooser_has (StmChooser *self, const char *uuid)
{
  return g_hash_table_contains (self->uuids, uuid);
}

guint
stm_chooser_get_n (StmChooser *self)
{
  return g_hash_table_size (self->uuids);
}

static GHashTable *
collect (GListModel *rows)
{
  GHashTable *uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (rows, i);
      StmRecord *record = stm_row_get_record (row);

      if (record != NULL)
        g_hash_table_add (uuids, g_strdup (stm_record_get_uuid (record)));
    }

  return uuids;
}

void
stm_chooser_choose_all (StmChooser *self, GListModel *rows)
{
  g_hash_table_unref (self->uuids);
  self->uuids = collect (rows);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
stm_chooser_choose_none (StmChooser *self)
{
  if (g_hash_table_size (self->uuids) == 0)
    return;

  g_hash_table_remove_all (self->uuids);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_gone (gpointer uuid, gpointer value, gpointer present)
{
  return !g_hash_table_contains (present, uuid);
}

void
stm_chooser_keep (StmChooser *self, GListModel *rows)
{
  g_autoptr (GHashTable) present = g_hash_table_size (self->uuids) > 0 ? collect (rows) : NULL;

  if (present != NULL && g_hash_table_foreach_remove (self->uuids, is_gone, present) > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The record of the row that a box is before; NULL while it is before none. */
static const char *
get_uuid (GtkCheckButton *button)
{
  return g_object_get_data (G_OBJECT (button), "uuid");
}

static void
on_toggled (GtkCheckButton *button, StmChooser *self)
{
  const char *uuid = get_uuid (button);

  if (uuid != NULL)
    stm_chooser_set (self, uuid, gtk_check_button_get_active (button));
}

/* The box follows the set. */
static void
show_chosen (GtkCheckButton *button, StmChooser *self)
{
  const char *uuid = get_uuid (button);

  g_signal_handlers_block_by_func (button, on_toggled, self);
  gtk_check_button_set_active (button, uuid != NULL && stm_chooser_has (self, uuid));
  g_signal_handlers_unblock_by_func (button, on_toggled, self);
}

static void
claim (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A check button claims a click when it ends; by then the row would open. */
static void
keep_clicks (GtkWidget *button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (button);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_connect (controller, "pressed", G_CALLBACK (claim), NULL);
    }
}

static void
setup (GtkListItemFactory *factory, GtkListItem *item, StmChooser *self)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *child = gtk_list_item_get_child (item);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  keep_clicks (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
  g_signal_connect_object (self, "changed", G_CALLBACK (show_chosen), button, G_CONNECT_SWAPPED);

  if (GTK_IS_BOX (child))
    gtk_box_prepend (GTK_BOX (child), button);
  else
    gtk_list_item_set_child (item, button);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_CHECK_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

static void
bind (GtkListItemFactory *factory, GtkListItem *item, StmChooser *self)
{
  GtkWidget *button = find_button (gtk_list_item_get_child (item));
  StmRecord *record = stm_row_get_record (STM_ROW (gtk_list_item_get_item (item)));
  g_autofree char *title = record != NULL ? stm_record_dup_title (record) : g_strdup ("");
  /* Translators: a check box before a row of a list; %s is the name of a client */
  g_autofree char *label = g_strdup_printf (_("Choose %s"), title);

  g_object_set_data_full (G_OBJECT (button), "uuid", record != NULL ? g_strdup (stm_record_get_uuid (record)) : NULL, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_chosen (GTK_CHECK_BUTTON (button), self);
}

static void
unbind (GtkListItemFactory *factory, GtkListItem *item, StmChooser *self)
{
  g_object_set_data (G_OBJECT (find_button (gtk_list_item_get_child (item))), "uuid", NULL);
}

void
stm_chooser_add_to (StmChooser *self, GtkListItemFactory *factory)
{
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind), self, 0);
}

static GListModel *
get_rows (GtkWidget *view)
{
  GtkSelectionModel *model = GTK_IS_COLUMN_VIEW (view) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view))
                                                       : gtk_list_view_get_model (GTK_LIST_VIEW (view));

  return G_LIST_MODEL (model);
}

/* The row that has the focus has its box below it. */
static gboolean
toggle_focused (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *button = focus != NULL && !GTK_IS_CHECK_BUTTON (focus) && gtk_widget_is_ancestor (focus, view)
                        ? find_button (focus)
                        : NULL;

  if (button == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), !gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (GtkEventController *controller, guint keyval, guint keycode, GdkModifierType state, StmChooser *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_space && modifiers == 0)
    return toggle_focused (view);

  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK)
    {
      stm_chooser_choose_all (self, get_rows (view));
      return GDK_EVENT_STOP;
    }

  if (keyval != GDK_KEY_Escape || stm_chooser_get_n (self) == 0)
    return GDK_EVENT_PROPAGATE;

  stm_chooser_choose_none (self);

  return GDK_EVENT_STOP;
}

void
stm_chooser_add_keys (StmChooser *self, GtkWidget *view)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (view, controller);
}

#include "config.h"

#include "app/stm-condition-bar.h"

#include "app/stm-condition.h"

struct _StmConditionBar
{
  AdwBin      parent_instance;

  GtkBox     *box;
  GListModel *conditions;
};

G_DEFINE_FINAL_TYPE (StmConditionBar, stm_condition_bar, ADW_TYPE_BIN)

static GtkWidget *
create_banner (StmCondition *condition)
{
  AdwBanner *banner = ADW_BANNER (adw_banner_new (stm_condition_get_text (condition)));

  adw_banner_set_use_markup (banner, FALSE);
  adw_banner_set_revealed (banner, TRUE);
  adw_banner_set_button_label (banner, stm_condition_get_label (condition));
  if (stm_condition_get_action (condition) != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (banner), stm_condition_get_action (condition));

  return GTK_WIDGET (banner);
}

static GtkWidget *
get_nth (GtkWidget *box, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (; n > 0 && child != NULL; n--)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
items_changed (StmConditionBar *self, guint position, guint removed, guint added)
{
  GtkWidget *box = GTK_WIDGET (self->box);

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->box, get_nth (box, position));

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (StmCondition) condition = g_list_model_get_item (self->conditions, position + i);
      GtkWidget *before = position + i > 0 ? get_nth (box, position + i - 1) : NULL;

      gtk_box_insert_child_after (self->box, create_banner (condition), before);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (self->conditions) > 0);
}

static void
stm_condition_bar_dispose (GObject *object)
{
  StmConditionBar *self = STM_CONDITION_BAR (object);

  g_clear_object (&self->conditions);

  G_OBJECT_CLASS (stm_condition_bar_parent_class)->dispose (object);
}

static void
stm_condition_bar_class_init (StmConditionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_condition_bar_dispose;
}

static void
stm_condition_bar_init (StmConditionBar *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * stm_condition_bar_new:
 * @conditions: a list of #StmCondition
 *
 * Returns: (transfer floating): a banner for each
 */
GtkWidget *
stm_condition_bar_new (GListModel *conditions)
{
  StmConditionBar *self = g_object_new (STM_TYPE_CONDITION_BAR, NULL);

  self->conditions = g_object_ref (conditions);
  g_signal_connect_object (conditions, "items-changed", G_CALLBACK (items_changed), self, G_CONNECT_SWAPPED);
  items_changed (self, 0, 0, g_list_model_get_n_items (conditions));

  return GTK_WIDGET (self);
}

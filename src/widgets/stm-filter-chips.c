#include "config.h"

#include "widgets/stm-filter-chips.h"

#include <glib/gi18n-lib.h>

/**
 * StmFilterChips:
 *
 * The chosen filters, each with a cross that takes it away; hidden when there
 * are none.
 */
struct _StmFilterChips
{
  AdwBin        parent_instance;

  AdwWrapBox   *box;
  StmFilterSet *filters;
};

G_DEFINE_FINAL_TYPE (StmFilterChips, stm_filter_chips, ADW_TYPE_BIN)

static void
stm_filter_chips_dispose (GObject *object)
{
  g_clear_object (&STM_FILTER_CHIPS (object)->filters);

  G_OBJECT_CLASS (stm_filter_chips_parent_class)->dispose (object);
}

static void
stm_filter_chips_class_init (StmFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_filter_chips_dispose;
}

static void
stm_filter_chips_init (StmFilterChips *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_remove (GtkButton *chip, StmFilterChips *self)
{
  g_autofree char *field = g_strdup (gtk_widget_get_name (GTK_WIDGET (chip)));

  stm_filter_set_choose (self->filters, field, NULL);
}

static void
on_clear (GtkButton *button, StmFilterChips *self)
{
  stm_filter_set_clear (self->filters);
}

static char *
dup_chip_text (StmFilterChips *self, guint index)
{
  GListModel *choices = stm_filter_set_get_choices (self->filters, index);
  guint position = stm_filter_set_get_position (self->filters, index);
  g_autoptr (StmTitle) title = g_list_model_get_item (choices, position);

  /* Translators: a filter on a list, "Status: Accepted" */
  return g_strdup_printf (_("%s: %s"), stm_filter_set_get_label (self->filters, index), stm_title_get_title (title));
}

static void
add_chip (StmFilterChips *self, guint index)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = dup_chip_text (self, index);
  g_autofree char *name = g_strdup_printf (_("Remove the filter “%s”"), text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);

  gtk_widget_set_name (chip, stm_filter_set_get_field (self->filters, index));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, _("Remove This Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_remove), self, 0);
  adw_wrap_box_append (self->box, chip);
}

static void
add_clear_button (StmFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Clear All"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clear), self, 0);
  adw_wrap_box_append (self->box, button);
}

static void
update (StmFilterChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);

  for (guint i = 0; i < stm_filter_set_get_n_filters (self->filters); i++)
    if (stm_filter_set_get_value (self->filters, stm_filter_set_get_field (self->filters, i)) != NULL)
      add_chip (self, i);

  if (stm_filter_set_get_n_chosen (self->filters) > 1)
    add_clear_button (self);

  gtk_widget_set_visible (GTK_WIDGET (self), stm_filter_set_get_n_chosen (self->filters) > 0);
}

/* Once only. */
void
stm_filter_chips_set_filters (StmFilterChips *self, StmFilterSet *filters)
{
  self->filters = g_object_ref (filters);
  g_signal_connect_object (filters, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

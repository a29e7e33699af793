#include "config.h"

#include "widgets/stm-count-row.h"

struct _StmCountRow
{
  StmFieldRow     parent_instance;

  AdwToggleGroup *group;
  gboolean        loading;
};

G_DEFINE_FINAL_TYPE (StmCountRow, stm_count_row, STM_TYPE_FIELD_ROW)

static void
on_active_changed (StmCountRow *self)
{
  guint active = adw_toggle_group_get_active (self->group);

  if (!self->loading && active != GTK_INVALID_LIST_POSITION)
    stm_field_row_set_number (STM_FIELD_ROW (self), active + 1);
}

static void
create_toggles (StmCountRow *self, int maximum)
{
  for (int i = 1; i <= maximum; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      g_autofree char *label = g_strdup_printf ("%d", i);

      adw_toggle_set_label (toggle, label);
      adw_toggle_group_add (self->group, toggle);
    }
}

static void
stm_count_row_load (StmFieldRow *row)
{
  StmCountRow *self = STM_COUNT_ROW (row);
  int number = stm_field_row_get_number (row);

  self->loading = TRUE;
  if (adw_toggle_group_get_n_toggles (self->group) == 0)
    create_toggles (self, stm_field_get_maximum (stm_field_row_get_definition (row)));
  adw_toggle_group_set_active (self->group, number > 0 ? (guint) number - 1 : GTK_INVALID_LIST_POSITION);
  self->loading = FALSE;
}

static void
stm_count_row_begin (StmFieldRow *row)
{
  gtk_widget_child_focus (GTK_WIDGET (STM_COUNT_ROW (row)->group), GTK_DIR_TAB_FORWARD);
}

static gboolean
stm_count_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (STM_COUNT_ROW (widget)->group), GTK_DIR_TAB_FORWARD);
}

static void
stm_count_row_class_init (StmCountRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = stm_count_row_grab_focus;
  STM_FIELD_ROW_CLASS (klass)->load = stm_count_row_load;
  STM_FIELD_ROW_CLASS (klass)->begin = stm_count_row_begin;
}

static void
stm_count_row_init (StmCountRow *self)
{
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->group), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->group), 3);
  g_signal_connect_swapped (self->group, "notify::active", G_CALLBACK (on_active_changed), self);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  stm_field_row_set_body (STM_FIELD_ROW (self), GTK_WIDGET (self->group), GTK_WIDGET (self->group));
}

#include "config.h"

#include "widgets/stm-set-row.h"

struct _StmSetRow
{
  StmFieldRow  parent_instance;

  GtkWidget   *box;
  GPtrArray   *checks;
};

G_DEFINE_FINAL_TYPE (StmSetRow, stm_set_row, STM_TYPE_FIELD_ROW)

static void
check_toggled (StmSetRow *self)
{
  int set = 0;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      set |= 1 << i;

  stm_field_row_set_number (STM_FIELD_ROW (self), set);
}

static void
create_checks (StmSetRow *self, const StmField *field)
{
  for (guint i = 0; i < stm_field_count_choices (field); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (stm_field_get_choice_label (field, i));

      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (self->box), check);
      g_ptr_array_add (self->checks, check);
    }
}

static void
stm_set_row_load (StmFieldRow *row)
{
  StmSetRow *self = STM_SET_ROW (row);
  int set = stm_field_row_get_number (row);

  if (self->checks->len == 0)
    create_checks (self, stm_field_row_get_definition (row));

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), (set & (1 << i)) != 0);
}

static void
stm_set_row_begin (StmFieldRow *row)
{
  gtk_widget_child_focus (STM_SET_ROW (row)->box, GTK_DIR_TAB_FORWARD);
}

static gboolean
stm_set_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (STM_SET_ROW (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void
stm_set_row_finalize (GObject *object)
{
  g_ptr_array_unref (STM_SET_ROW (object)->checks);

  G_OBJECT_CLASS (stm_set_row_parent_class)->finalize (object);
}

static void
stm_set_row_class_init (StmSetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_set_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = stm_set_row_grab_focus;
  STM_FIELD_ROW_CLASS (klass)->load = stm_set_row_load;
  STM_FIELD_ROW_CLASS (klass)->begin = stm_set_row_begin;
}

static void
stm_set_row_init (StmSetRow *self)
{
  self->checks = g_ptr_array_new ();
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                            "child-spacing", 18, "line-spacing", 3, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  stm_field_row_set_body (STM_FIELD_ROW (self), self->box, self->box);
}

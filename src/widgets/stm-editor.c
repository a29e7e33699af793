#include "config.h"

#include "widgets/stm-editor.h"

G_DEFINE_INTERFACE (StmEditor, stm_editor, GTK_TYPE_WIDGET)

static void
stm_editor_default_init (StmEditorInterface *iface)
{
}

void
stm_editor_set_record (StmEditor *self, StmRecord *record)
{
  STM_EDITOR_GET_IFACE (self)->set_record (self, record);
}

const char *
stm_editor_get_field (StmEditor *self)
{
  return STM_EDITOR_GET_IFACE (self)->get_field (self);
}

void
stm_editor_show_problem (StmEditor *self, StmProblem *problem)
{
  STM_EDITOR_GET_IFACE (self)->show_problem (self, problem);
}

void
stm_editor_set_mnemonic (StmEditor *self, gunichar letter)
{
  STM_EDITOR_GET_IFACE (self)->set_mnemonic (self, letter);
}

const char *
stm_editor_get_title (StmEditor *self)
{
  return STM_EDITOR_GET_IFACE (self)->get_title (self);
}

static void
collect (GtkWidget *widget, GPtrArray *editors)
{
  if (STM_IS_EDITOR (widget))
    {
      g_ptr_array_add (editors, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, editors);
}

GPtrArray *
stm_editor_list_all (GtkWidget *root)
{
  GPtrArray *editors = g_ptr_array_new ();

  collect (root, editors);

  return editors;
}

#include "config.h"

#include "widgets/stm-form.h"

typedef struct
{
  StmForm                 *form;
  StmEditor               *editor;
  GtkEventControllerFocus *focus;
  gboolean                 touched;  /* the user has been there */
  gboolean                 typing;   /* and is typing there now */
  gboolean                 shown;    /* a problem */
} Item;

struct _StmForm
{
  AdwBin          parent_instance;

  StmRecord      *draft;
  GSignalGroup   *draft_signals;
  GPtrArray      *items;
  StmProblemList *problems;
  gboolean        show_all;
};

enum { EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmForm, stm_form, ADW_TYPE_BIN)

static Item *
find_item (StmForm *self, const char *field)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (stm_editor_get_field (item->editor), field))
        return item;
    }

  return NULL;
}

static gboolean
is_empty (Item *item)
{
  StmRecord *draft = item->form->draft;
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (draft),
                                                       stm_editor_get_field (item->editor));

  return stm_record_is_empty (draft, field);
}

static void
update_item (Item *item)
{
  StmForm *self = item->form;
  StmProblem *problem = stm_problem_list_find (self->problems, stm_editor_get_field (item->editor));

  if (problem != NULL && !item->shown
      && (item->typing || (!self->show_all && !item->touched && is_empty (item))))
    problem = NULL;

  item->shown = problem != NULL;
  stm_editor_show_problem (item->editor, problem);
}

static gboolean
is_typed_in (Item *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (item->editor));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (item->editor));
}

static void
draft_changed (StmForm *self, GParamSpec *pspec)
{
  Item *item = find_item (self, pspec->name);

  if (item != NULL && is_typed_in (item))
    item->typing = TRUE;

  g_signal_emit (self, signals[EDITED], 0, pspec->name);
}

static void
contains_focus_changed (Item *item)
{
  if (gtk_event_controller_focus_contains_focus (item->focus)
      || !gtk_widget_get_mapped (GTK_WIDGET (item->editor)))
    return;

  item->touched = TRUE;
  item->typing = FALSE;
  update_item (item);
}

static void
item_free (Item *item)
{
  g_signal_handlers_disconnect_by_data (item->focus, item);
  g_object_unref (item->focus);
  g_free (item);
}

static void
add_item (StmForm *self, StmEditor *editor)
{
  Item *item = g_new0 (Item, 1);

  item->form = self;
  item->editor = editor;
  item->focus = GTK_EVENT_CONTROLLER_FOCUS (gtk_event_controller_focus_new ());
  g_signal_connect_swapped (item->focus, "notify::contains-focus", G_CALLBACK (contains_focus_changed), item);
  gtk_widget_add_controller (GTK_WIDGET (editor), GTK_EVENT_CONTROLLER (g_object_ref (item->focus)));

  g_ptr_array_add (self->items, item);
}

static void
find_editors (StmForm *self)
{
  g_autoptr (GPtrArray) editors = stm_editor_list_all (GTK_WIDGET (self));

  for (guint i = 0; i < editors->len; i++)
    add_item (self, g_ptr_array_index (editors, i));
}

static void
stm_form_dispose (GObject *object)
{
  StmForm *self = STM_FORM (object);

  g_ptr_array_set_size (self->items, 0);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->draft);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (stm_form_parent_class)->dispose (object);
}

static void
stm_form_finalize (GObject *object)
{
  g_ptr_array_unref (STM_FORM (object)->items);

  G_OBJECT_CLASS (stm_form_parent_class)->finalize (object);
}

static void
stm_form_class_init (StmFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = stm_form_dispose;
  object_class->finalize = stm_form_finalize;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
stm_form_init (StmForm *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->problems = stm_problem_list_new ();
  self->draft_signals = g_signal_group_new (STM_TYPE_RECORD);
  g_signal_group_connect_swapped (self->draft_signals, "notify", G_CALLBACK (draft_changed), self);
}

void
stm_form_set_record (StmForm *self, StmRecord *draft)
{
  if (self->items->len == 0)
    find_editors (self);

  g_set_object (&self->draft, draft);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      item->touched = item->typing = item->shown = FALSE;
      stm_editor_set_record (item->editor, draft);
    }

  g_signal_group_set_target (self->draft_signals, draft);
}

StmRecord *
stm_form_get_record (StmForm *self)
{
  return self->draft;
}

static void
update_items (StmForm *self)
{
  for (guint i = 0; i < self->items->len; i++)
    update_item (g_ptr_array_index (self->items, i));
}

void
stm_form_show_problems (StmForm *self, StmProblemList *problems)
{
  g_set_object (&self->problems, problems);
  update_items (self);
}

void
stm_form_set_show_all (StmForm *self, gboolean show_all)
{
  self->show_all = show_all;

  for (guint i = 0; show_all && i < self->items->len; i++)
    ((Item *) g_ptr_array_index (self->items, i))->typing = FALSE;

  update_items (self);
}

StmEditor *
stm_form_get_editor (StmForm *self, const char *field)
{
  Item *item = find_item (self, field);

  return item != NULL ? item->editor : NULL;
}

gboolean
stm_form_focus_error (StmForm *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      StmProblem *problem = stm_problem_list_find (self->problems, stm_editor_get_field (item->editor));

      if (problem != NULL && stm_problem_get_severity (problem) == STM_SEVERITY_ERROR)
        return gtk_widget_grab_focus (GTK_WIDGET (item->editor));
    }

  return FALSE;
}

#include "config.h"

#include "views/dossiers/stm-part-group.h"

struct _StmPartGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkListBox          *list;
  GtkWidget           *button;
  StmPartAdd           add;
  StmPartFill          fill;
  StmPartHeading       heading;
  char                *empty_text;
};

G_DEFINE_FINAL_TYPE (StmPartGroup, stm_part_group, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_part_group_finalize (GObject *object)
{
  g_free (STM_PART_GROUP (object)->empty_text);

  G_OBJECT_CLASS (stm_part_group_parent_class)->finalize (object);
}

static void
stm_part_group_class_init (StmPartGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_part_group_finalize;
}

static void
stm_part_group_init (StmPartGroup *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/* The group cuts its title where the button beside it takes the place. */
static void
wrap_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_title (child);
}

GtkWidget *
stm_part_group_new (const char *title, const char *empty_text, StmPartAdd add, StmPartFill fill)
{
  StmPartGroup *self = g_object_new (STM_TYPE_PART_GROUP, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  wrap_title (GTK_WIDGET (self));
  self->empty_text = g_strdup (empty_text);
  self->add = add;
  self->fill = fill;

  return GTK_WIDGET (self);
}

void
stm_part_group_set_button (StmPartGroup *self, const char *label, const char *action)
{
  if (self->button == NULL)
    {
      self->button = gtk_button_new_with_mnemonic (label);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))), TRUE);
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->button);
    }

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (self->button, action != NULL);
}

static const char *
get_heading (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "heading") : NULL;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = get_heading (row);
  GtkWidget *label;

  if (heading == NULL || g_strcmp0 (heading, get_heading (before)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0, "wrap", TRUE,
                        "margin-start", 15, "margin-end", 15, "margin-top", 12, "margin-bottom", 3, NULL);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_list_box_row_set_header (row, label);
}

void
stm_part_group_set_heading (StmPartGroup *self, StmPartHeading heading)
{
  self->heading = heading;
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/* (nullable): the row that says that there is nothing has none */
static const char *
get_uuid (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "uuid");
}

GtkWidget *
stm_part_group_find (StmPartGroup *self, const char *uuid)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_uuid (row), uuid) == 0)
      return GTK_WIDGET (row);

  return NULL;
}

static GtkWidget *
create_row (StmPartGroup *self, const char *uuid)
{
  GtkWidget *row = stm_task_row_new ();

  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (uuid), g_free);
  self->add (STM_TASK_ROW (row), uuid);

  return row;
}

/* The row of that record, at that place; the others keep theirs. */
static GtkWidget *
place_row (StmPartGroup *self, const char *uuid, int position)
{
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (self->list, position);
  GtkWidget *found;
  g_autoptr (GtkWidget) row = NULL;

  if (there != NULL && g_str_equal (get_uuid (there), uuid))
    return GTK_WIDGET (there);

  found = stm_part_group_find (self, uuid);
  row = g_object_ref_sink (found != NULL ? found : create_row (self, uuid));
  if (found != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_list_box_insert (self->list, row, position);

  return row;
}

static gboolean
has_record (GListModel *records, const char *uuid)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);

      if (g_str_equal (stm_record_get_uuid (record), uuid))
        return TRUE;
    }

  return FALSE;
}

static void
add_empty_row (StmPartGroup *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", self->empty_text, NULL);

  gtk_widget_add_css_class (row, "dimmed");
  gtk_list_box_append (self->list, row);
}

/* What is gone goes first, so that the rows after it need not move. */
static void
remove_gone (StmPartGroup *self, GListModel *records)
{
  GtkListBoxRow *row;
  int position = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, position)) != NULL)
    if (get_uuid (row) != NULL && has_record (records, get_uuid (row)))
      position++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
stm_part_group_show (StmPartGroup *self, GListModel *records, gpointer data)
{
  guint n = g_list_model_get_n_items (records);

  remove_gone (self, records);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
      GtkWidget *row = place_row (self, stm_record_get_uuid (record), i);

      if (self->heading != NULL)
        g_object_set_data (G_OBJECT (row), "heading", (gpointer) self->heading (record));
      self->fill (STM_TASK_ROW (row), record, data);
    }

  if (n == 0)
    add_empty_row (self);
  gtk_list_box_invalidate_headers (self->list);
}

#include "config.h"

#include "widgets/stm-cells.h"

#include "core/stm-case-entry.h"
#include "core/stm-choices.h"
#include "widgets/stm-status-label.h"

#define SEPARATOR " · "
/* letters; wide enough for the longest in English and Dutch */
#define WORD_OF_STATUS 14
#define WORD_OF_TASK 9
#define WORD_OF_URGENCY 11
#define USUAL_WIDTH 15

/* What a factory needs to fill its cells.  Cells are GtkInscription filled by
 * hand: labels and property expressions cost half a frame more each page. */
typedef struct
{
  StmReader             *reader;
  const StmField        *field;
  const StmField *const *fields;
  gboolean               stacked;
} Cells;

static void
cells_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Cells *) data)->reader);
  g_free (data);
}

static GtkListItemFactory *
new_factory (GCallback setup, GCallback bind, Cells cells)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *data = g_memdup2 (&cells, sizeof cells);

  g_object_ref (cells.reader);
  g_signal_connect (factory, "setup", setup, data);
  g_signal_connect_data (factory, "bind", bind, data, cells_free, 0);

  return factory;
}

static StmRecord *
get_record (gpointer row)
{
  return row != NULL ? stm_row_get_record (STM_ROW (row)) : NULL;
}

static GtkWidget *
new_inscription (guint least, guint chars)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), least);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* one line, also beside what is higher */
  gtk_widget_set_valign (inscription, GTK_ALIGN_CENTER);

  return inscription;
}

static GtkWidget *
new_status_image (void)
{
  GtkWidget *image = gtk_image_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);

  return image;
}

static void
show_status (GtkWidget *image, StmReader *reader, StmRecord *record, const StmField *field)
{
  int status = stm_record_get_number (record, field);
  const char *classes[] = { NULL, NULL };
  const char *icon_name;

  if (field->choices == stm_task_state_choices)
    {
      icon_name = stm_deadline_state_get_icon_name (status);
      classes[0] = stm_deadline_state_get_css_class (status);
    }
  else if (field->choices == stm_case_urgency_choices)
    {
      icon_name = stm_urgency_get_icon_name (status);
      classes[0] = stm_urgency_get_css_class (status);
    }
  else
    {
      status = stm_reader_get_status (reader, record, field);
      icon_name = stm_status_get_icon_name (status);
      classes[0] = stm_status_get_css_class (status);
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon_name);
  gtk_widget_set_css_classes (image, classes);
}

/* What has an icon and a word: a status, where a task stands, how urgent a client is. */
gboolean
stm_cells_is_status (const StmField *field)
{
  return field->choices == stm_status_choices || field->choices == stm_task_state_choices
         || field->choices == stm_case_urgency_choices;
}

static guint
count_letters (const StmField *status)
{
  if (status->choices == stm_case_urgency_choices)
    return WORD_OF_URGENCY;

  return status->choices == stm_status_choices ? WORD_OF_STATUS : WORD_OF_TASK;
}

static guint
count_longest_choice (const StmField *field)
{
  guint widest = 0;

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    widest = MAX (widest, (guint) g_utf8_strlen (stm_field_get_choice_label (field, i), -1));

  return widest;
}

/* Names and sentences take what room there is; codes and words do not. */
gboolean
stm_cells_is_wide (const StmField *field)
{
  switch (field->type)
    {
    case STM_FIELD_TEXT:
      return field->maximum == 0 || field->maximum > USUAL_WIDTH;
    case STM_FIELD_REFERENCE:
    case STM_FIELD_LONG_TEXT:
      return TRUE;
    case STM_FIELD_CHOICE:
      return !stm_cells_is_status (field) && count_longest_choice (field) > 2 * USUAL_WIDTH;
    case STM_FIELD_DATE:
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    case STM_FIELD_BOOLEAN:
    case STM_FIELD_SET:
    default:
      return FALSE;
    }
}

/* How many letters a column shows when there is room. */
static guint
get_width (const StmField *field)
{
  switch (field->type)
    {
    case STM_FIELD_DATE:
      return 11;
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    case STM_FIELD_BOOLEAN:
      return 6;
    case STM_FIELD_CHOICE:
      return CLAMP (count_longest_choice (field), 6, stm_cells_is_wide (field) ? 2 * USUAL_WIDTH : 18);
    case STM_FIELD_REFERENCE:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_SET:
      return 20;
    case STM_FIELD_TEXT:
    default:
      return stm_cells_is_wide (field) ? USUAL_WIDTH : 8;
    }
}

/* Names can be cut; half a date or number says something else. */
static guint
get_least_width (const StmField *field)
{
  switch (field->type)
    {
    case STM_FIELD_DATE:
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    case STM_FIELD_BOOLEAN:
      return get_width (field);
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_REFERENCE:
    case STM_FIELD_CHOICE:
    case STM_FIELD_SET:
    default:
      return MIN (get_width (field), 9);
    }
}

static void
on_setup_text (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  gtk_list_item_set_child (item, new_inscription (get_least_width (cells->field), get_width (cells->field)));
  gtk_list_item_set_focusable (item, FALSE);
}

static void
on_bind_text (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  StmRecord *record = get_record (gtk_list_item_get_item (item));
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  g_autofree char *text = record != NULL ? stm_reader_dup_text (cells->reader, record, cells->field) : NULL;

  /* one line; a second paragraph is for the record page */
  if (text != NULL && cells->field->type == STM_FIELD_LONG_TEXT)
    g_strdelimit (text, "\n\r", ' ');

  gtk_inscription_set_text (inscription, text);
}

static void
on_setup_status (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *inscription = new_inscription (count_letters (cells->field), count_letters (cells->field));

  gtk_widget_set_hexpand (inscription, TRUE);
  gtk_box_append (GTK_BOX (box), new_status_image ());
  gtk_box_append (GTK_BOX (box), inscription);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
on_bind_status (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  StmRecord *record = get_record (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (box, record != NULL);
  if (record == NULL)
    return;

  text = stm_reader_dup_text (cells->reader, record, cells->field);
  show_status (gtk_widget_get_first_child (box), cells->reader, record, cells->field);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), text);
}

/* (transfer full): for one column. */
GtkListItemFactory *
stm_cells_new_column_factory (StmReader *reader, const StmField *field)
{
  Cells cells = { reader, field, NULL, FALSE };

  if (stm_cells_is_status (field))
    return new_factory (G_CALLBACK (on_setup_status), G_CALLBACK (on_bind_status), cells);

  return new_factory (G_CALLBACK (on_setup_text), G_CALLBACK (on_bind_text), cells);
}

static void
on_bind_row (GtkListItemFactory *factory, GtkColumnViewRow *row)
{
  StmRecord *record = get_record (gtk_column_view_row_get_item (row));
  g_autofree char *title = record != NULL ? stm_record_dup_title (record) : NULL;

  gtk_column_view_row_set_accessible_label (row, title != NULL ? title : "");
}

/* (transfer full): tells assistive technology whose row it is. */
GtkListItemFactory *
stm_cells_new_row_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_row), NULL);

  return factory;
}

static GtkWidget *
new_status_end (const StmField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *inscription = new_inscription (count_letters (field), count_letters (field));

  gtk_widget_add_css_class (inscription, "caption");
  gtk_box_append (GTK_BOX (box), new_status_image ());
  gtk_box_append (GTK_BOX (box), inscription);

  return box;
}

/* Large letters leave no room for a sentence on one line. */
static GtkWidget *
new_line (gboolean wraps)
{
  return wraps ? g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL)
               : new_inscription (8, 20);
}

static void
set_line (GtkWidget *line, const char *text)
{
  if (GTK_IS_LABEL (line))
    gtk_label_set_label (GTK_LABEL (line), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (line), text);
}

static void
on_setup_summary (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_line (cells->stacked);
  GtkWidget *subtitle = new_line (cells->stacked);

  gtk_widget_add_css_class (row, "summary");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), subtitle);
  gtk_box_append (GTK_BOX (row), lines);
  if (cells->field != NULL)
    gtk_box_append (GTK_BOX (cells->stacked ? lines : row), new_status_end (cells->field));
  gtk_list_item_set_child (item, row);
}

static char *
dup_subtitle (Cells *cells, StmRecord *record)
{
  GString *subtitle = g_string_new (NULL);

  for (guint i = 0; cells->fields[i] != NULL; i++)
    {
      g_autofree char *text = stm_reader_dup_text (cells->reader, record, cells->fields[i]);

      if (*text == '\0')
        continue;
      if (subtitle->len > 0)
        g_string_append (subtitle, SEPARATOR);
      g_string_append (subtitle, text);
    }

  return g_string_free_and_steal (subtitle);
}

static void
on_bind_summary (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  StmRecord *record = get_record (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean beside = cells->field != NULL && !cells->stacked;
  GtkWidget *last = gtk_widget_get_last_child (row);
  GtkWidget *lines = beside ? gtk_widget_get_prev_sibling (last) : last;
  GtkWidget *first_line = gtk_widget_get_first_child (lines);
  GtkWidget *second_line = gtk_widget_get_next_sibling (first_line);
  GtkWidget *status = beside ? last : gtk_widget_get_last_child (lines);
  g_autofree char *title = record != NULL ? stm_record_dup_title (record) : g_strdup ("");
  g_autofree char *subtitle = record != NULL ? dup_subtitle (cells, record) : g_strdup ("");

  set_line (first_line, title);
  set_line (second_line, subtitle);
  gtk_widget_set_visible (second_line, *subtitle != '\0');
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, subtitle);

  if (cells->field != NULL)
    {
      g_autofree char *text = record != NULL ? stm_reader_dup_text (cells->reader, record, cells->field) : NULL;

      gtk_widget_set_visible (status, record != NULL);
      gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (status)), text);
      if (record != NULL)
        show_status (gtk_widget_get_first_child (status), cells->reader, record, cells->field);
    }
}

/* (transfer full): a whole row on two lines, the status beside them or, stacked, on a
 * third; fields must outlive the factory. */
GtkListItemFactory *
stm_cells_new_summary_factory (StmReader *reader, const StmField *const *fields, const StmField *status, gboolean stacked)
{
  Cells cells = { reader, status, fields, stacked };

  return new_factory (G_CALLBACK (on_setup_summary), G_CALLBACK (on_bind_summary), cells);
}

#include "config.h"

#include "documents/stm-template-lists.h"

#include "documents/stm-table-block.h"
#include "documents/stm-text-block.h"

static void
add_column (StmTemplateFiller *filler, JsonObject *item, gpointer table)
{
  g_autofree char *heading = stm_template_filler_dup_text (filler, NULL, item, "heading");
  PangoAlignment alignment = PANGO_ALIGN_LEFT;

  if (stm_template_has_word (item, "align", "center"))
    alignment = PANGO_ALIGN_CENTER;
  else if (stm_template_has_word (item, "align", "right"))
    alignment = PANGO_ALIGN_RIGHT;

  stm_table_block_add_column (table, heading, alignment);
}

static void
count_column (StmTemplateFiller *filler, JsonObject *item, gpointer n_columns)
{
  *(guint *) n_columns += 1;
}

typedef struct
{
  StmTemplateValues *row;    /* (nullable): nothing stands in an empty row */
  GStrvBuilder      *cells;
} Row;

static void
add_cell (StmTemplateFiller *filler, JsonObject *item, gpointer data)
{
  Row *row = data;
  char *text = row->row != NULL ? stm_template_filler_dup_filled (filler, row->row, item, "value") : NULL;

  g_strv_builder_take (row->cells, text != NULL ? text : g_strdup (""));
}

static void
add_row (StmTemplateFiller *filler, JsonObject *block, StmBlock *table, StmTemplateValues *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Row row = { values, builder };
  g_auto (GStrv) cells = NULL;

  stm_template_filler_for_each (filler, block, "columns", add_cell, &row);
  cells = g_strv_builder_end (builder);
  stm_table_block_add_row (STM_TABLE_BLOCK (table), (const char *const *) cells);
}

/**
 * stm_template_lists_build_table:
 * @filler: what fills
 * @block: a block of type "table"
 *
 * Adds a table with a row for each of a list, and the empty rows that it asks
 * for.
 */
void
stm_template_lists_build_table (StmTemplateFiller *filler, JsonObject *block)
{
  const char *list = json_object_get_string_member (block, "each");
  guint n_rows = stm_template_values_get_n_rows (filler->values, list);
  gint64 n_lines = json_object_get_int_member_with_default (block, "lines", 0);
  guint n_columns = 0;
  StmBlock *table;

  stm_template_filler_for_each (filler, block, "columns", count_column, &n_columns);
  if (n_columns == 0)
    return;

  if (n_rows == 0 && n_lines == 0)
    {
      stm_template_filler_add_text (filler, STM_TEXT_BODY, block, "empty");
      return;
    }

  table = stm_table_block_new (STM_TABLE_FULL);
  stm_table_block_set_for_forms (STM_TABLE_BLOCK (table));
  stm_template_filler_for_each (filler, block, "columns", add_column, table);
  for (guint i = 0; i < n_rows; i++)
    add_row (filler, block, table, stm_template_values_get_row (filler->values, list, i));
  for (gint64 i = 0; i < n_lines; i++)
    add_row (filler, block, table, NULL);
  stm_document_add (filler->document, table);
}

typedef struct
{
  gboolean is_numbered;
  guint    n_items;
} Marker;

/* An item of which nothing is left takes no number. */
static void
take_item (StmTemplateFiller *filler, Marker *marker, char *text)
{
  g_autofree char *own = text;
  g_autofree char *shown = NULL;

  if (own == NULL)
    return;

  marker->n_items++;
  shown = marker->is_numbered ? g_strdup_printf ("%u.", marker->n_items) : g_strdup ("•");
  stm_document_add (filler->document, stm_text_block_new_item (shown, own));
}

static void
add_item (StmTemplateFiller *filler, JsonObject *item, gpointer marker)
{
  take_item (filler, marker, stm_template_filler_dup_filled (filler, NULL, item, "text"));
}

/**
 * stm_template_lists_build_items:
 * @filler: what fills
 * @block: a block of type "list" with "items"
 *
 * Adds the items that the template names.
 */
void
stm_template_lists_build_items (StmTemplateFiller *filler, JsonObject *block)
{
  Marker marker = { stm_template_has_word (block, "marker", "number"), 0 };

  stm_template_filler_for_each (filler, block, "items", add_item, &marker);
}

/**
 * stm_template_lists_build_each:
 * @filler: what fills
 * @block: a block of type "list" with "each"
 *
 * Adds an item for each of a list of the data.
 */
void
stm_template_lists_build_each (StmTemplateFiller *filler, JsonObject *block)
{
  const char *list = json_object_get_string_member (block, "each");
  Marker marker = { stm_template_has_word (block, "marker", "number"), 0 };

  for (guint i = 0; i < stm_template_values_get_n_rows (filler->values, list); i++)
    {
      StmTemplateValues *row = stm_template_values_get_row (filler->values, list, i);

      take_item (filler, &marker, stm_template_filler_dup_filled (filler, row, block, "text"));
    }

  if (marker.n_items == 0)
    stm_template_filler_add_text (filler, STM_TEXT_BODY, block, "empty");
}

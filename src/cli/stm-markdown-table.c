#include "config.h"

#include "cli/stm-markdown-table.h"

#include "cli/stm-text-table.h"

typedef struct
{
  StmTableWriter  parent;
  GOutputStream  *stream;
  gboolean        has_head;
} MarkdownTable;

static void
append_cell (GString *line, const char *text)
{
  g_autofree char *plain = stm_text_table_plain (text);

  g_string_append (line, "| ");
  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '|' || *p == '\\')
        g_string_append_c (line, '\\');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, ' ');
}

static gboolean
markdown_table_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  MarkdownTable *self = (MarkdownTable *) writer;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    append_cell (line, cells[i].text);
  g_string_append (line, "|\n");

  if (!self->has_head)
    for (guint i = 0; i < n_cells; i++)
      g_string_append (line, i + 1 < n_cells ? "| --- " : "| --- |\n");
  self->has_head = TRUE;

  return g_output_stream_write_all (self->stream, line->str, line->len, NULL, NULL, error);
}

static void
markdown_table_free (StmTableWriter *writer)
{
  MarkdownTable *self = (MarkdownTable *) writer;

  g_object_unref (self->stream);
  g_free (self);
}

/**
 * stm_markdown_table_new:
 * @stream: where to
 *
 * Writes a table of Markdown, to be put into another text.
 *
 * Returns: (transfer full): a writer
 */
StmTableWriter *
stm_markdown_table_new (GOutputStream *stream)
{
  MarkdownTable *self = g_new0 (MarkdownTable, 1);

  self->parent.append = markdown_table_append;
  self->parent.free = markdown_table_free;
  self->stream = g_object_ref (stream);

  return &self->parent;
}

#include "config.h"

#include "exchange/stm-table-csv.h"

#include <string.h>

/* by which spreadsheets know UTF-8 */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  StmTableWriter  parent;
  GOutputStream  *stream;
  GString        *line;
  gboolean        begun;
} Csv;

/* Spreadsheets take a text that begins so for a formula.  A tab is not seen, and
 * is taken away again when the file is imported. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_cell (GString *line, const char *text)
{
  gboolean guarded = looks_like_formula (text);
  gboolean quoted = guarded || strpbrk (text, "\";\r\n\t") != NULL
                    || *text == ' ' || g_str_has_suffix (text, " ");

  if (!quoted)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  if (guarded)
    g_string_append_c (line, '\t');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static gboolean
csv_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  Csv *self = (Csv *) writer;

  g_string_assign (self->line, self->begun ? "" : BYTE_ORDER_MARK);
  self->begun = TRUE;

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ';');
      append_cell (self->line, cells[i].text);
    }
  g_string_append (self->line, "\r\n");

  return g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, NULL, error);
}

static void
csv_free (StmTableWriter *writer)
{
  Csv *self = (Csv *) writer;

  g_object_unref (self->stream);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * stm_table_csv_new:
 * @stream: where to
 *
 * Writes as RFC 4180 says, but with the semicolons that spreadsheets expect
 * where the comma is the decimal sign (SPEC X2).
 *
 * Returns: (transfer full): a writer
 */
StmTableWriter *
stm_table_csv_new (GOutputStream *stream)
{
  Csv *self = g_new0 (Csv, 1);

  self->parent.append = csv_append;
  self->parent.free = csv_free;
  self->stream = g_object_ref (stream);
  self->line = g_string_sized_new (1024);

  return &self->parent;
}

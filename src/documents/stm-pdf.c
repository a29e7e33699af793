#include "config.h"

#include "documents/stm-pdf.h"

#include "documents/stm-pdf-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (StmDocument *self, cairo_surface_t *surface)
{
  const char *date = stm_document_get_date (self);
  g_autofree char *time = strchr (date, 'T') != NULL ? g_strdup (date) : g_strconcat (date, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, stm_document_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, stm_document_get_author (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Stagematching " STM_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

#define DEEPEST 2

typedef struct
{
  cairo_surface_t *surface;
  int              parents[DEEPEST + 1];  /* the last entry above each depth */
} Outline;

static void
add_to_outline (const char *text, guint depth, guint page, double x, double y, gpointer data)
{
  Outline *outline = data;
  char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *target = g_strdup_printf ("page=%u pos=[%s %s]", page + 1,
                                             g_ascii_formatd (left, sizeof left, "%.2f", x),
                                             g_ascii_formatd (top, sizeof top, "%.2f", y));
  int entry = cairo_pdf_surface_add_outline (outline->surface, outline->parents[MIN (depth, DEEPEST)],
                                             text, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);

  for (guint i = depth; i < DEEPEST; i++)
    outline->parents[i + 1] = entry;
}

static gboolean
draw_pages (StmDocument *self, cairo_surface_t *surface, GCancellable *cancellable, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = stm_document_get_n_pages (self);
  gboolean cancelled = FALSE;

  for (guint page = 0; page < n_pages && !cancelled; page++)
    {
      stm_document_draw_page (self, page, cr);
      cairo_show_page (cr);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  cairo_destroy (cr);

  return !cancelled;
}

/* The place of the last @text; a PDF file is bytes, not a string. */
static const char *
find_last (const char *data, gsize length, const char *text)
{
  gsize text_length = strlen (text);

  for (gsize i = length >= text_length ? length - text_length + 1 : 0; i > 0; i--)
    if (memcmp (data + i - 1, text, text_length) == 0)
      return data + i - 1;

  return NULL;
}

/* What lies in between the last @start, itself included, and the next @end. */
static char *
dup_last_part (const char *data, gsize length, const char *start, const char *end)
{
  const char *first = find_last (data, length, start);
  const char *last = first != NULL ? g_strstr_len (first, data + length - first, end) : NULL;

  return last != NULL ? g_strndup (first, last - first) : NULL;
}

static int
find_object_number (const char *data, const char *inside)
{
  const char *number = find_last (data, inside - data, " 0 obj");

  while (number != NULL && number > data && g_ascii_isdigit (number[-1]))
    number--;

  return number != NULL ? atoi (number) : 0;
}

#define CATALOG "/Type /Catalog"

/* Cairo does not write the language of a document, without which a screen
 * reader reads Dutch as if it were English.  A PDF file may be changed by
 * adding to its end: here goes a catalogue with the language, a table that
 * says where it lies, and a trailer that points to the table before.  A file
 * that looks otherwise than expected stays as it is. */
static void
append_language (GByteArray *pdf, const char *language)
{
  const char *data = (const char *) pdf->data;
  g_autofree char *catalog = dup_last_part (data, pdf->len, CATALOG, "endobj");
  g_autofree char *trailer = dup_last_part (data, pdf->len, "trailer\n<<", ">>");
  g_autofree char *xref = dup_last_part (data, pdf->len, "startxref\n", "%%EOF");
  g_autofree char *object = NULL, *end = NULL;
  int number;

  if (catalog == NULL || trailer == NULL || xref == NULL)
    return;

  number = find_object_number (data, find_last (data, pdf->len, CATALOG));
  object = g_strdup_printf ("%d 0 obj\n<< /Lang (%s)\n   %sendobj\n", number, language, catalog);
  end = g_strdup_printf ("xref\n%d 1\n%010u 00000 n \n%s   /Prev %d\n>>\nstartxref\n%u\n%%%%EOF\n",
                         number, pdf->len, trailer, atoi (xref + strlen ("startxref\n")),
                         pdf->len + (guint) strlen (object));

  g_byte_array_append (pdf, (const guint8 *) object, strlen (object));
  g_byte_array_append (pdf, (const guint8 *) end, strlen (end));
}

/**
 * stm_document_render_pdf:
 * @self: a document
 * @cancellable: (nullable): asked between pages
 * @error: return location for %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED
 *   where there is not enough memory
 *
 * Writes a PDF file to memory, with title, author, language, date and outline.
 * The same blocks and date give the same bytes on one machine.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
stm_document_render_pdf (StmDocument *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  Outline outline = { NULL, { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT } };
  double width, height;
  gboolean drawn;

  stm_document_get_page_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, pdf, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self, surface);

  drawn = draw_pages (self, surface, cancellable, error);
  outline.surface = surface;
  if (drawn)
    stm_document_for_each_heading (self, add_to_outline, &outline);

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!drawn)
    return NULL;

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The pages could not be drawn: %s."), cairo_status_to_string (status));
      return NULL;
    }

  append_language (pdf, stm_document_get_language (self));

  return g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
}

/**
 * stm_document_write_pdf:
 * @self: a document
 * @file: where to; an earlier file there is replaced
 * @cancellable: (nullable): asked between pages
 * @error: return location for an error of #GIOErrorEnum
 *
 * Writes a PDF file that only its owner may read.  An earlier file stays as it
 * was until the new one is complete, and where it fails nothing is left of the
 * new one.
 *
 * Returns: whether the file was written
 */
gboolean
stm_document_write_pdf (StmDocument *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = stm_document_render_pdf (self, cancellable, error);

  return bytes != NULL && stm_pdf_write_bytes (bytes, file, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (stm_document_write_pdf (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * stm_document_write_pdf_async:
 * @self: a document with all its blocks
 * @file: where to
 * @cancellable: (nullable): asked between pages
 * @callback: called in the caller's main context
 * @data: for @callback
 *
 * Does stm_document_write_pdf() in a thread.
 */
void
stm_document_write_pdf_async (StmDocument         *self,
                              GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, stm_document_write_pdf_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * stm_document_write_pdf_finish:
 * @self: a document
 * @result: what the callback got
 * @error: return location for an error of #GIOErrorEnum
 *
 * Returns: whether the file was written
 */
gboolean
stm_document_write_pdf_finish (StmDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

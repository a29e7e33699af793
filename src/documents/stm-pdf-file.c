#include "config.h"

#include "documents/stm-pdf-file.h"

/* g_file_replace_contents() would put a broken file in the place of the
 * earlier one; only a cancelled close leaves that alone. */
static gboolean
replace_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) given_up = g_cancellable_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  g_cancellable_cancel (given_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, NULL);

  return FALSE;
}

/**
 * stm_pdf_write_bytes:
 * @pdf: a PDF file, as stm_document_render_pdf() makes it
 * @file: where to; an earlier file there is replaced
 * @cancellable: (nullable): stops it
 * @error: return location for an error of #GIOErrorEnum
 *
 * Writes it as stm_document_write_pdf() does, so that what is kept and what is
 * saved are the same (SPEC B4).
 *
 * Returns: whether the file was written
 */
gboolean
stm_pdf_write_bytes (GBytes *pdf, GFile *file, GCancellable *cancellable, GError **error)
{
  gboolean existed = g_file_query_exists (file, NULL);

  if (replace_file (file, pdf, cancellable, error))
    return TRUE;

  if (!existed)
    g_file_delete (file, NULL, NULL);

  return FALSE;
}

static void
write_bytes_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (stm_pdf_write_bytes (data, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * stm_pdf_write_bytes_async:
 * @pdf: a PDF file
 * @file: where to
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context, with @file as its source
 * @data: for @callback
 *
 * Does stm_pdf_write_bytes() in a thread.
 */
void
stm_pdf_write_bytes_async (GBytes              *pdf,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, data);

  g_task_set_source_tag (task, stm_pdf_write_bytes_async);
  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_bytes_in_thread);
}

/**
 * stm_pdf_write_bytes_finish:
 * @file: where to
 * @result: what the callback got
 * @error: return location for an error of #GIOErrorEnum
 *
 * Returns: whether the file was written
 */
gboolean
stm_pdf_write_bytes_finish (GFile *file, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

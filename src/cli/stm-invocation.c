#include "config.h"

#include "cli/stm-invocation.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define BUFFER_SIZE (64 * 1024)

/**
 * stm_invocation_new:
 *
 * Returns: (transfer full): an invocation
 */
StmInvocation *
stm_invocation_new (void)
{
  StmInvocation *self = g_new0 (StmInvocation, 1);
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  self->cancellable = g_cancellable_new ();
  self->output = g_buffered_output_stream_new_sized (output, BUFFER_SIZE);

  return self;
}

/**
 * stm_invocation_free:
 * @self: (transfer full): an invocation
 */
void
stm_invocation_free (StmInvocation *self)
{
  g_object_unref (self->cancellable);
  g_object_unref (self->output);
  g_free (self);
}

/**
 * stm_invocation_print:
 * @self: an invocation
 * @text: what was asked for
 * @error: return location
 *
 * Returns: whether @text went to the standard output
 */
gboolean
stm_invocation_print (StmInvocation *self, const char *text, GError **error)
{
  return g_output_stream_write_all (self->output, text, strlen (text), NULL, NULL, error);
}

/**
 * stm_invocation_print_line:
 * @self: an invocation
 * @text: a line of what was asked for
 * @error: return location
 *
 * Returns: whether the line went to the standard output
 */
gboolean
stm_invocation_print_line (StmInvocation *self, const char *text, GError **error)
{
  return stm_invocation_print (self, text, error) && stm_invocation_print (self, "\n", error);
}

/**
 * stm_invocation_flush:
 * @self: an invocation
 * @error: return location
 *
 * Returns: whether all that was printed is where it shall go
 */
gboolean
stm_invocation_flush (StmInvocation *self, GError **error)
{
  return g_output_stream_flush (self->output, NULL, error);
}

/**
 * stm_invocation_note:
 * @self: an invocation
 * @format: a translated sentence
 *
 * Tells something beside what was asked for, on the standard error.
 */
void
stm_invocation_note (StmInvocation *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  stm_invocation_flush (self, NULL);
  g_printerr ("%s: %s\n", g_get_prgname (), text);
}

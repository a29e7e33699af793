#include "config.h"

#include "exchange/stm-safe-file.h"

#include "core/stm-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/**
 * StmSafeFile:
 *
 * A file being written beside the place where it will stand.  It goes there
 * whole or not at all, and only its owner may read it: what leaves the program
 * is about minors.
 */
struct _StmSafeFile
{
  char          *target;
  char          *path;       /* %NULL once it is in place */
  int            descriptor;
  GOutputStream *stream;
};

static void
set_error (GError **error, int number)
{
  StmError code = STM_ERROR_IO;

  if (number == ENOSPC || number == EDQUOT)
    code = STM_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = STM_ERROR_READ_ONLY;
  else if (number == ENOENT || number == ENOTDIR)
    code = STM_ERROR_NOT_FOUND;

  g_set_error (error, STM_ERROR, code, _("The file cannot be written: %s"), g_strerror (number));
}

/* A link keeps pointing where it does, and what is no file is never replaced. */
static char *
find_target (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *resolved = path != NULL ? realpath (path, NULL) : NULL;
  const char *target = resolved != NULL ? resolved : path;

  if (target != NULL
      && (!g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (target, G_FILE_TEST_IS_REGULAR)))
    return g_strdup (target);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_READ_ONLY,
                       _("Only a file on this computer can be written, not a folder or a device."));

  return NULL;
}

/**
 * stm_safe_file_new:
 * @file: where it shall stand in the end
 * @error: return location; #STM_ERROR_READ_ONLY, #STM_ERROR_FULL,
 *   #STM_ERROR_NOT_FOUND for a folder that is not there, or #STM_ERROR_IO
 *
 * Returns: (transfer full): an empty file
 */
StmSafeFile *
stm_safe_file_new (GFile *file, GError **error)
{
  g_autoptr (StmSafeFile) self = g_new0 (StmSafeFile, 1);
  g_autofree char *folder = NULL;

  self->descriptor = -1;
  self->target = find_target (file, error);
  if (self->target == NULL)
    return NULL;

  folder = g_path_get_dirname (self->target);
  self->path = g_build_filename (folder, ".stagematching-XXXXXX", NULL);
  self->descriptor = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (self->descriptor < 0)
    {
      set_error (error, errno);
      g_clear_pointer (&self->path, g_free);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * stm_safe_file_free:
 * @self: (transfer full): a file
 *
 * Removes what was written, unless it was committed.
 */
void
stm_safe_file_free (StmSafeFile *self)
{
  g_clear_object (&self->stream);
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->path != NULL)
    g_unlink (self->path);

  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

/**
 * stm_safe_file_get_path:
 * @self: a file
 *
 * Returns: (transfer none): where it stands now, for a library that writes by
 *   itself
 */
const char *
stm_safe_file_get_path (StmSafeFile *self)
{
  return self->path;
}

/**
 * stm_safe_file_get_stream:
 * @self: a file
 *
 * Returns: (transfer none): a buffered stream that writes it
 */
GOutputStream *
stm_safe_file_get_stream (StmSafeFile *self)
{
  if (self->stream == NULL)
    {
      g_autoptr (GOutputStream) stream = g_unix_output_stream_new (self->descriptor, FALSE);

      self->stream = g_buffered_output_stream_new_sized (stream, 256 * 1024);
    }

  return self->stream;
}

/**
 * stm_safe_file_commit:
 * @self: a file with all that it shall hold
 * @cancellable: (nullable): until the file is put in place
 * @error: return location, as stm_safe_file_new()
 *
 * Puts the file in its place, instead of what stood there.
 *
 * Returns: whether it stands there
 */
gboolean
stm_safe_file_commit (StmSafeFile *self, GCancellable *cancellable, GError **error)
{
  if (self->stream != NULL && !g_output_stream_flush (self->stream, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (fsync (self->descriptor) != 0 || g_rename (self->path, self->target) != 0)
    {
      set_error (error, errno);
      return FALSE;
    }

  g_clear_pointer (&self->path, g_free);

  return TRUE;
}

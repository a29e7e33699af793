#include "config.h"

#include "store/stm-lock-file.h"

#include "core/stm-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

/**
 * StmLockFile:
 *
 * What keeps a second process from writing a profile.
 */
struct _StmLockFile
{
  int fd;
};

/**
 * stm_lock_file_take:
 * @database: the path of a database
 * @error: return location for #STM_ERROR_IN_USE or #STM_ERROR_READ_ONLY
 *
 * Takes the lock beside @database.  The kernel lets go of it when the process
 * ends in whatever way, so a lock never outlives a crash.
 *
 * Returns: (transfer full): the lock
 */
StmLockFile *
stm_lock_file_take (const char *database, GError **error)
{
  g_autofree char *path = g_strconcat (database, ".lock", NULL);
  g_autoptr (StmLockFile) self = g_new0 (StmLockFile, 1);

  self->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    {
      int code = errno == EACCES || errno == EPERM || errno == EROFS ? STM_ERROR_READ_ONLY
                 : errno == ENOSPC ? STM_ERROR_FULL : errno == ENOENT ? STM_ERROR_NOT_FOUND : STM_ERROR_IO;

      g_set_error (error, STM_ERROR, code, _("The profile cannot be opened for writing: %s."),
                   g_strerror (errno));
      return NULL;
    }

  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        g_set_error_literal (error, STM_ERROR, STM_ERROR_IN_USE,
                             _("Another window or command has this profile open."));
      else
        g_set_error (error, STM_ERROR, STM_ERROR_IO, _("The profile cannot be opened for writing: %s."),
                     g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * stm_lock_file_release:
 * @self: (transfer full): a lock
 */
void
stm_lock_file_release (StmLockFile *self)
{
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_free (self);
}

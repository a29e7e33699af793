#include "config.h"

#include "documents/stm-memory-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;

      data += written;
      size -= (gsize) written;
    }

  return TRUE;
}

/**
 * stm_memory_file_open:
 * @bytes: what is to be in it
 * @error: return location for an error of #GIOErrorEnum
 *
 * Makes a file that is in memory only, for what takes nothing but a file: nothing
 * unencrypted comes on the disk (DESIGN §8).
 *
 * Returns: its descriptor, which the caller closes and the file goes with, or -1
 */
int
stm_memory_file_open (GBytes *bytes, GError **error)
{
  int fd = memfd_create ("stagematching", MFD_CLOEXEC);
  int code;

  if (fd >= 0 && write_all (fd, bytes))
    return fd;

  code = errno;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  if (fd >= 0)
    g_close (fd, NULL);

  return -1;
}

/**
 * stm_memory_file_get:
 * @fd: of stm_memory_file_open(), which stays open as long as the file is read
 *
 * Returns: (transfer full): a way to it for this process alone
 */
GFile *
stm_memory_file_get (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_new_for_path (path);
}

#include "config.h"

#include "documents/stm-open-copies.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <sys/vfs.h>

/* Of what is handed to another program only the folder that a Flatpak shares with
 * the desktop can be reached from there. */
static char *
dup_root (void)
{
  const char *flatpak = g_getenv ("FLATPAK_ID");

  return flatpak != NULL
           ? g_build_filename (g_get_user_runtime_dir (), "app", flatpak, "stagematching-open", NULL)
           : g_build_filename (g_get_user_runtime_dir (), "stagematching-open", NULL);
}

static gboolean
is_in_memory (const char *path)
{
  struct statfs facts;

  return statfs (path, &facts) == 0
         && ((unsigned long) facts.f_type == TMPFS_MAGIC || (unsigned long) facts.f_type == RAMFS_MAGIC);
}

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));

  return FALSE;
}

/* (transfer full): a folder for one copy, which nobody else can look into */
static char *
make_folder (GError **error)
{
  g_autofree char *root = dup_root ();
  g_autofree char *folder = g_build_filename (root, "XXXXXX", NULL);

  if (g_mkdir_with_parents (root, 0700) != 0)
    {
      fail (error, errno);
      return NULL;
    }

  if (!is_in_memory (root))
    {
      g_rmdir (root);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This computer has no folder in memory for it, and nothing is left open on the disk."));
      return NULL;
    }

  if (g_mkdtemp (folder) == NULL)
    {
      fail (error, errno);
      return NULL;
    }

  return g_steal_pointer (&folder);
}

/**
 * stm_open_copies_add:
 * @bytes: a PDF file
 * @name: what the other program shows as its name, without a suffix
 * @error: return location for an error of #GIOErrorEnum
 *
 * Writes a copy for another program to show (SPEC B4): for this user alone, and in
 * memory, as nothing decrypted comes on the disk but what the user exports (DESIGN
 * §8).  It goes with stm_open_copies_clear() at the latest.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
stm_open_copies_add (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *folder = make_folder (error);
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GFile) copy = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (folder == NULL)
    return NULL;

  g_strdelimit (file_name, "/\\:", '-');
  path = g_build_filename (folder, file_name, NULL);
  copy = g_file_new_for_path (path);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return g_steal_pointer (&copy);

  stm_open_copies_remove (copy);

  return NULL;
}

/**
 * stm_open_copies_remove:
 * @copy: of stm_open_copies_add()
 *
 * Takes one copy away, and the folder that was made for it.
 */
void
stm_open_copies_remove (GFile *copy)
{
  g_autoptr (GFile) folder = g_file_get_parent (copy);

  g_file_delete (copy, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
remove_children (const char *path, int depth)
{
  g_autoptr (GDir) children = g_dir_open (path, 0, NULL);
  const char *name;

  while (children != NULL && (name = g_dir_read_name (children)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      /* a link is not followed */
      if (depth > 0 && !g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_children (child, depth - 1);
      g_remove (child);
    }
}

/**
 * stm_open_copies_clear:
 *
 * Takes all copies away, also those that a program that was killed left behind: when
 * a profile opens or closes, and when the program ends.  What another program has
 * open by then stays open there.
 */
void
stm_open_copies_clear (void)
{
  g_autofree char *root = dup_root ();

  remove_children (root, 1);
  g_rmdir (root);
}

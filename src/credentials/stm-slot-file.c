#include "config.h"

#include "credentials/stm-slot-file.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_SIZE 16384

/* Opening a pipe would wait for ever.  What cannot be told is left to reading. */
static gboolean
may_be_file (GFile   *file,
             GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GFileType type;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return FALSE;

  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_UNKNOWN)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                       _("In the place of the key slot there is something that is not a file."));

  return FALSE;
}

static char *
read_bounded (GFile   *file,
              gsize   *length,
              GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *text = NULL;

  if (!may_be_file (file, error))
    return NULL;

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  text = g_malloc (MAX_SIZE);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_SIZE, length, NULL, error))
    return NULL;

  if (*length == MAX_SIZE)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("This file is not a key slot."));
      return NULL;
    }

  return g_steal_pointer (&text);
}

/**
 * stm_slot_file_read:
 * @file: where a key slot should be
 * @length: (out): its length in bytes
 * @error: return location
 *
 * Reads a file of the size of a key slot, not more.
 *
 * Fails with %STM_ERROR_NOT_FOUND, %STM_ERROR_IO or, when it is no file of that
 * size, %STM_ERROR_FORMAT.
 *
 * Returns: (transfer full): the bytes, without a zero at the end
 */
char *
stm_slot_file_read (GFile   *file,
                    gsize   *length,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  char *text = read_bounded (file, length, &local);

  if (text != NULL)
    return text;

  if (local->domain == STM_ERROR)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                 _("The key slot of this profile is missing: %s"), local->message);
  else
    g_set_error (error, STM_ERROR, STM_ERROR_IO,
                 _("The key slot cannot be read: %s"), local->message);

  return NULL;
}

static StmError
get_write_code (const GError *error)
{
  switch (error->code)
    {
    case G_FILE_ERROR_NOSPC:
      return STM_ERROR_FULL;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return STM_ERROR_READ_ONLY;
    default:
      return STM_ERROR_IO;
    }
}

/**
 * stm_slot_file_write:
 * @file: where to keep a key slot
 * @text: what it says
 * @length: its length in bytes
 * @error: return location
 *
 * Replaces @file, readable for the user only.  It is the old one or the new one,
 * whole and on the disk, whenever the machine stops.
 *
 * Fails with %STM_ERROR_FULL, %STM_ERROR_READ_ONLY or %STM_ERROR_IO and leaves
 * the old file then.
 *
 * Returns: whether it is written
 */
gboolean
stm_slot_file_write (GFile       *file,
                     const char  *text,
                     gsize        length,
                     GError     **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  /* The new file takes the permissions of the old one, if there is one. */
  g_chmod (path, 0600);

  if (g_file_set_contents_full (path, text, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &local))
    return TRUE;

  g_set_error (error, STM_ERROR, get_write_code (local), _("The key slot cannot be written: %s"), local->message);

  return FALSE;
}

#include "config.h"

#include "cli/stm-recovery-input.h"

#include "core/stm-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* far more than a code with all its spaces */
#define MAXIMUM 1024

/* Of a terminal or a pipe, which may stay open, only the first line counts. */
static gboolean
read_text (int fd, gboolean one_line, char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, FALSE);
  gsize length = 0;

  while (length < MAXIMUM)
    {
      gssize n = g_input_stream_read (stream, text + length, one_line ? 1 : MAXIMUM - length, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0 || (one_line && text[length] == '\n'))
        break;

      length += n;
    }

  text[length] = '\0';

  return TRUE;
}

static gboolean
read_terminal (char *text, GCancellable *cancellable, GError **error)
{
  struct termios shown, hidden;
  gboolean ok;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_text (STDIN_FILENO, TRUE, text, cancellable, error);

  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;

  /* before the question, since what is typed earlier is thrown away */
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  g_printerr ("%s ", _("Recovery code:"));
  ok = read_text (STDIN_FILENO, TRUE, text, cancellable, error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");

  return ok;
}

static gboolean
read_file (const char *path, char *text, GCancellable *cancellable, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok;

  if (fd < 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("The file with the recovery code cannot be read: %s."), g_strerror (errno));
      return FALSE;
    }

  ok = read_text (fd, FALSE, text, cancellable, error);
  close (fd);

  return ok;
}

/**
 * stm_recovery_input_read:
 * @file: a path, or "-" for the standard input
 * @cancellable: (nullable): ends the wait for the user
 * @error: return location
 *
 * Reads a recovery code as it was typed or printed.  It never comes from the
 * command line, which every program on the computer can see.
 *
 * Returns: (transfer full): the text; free it with stm_recovery_code_free()
 */
char *
stm_recovery_input_read (const char *file, GCancellable *cancellable, GError **error)
{
  char text[MAXIMUM + 1];
  char *code = NULL;

  if (g_str_equal (file, "-") ? read_terminal (text, cancellable, error)
                              : read_file (file, text, cancellable, error))
    code = g_strdup (text);
  explicit_bzero (text, sizeof text);

  return code;
}

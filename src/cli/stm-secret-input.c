#include "config.h"

#include "cli/stm-secret-input.h"

#include "core/stm-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* far more than a code with all its spaces, or a passphrase that is a sentence */
#define MAXIMUM 1024

/* in the order of StmSecretInput */
static const char *const questions[] = { N_("Recovery code:"), N_("Passphrase:"), N_("New passphrase:") };

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
ask (const char *question, char *text, GCancellable *cancellable, GError **error)
{
  gboolean ok;

  g_printerr ("%s ", question);
  ok = read_text (STDIN_FILENO, TRUE, text, cancellable, error);
  g_printerr ("\n");

  return ok;
}

/* What nobody sees can be mistyped, and then nobody could open the package. */
static gboolean
ask_again (const char *text, GCancellable *cancellable, GError **error)
{
  char again[MAXIMUM + 1];
  gboolean ok = ask (_("The same again:"), again, cancellable, error);

  if (ok && !g_str_equal (again, text))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("The passphrase was typed in two different ways."));
      ok = FALSE;
    }
  explicit_bzero (again, sizeof again);

  return ok;
}

static gboolean
read_terminal (StmSecretInput input, char *text, GCancellable *cancellable, GError **error)
{
  struct termios shown, hidden;
  gboolean ok;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_text (STDIN_FILENO, TRUE, text, cancellable, error);

  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;

  /* before the question, since what is typed earlier is thrown away */
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  ok = ask (_(questions[input]), text, cancellable, error)
       && (input != STM_SECRET_INPUT_NEW_PASSPHRASE || ask_again (text, cancellable, error));
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);

  return ok;
}

static gboolean
read_file (StmSecretInput input, const char *path, char *text, GCancellable *cancellable, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok;

  if (fd < 0)
    {
      if (input == STM_SECRET_INPUT_CODE)
        g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                     _("The file with the recovery code cannot be read: %s."), g_strerror (errno));
      else
        g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                     _("The file with the passphrase cannot be read: %s."), g_strerror (errno));
      return FALSE;
    }

  ok = read_text (fd, FALSE, text, cancellable, error);
  close (fd);

  return ok;
}

/* of a passphrase every character counts, but not how its file ends */
static void
drop_line_end (char *text)
{
  gsize length = strlen (text);

  if (length > 0 && text[length - 1] == '\n')
    text[--length] = '\0';
  if (length > 0 && text[length - 1] == '\r')
    text[--length] = '\0';
}

/**
 * stm_secret_input_read:
 * @input: what is read
 * @file: a path, or "-" for the standard input
 * @cancellable: (nullable): ends the wait for the user
 * @error: return location
 *
 * Reads a secret as it was typed or printed.  It never comes from the command
 * line, which every program on the computer can see.
 *
 * Returns: (transfer full): the text; free it with stm_secret_input_free()
 */
char *
stm_secret_input_read (StmSecretInput input, const char *file, GCancellable *cancellable, GError **error)
{
  char text[MAXIMUM + 1];
  char *secret = NULL;

  if (g_str_equal (file, "-") ? read_terminal (input, text, cancellable, error)
                              : read_file (input, file, text, cancellable, error))
    secret = g_strdup (text);
  if (secret != NULL && input != STM_SECRET_INPUT_CODE)
    drop_line_end (secret);
  explicit_bzero (text, sizeof text);

  return secret;
}

/**
 * stm_secret_input_free:
 * @secret: (nullable) (transfer full): what stm_secret_input_read() returned
 */
void
stm_secret_input_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

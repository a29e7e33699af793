#include "config.h"

#include "core/stm-passphrase-rules.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* so that a key held down makes no passphrase */
#define DIFFERENT_CHARACTERS 5

/* Whether @text has that many different characters; it looks no further. */
static gboolean
has_variety (const char *text)
{
  gunichar found[DIFFERENT_CHARACTERS] = { 0 };
  guint n_found = 0;

  for (const char *p = text; *p != '\0' && n_found < DIFFERENT_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint i = 0;

      while (i < n_found && found[i] != c)
        i++;
      if (i == n_found)
        found[n_found++] = c;
    }

  return n_found == DIFFERENT_CHARACTERS;
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, reason);

  return FALSE;
}

/**
 * stm_passphrase_check:
 * @text: a passphrase, as typed
 * @error: return location; #STM_ERROR_INVALID
 *
 * Whoever has a package can try passphrases for as long as he wants, so a short
 * one is none.
 *
 * Returns: whether @text is good enough to seal a package with
 */
gboolean
stm_passphrase_check (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (_("The passphrase is not text."), error);

  if (g_utf8_strlen (text, -1) < STM_PASSPHRASE_LENGTH)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE, "The passphrase has fewer than %d character.",
                                "The passphrase has fewer than %d characters.", STM_PASSPHRASE_LENGTH),
                   STM_PASSPHRASE_LENGTH);
      return FALSE;
    }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return refuse (_("The passphrase has a line end, a tab or another character that cannot be typed again."), error);

  if (g_unichar_isspace (g_utf8_get_char (text))
      || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
    return refuse (_("The passphrase starts or ends with a space, which nobody sees."), error);

  if (!has_variety (text))
    return refuse (_("The passphrase is the same few characters again and again."), error);

  return TRUE;
}

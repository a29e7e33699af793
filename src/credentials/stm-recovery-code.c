#include "config.h"

#include "credentials/stm-recovery-code.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Six groups of five: four characters of five random bits, which makes 120 in
 * all, and one that checks the group, so that a slip of the pen is named before
 * the slow key derivation is tried. */
#define GROUPS       6
#define GROUP_LENGTH 5
#define N_CHARACTERS (GROUPS * GROUP_LENGTH)
#define CODE_LENGTH  (N_CHARACTERS + GROUPS - 1)

/* Crockford's: without I, L, O and U, which are read as something else. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Multiplies in the field of 32 elements, x^5 + x^2 + 1. */
static guint
multiply (guint a,
          guint b)
{
  guint product = 0;

  for (guint bit = 0; bit < 5; bit++)
    if (b & (1u << bit))
      product ^= a << bit;

  for (guint bit = 9; bit > 4; bit--)
    if (product & (1u << bit))
      product ^= 0x25u << (bit - 5);

  return product;
}

/* Weights that differ find every wrong character and every two that changed
 * places, the check character included (its weight is 1); the number of the
 * group finds groups that changed places. */
static guint
compute_check (const guint8 *values,
               guint         group)
{
  guint sum = group + 1;

  for (guint i = 0; i < GROUP_LENGTH - 1; i++)
    sum ^= multiply (values[i], i + 2);

  return sum;
}

static char *
format_code (const guint8 *values)
{
  char *code = g_malloc (CODE_LENGTH + 1);
  char *end = code;

  for (guint i = 0; i < N_CHARACTERS; i++)
    {
      if (i > 0 && i % GROUP_LENGTH == 0)
        *end++ = '-';
      *end++ = alphabet[values[i]];
    }
  *end = '\0';

  return code;
}

/**
 * stm_recovery_code_new:
 *
 * Makes a recovery code of 120 random bits: "7KQ2M-…", six groups of five.
 *
 * Returns: (transfer full): the code; free it with stm_recovery_code_free()
 */
char *
stm_recovery_code_new (void)
{
  guint8 values[N_CHARACTERS];
  char *code;

  randombytes_buf (values, sizeof values);
  for (guint group = 0; group < GROUPS; group++)
    {
      guint8 *first = values + group * GROUP_LENGTH;

      for (guint i = 0; i < GROUP_LENGTH - 1; i++)
        first[i] &= 31;
      first[GROUP_LENGTH - 1] = compute_check (first, group);
    }

  code = format_code (values);
  sodium_memzero (values, sizeof values);

  return code;
}

/**
 * stm_recovery_code_free:
 * @code: (nullable) (transfer full): a recovery code
 *
 * Wipes and frees @code.
 */
void
stm_recovery_code_free (char *code)
{
  if (code == NULL)
    return;

  sodium_memzero (code, strlen (code));
  g_free (code);
}

static gboolean
is_separator (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The value of a character as typed, or -1. */
static int
read_character (gunichar c)
{
  const char *found;

  if (c == 0 || c > 127)
    return -1;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';

  found = strchr (alphabet, c);

  return found != NULL ? found - alphabet : -1;
}

typedef struct
{
  guint8 values[N_CHARACTERS];
  guint  n_typed;                /* characters in all, also those too many */
  guint  lengths[GROUPS];        /* of the groups, as they were set apart */
  guint  n_groups;
  guint  strange;                /* 1-based position of a character that no code has */
} Typed;

static void
read_typed (Typed      *typed,
            const char *text)
{
  gboolean apart = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int value;

      if (is_separator (c))
        {
          apart = TRUE;
          continue;
        }

      if (apart)
        typed->n_groups++;
      apart = FALSE;
      if (typed->n_groups <= GROUPS)
        typed->lengths[typed->n_groups - 1]++;

      value = read_character (c);
      typed->n_typed++;
      if (value < 0 && typed->strange == 0)
        typed->strange = typed->n_typed;
      if (typed->n_typed <= N_CHARACTERS)
        typed->values[typed->n_typed - 1] = MAX (value, 0);
    }
}

static gboolean
check_length (const Typed  *typed,
              GError      **error)
{
  if (typed->n_typed == N_CHARACTERS)
    return TRUE;

  if (typed->n_groups == GROUPS)
    for (guint group = 0; group < GROUPS; group++)
      if (typed->lengths[group] != GROUP_LENGTH)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                       _("Group %u of the recovery code should have %u characters and has %u."),
                         group + 1, GROUP_LENGTH, typed->lengths[group]);
          return FALSE;
        }

  g_set_error (error, STM_ERROR, STM_ERROR_WRONG_CODE,
               _("A recovery code has %u characters in %u groups; %u were typed."),
                 N_CHARACTERS, GROUPS, typed->n_typed);

  return FALSE;
}

static gboolean
check_groups (const Typed  *typed,
              GError      **error)
{
  if (typed->strange != 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                   _("Group %u of the recovery code has a character that no recovery code has."),
                     (typed->strange - 1) / GROUP_LENGTH + 1);
      return FALSE;
    }

  for (guint group = 0; group < GROUPS; group++)
    {
      const guint8 *first = typed->values + group * GROUP_LENGTH;

      if (compute_check (first, group) != first[GROUP_LENGTH - 1])
        {
          g_set_error (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                       _("Group %u of the recovery code is mistyped."), group + 1);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * stm_recovery_code_normalize:
 * @typed: what the user typed or pasted
 * @error: return location
 *
 * Brings a recovery code to the form of stm_recovery_code_new(), whatever its
 * case, spaces and dashes, with O read as 0, I and L as 1.  This takes no time
 * and does not tell whether the code fits a profile.
 *
 * Fails with %STM_ERROR_WRONG_CODE and names the group that is mistyped.
 *
 * Returns: (transfer full): the code; free it with stm_recovery_code_free()
 */
char *
stm_recovery_code_normalize (const char  *typed,
                             GError     **error)
{
  Typed parts = { 0 };
  char *code = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                           _("This is not a recovery code."));
      return NULL;
    }

  read_typed (&parts, typed);
  if (check_length (&parts, error) && check_groups (&parts, error))
    code = format_code (parts.values);
  sodium_memzero (&parts, sizeof parts);

  return code;
}

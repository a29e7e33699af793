#include "config.h"

#include "core/stm-contact-checks.h"

#include "core/stm-error.h"
#include "core/stm-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PHONE_SEPARATORS " ./-()"

typedef struct
{
  const char *start;
  gsize       shortest;
  gsize       longest;
} PhonePlan;

/* What a number starts with and how many digits it may then have in all, from
 * the numbering plans of Belgium (BIPT) and the Netherlands, and from E.164 for
 * the rest of the world; the first that fits decides. */
static const PhonePlan phone_plans[] = {
  { "+32",   10, 11 },  /* 8 digits, mobile phones 9 */
  { "+31800", 9, 12 },
  { "+3190",  9, 12 },
  { "+31",   11, 11 },
  { "+0",     1,  0 },  /* no country */
  { "+",      8, 15 },
  { "0800",   8, 11 },  /* 9 in Belgium, 8 or 11 in the Netherlands */
  { "090",    8, 11 },
  { "0",      9, 10 },
};

/* The number with "+" for "00" and without the "(0)" that is only dialled within
 * the country; NULL where it has other characters. */
static char *
read_phone (const char *text)
{
  g_autofree char *plain = stm_plain_text (text);
  g_autofree char *digits = NULL;
  gboolean abroad;
  char *trunk;

  if (plain == NULL)
    return NULL;

  abroad = plain[0] == '+';
  digits = stm_plain_digits (abroad ? plain + 1 : plain, PHONE_SEPARATORS);
  if (digits == NULL)
    return NULL;

  if (!abroad && !g_str_has_prefix (digits, "00"))
    return g_steal_pointer (&digits);

  trunk = strstr (plain, "(0)");
  if (trunk != NULL)
    {
      g_free (digits);
      memset (trunk, ' ', strlen ("(0)"));
      digits = stm_plain_digits (abroad ? plain + 1 : plain, PHONE_SEPARATORS);
    }

  return g_strconcat ("+", abroad ? digits : digits + 2, NULL);
}

static gboolean
follows_plan (const char *phone)
{
  gsize length = strlen (phone) - (phone[0] == '+' ? 1 : 0);

  for (guint i = 0; i < G_N_ELEMENTS (phone_plans); i++)
    if (g_str_has_prefix (phone, phone_plans[i].start))
      return length >= phone_plans[i].shortest && length <= phone_plans[i].longest;

  return FALSE;
}

/**
 * stm_phone_check:
 * @text: (nullable): a phone number as typed
 * @error: %STM_ERROR_INVALID with what is wrong
 *
 * Checks that a number can be dialled in Belgium or the Netherlands ("02 250 37
 * 77", "0478/12.34.56", "06-12345678") or from anywhere ("+32 (0)478 12 34 56").
 *
 * Returns: whether it has the length that such a number has
 */
gboolean
stm_phone_check (const char *text, GError **error)
{
  g_autofree char *phone = read_phone (text);

  if (phone == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                           _("A phone number contains only digits, with an optional + in front "
                             "and spaces, dots, slashes, hyphens or brackets in between."));
      return FALSE;
    }

  if (follows_plan (phone))
    return TRUE;

  if (phone[0] == '0' || phone[0] == '+')
    g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                         _("This phone number has too few or too many digits."));
  else
    g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                         _("A phone number starts with 0, or with + and the country code."));

  return FALSE;
}

/**
 * stm_phone_normalize:
 * @text: (nullable): a phone number as typed
 *
 * Returns: (transfer full) (nullable): the number as that person groups it, with
 *   single spaces and none around it; %NULL for %NULL and for what is no UTF-8
 */
char *
stm_phone_normalize (const char *text)
{
  g_autofree char *plain = stm_plain_text (text);
  char *end = plain;

  if (plain == NULL)
    return NULL;

  for (const char *p = plain; *p != '\0'; p++)
    if (*p != ' ' || p[1] != ' ')
      *end++ = *p;

  *end = '\0';

  return g_steal_pointer (&plain);
}

#define EMAIL_LONGEST  254  /* RFC 5321 4.5.3.1, without the angle brackets */
#define LOCAL_LONGEST  64
#define LABEL_LONGEST  63

static gboolean
has_spaces (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Quoted mailbox names are valid too, but nobody has one; what looks like it is
 * a slip of the hand. */
static gboolean
is_mailbox (const char *local, gsize length)
{
  if (length == 0 || length > LOCAL_LONGEST || local[0] == '.' || local[length - 1] == '.')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (local[i]) && strchr ("!#$%&'*+-/=?^_`{|}~.", local[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > LABEL_LONGEST || label[0] == '-' || label[length - 1] == '-')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-')
      return FALSE;

  return TRUE;
}

static gboolean
is_domain (const char *domain)
{
  g_autofree char *ascii = g_hostname_to_ascii (domain);
  g_auto (GStrv) labels = NULL;
  guint n_labels;

  if (ascii == NULL)
    return FALSE;

  labels = g_strsplit (ascii, ".", -1);
  n_labels = g_strv_length (labels);

  for (guint i = 0; i < n_labels; i++)
    if (!is_label (labels[i]))
      return FALSE;

  return n_labels >= 2 && strlen (labels[n_labels - 1]) >= 2
         && !g_ascii_isdigit (labels[n_labels - 1][0]);
}

static const char *
find_email_problem (const char *text)
{
  const char *at;

  if (text == NULL || *text == '\0')
    return _("No e-mail address is given.");

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > EMAIL_LONGEST)
    return _("This is too long for an e-mail address, or is not readable text.");

  if (has_spaces (text))
    return _("An e-mail address cannot contain spaces.");

  at = strchr (text, '@');
  if (at == NULL || strchr (at + 1, '@') != NULL)
    return _("An e-mail address contains one @, as in name@school.be.");

  if (strstr (text, "..") != NULL)
    return _("An e-mail address cannot contain two dots in a row.");

  if (!is_mailbox (text, at - text))
    return _("The part before the @ is missing or contains characters "
             "that are not allowed there.");

  if (!is_domain (at + 1))
    return _("The part after the @ is not a domain name, such as school.be.");

  return NULL;
}

/**
 * stm_email_check:
 * @text: (nullable): an e-mail address
 * @error: %STM_ERROR_INVALID with what is wrong
 *
 * Checks the form of RFC 5321 as far as people use it: one bare address, a
 * domain with a dot in it, which may be an international one.
 *
 * Returns: whether mail could be sent there
 */
gboolean
stm_email_check (const char *text, GError **error)
{
  const char *problem = find_email_problem (text);

  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, problem);
  return FALSE;
}

#include "config.h"

#include "exchange/stm-json-scanner.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for every whole number that is kept, and always within 64 bits. */
#define MAX_NUMBER_LENGTH 15

/**
 * StmJsonScanner:
 *
 * Takes one JSON value after the other from a source, to the letter of JSON.
 * It does so itself, for json-glib forgives much, goes down as deep as the file
 * says, and repeats in its messages what stands in the file.
 */
struct _StmJsonScanner
{
  StmJsonSource *source;   /* not owned */
  GString       *text;
  gsize          n_texts;    /* bytes of the texts in it */
  gboolean       in_text;
  guint          n_members;
};

static gboolean read_value (StmJsonScanner *self, guint depth, GError **error);

/**
 * stm_json_scanner_new:
 * @source: where to read, outlives the scanner
 *
 * Returns: (transfer full): a scanner
 */
StmJsonScanner *
stm_json_scanner_new (StmJsonSource *source)
{
  StmJsonScanner *self = g_new0 (StmJsonScanner, 1);

  self->source = source;
  self->text = g_string_sized_new (4096);

  return self;
}

/**
 * stm_json_scanner_free:
 * @self: (transfer full): a scanner
 */
void
stm_json_scanner_free (StmJsonScanner *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * stm_json_scanner_refuse:
 * @self: a scanner
 * @byte: what it met: a byte, %STM_JSON_END or %STM_JSON_FAULT
 * @reason: (transfer none): why @byte is wrong here
 * @error: return location; set already for %STM_JSON_FAULT
 *
 * Tells what is wrong with the file, by place and reason and nothing that
 * stands in it.
 *
 * Returns: %FALSE
 */
gboolean
stm_json_scanner_refuse (StmJsonScanner *self, int byte, const char *reason, GError **error)
{
  g_autofree char *place = NULL;

  if (byte == STM_JSON_FAULT)
    return FALSE;

  if (byte == STM_JSON_END)
    reason = _("The file ends too early; a part of it is missing.");
  else if (byte == 0)
    reason = _("There is a null byte here, so this is no text, or not in UTF-8.");

  place = stm_json_source_dup_place (self->source);
  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s: %s", place, reason);

  return FALSE;
}

/* Wrong as a whole, whatever the next byte is. */
static gboolean
refuse (StmJsonScanner *self, const char *reason, GError **error)
{
  return stm_json_scanner_refuse (self, ' ', reason, error);
}

static int
peek (StmJsonScanner *self, GError **error)
{
  return stm_json_source_peek (self->source, error);
}

/**
 * stm_json_scanner_peek:
 * @self: a scanner
 * @error: return location
 *
 * Returns: the next byte that is not space between values; see
 *   stm_json_source_peek()
 */
int
stm_json_scanner_peek (StmJsonScanner *self, GError **error)
{
  int byte = peek (self, error);

  while (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
    {
      stm_json_source_skip (self->source);
      byte = peek (self, error);
    }

  return byte;
}

static gboolean
has_room (StmJsonScanner *self, gsize length, GError **error)
{
  if (self->text->len + length > STM_JSON_MAX_TEXT)
    return refuse (self, _("One record is larger than 20 MiB."), error);

  return self->in_text || self->text->len - self->n_texts + length <= STM_JSON_MAX_SIZE
         || refuse (self, _("One record is larger than 1 MiB."), error);
}

static gboolean
take (StmJsonScanner *self, int byte, GError **error)
{
  if (!has_room (self, 1, error))
    return FALSE;

  g_string_append_c (self->text, (char) byte);
  stm_json_source_skip (self->source);

  return TRUE;
}

static gboolean
read_word (StmJsonScanner *self, const char *word, const char *reason, GError **error)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      int byte = peek (self, error);

      if (byte != *p)
        return stm_json_scanner_refuse (self, byte, _(reason), error);
      if (!take (self, byte, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_hex (StmJsonScanner *self, guint *code, GError **error)
{
  *code = 0;

  for (int i = 0; i < 4; i++)
    {
      int byte = peek (self, error);

      if (byte < 0 || !g_ascii_isxdigit (byte))
        return stm_json_scanner_refuse (self, byte,
                                        _("A text has “\\u” without four hexadecimal digits."), error);

      *code = *code * 16 + g_ascii_xdigit_value ((char) byte);
      if (!take (self, byte, error))
        return FALSE;
    }

  return TRUE;
}

/* Characters beyond the first 65536 are written as a pair. */
static gboolean
read_code (StmJsonScanner *self, GError **error)
{
  const char *reason = N_("A text contains half a character.");
  guint first, second;

  if (!read_hex (self, &first, error))
    return FALSE;
  if (first == 0)
    return refuse (self, _("A text contains a null character."), error);
  if (first < 0xd800 || first > 0xdfff)
    return TRUE;
  if (first >= 0xdc00)
    return refuse (self, _(reason), error);

  if (!read_word (self, "\\u", reason, error) || !read_hex (self, &second, error))
    return FALSE;

  return (second >= 0xdc00 && second <= 0xdfff) || refuse (self, _(reason), error);
}

static gboolean
read_escape (StmJsonScanner *self, GError **error)
{
  int byte;

  if (!take (self, '\\', error))
    return FALSE;

  byte = peek (self, error);
  if (byte <= 0 || strchr ("\"\\/bfnrtu", byte) == NULL)
    return stm_json_scanner_refuse (self, byte,
                                    _("A text has a “\\” before a character that needs none."), error);

  return take (self, byte, error) && (byte != 'u' || read_code (self, error));
}

static gboolean
read_string (StmJsonScanner *self, GError **error)
{
  gsize start = self->text->len;

  if (!take (self, '"', error))
    return FALSE;

  for (;;)
    {
      int byte = peek (self, error);
      const char *run;
      gsize length;

      if (byte < ' ')
        return stm_json_scanner_refuse (self, byte,
                                        _("A text contains a control character, such as a line end."), error);

      length = stm_json_source_get_plain (self->source, &run);
      if (!has_room (self, length, error))
        return FALSE;

      g_string_append_len (self->text, run, (gssize) length);
      stm_json_source_skip_plain (self->source, length);
      if (length > 0)
        continue;

      if (byte == '\\' ? !read_escape (self, error) : !take (self, byte, error))
        return FALSE;
      if (byte == '"')
        break;
    }

  if (!g_utf8_validate_len (self->text->str + start, self->text->len - start, NULL))
    return refuse (self, _("The text that ends here is not in UTF-8."), error);

  return TRUE;
}

/* A name is short; what it stands for need not be. */
static gboolean
read_text (StmJsonScanner *self, GError **error)
{
  gsize start = self->text->len;
  gboolean ok;

  self->in_text = TRUE;
  ok = read_string (self, error);
  self->in_text = FALSE;
  self->n_texts += self->text->len - start - strlen ("\"\"");

  return ok;
}

static gboolean
read_digits (StmJsonScanner *self, GError **error)
{
  int byte = peek (self, error);

  if (byte < '0' || byte > '9')
    return stm_json_scanner_refuse (self, byte, _("A number lacks a digit."), error);

  for (; byte >= '0' && byte <= '9'; byte = peek (self, error))
    if (!take (self, byte, error))
      return FALSE;

  return byte != STM_JSON_FAULT;
}

static gboolean
read_number (StmJsonScanner *self, GError **error)
{
  gsize start = self->text->len;
  int byte = peek (self, error);

  if (byte == '-' && !take (self, byte, error))
    return FALSE;

  byte = peek (self, error);
  if (!(byte == '0' ? take (self, byte, error) : read_digits (self, error)))
    return FALSE;

  byte = peek (self, error);
  if (byte == '.')
    {
      if (!take (self, byte, error) || !read_digits (self, error))
        return FALSE;
      byte = peek (self, error);
    }

  if (byte == 'e' || byte == 'E')
    {
      if (!take (self, byte, error))
        return FALSE;
      byte = peek (self, error);
      if ((byte == '+' || byte == '-') && !take (self, byte, error))
        return FALSE;
      if (!read_digits (self, error))
        return FALSE;
    }

  if (self->text->len - start > MAX_NUMBER_LENGTH)
    return refuse (self, _("A number is too long."), error);

  return byte != STM_JSON_FAULT;
}

static gboolean
read_member (StmJsonScanner *self, guint depth, GError **error)
{
  int byte = stm_json_scanner_peek (self, error);

  if (byte != '"')
    return stm_json_scanner_refuse (self, byte, _("A name between quotation marks is expected here."), error);
  if (!read_string (self, error))
    return FALSE;

  self->n_members++;

  byte = stm_json_scanner_peek (self, error);
  if (byte != ':')
    return stm_json_scanner_refuse (self, byte, _("A colon is expected here."), error);

  return take (self, byte, error) && read_value (self, depth, error);
}

/* An object or array that stands within a record. */
static gboolean
read_container (StmJsonScanner *self, int opening, guint depth, GError **error)
{
  int closing = opening == '{' ? '}' : ']';
  int byte;

  if (depth > STM_JSON_MAX_DEPTH)
    return refuse (self, _("Values are nested too deeply."), error);
  if (!take (self, opening, error))
    return FALSE;

  byte = stm_json_scanner_peek (self, error);
  if (byte == closing)
    return take (self, byte, error);

  for (;;)
    {
      if (!(opening == '{' ? read_member (self, depth + 1, error) : read_value (self, depth + 1, error)))
        return FALSE;

      byte = stm_json_scanner_peek (self, error);
      if (byte != ',' && byte != closing)
        return stm_json_scanner_refuse (self, byte, _("A comma or a closing bracket is expected here."), error);
      if (!take (self, byte, error))
        return FALSE;
      if (byte == closing)
        return TRUE;
    }
}

static gboolean
read_value (StmJsonScanner *self, guint depth, GError **error)
{
  const char *unknown = N_("This is no value that JSON knows.");
  int byte = stm_json_scanner_peek (self, error);

  switch (byte)
    {
    case '{':
    case '[':
      return read_container (self, byte, depth, error);
    case '"':
      return read_text (self, error);
    case 't':
      return read_word (self, "true", unknown, error);
    case 'f':
      return read_word (self, "false", unknown, error);
    case 'n':
      return read_word (self, "null", unknown, error);
    default:
      if (byte == '-' || (byte >= '0' && byte <= '9'))
        return read_number (self, error);
      return stm_json_scanner_refuse (self, byte, _("A value is expected here."), error);
    }
}

/**
 * stm_json_scanner_read_string:
 * @self: a scanner before a quotation mark
 * @error: return location; #STM_ERROR_FORMAT
 *
 * Takes one string; stm_json_scanner_get_text() has it, marks and all.
 *
 * Returns: whether it is one
 */
gboolean
stm_json_scanner_read_string (StmJsonScanner *self, GError **error)
{
  g_string_truncate (self->text, 0);
  self->n_texts = 0;

  return read_string (self, error);
}

/**
 * stm_json_scanner_read_value:
 * @self: a scanner
 * @error: return location; #STM_ERROR_FORMAT where the value is not what JSON
 *   allows, is larger than %STM_JSON_MAX_SIZE or %STM_JSON_MAX_TEXT, or deeper
 *   than %STM_JSON_MAX_DEPTH
 *
 * Takes one value of any kind.
 *
 * Returns: whether it is one
 */
gboolean
stm_json_scanner_read_value (StmJsonScanner *self, GError **error)
{
  g_string_truncate (self->text, 0);
  self->n_texts = 0;
  self->n_members = 0;

  return read_value (self, 1, error);
}

/**
 * stm_json_scanner_get_text:
 * @self: a scanner
 * @length: (out) (optional): its bytes
 *
 * Returns: (transfer none): the value taken last, without space between values
 */
const char *
stm_json_scanner_get_text (StmJsonScanner *self, gsize *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/**
 * stm_json_scanner_get_n_members:
 * @self: a scanner
 *
 * Returns: how many members all objects of the value taken last have, names
 *   that stand twice counted twice
 */
guint
stm_json_scanner_get_n_members (StmJsonScanner *self)
{
  return self->n_members;
}

#include "config.h"

#include "exchange/stm-json-reader.h"

#include "core/stm-error.h"
#include "exchange/stm-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEYS 64

/**
 * StmJsonReader:
 *
 * Reads a file whose top is one JSON object, and hands out what stands in it
 * one at a time: the elements of its arrays, and its other members.  So a file
 * of any size takes little memory.
 */
typedef enum { AT_START, AFTER_MEMBER, IN_ARRAY, AT_END } State;

struct _StmJsonReader
{
  GObject         parent_instance;

  StmJsonSource  *source;
  StmJsonScanner *scanner;
  GCancellable   *cancellable;
  JsonParser     *parser;
  guint64         size;

  State           state;
  gboolean        first;     /* nothing before it in this object or array */
  GHashTable     *keys;
  char           *key;
  gint64          index;     /* in the array, -1 outside */
};

G_DEFINE_FINAL_TYPE (StmJsonReader, stm_json_reader, G_TYPE_OBJECT)

static void
stm_json_reader_finalize (GObject *object)
{
  StmJsonReader *self = STM_JSON_READER (object);

  g_clear_pointer (&self->scanner, stm_json_scanner_free);
  g_clear_pointer (&self->source, stm_json_source_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->parser);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_free (self->key);

  G_OBJECT_CLASS (stm_json_reader_parent_class)->finalize (object);
}

static void
stm_json_reader_class_init (StmJsonReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_json_reader_finalize;
}

static void
stm_json_reader_init (StmJsonReader *self)
{
  self->parser = json_parser_new_immutable ();
  json_parser_set_strict (self->parser, TRUE);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->index = -1;
}

/**
 * stm_json_reader_new:
 * @stream: JSON text
 * @cancellable: (nullable): ends the reading
 *
 * Returns: (transfer full): a reader before the first element
 */
StmJsonReader *
stm_json_reader_new (GInputStream *stream, GCancellable *cancellable)
{
  StmJsonReader *self = g_object_new (STM_TYPE_JSON_READER, NULL);

  self->source = stm_json_source_new (stream, cancellable);
  self->scanner = stm_json_scanner_new (self->source);
  g_set_object (&self->cancellable, cancellable);

  return self;
}

/**
 * stm_json_reader_open:
 * @file: a file
 * @cancellable: (nullable): ends the reading
 * @error: return location; #STM_ERROR_FORMAT for a folder or device
 *
 * Returns: (transfer full): a reader before the first element of @file
 */
StmJsonReader *
stm_json_reader_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  StmJsonReader *self;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                           _("This is a folder or a device, not a file."));
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  self = stm_json_reader_new (G_INPUT_STREAM (stream), cancellable);
  self->size = g_file_info_get_size (info);

  return self;
}

static gboolean
refuse (StmJsonReader *self, int byte, const char *reason, GError **error)
{
  return stm_json_scanner_refuse (self->scanner, byte, reason, error);
}

/* Some editors write a mark before the text. */
static gboolean
read_start (StmJsonReader *self, GError **error)
{
  int byte = stm_json_source_peek (self->source, error);
  const char *mark = "\xef\xbb\xbf";

  if (byte == STM_JSON_END)
    return refuse (self, ' ', _("The file is empty."), error);
  if (byte == 0xff || byte == 0xfe)
    return refuse (self, ' ', _("The file is in UTF-16; it must be in UTF-8."), error);

  for (int i = 0; byte == 0xef && i < 3; i++)
    {
      if (stm_json_source_peek (self->source, error) != (guint8) mark[i])
        return refuse (self, ' ', _("This is not a JSON file."), error);
      stm_json_source_skip (self->source);
    }

  byte = stm_json_scanner_peek (self->scanner, error);
  if (byte != '{')
    return refuse (self, byte, _("This is not a JSON file with an object."), error);
  stm_json_source_skip (self->source);

  self->state = AFTER_MEMBER;
  self->first = TRUE;

  return TRUE;
}

static gboolean
read_end (StmJsonReader *self, GError **error)
{
  int byte = stm_json_scanner_peek (self->scanner, error);

  self->state = AT_END;
  g_clear_pointer (&self->key, g_free);

  if (byte == STM_JSON_END || byte == STM_JSON_FAULT)
    return FALSE;

  return refuse (self, byte, _("Something stands after the end of the data."), error);
}

static gboolean
read_key (StmJsonReader *self, GError **error)
{
  int byte = stm_json_scanner_peek (self->scanner, error);
  const char *text;
  gsize length;

  if (byte != '"')
    return refuse (self, byte, _("A name between quotation marks is expected here."), error);

  if (!stm_json_scanner_read_string (self->scanner, error))
    return FALSE;

  text = stm_json_scanner_get_text (self->scanner, &length);
  g_free (self->key);
  self->key = g_strndup (text + 1, length - 2);
  if (g_hash_table_size (self->keys) >= MAX_KEYS)
    return refuse (self, ' ', _("There are too many names here."), error);
  if (!g_hash_table_add (self->keys, g_strdup (self->key)))
    return refuse (self, ' ', _("The name that ends here stands twice."), error);

  byte = stm_json_scanner_peek (self->scanner, error);
  if (byte != ':')
    return refuse (self, byte, _("A colon is expected here."), error);
  stm_json_source_skip (self->source);

  return TRUE;
}

/* Goes to the next element or member, after the separator before it, or to the
 * end of the array or object that we are in. */
static gboolean
read_separator (StmJsonReader *self, int closing, gboolean *closed, GError **error)
{
  int byte = stm_json_scanner_peek (self->scanner, error);

  *closed = byte == closing;
  if (*closed || (byte == ',' && !self->first))
    stm_json_source_skip (self->source);
  else if (!self->first || byte < 0)
    return refuse (self, byte, _("A comma or a closing bracket is expected here."), error);

  self->first = FALSE;

  return TRUE;
}

static gboolean
read_element (StmJsonReader *self, GError **error)
{
  g_autofree char *path = NULL;

  if (stm_json_scanner_read_value (self->scanner, error))
    return TRUE;

  if (error != NULL && g_error_matches (*error, STM_ERROR, STM_ERROR_FORMAT))
    {
      path = stm_json_reader_dup_path (self);
      g_prefix_error (error, "%s, ", path);
    }

  return FALSE;
}

/* Sets found where there is a value to hand out; an array takes another round. */
static gboolean
read_next_member (StmJsonReader *self, gboolean *found, GError **error)
{
  gboolean closed;
  int byte;

  if (!read_separator (self, '}', &closed, error))
    return FALSE;

  if (closed)
    return read_end (self, error);

  if (!read_key (self, error))
    return FALSE;

  byte = stm_json_scanner_peek (self->scanner, error);
  if (byte < 0)
    return refuse (self, byte, NULL, error);
  if (byte != '[')
    {
      self->index = -1;
      *found = TRUE;
      return read_element (self, error);
    }

  stm_json_source_skip (self->source);
  self->state = IN_ARRAY;
  self->first = TRUE;
  self->index = -1;

  return TRUE;
}

static gboolean
read_next_element (StmJsonReader *self, gboolean *found, GError **error)
{
  gboolean closed;

  if (!read_separator (self, ']', &closed, error))
    return FALSE;

  if (closed)
    {
      self->state = AFTER_MEMBER;
      return TRUE;
    }

  self->index++;
  *found = TRUE;

  return read_element (self, error);
}

/**
 * stm_json_reader_next:
 * @self: a reader
 * @error: return location; #STM_ERROR_FORMAT with place and reason where the
 *   file is not what JSON allows or goes beyond what is read (SPEC X1)
 *
 * Goes to the next element of an array, or the next other member, of the
 * file's object.
 *
 * Returns: whether there is one; %FALSE without @error at the end
 */
gboolean
stm_json_reader_next (StmJsonReader *self, GError **error)
{
  gboolean found = FALSE;
  gboolean well = TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->state == AT_START)
    well = read_start (self, error);

  while (well && !found && self->state != AT_END)
    well = self->state == IN_ARRAY ? read_next_element (self, &found, error)
                                   : read_next_member (self, &found, error);

  return well && found;
}

/**
 * stm_json_reader_get_key:
 * @self: a reader at an element or member
 *
 * Returns: (transfer none): the name of the member, or of the element's array,
 *   as it is written
 */
const char *
stm_json_reader_get_key (StmJsonReader *self)
{
  return self->key;
}

/**
 * stm_json_reader_get_index:
 * @self: a reader at an element or member
 *
 * Returns: the element's place in its array, from 0; -1 for another member
 */
gint64
stm_json_reader_get_index (StmJsonReader *self)
{
  return self->index;
}

/**
 * stm_json_reader_get_text:
 * @self: a reader at an element or member
 *
 * Returns: (transfer none): its JSON text, without space between the values
 */
const char *
stm_json_reader_get_text (StmJsonReader *self)
{
  return stm_json_scanner_get_text (self->scanner, NULL);
}

/* A name from a file is repeated only if it looks like one of ours. */
static gboolean
is_name (const char *key)
{
  gsize length = strspn (key, "abcdefghijklmnopqrstuvwxyz-");

  return length > 0 && length <= 40 && key[length] == '\0';
}

/**
 * stm_json_reader_dup_path:
 * @self: a reader at an element or member
 *
 * Returns: (transfer full): where it stands, "students[12]"
 */
char *
stm_json_reader_dup_path (StmJsonReader *self)
{
  const char *key = self->key != NULL && is_name (self->key) ? self->key : "…";

  if (self->index < 0)
    return g_strdup (key);

  return g_strdup_printf ("%s[%" G_GINT64_FORMAT "]", key, self->index);
}

static guint
count_members (JsonNode *node)
{
  guint n = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        n += 1 + count_members (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n += count_members (json_array_get_element (array, i));
    }

  return n;
}

/**
 * stm_json_reader_parse:
 * @self: a reader at an element or member
 * @error: return location; #STM_ERROR_FORMAT where a name stands twice in one
 *   object, of which JSON readers would each keep another
 *
 * Returns: (transfer none): its value, until the next one is parsed
 */
JsonNode *
stm_json_reader_parse (StmJsonReader *self, GError **error)
{
  g_autofree char *path = NULL;
  const char *text;
  gsize length;

  text = stm_json_scanner_get_text (self->scanner, &length);
  if (json_parser_load_from_data (self->parser, text, (gssize) length, NULL))
    {
      JsonNode *root = json_parser_get_root (self->parser);

      if (root != NULL && count_members (root) == stm_json_scanner_get_n_members (self->scanner))
        return root;
    }

  path = stm_json_reader_dup_path (self);
  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("%s: A name stands twice in one object."), path);

  return NULL;
}

/**
 * stm_json_reader_get_bytes:
 * @self: a reader
 *
 * Returns: how many bytes were read until now
 */
guint64
stm_json_reader_get_bytes (StmJsonReader *self)
{
  return stm_json_source_get_bytes (self->source);
}

/**
 * stm_json_reader_get_size:
 * @self: a reader
 *
 * Returns: how many bytes the file has, 0 where that is not known
 */
guint64
stm_json_reader_get_size (StmJsonReader *self)
{
  return self->size;
}

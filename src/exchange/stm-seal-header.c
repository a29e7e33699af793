#include "config.h"

#include "exchange/stm-seal-header.h"

#include "core/stm-error.h"
#include "exchange/stm-sodium.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define VERSION 1

/* What a package may ask for, since anybody may have made it. */
#define MAX_PASSES 16
#define MAX_MEMORY (256 * 1024 * 1024)

/* What does not shrink grows a little by packing and by being cut in parts. */
#define MAX_STORED_SIZE ((guint64) STM_SEAL_MAX_SIZE + 1024 * 1024)

G_STATIC_ASSERT (STM_SEAL_TO_PASSPHRASE_SIZE <= STM_SEAL_TO_KEY_SIZE);

/* in the order of StmSeal */
static const char *const seal_names[] = { "none", "key", "passphrase" };

/**
 * stm_seal_header_get_key_size:
 * @self: a header
 *
 * Returns: how many bytes of the sealed key there are
 */
gsize
stm_seal_header_get_key_size (const StmSealHeader *self)
{
  switch (self->seal)
    {
    case STM_SEAL_KEY:
      return STM_SEAL_TO_KEY_SIZE;
    case STM_SEAL_PASSPHRASE:
      return STM_SEAL_TO_PASSPHRASE_SIZE;
    case STM_SEAL_NONE:
    default:
      return 0;
    }
}

/**
 * stm_seal_header_is_cost_allowed:
 * @self: a header
 *
 * Returns: whether its passphrase costs no more time and memory than any
 *   computer has
 */
gboolean
stm_seal_header_is_cost_allowed (const StmSealHeader *self)
{
  return self->passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && self->passes <= MAX_PASSES
         && self->memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && self->memory <= MAX_MEMORY;
}

static void
append_bytes (GString *line, const char *name, const guint8 *bytes, gsize size)
{
  g_autofree char *text = stm_sodium_encode (bytes, size);

  g_string_append_printf (line, ",\"%s\":\"%s\"", name, text);
}

/**
 * stm_seal_header_to_line:
 * @self: a header
 *
 * Returns: (transfer full): the only way to write it, with its line end
 */
char *
stm_seal_header_to_line (const StmSealHeader *self)
{
  GString *line = g_string_new (STM_SEAL_START);

  g_string_append_printf (line, "%d,\"seal\":\"%s\",\"size\":%" G_GUINT64_FORMAT, VERSION,
                          seal_names[self->seal], self->size);
  append_bytes (line, "from", self->from.sign, sizeof self->from.sign);
  append_bytes (line, "from-box", self->from.box, sizeof self->from.box);

  if (self->seal == STM_SEAL_KEY)
    {
      append_bytes (line, "to", self->to.sign, sizeof self->to.sign);
      append_bytes (line, "to-box", self->to.box, sizeof self->to.box);
    }
  else if (self->seal == STM_SEAL_PASSPHRASE)
    {
      g_string_append_printf (line, ",\"passes\":%u,\"memory\":%" G_GSIZE_FORMAT, self->passes, self->memory);
      append_bytes (line, "salt", self->salt, sizeof self->salt);
    }

  if (self->seal != STM_SEAL_NONE)
    append_bytes (line, "key", self->key, stm_seal_header_get_key_size (self));
  g_string_append (line, "}\n");

  return g_string_free_and_steal (line);
}

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
               _("“%s” is missing or wrong in the first line of the package."), name);

  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;

  return json_node_get_int (node);
}

static gboolean
read_bytes (JsonObject *object, const char *name, guint8 *bytes, gsize size, GError **error)
{
  const char *text = get_text (object, name);

  return (text != NULL && stm_sodium_decode (text, bytes, size)) || refuse (name, error);
}

static gboolean
read_keys (JsonObject *object, const char *sign_name, const char *box_name, StmPublicKeys *keys, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (stm_public_keys_parse (get_text (object, sign_name), get_text (object, box_name), keys, &reason))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
               _("“%s” and “%s” in the first line of the package: %s"), sign_name, box_name, reason->message);

  return FALSE;
}

static gboolean
read_seal (StmSealHeader *self, JsonObject *object, GError **error)
{
  const char *name = get_text (object, "seal");

  for (guint i = 0; i < G_N_ELEMENTS (seal_names); i++)
    if (g_strcmp0 (name, seal_names[i]) == 0)
      {
        self->seal = i;
        return TRUE;
      }

  return refuse ("seal", error);
}

static gboolean
read_size (StmSealHeader *self, JsonObject *object, GError **error)
{
  gint64 size = get_number (object, "size");

  if (size < 0)
    return refuse ("size", error);

  self->size = size;
  if (self->size > (self->seal == STM_SEAL_NONE ? STM_SEAL_MAX_SIZE : MAX_STORED_SIZE))
    {
      g_autofree char *text = g_format_size (self->size);

      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("The package says that it holds %s, which is too much."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_cost (StmSealHeader *self, JsonObject *object, GError **error)
{
  gint64 passes = get_number (object, "passes");
  gint64 memory = get_number (object, "memory");

  self->passes = CLAMP (passes, 0, G_MAXINT);
  self->memory = CLAMP (memory, 0, G_MAXINT);
  if (!stm_seal_header_is_cost_allowed (self))
    return refuse (self->passes < 1 || self->passes > MAX_PASSES ? "passes" : "memory", error);

  return read_bytes (object, "salt", self->salt, sizeof self->salt, error);
}

static gboolean
read_members (StmSealHeader *self, JsonObject *object, GError **error)
{
  if (!read_seal (self, object, error) || !read_size (self, object, error)
      || !read_keys (object, "from", "from-box", &self->from, error))
    return FALSE;

  if (self->seal == STM_SEAL_KEY && !read_keys (object, "to", "to-box", &self->to, error))
    return FALSE;
  if (self->seal == STM_SEAL_PASSPHRASE && !read_cost (self, object, error))
    return FALSE;

  return self->seal == STM_SEAL_NONE
         || read_bytes (object, "key", self->key, stm_seal_header_get_key_size (self), error);
}

static gboolean
check_version (JsonObject *object, GError **error)
{
  gint64 version = get_number (object, "version");

  if (version == VERSION)
    return TRUE;
  if (version < VERSION)
    return refuse ("version", error);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_NEWER, _("This package was made by a newer version."));

  return FALSE;
}

/* @line is parsed as any JSON, to name what is wrong with it, and then has to be
 * just what stm_seal_header_to_line() writes: nothing in it can be read in two
 * ways, and nothing can be hidden in it. */
static gboolean
parse (StmSealHeader *self, const char *line, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *written = NULL;
  JsonNode *root;

  if (!g_str_is_ascii (line) || !json_parser_load_from_data (parser, line, length, NULL))
    return refuse ("{…}", error);

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse ("{…}", error);

  if (!check_version (json_node_get_object (root), error)
      || !read_members (self, json_node_get_object (root), error))
    return FALSE;

  written = stm_seal_header_to_line (self);
  if (strcmp (line, written) == 0)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                       _("The first line of the package is not as Stagematching writes it."));

  return FALSE;
}

/**
 * stm_seal_header_parse:
 * @self: (out caller-allocates): a header
 * @line: (array length=length): the first bytes of a file
 * @length: how many, up to and with the first line end, or all there are
 * @error: return location; #STM_ERROR_FORMAT or #STM_ERROR_NEWER
 *
 * Returns: whether @line is the first line of a package, by whomever it is
 */
gboolean
stm_seal_header_parse (StmSealHeader *self, const char *line, gsize length, GError **error)
{
  g_autofree char *text = NULL;

  memset (self, 0, sizeof *self);

  if (length < strlen (STM_SEAL_START) || memcmp (line, STM_SEAL_START, strlen (STM_SEAL_START)) != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("This is not a package of Stagematching."));
      return FALSE;
    }

  if (length > STM_SEAL_MAX_LINE || line[length - 1] != '\n' || memchr (line, '\0', length) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("The first line of the package has no end."));
      return FALSE;
    }

  text = g_strndup (line, length);

  return parse (self, text, length, error);
}

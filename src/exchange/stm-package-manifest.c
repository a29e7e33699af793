#include "config.h"

#include "exchange/stm-package-manifest.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "exchange/stm-json-reader.h"
#include "exchange/stm-json-value.h"

#include <glib/gi18n-lib.h>

/**
 * stm_package_manifest_new:
 *
 * Returns: (transfer full): an empty head
 */
StmPackageManifest *
stm_package_manifest_new (void)
{
  StmPackageManifest *self = g_new0 (StmPackageManifest, 1);

  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

static void
party_clear (StmPackageParty *self)
{
  g_free (self->profile);
  g_free (self->name);
  g_free (self->region);
  g_free (self->school);
  g_free (self->service);
}

/**
 * stm_package_manifest_free:
 * @self: (transfer full): a head
 */
void
stm_package_manifest_free (StmPackageManifest *self)
{
  g_free (self->uuid);
  g_free (self->made_at);
  party_clear (&self->from);
  party_clear (&self->to);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/**
 * stm_package_manifest_get_seen:
 * @self: a head
 * @uuid: of a record
 *
 * Returns: up to which revision the sender knows it from us; 0 for none
 */
int
stm_package_manifest_get_seen (StmPackageManifest *self, const char *uuid)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->seen, uuid));
}

/**
 * stm_package_party_get_owner:
 * @self: a sender or receiver
 *
 * Returns: (nullable): uuid of the school, service or region that it is
 */
const char *
stm_package_party_get_owner (const StmPackageParty *self)
{
  return self->role == STM_ROLE_SCHOOL ? self->school
         : self->role == STM_ROLE_SERVICE ? self->service
         : self->role == STM_ROLE_REGION ? self->region : NULL;
}

static void
append_member (GString *json, const char *key, const char *value)
{
  if (value == NULL)
    return;

  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  stm_json_append_string (json, key);
  g_string_append_c (json, ':');
  stm_json_append_string (json, value);
}

static void
append_party (GString *json, const char *key, const StmPackageParty *party)
{
  g_string_append_printf (json, ",\"%s\":{", key);
  append_member (json, "role", stm_role_choices[party->role].key);
  append_member (json, "profile", party->profile);
  append_member (json, "name", party->name);
  append_member (json, "region", party->region);
  append_member (json, "school", party->school);
  append_member (json, "service", party->service);
  g_string_append_c (json, '}');
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * stm_package_manifest_append:
 * @self: a head
 * @json: JSON text
 *
 * Appends the beginning of the package's object, up to and without the first
 * list of records.
 */
void
stm_package_manifest_append (StmPackageManifest *self, GString *json)
{
  g_autofree gpointer *keys = NULL;
  guint n_keys;

  g_string_append (json, "{\n");
  append_member (json, "format", STM_PACKAGE_FORMAT);
  g_string_erase (json, 2, 1);
  g_string_append_printf (json, ",\n\"version\":%d,\n\"package\":{", STM_PACKAGE_VERSION);
  append_member (json, "uuid", self->uuid);
  append_member (json, "content", stm_package_content_get_key (self->content));
  append_member (json, "made-at", self->made_at);
  append_party (json, "from", &self->from);
  append_party (json, "to", &self->to);
  g_string_append (json, "},\n\"seen\":{");

  keys = g_hash_table_get_keys_as_array (self->seen, &n_keys);
  qsort (keys, n_keys, sizeof *keys, compare_keys);
  for (guint i = 0; i < n_keys; i++)
    g_string_append_printf (json, "%s\"%s\":%d", i > 0 ? "," : "", (const char *) keys[i],
                            stm_package_manifest_get_seen (self, keys[i]));
  g_string_append_c (json, '}');
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, reason);

  return FALSE;
}

/* Returns: (nullable): a text, or NULL where there is none */
static char *
dup_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_dup_string (node) : NULL;
}

static gboolean
read_uuid (JsonObject *object, const char *key, char **uuid, GError **error)
{
  if (!json_object_has_member (object, key))
    return TRUE;

  *uuid = dup_text (object, key);
  if (*uuid != NULL && g_uuid_string_is_valid (*uuid))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("The package's “%s” is not valid."), key);

  return FALSE;
}

static gboolean
read_party (JsonObject *package, const char *key, StmPackageParty *party, GError **error)
{
  JsonNode *node = json_object_get_member (package, key);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *role = object != NULL ? dup_text (object, "role") : NULL;

  for (int i = STM_ROLE_SCHOOL; role != NULL && i <= STM_ROLE_PARTNER; i++)
    if (g_str_equal (stm_role_choices[i].key, role))
      party->role = i;
  if (party->role == STM_ROLE_NONE)
    return refuse (error, _("The package does not say who sends it and whom it is for."));

  party->name = dup_text (object, "name");

  return read_uuid (object, "profile", &party->profile, error)
         && read_uuid (object, "region", &party->region, error)
         && read_uuid (object, "school", &party->school, error)
         && read_uuid (object, "service", &party->service, error);
}

static gboolean
read_package (StmPackageManifest *self, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *content = NULL;
  g_autoptr (GDateTime) made_at = NULL;

  if (object == NULL || self->made_at != NULL)
    return refuse (error, _("The package does not say who sends it and whom it is for."));

  content = dup_text (object, "content");
  self->content = stm_package_content_from_key (content);
  self->made_at = dup_text (object, "made-at");
  made_at = self->made_at != NULL ? g_date_time_new_from_iso8601 (self->made_at, NULL) : NULL;
  if (self->content == STM_PACKAGE_NONE || made_at == NULL)
    return refuse (error, _("The package does not say what it holds, or when it was made."));

  if (!read_uuid (object, "uuid", &self->uuid, error)
      || !read_party (object, "from", &self->from, error) || !read_party (object, "to", &self->to, error))
    return FALSE;

  if (self->uuid == NULL || self->from.profile == NULL || stm_package_party_get_owner (&self->from) == NULL)
    return refuse (error, _("The package does not say who sends it and whom it is for."));
  if (!stm_package_content_goes (self->content, self->from.role, self->to.role))
    return refuse (error, _("There is no package of this kind between these two."));

  return TRUE;
}

static gboolean
read_seen (StmPackageManifest *self, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  const char *uuid;
  JsonNode *revision;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, _("The package's “seen” is not valid."));

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &uuid, &revision))
    {
      gint64 value = JSON_NODE_HOLDS_VALUE (revision) && json_node_get_value_type (revision) == G_TYPE_INT64
                       ? json_node_get_int (revision) : 0;

      if (!g_uuid_string_is_valid (uuid) || value < 1 || value >= G_MAXINT)
        return refuse (error, _("The package's “seen” is not valid."));
      g_hash_table_insert (self->seen, g_strdup (uuid), GINT_TO_POINTER ((int) value));
    }

  return TRUE;
}

static gboolean
read_version (const char *text, GError **error)
{
  guint64 version;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &version, NULL))
    return refuse (error, _("The file does not say in which version of the format it is."));
  if (version <= STM_PACKAGE_VERSION)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_NEWER,
               _("The file is in version %d of the format; this program reads up to version %d."),
               (int) version, STM_PACKAGE_VERSION);

  return FALSE;
}

/* Returns: whether the member was understood; has_format: whether it was met */
static gboolean
read_member (StmPackageManifest *self, StmJsonReader *reader, gboolean *has_format, GError **error)
{
  const char *key = stm_json_reader_get_key (reader);
  JsonNode *node;

  if (g_str_equal (key, "format"))
    {
      *has_format = g_str_equal (stm_json_reader_get_text (reader), "\"" STM_PACKAGE_FORMAT "\"");
      return *has_format || refuse (error, _("This is not a package of Stagematching."));
    }
  if (!*has_format)
    return refuse (error, _("This is not a package of Stagematching."));
  if (g_str_equal (key, "version"))
    return read_version (stm_json_reader_get_text (reader), error);

  node = stm_json_reader_parse (reader, error);
  if (node == NULL)
    return FALSE;

  return g_str_equal (key, "package") ? read_package (self, node, error)
         : g_str_equal (key, "seen") ? read_seen (self, node, error)
         : refuse (error, _("The head of the package holds what the format does not know."));
}

/**
 * stm_package_manifest_read:
 * @body: what a package holds
 * @cancellable: (nullable): ends the reading
 * @error: return location: #STM_ERROR_FORMAT or #STM_ERROR_NEWER
 *
 * Reads the head, up to the first list of records.
 *
 * Returns: (transfer full): the head
 */
StmPackageManifest *
stm_package_manifest_read (GBytes *body, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmPackageManifest) self = stm_package_manifest_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (body);
  g_autoptr (StmJsonReader) reader = stm_json_reader_new (stream, cancellable);
  g_autoptr (GError) local_error = NULL;
  gboolean has_format = FALSE;

  while (stm_json_reader_next (reader, &local_error))
    {
      if (stm_json_reader_get_index (reader) >= 0)
        break;
      if (!read_member (self, reader, &has_format, error))
        return NULL;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (self->uuid == NULL)
    {
      refuse (error, _("The package does not say who sends it and whom it is for."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

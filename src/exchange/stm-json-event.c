#include "config.h"

#include "exchange/stm-json-event.h"

#include "core/stm-choices.h"
#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "core/stm-record.h"
#include "exchange/stm-json-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FIELDS 4000
#define NAME_CHARS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* What a file may say of an event, once it was read; the class is of its kind. */
typedef struct
{
  const char     *at;
  const char     *person;
  const char     *kind;
  const char     *record;
  const char     *fields;
  const char     *changes;
  int             role;
  int             type;
  StmRecordClass *klass;
} Line;

/* Returns: (nullable): of the lists of a profile; a view of records has no history */
static StmRecordClass *
find_class (const char *kind)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types && kind != NULL; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);

      if (g_str_equal (klass->kind, kind))
        return g_steal_pointer (&klass);
    }

  return NULL;
}

/* "number: 4 → 6"; what says something of a person has no place in it. */
static gboolean
is_change (StmRecordClass *klass, const char *text)
{
  const char *colon = strstr (text, ": ");
  g_autofree char *name = colon != NULL ? g_strndup (text, colon - text) : NULL;
  const StmField *field = name != NULL ? stm_record_class_find_field (klass, name) : NULL;

  return field != NULL && (field->flags & STM_FIELD_TRACKED) && strstr (colon + 2, " → ") != NULL;
}

/* "from: Zorgschool Oost", "rule: maximum-duration" or "way: printed", before the values */
static gboolean
is_head (StmEventType type, const char *text)
{
  const char *key = text + strlen (STM_EVENT_RULE);

  if (type == STM_EVENT_IMPORTED)
    return g_str_has_prefix (text, STM_EVENT_FROM) && text[strlen (STM_EVENT_FROM)] != '\0';

  if (type == STM_EVENT_EXPORTED)
    return g_str_has_prefix (text, STM_EVENT_WAY) && stm_event_way_from_key (text + strlen (STM_EVENT_WAY)) >= 0;

  return type == STM_EVENT_APPLIED && g_str_has_prefix (text, STM_EVENT_RULE)
         && *key != '\0' && key[strspn (key, NAME_CHARS)] == '\0';
}

/* Returns: (transfer full) (nullable): the lines of @changes that a history has */
static char *
dup_known_changes (StmRecordClass *klass, StmEventType type, const char *changes)
{
  g_auto (GStrv) lines = g_strsplit (changes != NULL ? changes : "", "\n", -1);
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_change (klass, lines[i]) || (i == 0 && is_head (type, lines[i])))
      g_strv_builder_add (known, lines[i]);
  strv = g_strv_builder_end (known);

  return strv[0] != NULL ? g_strjoinv ("\n", strv) : NULL;
}

static void
append_member (GString *json, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (json, ",\"%s\":", key);
  stm_json_append_string (json, text);
}

/**
 * stm_json_append_event:
 * @json: JSON text
 * @event: a line of the history of a record in a list of a profile
 *
 * Appends @event as a JSON object on one line (SPEC W16, X1).  It has old and new
 * values only of fields that say nothing of a person.
 */
void
stm_json_append_event (GString *json, StmEvent *event)
{
  StmEventType type = stm_event_get_event_type (event);
  g_autoptr (StmRecordClass) klass = find_class (stm_event_get_kind (event));
  g_autofree char *changes = NULL;

  g_return_if_fail (klass != NULL);

  changes = dup_known_changes (klass, type, stm_event_get_changes (event));
  g_string_append (json, "{\"at\":");
  stm_json_append_string (json, stm_event_get_at (event));
  g_string_append (json, ",\"role\":");
  if (stm_event_get_role (event) == STM_ROLE_NONE)
    g_string_append (json, "null");
  else
    stm_json_append_string (json, stm_role_choices[stm_event_get_role (event)].key);
  append_member (json, "person", stm_event_get_person (event));
  append_member (json, "type", stm_event_type_get_key (type));
  append_member (json, "kind", klass->kind);
  append_member (json, "record", stm_event_get_uuid (event));
  append_member (json, "fields", stm_event_get_fields (event));
  append_member (json, "changes", changes);
  g_string_append_c (json, '}');
}

static void
add_error (StmProblemList *problems, const char *field, const char *message)
{
  stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, "%s", message);
}

/* Returns: (nullable): the text of an optional member */
static const char *
read_text (JsonObject *object, const char *key, StmProblemList *problems)
{
  JsonNode *node = json_object_get_member (object, key);
  const char *text = node != NULL ? stm_json_get_string (node) : NULL;

  if (node != NULL && (text == NULL || *text == '\0'))
    add_error (problems, key, _("A text is expected here."));

  return text;
}

static int
find_role (JsonNode *node)
{
  const char *key = node != NULL ? stm_json_get_string (node) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return STM_ROLE_NONE;

  for (int i = STM_ROLE_NONE + 1; key != NULL && stm_role_choices[i].key != NULL; i++)
    if (g_str_equal (stm_role_choices[i].key, key))
      return i;

  return -1;
}

static gboolean
is_name_list (const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] == '\0' || names[i][strspn (names[i], NAME_CHARS)] != '\0')
      return FALSE;

  return strlen (text) <= MAX_FIELDS;
}

static void
check_words (Line *line, StmProblemList *problems)
{
  if (!stm_json_is_time (line->at))
    add_error (problems, "at", _("A time such as 2026-09-01T12:30:00Z is expected here."));
  if (line->role < 0)
    add_error (problems, "role", _("This is none of the words that are known here."));
  if (line->person != NULL && (g_utf8_strlen (line->person, -1) > STM_PROFILE_PERSON_LENGTH || strpbrk (line->person, "\r\n") != NULL))
    add_error (problems, "person", _("This is too long for a name."));
  if (line->type < 0)
    add_error (problems, "type", _("This is none of the words that are known here."));
  if (line->klass == NULL)
    add_error (problems, "kind", _("This is none of the words that are known here."));
  if (!stm_json_is_uuid (line->record))
    add_error (problems, "record", _("This is not a uuid in small letters."));
}

static void
check_changes (Line *line, StmProblemList *problems)
{
  g_autofree char *known = NULL;

  if (line->fields != NULL && !is_name_list (line->fields))
    add_error (problems, "fields", _("Names of fields are expected here, with a space between them."));

  if (line->changes == NULL || line->type < 0 || line->klass == NULL)
    return;

  known = dup_known_changes (line->klass, line->type, line->changes);
  if (g_strcmp0 (known, line->changes) != 0)
    add_error (problems, "changes", _("Lines such as “number: 4 → 6” are expected here, of fields whose values the history keeps."));
}

static void
check_members (JsonObject *object, StmProblemList *problems)
{
  const char *const names[] = { "at", "role", "person", "type", "kind", "record", "fields", "changes", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_strv_contains (names, name))
      stm_json_add_unknown (problems, name);
}

/* type: -1 where it is unknown */
static int
find_type (const char *key)
{
  return key != NULL ? stm_event_type_from_key (key) : -1;
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL ? stm_json_get_string (node) : NULL;
}

/**
 * stm_json_read_event:
 * @node: a value from a file
 * @problems: gets what is wrong, each at its member; "" for the event itself
 *
 * Makes an event of @node; whether its record is there is for the caller to know.
 *
 * Returns: (transfer full) (nullable): an event; %NULL where anything is wrong
 */
StmEvent *
stm_json_read_event (JsonNode *node, StmProblemList *problems)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (StmRecordClass) klass = NULL;
  StmEvent *event;
  Line line;

  if (object == NULL)
    {
      add_error (problems, "", _("A line of history in braces is expected here."));
      return NULL;
    }

  klass = find_class (get_text (object, "kind"));
  line = (Line) {
    .at = get_text (object, "at"), .person = read_text (object, "person", problems),
    .kind = get_text (object, "kind"), .record = get_text (object, "record"),
    .fields = read_text (object, "fields", problems), .changes = read_text (object, "changes", problems),
    .role = find_role (json_object_get_member (object, "role")), .type = find_type (get_text (object, "type")),
    .klass = klass,
  };
  check_members (object, problems);
  check_words (&line, problems);
  check_changes (&line, problems);
  if (stm_problem_list_has_errors (problems))
    return NULL;

  event = stm_event_new (line.type, line.role, line.at, line.kind, line.record, line.fields);
  stm_event_set_person (event, line.person);
  stm_event_set_changes (event, line.changes);

  return event;
}

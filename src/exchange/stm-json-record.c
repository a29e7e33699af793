#include "config.h"

#include "exchange/stm-json-record.h"

#include "exchange/stm-json-value.h"
#include "exchange/stm-shown.h"

#include <glib/gi18n-lib.h>

static void
append_key (GString *json, const char *key)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');

  stm_json_append_string (json, key);
  g_string_append_c (json, ':');
}

static void
append_set (GString *json, const StmField *field, int set)
{
  guint n_choices = stm_field_count_choices (field);
  gboolean first = TRUE;

  g_string_append_c (json, '[');
  for (guint i = 0; i < n_choices; i++)
    {
      if (!(set & (1 << i)))
        continue;

      if (!first)
        g_string_append_c (json, ',');
      stm_json_append_string (json, field->choices[i].key);
      first = FALSE;
    }
  g_string_append_c (json, ']');
}

/* A choice whose first key is a word, as a decision, has no empty value. */
static gboolean
has_empty_value (const StmField *field)
{
  return field->type != STM_FIELD_CHOICE || field->choices[0].key[0] == '\0';
}

static void
append_field (GString *json, StmRecord *record, const StmField *field, StmRole role)
{
  int number;

  append_key (json, field->name);

  if (stm_field_is_text (field))
    {
      stm_json_append_string (json, stm_record_get_text (record, field));
      return;
    }

  number = stm_shown_number (role, record, field);
  if (field->type == STM_FIELD_CHOICE)
    stm_json_append_string (json, field->choices[number].key);
  else if (field->type == STM_FIELD_SET)
    append_set (json, field, number);
  else if (field->type == STM_FIELD_BOOLEAN)
    g_string_append (json, "true");
  else
    g_string_append_printf (json, "%d", number);
}

static void
append_identity (GString *json, StmRecord *record)
{
  append_key (json, "uuid");
  stm_json_append_string (json, stm_record_get_uuid (record));
  append_key (json, "revision");
  g_string_append_printf (json, "%d", stm_record_get_revision (record));
  append_key (json, "created-at");
  stm_json_append_string (json, stm_record_get_created_at (record));
  append_key (json, "changed-at");
  stm_json_append_string (json, stm_record_get_changed_at (record));

  if (stm_record_get_deleted_at (record) != NULL)
    {
      append_key (json, "deleted-at");
      stm_json_append_string (json, stm_record_get_deleted_at (record));
    }
}

/**
 * stm_json_append_record:
 * @json: JSON text
 * @record: a saved record
 * @flags: what of it
 * @role: for whom
 * @accepted: whether the asking service has accepted the student of @record, or
 *   the asking partner has access to the dossier
 *
 * Appends @record as a JSON object on one line: its fields in the order of
 * their table, without those that are empty or that @role may not see (P3, W15).
 */
void
stm_json_append_record (GString *json, StmRecord *record, StmJsonFlags flags, StmRole role, gboolean accepted)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  g_string_append_c (json, '{');

  if (flags & STM_JSON_IDENTITY)
    append_identity (json, record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if ((field->flags & STM_FIELD_DERIVED) && !(flags & STM_JSON_DERIVED))
        continue;
      if (stm_record_is_empty (record, field) && has_empty_value (field))
        continue;
      if (stm_shown_field (role, record, field, accepted))
        append_field (json, record, field, role);
    }

  g_string_append_c (json, '}');
}

static void
add_error (StmProblemList *problems, const char *field, const char *message)
{
  stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, "%s", message);
}

static gboolean
get_number (JsonNode *node, int *number)
{
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  value = json_node_get_int (node);
  *number = (int) CLAMP (value, G_MININT, G_MAXINT);

  return TRUE;
}

static void
read_choice (StmRecord *record, const StmField *field, JsonNode *node, StmProblemList *problems)
{
  const char *key = stm_json_get_string (node);
  int choice = key != NULL ? stm_field_find_choice (field, key) : -1;

  if (choice >= 0)
    stm_record_set_number (record, field, choice);
  else
    add_error (problems, field->name, _("This is none of the words that are known here."));
}

static void
read_set (StmRecord *record, const StmField *field, JsonNode *node, StmProblemList *problems)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  int set = 0;

  if (array == NULL)
    {
      add_error (problems, field->name, _("A list is expected here."));
      return;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = stm_json_get_string (json_array_get_element (array, i));
      int choice = key != NULL ? stm_field_find_choice (field, key) : -1;

      if (choice < 0 || (set & (1 << choice)))
        {
          add_error (problems, field->name, choice < 0 ? _("This is none of the words that are known here.")
                                                       : _("A word stands twice in this list."));
          return;
        }
      set |= 1 << choice;
    }

  stm_record_set_number (record, field, set);
}

static void
read_text (StmRecord *record, const StmField *field, JsonNode *node, StmProblemList *problems)
{
  const char *text = stm_json_get_string (node);

  if (text == NULL)
    add_error (problems, field->name, _("A text is expected here."));
  else if (field->type == STM_FIELD_REFERENCE && *text != '\0' && !stm_json_is_uuid (text))
    add_error (problems, field->name, _("This is not a uuid in small letters."));
  else
    stm_record_set_text (record, field, text);
}

static void
read_field (StmRecord *record, const StmField *field, JsonNode *node, StmProblemList *problems)
{
  int number;

  if (stm_field_is_text (field))
    read_text (record, field, node, problems);
  else if (field->type == STM_FIELD_CHOICE)
    read_choice (record, field, node, problems);
  else if (field->type == STM_FIELD_SET)
    read_set (record, field, node, problems);
  else if (field->type == STM_FIELD_BOOLEAN)
    {
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        stm_record_set_number (record, field, json_node_get_boolean (node));
      else
        add_error (problems, field->name, _("“true” or “false” is expected here."));
    }
  else if (!get_number (node, &number) || number < 0)
    add_error (problems, field->name, _("A whole number is expected here."));
  else
    stm_record_set_number (record, field, number);
}

static void
read_identity (StmRecord *record, JsonObject *object, StmProblemList *problems)
{
  const char *names[] = { "created-at", "changed-at", "deleted-at" };
  const char *times[G_N_ELEMENTS (names)] = { NULL };
  JsonNode *node = json_object_get_member (object, "uuid");
  const char *uuid = node != NULL ? stm_json_get_string (node) : NULL;
  int revision = 0;

  if (stm_json_is_uuid (uuid))
    stm_record_set_uuid (record, uuid);
  else
    add_error (problems, "uuid", _("This is not a uuid in small letters."));

  node = json_object_get_member (object, "revision");
  if (node == NULL || !get_number (node, &revision) || revision < 1 || revision == G_MAXINT)
    add_error (problems, "revision", _("A whole number from 1 is expected here."));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      node = json_object_get_member (object, names[i]);
      times[i] = node != NULL ? stm_json_get_string (node) : NULL;

      /* only the last one may be left out */
      if ((node != NULL || i < 2) && !stm_json_is_time (times[i]))
        add_error (problems, names[i], _("A time such as 2026-09-01T12:30:00Z is expected here."));
    }

  stm_record_set_revision (record, revision);
  stm_record_set_times (record, times[0], times[1], times[2]);
}

static gboolean
is_identity (const char *name)
{
  const char *const names[] = { "uuid", "revision", "created-at", "changed-at", "deleted-at", NULL };

  return g_strv_contains (names, name);
}

static void
check_given (StmRecord *record, JsonObject *object, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!has_empty_value (&klass->fields[i]) && !(klass->fields[i].flags & STM_FIELD_DERIVED)
        && !json_object_has_member (object, klass->fields[i].name))
      stm_problem_list_add (problems, klass->fields[i].name, STM_SEVERITY_ERROR,
                            _("“%s” must be filled in."), stm_field_get_label (&klass->fields[i]));
}

/**
 * stm_json_read_record:
 * @type: a record type
 * @node: a value from a file
 * @flags: %STM_JSON_IDENTITY where uuid, revision and times are expected
 * @problems: gets what is wrong, each at its field; "" for the record itself
 *
 * Makes a record of @node.  Types and names are checked here, the rest by
 * stm_record_check().
 *
 * Returns: (transfer full): a record with all that could be read
 */
StmRecord *
stm_json_read_record (GType type, JsonNode *node, StmJsonFlags flags, StmProblemList *problems)
{
  StmRecord *record = g_object_new (type, NULL);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      add_error (problems, "", _("A record in braces is expected here."));
      return record;
    }

  object = json_node_get_object (node);
  if (flags & STM_JSON_IDENTITY)
    read_identity (record, object, problems);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      const StmField *field = stm_record_class_find_field (klass, name);

      if (field != NULL && !(field->flags & STM_FIELD_DERIVED))
        read_field (record, field, member, problems);
      else if (!(flags & STM_JSON_IDENTITY) || !is_identity (name))
        stm_json_add_unknown (problems, name);
    }

  check_given (record, object, problems);

  return record;
}

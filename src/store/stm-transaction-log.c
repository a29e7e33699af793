#include "config.h"

#include "store/stm-transaction-private.h"

#include "core/stm-profile.h"

/* Who works is asked of the profile, once, where nobody else was named. */
static const char *
get_person (StmTransaction *self)
{
  if (self->worker != NULL)
    return self->worker;

  if (!self->has_person)
    {
      g_autoptr (StmProfile) profile = stm_connection_dup_profile (self->connection);

      self->person = profile != NULL ? g_strdup (profile->person) : NULL;
      self->has_person = TRUE;
    }

  return self->person;
}

static gboolean
insert_event (StmTransaction *self, StmEvent *event, GError **error)
{
  if (self->log == NULL)
    self->log = stm_statement_new (stm_connection_get_database (self->connection),
                                   "INSERT INTO event (at, role, type, kind, record, fields, changes, person)"
                                   " VALUES (:at, :role, :type, :kind, :record, :fields, :changes, :person)", error);
  if (self->log == NULL)
    return FALSE;

  stm_statement_bind_text (self->log, ":at", stm_event_get_at (event));
  stm_statement_bind_integer (self->log, ":role", stm_event_get_role (event));
  stm_statement_bind_text (self->log, ":type", stm_event_type_get_key (stm_event_get_event_type (event)));
  stm_statement_bind_text (self->log, ":kind", stm_event_get_kind (event));
  stm_statement_bind_text (self->log, ":record", stm_event_get_uuid (event));
  stm_statement_bind_text (self->log, ":fields", stm_event_get_fields (event));
  stm_statement_bind_text (self->log, ":changes", stm_event_get_changes (event));
  stm_statement_bind_text (self->log, ":person", stm_event_get_person (event));

  return stm_statement_run (self->log, error);
}

/* Nobody did what a rule decides. */
gboolean
stm_transaction_write_event (StmTransaction *self, StmEventType type, StmRecord *record, const char *fields, const char *changes, GError **error)
{
  gboolean ruled = self->rule != NULL;
  g_autofree char *with_rule = ruled ? g_strconcat (STM_EVENT_RULE, self->rule, changes != NULL ? "\n" : NULL, changes, NULL) : NULL;
  g_autoptr (StmEvent) event = NULL;

  /* whoever takes over says so under the new name */
  if (STM_IS_PROFILE (record))
    {
      g_clear_pointer (&self->person, g_free);
      self->has_person = FALSE;
    }

  event = stm_event_new (ruled ? STM_EVENT_APPLIED : type, ruled ? STM_ROLE_NONE : self->role,
                         stm_transaction_get_now (self), STM_RECORD_GET_CLASS (record)->kind,
                         stm_record_get_uuid (record), fields);
  stm_event_set_changes (event, ruled ? with_rule : changes);
  stm_event_set_person (event, ruled ? NULL : get_person (self));

  return insert_event (self, event, error);
}

/**
 * stm_transaction_log:
 * @self: a transaction
 * @type: what happened
 * @record: to which record
 * @fields: (nullable): names of the fields concerned, separated by spaces
 * @error: return location
 *
 * Adds a line to the history, which is never edited.
 *
 * Returns: whether it was written
 */
gboolean
stm_transaction_log (StmTransaction *self, StmEventType type, StmRecord *record, const char *fields, GError **error)
{
  return stm_transaction_write_event (self, type, record, fields, NULL, error);
}

/**
 * stm_transaction_log_departure:
 * @self: a transaction
 * @way: how it leaves
 * @record: what leaves the program, or what it is a part of
 * @fields: (nullable): names of the fields that do, separated by spaces
 * @error: return location
 *
 * Adds to the history that and how something leaves the program (SPEC P3, W16).
 *
 * Returns: whether it was written
 */
gboolean
stm_transaction_log_departure (StmTransaction *self, StmEventWay way, StmRecord *record, const char *fields, GError **error)
{
  g_autofree char *changes = g_strconcat (STM_EVENT_WAY, stm_event_way_get_key (way), NULL);

  return stm_transaction_write_event (self, STM_EVENT_EXPORTED, record, fields, changes, error);
}

static gboolean
is_changed (StmRecord *record, StmRecord *before, const StmField *field)
{
  return stm_field_is_text (field)
           ? !g_str_equal (stm_record_get_text (record, field), stm_record_get_text (before, field))
           : stm_record_get_number (record, field) != stm_record_get_number (before, field);
}

/* What a person reads of a field, but the same in every language. */
static char *
dup_value (StmRecord *record, const StmField *field)
{
  if (stm_field_is_text (field))
    return g_strdup (stm_record_get_text (record, field));
  if (field->type == STM_FIELD_CHOICE)
    return g_strdup (field->choices[stm_record_get_number (record, field)].key);

  return g_strdup_printf ("%d", stm_record_get_number (record, field));
}

/* changes: (out): old and new value of the fields that the history keeps.
 *
 * Returns: (transfer full): the names of all that is another */
char *
stm_transaction_dup_changed (StmRecord *record, StmRecord *before, char **changes)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  GString *names = g_string_new (NULL);
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (!is_changed (record, before, field))
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", field->name);
      if (field->flags & STM_FIELD_TRACKED)
        {
          g_autofree char *from = dup_value (before, field);
          g_autofree char *to = dup_value (record, field);

          g_string_append_printf (values, "%s%s: %s → %s", values->len > 0 ? "\n" : "", field->name, from, to);
        }
    }

  *changes = g_string_free_and_steal (values);

  return g_string_free_and_steal (names);
}

/**
 * stm_transaction_log_received:
 * @self: a transaction
 * @record: a record as it was put
 * @before: (nullable): as it was
 * @sender: the name of the school, service or region whose package it came in
 * @error: return location
 *
 * Adds to the history what came from whom (SPEC X1).
 *
 * Returns: whether it was written
 */
gboolean
stm_transaction_log_received (StmTransaction *self, StmRecord *record, StmRecord *before, const char *sender, GError **error)
{
  g_autofree char *values = NULL;
  g_autofree char *fields = before != NULL ? stm_transaction_dup_changed (record, before, &values) : NULL;
  g_autofree char *changes = g_strdup_printf (STM_EVENT_FROM "%s%s%s", sender,
                                              values != NULL && *values != '\0' ? "\n" : "", values != NULL ? values : "");

  return stm_transaction_write_event (self, STM_EVENT_IMPORTED, record, fields != NULL && *fields != '\0' ? fields : NULL, changes, error);
}

/* The history of a dossier tells every step, the first one too (SPEC W16).
 *
 * Returns: (transfer full) (nullable): the values that it keeps */
char *
stm_transaction_dup_first (StmRecord *record)
{
  g_autoptr (StmRecord) empty = stm_record_new (G_OBJECT_TYPE (record));
  g_autofree char *values = NULL;
  g_autofree char *fields = stm_transaction_dup_changed (record, empty, &values);

  return *values != '\0' ? g_steal_pointer (&values) : NULL;
}

static gboolean
has_event (StmTransaction *self, StmEvent *event, gboolean *found, GError **error)
{
  StmStep step;

  if (self->find_event == NULL)
    self->find_event = stm_statement_new (stm_connection_get_database (self->connection),
                                          "SELECT 1 FROM event WHERE record = :record AND at = :at AND type = :type AND kind = :kind"
                                          " AND fields IS NOT DISTINCT FROM :fields AND changes IS NOT DISTINCT FROM :changes", error);
  if (self->find_event == NULL)
    return FALSE;

  stm_statement_reset (self->find_event);
  stm_statement_bind_text (self->find_event, ":record", stm_event_get_uuid (event));
  stm_statement_bind_text (self->find_event, ":at", stm_event_get_at (event));
  stm_statement_bind_text (self->find_event, ":type", stm_event_type_get_key (stm_event_get_event_type (event)));
  stm_statement_bind_text (self->find_event, ":kind", stm_event_get_kind (event));
  stm_statement_bind_text (self->find_event, ":fields", stm_event_get_fields (event));
  stm_statement_bind_text (self->find_event, ":changes", stm_event_get_changes (event));
  step = stm_statement_step (self->find_event, error);
  *found = step == STM_STEP_ROW;
  stm_statement_reset (self->find_event);

  return step != STM_STEP_ERROR;
}

/**
 * stm_transaction_put_event:
 * @self: a transaction
 * @event: a line of history as it stands in a file, checked by the caller
 * @added: (out): whether it was not there yet
 * @error: return location
 *
 * Adds to the history what happened in another database (SPEC W16, X1).  The same
 * line twice is one.
 *
 * Returns: whether it is there now
 */
gboolean
stm_transaction_put_event (StmTransaction *self, StmEvent *event, gboolean *added, GError **error)
{
  gboolean found;

  if (!has_event (self, event, &found, error))
    return FALSE;

  *added = !found;

  return found || insert_event (self, event, error);
}

#include "config.h"

#include "core/stm-event.h"

#include "core/stm-choices.h"
#include "core/stm-move.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * StmEvent:
 *
 * One line of a record's history.  It names fields; values only of those that say
 * nothing of a person (%STM_FIELD_TRACKED).
 */
struct _StmEvent
{
  GObject       parent_instance;

  StmEventType  type;
  StmRole       role;
  char         *at;
  char         *kind;
  char         *uuid;
  char         *fields;
  char         *changes;
  char         *person;
};

static const struct
{
  const char *key;
  const char *label;
} types[] = {
  [STM_EVENT_CREATED]  = { "created", N_("Entered") },
  [STM_EVENT_CHANGED]  = { "changed", N_("Changed") },
  [STM_EVENT_DELETED]  = { "deleted", N_("Deleted") },
  [STM_EVENT_RESTORED] = { "restored", N_("Deletion undone") },
  [STM_EVENT_IMPORTED] = { "imported", N_("Imported from a file") },
  [STM_EVENT_REVEALED] = { "revealed", N_("Hidden data shown") },
  [STM_EVENT_EXPORTED] = { "exported", N_("Exported to a file") },
  [STM_EVENT_APPLIED]  = { "applied", N_("Decided by the rules") },
};

/* Before something leaves it is noted that it does: of a page is known that the printer
 * was asked. */
static const struct
{
  const char *key;
  const char *label;
} ways[] = {
  [STM_EVENT_WAY_PRINTED] = { "printed", N_("Sent to the printer") },
  [STM_EVENT_WAY_OPENED]  = { "opened", N_("Opened in another program") },
  [STM_EVENT_WAY_PDF]     = { "pdf", N_("Saved as a PDF file") },
  [STM_EVENT_WAY_CSV]     = { "csv", N_("Exported to a CSV file") },
  [STM_EVENT_WAY_EXCEL]   = { "excel", N_("Exported to an Excel file") },
  [STM_EVENT_WAY_JSON]    = { "json", N_("Exported to a JSON file") },
  [STM_EVENT_WAY_PACKAGE] = { "package", N_("Exported in a package") },
};

G_DEFINE_FINAL_TYPE (StmEvent, stm_event, G_TYPE_OBJECT)

static void
stm_event_finalize (GObject *object)
{
  StmEvent *self = STM_EVENT (object);

  g_free (self->at);
  g_free (self->kind);
  g_free (self->uuid);
  g_free (self->fields);
  g_free (self->changes);
  g_free (self->person);

  G_OBJECT_CLASS (stm_event_parent_class)->finalize (object);
}

static void
stm_event_class_init (StmEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_event_finalize;
}

static void
stm_event_init (StmEvent *self)
{
}

/**
 * stm_event_new:
 * @type: what happened
 * @role: who did it, %STM_ROLE_NONE for the rules
 * @at: when, ISO in UTC
 * @kind: the kind of record
 * @uuid: which record
 * @fields: (nullable): names of the fields concerned, separated by spaces
 *
 * Returns: (transfer full): an event
 */
StmEvent *
stm_event_new (StmEventType  type,
               StmRole       role,
               const char   *at,
               const char   *kind,
               const char   *uuid,
               const char   *fields)
{
  StmEvent *self = g_object_new (STM_TYPE_EVENT, NULL);

  self->type = type;
  self->role = role;
  self->at = g_strdup (at);
  self->kind = g_strdup (kind);
  self->uuid = g_strdup (uuid);
  self->fields = g_strdup (fields);

  return self;
}

/**
 * stm_event_get_event_type:
 * @self: an event
 *
 * Returns: what happened
 */
StmEventType
stm_event_get_event_type (StmEvent *self)
{
  return self->type;
}

/**
 * stm_event_get_role:
 * @self: an event
 *
 * Returns: who did it
 */
StmRole
stm_event_get_role (StmEvent *self)
{
  return self->role;
}

/**
 * stm_event_get_at:
 * @self: an event
 *
 * Returns: (transfer none): when, ISO in UTC
 */
const char *
stm_event_get_at (StmEvent *self)
{
  return self->at;
}

/**
 * stm_event_get_kind:
 * @self: an event
 *
 * Returns: (transfer none): the kind of record that it happened to
 */
const char *
stm_event_get_kind (StmEvent *self)
{
  return self->kind;
}

/**
 * stm_event_get_uuid:
 * @self: an event
 *
 * Returns: (transfer none): the record that it happened to
 */
const char *
stm_event_get_uuid (StmEvent *self)
{
  return self->uuid;
}

/**
 * stm_event_get_fields:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): names of the fields concerned,
 *   separated by spaces
 */
const char *
stm_event_get_fields (StmEvent *self)
{
  return self->fields;
}

/**
 * stm_event_set_changes:
 * @self: an event
 * @changes: (nullable): "number: 4 → 6", lines; before them "from: " and the
 *   partner whose package it came in, "rule: " and what decided, or "way: " and how
 *   it left
 *
 * Adds the old and new values that may stand in a history.
 */
void
stm_event_set_changes (StmEvent *self, const char *changes)
{
  g_set_str (&self->changes, changes);
}

/**
 * stm_event_get_changes:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): a line "name: old → new" for each field
 *   that says nothing of a person, with the names of the field table
 */
const char *
stm_event_get_changes (StmEvent *self)
{
  return self->changes;
}

/**
 * stm_event_set_person:
 * @self: an event
 * @person: (nullable): the name of who worked, where it was known
 */
void
stm_event_set_person (StmEvent *self, const char *person)
{
  g_set_str (&self->person, person);
}

/**
 * stm_event_get_person:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): the name of who worked
 */
const char *
stm_event_get_person (StmEvent *self)
{
  return self->person;
}

/**
 * stm_event_dup_who:
 * @self: an event
 *
 * Returns: (transfer full): who did it, in the user's language: the person with the
 *   role, the role where nobody was named, or that the rules decided (SPEC W16)
 */
char *
stm_event_dup_who (StmEvent *self)
{
  const char *role = _(stm_role_choices[self->role].label);

  if (self->role == STM_ROLE_NONE)
    return g_strdup (_(types[STM_EVENT_APPLIED].label));

  /* Translators: the name of a person and the role, "An Peeters (School)" */
  return self->person != NULL ? g_strdup_printf (_("%s (%s)"), self->person, role) : g_strdup (role);
}

/* Returns: (transfer full) (nullable): the rest of the first line of the changes,
 *   where it is the one with @prefix, which events of @type have */
static char *
dup_first_line (StmEvent *self, StmEventType type, const char *prefix)
{
  if (self->type != type || self->changes == NULL || !g_str_has_prefix (self->changes, prefix))
    return NULL;

  return g_strndup (self->changes + strlen (prefix), strcspn (self->changes + strlen (prefix), "\n"));
}

/* What happened, where an older line does not tell how it left. */
static const char *
get_label (StmEvent *self)
{
  g_autofree char *key = dup_first_line (self, STM_EVENT_EXPORTED, STM_EVENT_WAY);
  int way = key != NULL ? stm_event_way_from_key (key) : -1;

  return way >= 0 ? _(ways[way].label) : _(types[self->type].label);
}

/**
 * stm_event_dup_text:
 * @self: an event
 *
 * Returns: (transfer full): what happened and by whom, in the user's language
 */
char *
stm_event_dup_text (StmEvent *self)
{
  g_autofree char *source = dup_first_line (self, STM_EVENT_IMPORTED, STM_EVENT_FROM);
  g_autofree char *rule = dup_first_line (self, STM_EVENT_APPLIED, STM_EVENT_RULE);
  g_autofree char *who = stm_event_dup_who (self);

  /* Translators: of a record that came in a package; the partner's name, and who imported it */
  if (source != NULL)
    return g_strdup_printf (_("Received from %s by %s"), source, who);

  /* Translators: the name of a rule, "Maximum duration of two years" */
  if (rule != NULL)
    return g_strdup_printf (_("Decided by the rules: %s"), stm_rule_get_label (rule));

  if (self->role == STM_ROLE_NONE)
    return g_strdup (get_label (self));

  /* Translators: what happened and by whom, "Changed by An Peeters (School)" */
  return g_strdup_printf (_("%s by %s"), get_label (self), who);
}

/**
 * stm_event_type_get_key:
 * @type: what happened
 *
 * Returns: (transfer none): how it is kept
 */
const char *
stm_event_type_get_key (StmEventType type)
{
  return types[type].key;
}

/**
 * stm_event_type_from_key:
 * @key: how it is kept
 *
 * Returns: the #StmEventType, or -1 where there is no such key
 */
int
stm_event_type_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].key, key))
      return i;

  return -1;
}

/**
 * stm_event_way_get_key:
 * @way: how something left the program
 *
 * Returns: (transfer none): how it is kept
 */
const char *
stm_event_way_get_key (StmEventWay way)
{
  return ways[way].key;
}

/**
 * stm_event_way_from_key:
 * @key: how it is kept
 *
 * Returns: the #StmEventWay, or -1 where there is no such key
 */
int
stm_event_way_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].key, key))
      return i;

  return -1;
}

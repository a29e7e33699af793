#include "config.h"

#include "core/stm-record.h"

/**
 * StmRecord:
 *
 * What is kept: one row of one table.  A record type is a struct and one
 * static table of #StmField; everything else follows from the table.
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  int     revision;
  char   *created_at;
  char   *changed_at;
  char   *deleted_at;
} StmRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StmRecord, stm_record, G_TYPE_OBJECT)

#define PRIVATE(self) ((StmRecordPrivate *) stm_record_get_instance_private (STM_RECORD (self)))
#define TEXT_AT(self, field) G_STRUCT_MEMBER (char *, (self), (field)->offset)
#define NUMBER_AT(self, field) G_STRUCT_MEMBER (int, (self), (field)->offset)

static void
stm_record_finalize (GObject *object)
{
  StmRecord *self = STM_RECORD (object);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);
  StmRecordPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_field_is_text (&klass->fields[i]))
      g_free (TEXT_AT (self, &klass->fields[i]));

  g_free (priv->uuid);
  g_free (priv->created_at);
  g_free (priv->changed_at);
  g_free (priv->deleted_at);

  G_OBJECT_CLASS (stm_record_parent_class)->finalize (object);
}

static void
stm_record_class_init (StmRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_record_finalize;
}

static void
stm_record_init (StmRecord *self)
{
}

/**
 * stm_record_new:
 * @type: a final record type
 *
 * Returns: (transfer full): an empty record with a new uuid, revision 0,
 *   not saved yet
 */
StmRecord *
stm_record_new (GType type)
{
  StmRecord *self = g_object_new (type, NULL);

  PRIVATE (self)->uuid = g_uuid_string_random ();

  return self;
}

/**
 * stm_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy with the same identity, the draft of a
 *   dialog
 */
StmRecord *
stm_record_copy (StmRecord *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);
  StmRecordPrivate *priv = PRIVATE (self);
  StmRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (stm_field_is_text (field))
        TEXT_AT (copy, field) = g_strdup (TEXT_AT (self, field));
      else
        NUMBER_AT (copy, field) = NUMBER_AT (self, field);
    }

  stm_record_set_id (copy, priv->id);
  stm_record_set_uuid (copy, priv->uuid);
  stm_record_set_revision (copy, priv->revision);
  stm_record_set_times (copy, priv->created_at, priv->changed_at, priv->deleted_at);

  return copy;
}

/**
 * stm_record_equal:
 * @self: a record
 * @other: a record of the same type
 *
 * Returns: whether all fields that are kept, and the mark of deletion, are
 *   alike; revision and times do not count
 */
gboolean
stm_record_equal (StmRecord *self, StmRecord *other)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (field->flags & STM_FIELD_DERIVED)
        continue;

      if (stm_field_is_text (field)
          ? g_strcmp0 (TEXT_AT (self, field), TEXT_AT (other, field)) != 0
          : NUMBER_AT (self, field) != NUMBER_AT (other, field))
        return FALSE;
    }

  return (PRIVATE (self)->deleted_at == NULL) == (PRIVATE (other)->deleted_at == NULL);
}

/**
 * stm_record_get_id:
 * @self: a record
 *
 * Returns: its number within this database, 0 before it is saved
 */
gint64
stm_record_get_id (StmRecord *self)
{
  return PRIVATE (self)->id;
}

/**
 * stm_record_set_id:
 * @self: a record
 * @id: what the store gave it
 */
void
stm_record_set_id (StmRecord *self, gint64 id)
{
  PRIVATE (self)->id = id;
}

/**
 * stm_record_get_uuid:
 * @self: a record
 *
 * Returns: (transfer none): its name in every database and file
 */
const char *
stm_record_get_uuid (StmRecord *self)
{
  return PRIVATE (self)->uuid;
}

/**
 * stm_record_set_uuid:
 * @self: a record
 * @uuid: a uuid from a file or database
 */
void
stm_record_set_uuid (StmRecord *self, const char *uuid)
{
  g_set_str (&PRIVATE (self)->uuid, uuid);
}

/**
 * stm_record_get_revision:
 * @self: a record
 *
 * Returns: how often it was saved, 0 before the first time
 */
int
stm_record_get_revision (StmRecord *self)
{
  return PRIVATE (self)->revision;
}

/**
 * stm_record_set_revision:
 * @self: a record
 * @revision: what the store or a file says
 */
void
stm_record_set_revision (StmRecord *self, int revision)
{
  PRIVATE (self)->revision = revision;
}

/**
 * stm_record_get_created_at:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): when it was first saved, ISO in UTC
 */
const char *
stm_record_get_created_at (StmRecord *self)
{
  return PRIVATE (self)->created_at;
}

/**
 * stm_record_get_changed_at:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): when it was last saved, ISO in UTC
 */
const char *
stm_record_get_changed_at (StmRecord *self)
{
  return PRIVATE (self)->changed_at;
}

/**
 * stm_record_get_deleted_at:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): when it was deleted, ISO in UTC, or
 *   %NULL for a record in use
 */
const char *
stm_record_get_deleted_at (StmRecord *self)
{
  return PRIVATE (self)->deleted_at;
}

/**
 * stm_record_set_times:
 * @self: a record
 * @created_at: (nullable): ISO in UTC
 * @changed_at: (nullable): ISO in UTC
 * @deleted_at: (nullable): ISO in UTC
 */
void
stm_record_set_times (StmRecord  *self,
                      const char *created_at,
                      const char *changed_at,
                      const char *deleted_at)
{
  StmRecordPrivate *priv = PRIVATE (self);

  g_set_str (&priv->created_at, created_at);
  g_set_str (&priv->changed_at, changed_at);
  g_set_str (&priv->deleted_at, deleted_at);
}

/**
 * stm_record_get_text:
 * @self: a record
 * @field: one of its fields of text, date or reference
 *
 * Returns: (transfer none): the value, "" where it is empty
 */
const char *
stm_record_get_text (StmRecord *self, const StmField *field)
{
  const char *text = TEXT_AT (self, field);

  return text != NULL ? text : "";
}

/**
 * stm_record_set_text:
 * @self: a record
 * @field: one of its fields of text, date or reference
 * @text: (nullable): the value; "" is kept as empty
 */
void
stm_record_set_text (StmRecord *self, const StmField *field, const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;

  if (g_set_str (&TEXT_AT (self, field), text))
    g_object_notify (G_OBJECT (self), field->name);
}

/**
 * stm_record_get_number:
 * @self: a record
 * @field: one of its fields of number, hours, yes/no, choice or set
 *
 * Returns: the value; see #StmFieldType for its unit
 */
int
stm_record_get_number (StmRecord *self, const StmField *field)
{
  return NUMBER_AT (self, field);
}

/**
 * stm_record_set_number:
 * @self: a record
 * @field: one of its fields of number, hours, yes/no, choice or set
 * @number: the value
 */
void
stm_record_set_number (StmRecord *self, const StmField *field, int number)
{
  if (NUMBER_AT (self, field) == number)
    return;

  NUMBER_AT (self, field) = number;
  g_object_notify (G_OBJECT (self), field->name);
}

/**
 * stm_record_is_empty:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether nothing is given there
 */
gboolean
stm_record_is_empty (StmRecord *self, const StmField *field)
{
  return stm_field_is_text (field) ? TEXT_AT (self, field) == NULL : NUMBER_AT (self, field) == 0;
}

/**
 * stm_record_dup_title:
 * @self: a record
 *
 * Returns: (transfer full): how a person calls the record
 */
char *
stm_record_dup_title (StmRecord *self)
{
  return STM_RECORD_GET_CLASS (self)->dup_title (self);
}

#include "config.h"

#include "core/stm-record.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

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
stm_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmRecord *self = STM_RECORD (object);
  const StmField *field = &STM_RECORD_GET_CLASS (self)->fields[id - 1];

  if (stm_field_is_text (field))
    g_value_set_string (value, stm_record_get_text (self, field));
  else if (field->type == STM_FIELD_BOOLEAN)
    g_value_set_boolean (value, NUMBER_AT (self, field));
  else
    g_value_set_int (value, NUMBER_AT (self, field));
}

static void
stm_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmRecord *self = STM_RECORD (object);
  const StmField *field = &STM_RECORD_GET_CLASS (self)->fields[id - 1];

  if (stm_field_is_text (field))
    stm_record_set_text (self, field, g_value_get_string (value));
  else if (field->type == STM_FIELD_BOOLEAN)
    stm_record_set_number (self, field, g_value_get_boolean (value));
  else
    stm_record_set_number (self, field, g_value_get_int (value));
}

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
 * stm_record_class_install:
 * @klass: the class of a final record type, in its class_init
 * @kind: see #StmRecordClass
 * @plural: see #StmRecordClass
 * @fields: (array length=n_fields): the static table
 * @n_fields: how many
 *
 * Gives the type its properties.  GObject does not inherit the property
 * functions, so they are set in each subclass.
 */
void
stm_record_class_install (StmRecordClass *klass,
                          const char     *kind,
                          const char     *plural,
                          const StmField *fields,
                          guint           n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  klass->kind = kind;
  klass->plural = plural;
  klass->fields = fields;
  klass->n_fields = n_fields;

  object_class->get_property = stm_record_get_property;
  object_class->set_property = stm_record_set_property;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = fields[i].name;
      GParamSpec *pspec;

      if (stm_field_is_text (&fields[i]))
        pspec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (fields[i].type == STM_FIELD_BOOLEAN)
        pspec = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);

      g_object_class_install_property (object_class, i + 1, pspec);
    }
}

/**
 * stm_record_class_find_field:
 * @klass: a record class
 * @name: the name of a field
 *
 * Returns: (transfer none) (nullable): the field
 */
const StmField *
stm_record_class_find_field (StmRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];

  return NULL;
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

static char *
dup_set_display (const StmField *field, int set)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    if (set & (1 << i))
      g_strv_builder_add (labels, stm_field_get_choice_label (field, i));

  strv = g_strv_builder_end (labels);

  return g_strjoinv (", ", strv);
}

/**
 * stm_record_dup_display:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a person reads it: dates
 *   day-month-year, hours as decimal, choices by their label; a reference is
 *   its uuid, which only the store can resolve
 */
char *
stm_record_dup_display (StmRecord *self, const StmField *field)
{
  int number;

  if (stm_record_is_empty (self, field)
      && field->type != STM_FIELD_BOOLEAN && field->type != STM_FIELD_CHOICE)
    return g_strdup ("");

  if (field->type == STM_FIELD_DATE)
    return stm_date_format (stm_record_get_text (self, field));

  if (field->format != NULL)
    return field->format (stm_record_get_text (self, field));

  if (stm_field_is_text (field))
    return g_strdup (stm_record_get_text (self, field));

  number = NUMBER_AT (self, field);

  switch (field->type)
    {
    case STM_FIELD_HOURS:
      return number % 60 == 0 ? g_strdup_printf ("%d", number / 60)
                              : g_strdup_printf ("%.7g", number / 60.0);
    case STM_FIELD_BOOLEAN:
      return g_strdup (number ? _("Yes") : _("No"));
    case STM_FIELD_CHOICE:
      return g_strdup (stm_field_get_choice_label (field, number));
    case STM_FIELD_SET:
      return field->choices == stm_half_day_choices ? stm_stage_dup_days (number) : dup_set_display (field, number);
    case STM_FIELD_INTEGER:
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_DATE:
    case STM_FIELD_REFERENCE:
    default:
      return g_strdup_printf ("%d", number);
    }
}

/**
 * stm_record_dup_search_text:
 * @self: a record
 *
 * Returns: (transfer full): the text of its searchable fields, a line each
 */
char *
stm_record_dup_search_text (StmRecord *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (!(field->flags & STM_FIELD_SEARCHABLE) || !stm_field_is_text (field)
          || stm_record_is_empty (self, field))
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, stm_record_get_text (self, field));
    }

  return g_string_free_and_steal (text);
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

static void
check_text (StmRecord *self, const StmField *field, StmProblemList *problems)
{
  g_autofree char *text = g_strstrip (g_strdup (stm_record_get_text (self, field)));
  g_autoptr (GError) error = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, _("This is not readable text."));
  else if (g_utf8_strlen (text, -1) > stm_field_get_maximum (field))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This may have at most %d characters."), stm_field_get_maximum (field));
  else if (field->type == STM_FIELD_REFERENCE && !g_uuid_string_is_valid (text))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, _("This names no record."));
  else if (field->type == STM_FIELD_DATE && !stm_date_parse (text, NULL))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This is not a date. Write it as day-month-year, such as 3-9-2026."));
  else if (field->check != NULL && !field->check (text, &error))
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR, "%s", error->message);
}

static void
check_number (StmRecord *self, const StmField *field, StmProblemList *problems)
{
  int number = NUMBER_AT (self, field);
  int maximum;

  if (field->type == STM_FIELD_CHOICE)
    maximum = (int) stm_field_count_choices (field) - 1;
  else if (field->type == STM_FIELD_SET)
    maximum = (1 << stm_field_count_choices (field)) - 1;
  else if (field->type == STM_FIELD_BOOLEAN)
    maximum = 1;
  else
    maximum = stm_field_get_maximum (field);

  if (number < 0 || number > maximum)
    stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                          _("This may be at most %d."),
                          field->type == STM_FIELD_HOURS ? maximum / 60 : maximum);
}

/* The first of the choices is one like the others. */
static gboolean
has_value_at_zero (const StmField *field)
{
  return field->type == STM_FIELD_CHOICE && field->choices[0].key[0] != '\0';
}

/**
 * stm_record_check:
 * @self: a record
 * @problems: gets what is wrong, each at its field
 *
 * Runs the checks that follow from the table, then those of the type.
 */
void
stm_record_check (StmRecord *self, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (field->flags & STM_FIELD_DERIVED)
        continue;

      if (stm_record_is_empty (self, field))
        {
          if ((field->flags & STM_FIELD_REQUIRED) && !has_value_at_zero (field))
            stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                                  _("“%s” must be filled in."), stm_field_get_label (field));
        }
      else if (stm_field_is_text (field))
        check_text (self, field, problems);
      else
        check_number (self, field, problems);
    }

  if (klass->check != NULL)
    klass->check (self, problems);
}

static void
normalize_text (StmRecord *self, const StmField *field)
{
  g_autofree char *text = g_strstrip (g_strdup (stm_record_get_text (self, field)));
  g_autofree char *normal = field->normalize != NULL ? field->normalize (text) : NULL;

  stm_record_set_text (self, field, normal != NULL ? normal : text);
}

/**
 * stm_record_normalize:
 * @self: a record about to be saved
 *
 * Brings what was typed into the form that is kept: no space around texts,
 * numbers without separators, nothing in fields that do not apply.
 */
void
stm_record_normalize (StmRecord *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_field_is_text (&klass->fields[i]) && !stm_record_is_empty (self, &klass->fields[i]))
      normalize_text (self, &klass->fields[i]);

  if (klass->normalize != NULL)
    klass->normalize (self);
}

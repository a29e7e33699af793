#include "config.h"

#include "exchange/stm-conflict.h"

/**
 * StmConflict:
 *
 * A record that was changed here and by a partner, for a person to choose
 * (SPEC X1).
 */
struct _StmConflict
{
  GObject            parent_instance;

  StmRecord         *ours;
  StmRecord         *theirs;
  char              *path;
  char              *name;
  gboolean           is_locked;
  StmConflictChoice  choice;
};

G_DEFINE_FINAL_TYPE (StmConflict, stm_conflict, G_TYPE_OBJECT)

static void
stm_conflict_finalize (GObject *object)
{
  StmConflict *self = STM_CONFLICT (object);

  g_object_unref (self->ours);
  g_object_unref (self->theirs);
  g_free (self->path);
  g_free (self->name);

  G_OBJECT_CLASS (stm_conflict_parent_class)->finalize (object);
}

static void
stm_conflict_class_init (StmConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_conflict_finalize;
}

static void
stm_conflict_init (StmConflict *self)
{
}

/**
 * stm_conflict_new:
 * @ours: as it is here
 * @theirs: as it would be after taking theirs
 * @path: where it stands in the package
 * @name: what people call it: its own title, or its student's
 * @is_locked: whether the sender might not change it, since a service has
 *   accepted the student (SPEC T8)
 * @choice: what was chosen
 *
 * Returns: (transfer full): a conflict
 */
StmConflict *
stm_conflict_new (StmRecord         *ours,
                  StmRecord         *theirs,
                  const char        *path,
                  const char        *name,
                  gboolean           is_locked,
                  StmConflictChoice  choice)
{
  StmConflict *self = g_object_new (STM_TYPE_CONFLICT, NULL);

  self->ours = stm_record_copy (ours);
  self->theirs = stm_record_copy (theirs);
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->is_locked = is_locked;
  self->choice = choice;

  return self;
}

/**
 * stm_conflict_get_ours:
 * @self: a conflict
 *
 * Returns: (transfer none): the record as it is here
 */
StmRecord *
stm_conflict_get_ours (StmConflict *self)
{
  return self->ours;
}

/**
 * stm_conflict_get_theirs:
 * @self: a conflict
 *
 * Returns: (transfer none): the record as it would be after taking theirs
 */
StmRecord *
stm_conflict_get_theirs (StmConflict *self)
{
  return self->theirs;
}

/**
 * stm_conflict_get_path:
 * @self: a conflict
 *
 * Returns: (transfer none): where it stands in the package, "students[3]"
 */
const char *
stm_conflict_get_path (StmConflict *self)
{
  return self->path;
}

/**
 * stm_conflict_get_name:
 * @self: a conflict
 *
 * Returns: (transfer none): what people call it
 */
const char *
stm_conflict_get_name (StmConflict *self)
{
  return self->name;
}

/**
 * stm_conflict_is_locked:
 * @self: a conflict
 *
 * Returns: whether a service had accepted the student meanwhile (SPEC T8)
 */
gboolean
stm_conflict_is_locked (StmConflict *self)
{
  return self->is_locked;
}

/**
 * stm_conflict_get_choice:
 * @self: a conflict
 *
 * Returns: what was chosen
 */
StmConflictChoice
stm_conflict_get_choice (StmConflict *self)
{
  return self->choice;
}

/**
 * stm_conflict_differs:
 * @self: a conflict
 * @field: a field of its records
 *
 * Returns: whether ours and theirs have another value there
 */
gboolean
stm_conflict_differs (StmConflict *self, const StmField *field)
{
  return stm_field_is_text (field)
           ? !g_str_equal (stm_record_get_text (self->ours, field), stm_record_get_text (self->theirs, field))
           : stm_record_get_number (self->ours, field) != stm_record_get_number (self->theirs, field);
}

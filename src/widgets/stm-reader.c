#include "config.h"

#include "widgets/stm-reader.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

/**
 * StmReader:
 *
 * Reads fields of records for the eyes of a role: what may not be seen is
 * covered, references get their names.
 */
struct _StmReader
{
  GObject         parent_instance;

  StmRole         role;
  gboolean        accepted;
  StmResolver     resolver;
  gpointer        data;
  GDestroyNotify  destroy;
  GHashTable     *names;
};

G_DEFINE_FINAL_TYPE (StmReader, stm_reader, G_TYPE_OBJECT)

static void
drop_resolver (StmReader *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);

  self->resolver = NULL;
  self->data = NULL;
  self->destroy = NULL;
}

static void
stm_reader_finalize (GObject *object)
{
  StmReader *self = STM_READER (object);

  drop_resolver (self);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (stm_reader_parent_class)->finalize (object);
}

static void
stm_reader_class_init (StmReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_reader_finalize;
}

static void
stm_reader_init (StmReader *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

StmReader *
stm_reader_new (void)
{
  return g_object_new (STM_TYPE_READER, NULL);
}

/* NONE, the default, sees everything. */
void
stm_reader_set_role (StmReader *self, StmRole role, gboolean accepted)
{
  self->role = role;
  self->accepted = accepted;
}

StmRole
stm_reader_get_role (StmReader *self)
{
  return self->role;
}

void
stm_reader_set_resolver (StmReader      *self,
                         StmResolver     resolver,
                         gpointer        data,
                         GDestroyNotify  destroy)
{
  drop_resolver (self);
  stm_reader_forget (self);

  self->resolver = resolver;
  self->data = data;
  self->destroy = destroy;
}

/* Names are asked for once, since a list shows the same few in every row. */
void
stm_reader_forget (StmReader *self)
{
  g_hash_table_remove_all (self->names);
}

gboolean
stm_reader_may_see (StmReader *self, StmRecord *record, const StmField *field)
{
  return self->role == STM_ROLE_NONE
         || stm_policy_may_see_field (self->role, STM_RECORD_GET_CLASS (record)->kind, field, self->accepted);
}

/* A service that accepted may see a field that was hidden until then, but its
 * looking is logged (SPEC P3), so it has to ask. */
gboolean
stm_reader_must_ask (StmReader *self, const StmField *field)
{
  return self->role == STM_ROLE_SERVICE && (field->flags & STM_FIELD_SENSITIVE) != 0;
}

static char *
dup_name (StmReader *self, const StmField *field, const char *uuid)
{
  char *name = g_hash_table_lookup (self->names, uuid);

  if (name == NULL && self->resolver != NULL)
    {
      name = self->resolver (field->target (), uuid, self->data);
      if (name != NULL)
        g_hash_table_insert (self->names, g_strdup (uuid), name);
    }

  return g_strdup (name != NULL ? name : "");
}

char *
stm_reader_dup_text (StmReader *self, StmRecord *record, const StmField *field)
{
  if (!stm_reader_may_see (self, record, field))
    return g_strdup (stm_record_is_empty (record, field) ? "" : _("Hidden until accepted"));

  if (field->choices == stm_status_choices)
    return g_strdup (stm_field_get_choice_label (field, stm_reader_get_status (self, record, field)));

  if (field->type == STM_FIELD_CHOICE && stm_record_is_empty (record, field) && field->choices[0].key[0] == '\0')
    return g_strdup ("");

  if (field->type == STM_FIELD_REFERENCE && !stm_record_is_empty (record, field))
    return dup_name (self, field, stm_record_get_text (record, field));

  return stm_record_dup_display (record, field);
}

StmStatus
stm_reader_get_status (StmReader *self, StmRecord *record, const StmField *field)
{
  int status = stm_record_get_number (record, field);

  return self->role == STM_ROLE_NONE ? status : stm_policy_shown_status (self->role, status);
}

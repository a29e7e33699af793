#pragma once

#include "core/stm-field.h"
#include "core/stm-problem-list.h"

G_BEGIN_DECLS

#define STM_TYPE_RECORD (stm_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmRecord, stm_record, STM, RECORD, GObject)

/**
 * StmRecordClass:
 * @kind: "student": SQL table, event log, actions
 * @plural: "students": key of the array in JSON
 * @fields: the table of fields
 * @n_fields: how many
 * @check: (nullable): adds the problems that concern several fields together;
 *   runs after the checks of each field
 * @normalize: (nullable): brings values into the form that is kept
 * @dup_title: how a person calls the record, "Zoë Peeters"
 */
struct _StmRecordClass
{
  GObjectClass    parent_class;

  const char     *kind;
  const char     *plural;
  const StmField *fields;
  guint           n_fields;

  void         (*check)     (StmRecord *self, StmProblemList *problems);
  void         (*normalize) (StmRecord *self);
  char        *(*dup_title) (StmRecord *self);
};

void            stm_record_class_install     (StmRecordClass *klass,
                                              const char     *kind,
                                              const char     *plural,
                                              const StmField *fields,
                                              guint           n_fields);
const StmField *stm_record_class_find_field  (StmRecordClass *klass,
                                              const char     *name);

StmRecord      *stm_record_new               (GType           type);
StmRecord      *stm_record_copy              (StmRecord      *self);
gboolean        stm_record_equal             (StmRecord      *self,
                                              StmRecord      *other);

gint64          stm_record_get_id            (StmRecord      *self);
void            stm_record_set_id            (StmRecord      *self,
                                              gint64          id);
const char     *stm_record_get_uuid          (StmRecord      *self);
void            stm_record_set_uuid          (StmRecord      *self,
                                              const char     *uuid);
int             stm_record_get_revision      (StmRecord      *self);
void            stm_record_set_revision      (StmRecord      *self,
                                              int             revision);
const char     *stm_record_get_created_at    (StmRecord      *self);
const char     *stm_record_get_changed_at    (StmRecord      *self);
const char     *stm_record_get_deleted_at    (StmRecord      *self);
void            stm_record_set_times         (StmRecord      *self,
                                              const char     *created_at,
                                              const char     *changed_at,
                                              const char     *deleted_at);

const char     *stm_record_get_text          (StmRecord      *self,
                                              const StmField *field);
void            stm_record_set_text          (StmRecord      *self,
                                              const StmField *field,
                                              const char     *text);
int             stm_record_get_number        (StmRecord      *self,
                                              const StmField *field);
void            stm_record_set_number        (StmRecord      *self,
                                              const StmField *field,
                                              int             number);
gboolean        stm_record_is_empty          (StmRecord      *self,
                                              const StmField *field);
char           *stm_record_dup_display       (StmRecord      *self,
                                              const StmField *field);
char           *stm_record_dup_search_text   (StmRecord      *self);
char           *stm_record_dup_title         (StmRecord      *self);

void            stm_record_check             (StmRecord      *self,
                                              StmProblemList *problems);
void            stm_record_normalize         (StmRecord      *self);

#define STM_RECORD_GET_FIELDS(record, n_fields) \
  (*(n_fields) = STM_RECORD_GET_CLASS (record)->n_fields, STM_RECORD_GET_CLASS (record)->fields)

G_END_DECLS

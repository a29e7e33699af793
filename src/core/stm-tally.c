#include "config.h"

#include "core/stm-tally.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-programme.h"
#include "core/stm-school.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmTally, stm_tally, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "school-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmTally, school_name),
    N_("School"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "programme-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmTally, programme_name),
    N_("Programme"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "starts-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTally, starts_on),
    N_("From"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "ends-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTally, ends_on),
    N_("To"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "model", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, model),
    N_("Model"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_model_choices },
  { "number", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmTally, number),
    N_("Pupils"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "certainty", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, certainty),
    N_("Certainty"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_certainty_choices },
  { "arranged", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmTally, arranged),
    N_("Arranged"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "assigned", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmTally, assigned),
    N_("Assigned"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "unused", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmTally, unused),
    N_("Unused"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "next-task", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, next_task),
    N_("Next task"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_next_task_choices },
  { "next-state", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, next_state),
    N_("State"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_task_state_choices },
  { "places-due", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTally, places_due),
    N_("Places due on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "places-state", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, places_state),
    N_("List of places"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_task_state_choices },
  { "pupils-due", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTally, pupils_due),
    N_("Pupils due on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "pupils-state", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTally, pupils_state),
    N_("List of pupils"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_task_state_choices },
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTally, school),
    N_("School"), STM_FIELD_DERIVED, .target = stm_school_get_type },
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTally, programme),
    N_("Programme"), STM_FIELD_DERIVED, .target = stm_programme_get_type },
};

static char *
stm_tally_dup_title (StmRecord *record)
{
  StmTally *self = STM_TALLY (record);
  g_autofree char *start = stm_date_format (self->starts_on);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pupil from %s", "%d pupils from %s", self->number),
                          self->number, start);
}

static void
stm_tally_class_init (StmTallyClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_tally_dup_title;

  stm_record_class_install (record_class, "tally", "tallies", fields, G_N_ELEMENTS (fields));
}

static void
stm_tally_init (StmTally *self)
{
}

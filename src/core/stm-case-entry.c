#include "config.h"

#include "core/stm-case-entry.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmCaseEntry, stm_case_entry, STM_TYPE_RECORD)

/* in the order of StmUrgency; what is followed up is not urgent any more */
const StmChoice stm_case_urgency_choices[] = {
  { "late", N_("Late") },
  { "due", N_("Due") },
  { "new", N_("New") },
  { "ahead", N_("Ahead") },
  { "followed", N_("Followed up") },
  { NULL }
};

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseEntry, name),
    N_("Name"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "category", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseEntry, category),
    N_("Catwz"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_DERIVED, .maximum = 6 },
  { "reason", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseEntry, reason),
    N_("Reason"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_reason_choices },
  { "urgency", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseEntry, urgency),
    N_("Urgency"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_case_urgency_choices },
  { "due", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseEntry, due),
    N_("Due by"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "mediator-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseEntry, mediator_name),
    N_("Mediator"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "lot", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseEntry, lot),
    N_("Lot"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "phase", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseEntry, phase),
    N_("State"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_phase_choices },
  { "step", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmCaseEntry, step),
    N_("What to do"), STM_FIELD_DERIVED },
  { "more", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmCaseEntry, more),
    N_("Other things to do"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "followed", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmCaseEntry, followed),
    N_("Followed up"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "mediator", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmCaseEntry, mediator),
    N_("Mediator"), STM_FIELD_DERIVED, .target = stm_mediator_get_type },
};

static char *
stm_case_entry_dup_title (StmRecord *record)
{
  return g_strdup (STM_CASE_ENTRY (record)->name);
}

static void
stm_case_entry_class_init (StmCaseEntryClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_case_entry_dup_title;

  stm_record_class_install (record_class, "case", "cases", fields, G_N_ELEMENTS (fields));
}

static void
stm_case_entry_init (StmCaseEntry *self)
{
}

/**
 * stm_case_entry_new:
 * @row: what is to be done in a dossier
 *
 * Returns: (transfer full): the same as a record (SPEC W1)
 */
StmCaseEntry *
stm_case_entry_new (StmCaseRow *row)
{
  StmCaseEntry *self = STM_CASE_ENTRY (stm_record_new (STM_TYPE_CASE_ENTRY));

  stm_record_set_uuid (STM_RECORD (self), row->dossier);
  g_object_set (self, "name", row->name, "category", row->category, "reason", row->next->reason,
                "urgency", row->followed ? STM_CASE_URGENCY_FOLLOWED : (int) row->next->urgency, "due", row->next->due, "mediator-name", row->mediator_name,
                "lot", row->lot, "phase", row->phase, "step", row->next->text, "more", row->n_more,
                "followed", row->followed, "mediator", row->mediator, NULL);

  return self;
}

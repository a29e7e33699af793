#include "config.h"

#include "core/stm-study.h"

#include "core/stm-dossier.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmStudy, stm_study, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "dossier", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmStudy, dossier),
    N_("Dossier"), STM_FIELD_REQUIRED, .target = stm_dossier_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudy, name),
    N_("Study"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "school", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudy, school),
    N_("School"), 0 },
  { "from-year", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmStudy, from_year),
    N_("From year"), 0, .maximum = 2100 },
  { "until-year", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmStudy, until_year),
    N_("Until year"), 0, .maximum = 2100 },
  { "diploma", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmStudy, diploma),
    N_("Diploma obtained"), 0 },
};

static char *
stm_study_dup_title (StmRecord *record)
{
  return g_strdup (STM_STUDY (record)->name);
}

static void
stm_study_class_init (StmStudyClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_study_dup_title;

  stm_record_class_install (record_class, "study", "studies", fields, G_N_ELEMENTS (fields));
}

static void
stm_study_init (StmStudy *self)
{
}

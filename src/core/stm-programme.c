#include "config.h"

#include "core/stm-programme.h"

#include "core/stm-choices.h"
#include "core/stm-request-rules.h"

#include <glib/gi18n-lib.h>

/* The study that the tool began with (S1); its name is Dutch for everybody. */
#define DEFAULT_STUDY "Thuis- en bejaardenzorg"
#define DEFAULT_STUDY_YEAR 7

G_DEFINE_FINAL_TYPE (StmProgramme, stm_programme, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmProgramme, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "school-year", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmProgramme, school_year),
    N_("School year"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED, .check = stm_school_year_check },
  { "study", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmProgramme, study),
    N_("Study"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "study-years", STM_FIELD_SET, G_STRUCT_OFFSET (StmProgramme, study_years),
    N_("Study years"), STM_FIELD_REQUIRED, .choices = stm_study_year_set },
  { "method", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmProgramme, method),
    N_("Way of working"), 0, .choices = stm_programme_method_choices },
};

static char *
stm_programme_dup_title (StmRecord *record)
{
  return g_strdup (STM_PROGRAMME (record)->name);
}

static void
stm_programme_class_init (StmProgrammeClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_programme_dup_title;

  stm_record_class_install (record_class, "programme", "programmes", fields, G_N_ELEMENTS (fields));
}

static void
stm_programme_init (StmProgramme *self)
{
}

/**
 * stm_programme_new_default:
 * @today: the day
 *
 * Returns: (transfer full): the programme that a new profile begins with (SPEC
 *   T6): 7th-years of S1's study in the school year of @today
 */
StmRecord *
stm_programme_new_default (const GDate *today)
{
  StmRecord *programme = stm_record_new (STM_TYPE_PROGRAMME);
  g_autofree char *school_year = stm_school_year_from_date (today);

  g_object_set (programme,
                "name", "7e jaar " DEFAULT_STUDY,
                "school-year", school_year,
                "study", DEFAULT_STUDY,
                "study-years", 1 << (DEFAULT_STUDY_YEAR - 1),
                NULL);

  return programme;
}

#include "config.h"

#include "core/stm-competence.h"

#include "core/stm-choices.h"
#include "core/stm-dossier.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmCompetence, stm_competence, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "dossier", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmCompetence, dossier),
    N_("Dossier"), STM_FIELD_REQUIRED, .target = stm_dossier_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCompetence, name),
    N_("Competence"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "score", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCompetence, score),
    N_("Score"), STM_FIELD_TRACKED, .choices = stm_score_choices },
  { "scored-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCompetence, scored_on),
    N_("Scored on"), STM_FIELD_TRACKED },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmCompetence, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_competence_dup_title (StmRecord *record)
{
  return g_strdup (STM_COMPETENCE (record)->name);
}

static void
stm_competence_class_init (StmCompetenceClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_competence_dup_title;

  stm_record_class_install (record_class, "competence", "competences", fields, G_N_ELEMENTS (fields));
}

static void
stm_competence_init (StmCompetence *self)
{
}

#include "config.h"

#include "core/stm-target.h"

#include "core/stm-dossier.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmTarget, stm_target, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "dossier", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTarget, dossier),
    N_("Dossier"), STM_FIELD_REQUIRED, .target = stm_dossier_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmTarget, name),
    N_("Job target"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "rank", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmTarget, rank),
    N_("Rank"), 0, .maximum = 20 },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmTarget, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_target_dup_title (StmRecord *record)
{
  return g_strdup (STM_TARGET (record)->name);
}

static void
stm_target_class_init (StmTargetClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_target_dup_title;

  stm_record_class_install (record_class, "target", "targets", fields, G_N_ELEMENTS (fields));
}

static void
stm_target_init (StmTarget *self)
{
}

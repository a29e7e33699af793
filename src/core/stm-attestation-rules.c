#include "config.h"

#include "core/stm-attestation-rules.h"

#include "core/stm-move-private.h"
#include "core/stm-training-rules.h"

/* What the attestation prints of the client, and of a stage that began: code, title
 * and start are there by then. */
static const char *const dossier_fields[] = {
  "national-number", "street", "postcode", "place", "paying-institution", NULL
};
static const char *const stage_fields[] = { "ended-on", "end-reason", "hours", NULL };

/* stage: (nullable): whose fields they are, where not the dossier's */
static void
add_gaps (GPtrArray *gaps, StmRecord *record, const char *const *names, StmActivity *stage)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), names[i]);
      StmAttestationGap *gap;

      if (!stm_record_is_empty (record, field))
        continue;

      gap = g_new0 (StmAttestationGap, 1);
      gap->field = field;
      gap->stage = stage;
      g_ptr_array_add (gaps, gap);
    }
}

static gboolean
will_be_attested (StmActivity *activity)
{
  return stm_training_has_attestation (activity->code) && activity->state != STM_ACTIVITY_STATE_CANCELLED
         && activity->attested_on == NULL;
}

/**
 * stm_attestation_list_gaps:
 * @file: all of a dossier
 *
 * Nothing is refused for these: the attestation has lines where a person writes
 * what the dossier does not say (SPEC B2).
 *
 * Returns: (transfer full) (element-type StmAttestationGap): what the C91 will lack
 *   of the client, then of each stage that began; nothing where none will be
 *   printed any more for the first time
 */
GPtrArray *
stm_attestation_list_gaps (StmCaseFile *file)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);
  gboolean is_first = TRUE;

  for (guint i = 0; i < stm_case_count (file->activities); i++)
    {
      StmActivity *stage = STM_ACTIVITY (stm_case_peek (file->activities, i));

      if (!will_be_attested (stage))
        continue;

      if (is_first)
        add_gaps (gaps, STM_RECORD (file->dossier), dossier_fields, NULL);
      if (stage->state == STM_ACTIVITY_STATE_STARTED || stage->state == STM_ACTIVITY_STATE_ENDED)
        add_gaps (gaps, STM_RECORD (stage), stage_fields, stage);
      is_first = FALSE;
    }

  return gaps;
}

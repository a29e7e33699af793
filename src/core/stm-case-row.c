#include "config.h"

#include "core/stm-case-row.h"

G_DEFINE_FINAL_TYPE (StmCaseRow, stm_case_row, G_TYPE_OBJECT)

static void
stm_case_row_finalize (GObject *object)
{
  StmCaseRow *self = STM_CASE_ROW (object);

  g_free (self->dossier);
  g_free (self->name);
  g_free (self->category);
  g_free (self->lot);
  g_free (self->mediator);
  g_free (self->mediator_name);
  g_clear_pointer (&self->next, stm_next_step_free);

  G_OBJECT_CLASS (stm_case_row_parent_class)->finalize (object);
}

static void
stm_case_row_class_init (StmCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_case_row_finalize;
}

static void
stm_case_row_init (StmCaseRow *self)
{
}

/**
 * stm_case_row_new:
 * @file: all of a dossier
 * @today: an ISO day
 *
 * Returns: (transfer full) (nullable): its row, or %NULL where there is nothing to
 *   be done
 */
StmCaseRow *
stm_case_row_new (StmCaseFile *file, const char *today)
{
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, today);
  StmDossier *dossier = file->dossier;
  StmCaseRow *self;

  if (steps->len == 0 || ((StmNextStep *) steps->pdata[0])->reason == STM_REASON_NONE)
    return NULL;

  self = g_object_new (STM_TYPE_CASE_ROW, NULL);
  self->dossier = g_strdup (stm_record_get_uuid (STM_RECORD (dossier)));
  self->name = g_strdup_printf ("%s %s", dossier->last_name, dossier->first_name);
  self->category = g_strdup (dossier->category);
  self->lot = g_strdup (dossier->lot);
  self->mediator = g_strdup (dossier->mediator);
  self->mediator_name = file->mediator != NULL ? g_strdup (file->mediator->name) : NULL;
  self->phase = file->mediation != NULL ? stm_mediation_get_phase (file->mediation) : STM_PHASE_REFERRED;
  self->n_more = steps->len - 1;
  self->next = g_ptr_array_steal_index (steps, 0);
  self->followed = stm_case_is_followed (dossier, self->next, today);

  return self;
}

/**
 * stm_case_row_compare:
 * @self: a row
 * @other: a row
 *
 * Returns: the order of the two: the most urgent first, then by deadline and name
 */
int
stm_case_row_compare (StmCaseRow *self, StmCaseRow *other)
{
  int order = (int) self->next->urgency - (int) other->next->urgency;

  if (order == 0)
    order = g_strcmp0 (self->next->due != NULL ? self->next->due : "~", other->next->due != NULL ? other->next->due : "~");

  return order != 0 ? order : g_utf8_collate (self->name, other->name);
}

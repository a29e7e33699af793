#include "config.h"

#include "views/dossiers/stm-guidance.h"

#include "core/stm-move.h"
#include "core/stm-term.h"

void
stm_guidance_set (StmGuidance *self, StmCaseFile *file, const char *today)
{
  g_set_object (&self->file, file);
  g_set_str (&self->today, today);
  self->may_edit = file != NULL && file->mediation != NULL && file->mediation->closed_on == NULL
                   && stm_mediation_has_access (file->mediation, today);
}

void
stm_guidance_clear (StmGuidance *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_pointer (&self->today, g_free);
}

const char *
stm_guidance_get_dossier (StmGuidance *self)
{
  return stm_record_get_uuid (STM_RECORD (self->file->dossier));
}

GListModel *
stm_guidance_list_signals (StmGuidance *self)
{
  GListStore *ready = g_list_store_new (STM_TYPE_SIGNAL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->file->signals)); i++)
    {
      g_autoptr (StmSignal) signal = g_list_model_get_item (G_LIST_MODEL (self->file->signals), i);

      if (signal->sent_on == NULL)
        g_list_store_append (ready, signal);
    }

  return G_LIST_MODEL (ready);
}

static GListStore *
dup_sorted (GListStore *list, GType type, GCompareDataFunc compare)
{
  GListStore *sorted = g_list_store_new (type);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_list_store_append (sorted, item);
    }
  g_list_store_sort (sorted, compare, NULL);

  return sorted;
}

/* By rubric; within one, what is still to be reached comes first. */
static int
compare_goals (gconstpointer a, gconstpointer b, gpointer data)
{
  const StmGoal *first = a;
  const StmGoal *second = b;

  if (first->rubric != second->rubric)
    return first->rubric - second->rubric;

  return (first->reached_on != NULL) - (second->reached_on != NULL);
}

GListModel *
stm_guidance_list_goals (StmGuidance *self)
{
  return G_LIST_MODEL (dup_sorted (self->file->goals, STM_TYPE_GOAL, compare_goals));
}

/* What is to be done comes first; the file has them by deadline. */
static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer data)
{
  return (((const StmTask *) a)->progress != STM_PROGRESS_OPEN) - (((const StmTask *) b)->progress != STM_PROGRESS_OPEN);
}

GListModel *
stm_guidance_list_tasks (StmGuidance *self)
{
  return G_LIST_MODEL (dup_sorted (self->file->tasks, STM_TYPE_TASK, compare_tasks));
}

char *
stm_guidance_dup_sheet_due (StmGuidance *self)
{
  StmMediation *mediation = self->file->mediation;

  return mediation != NULL && mediation->attended_on != NULL ? stm_term_sheet_due (mediation->attended_on) : NULL;
}

char *
stm_guidance_dup_title (StmGuidance *self, GType type, const char *uuid)
{
  StmRecord *record = uuid != NULL ? stm_case_file_find (self->file, type, uuid) : NULL;

  return record != NULL ? stm_record_dup_title (record) : NULL;
}

gboolean
stm_guidance_is_signed (StmGuidance *self, StmTask *task)
{
  return stm_case_find_signed_sheet (self->file, task) != NULL;
}

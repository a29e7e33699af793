#include "config.h"

#include "views/dossiers/stm-learning-tab.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-deadline-rules.h"
#include "core/stm-training-rules.h"
#include "views/dossiers/stm-guidance.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-part-group.h"
#include "views/dossiers/stm-step-texts.h"
#include "views/stm-refusal.h"

#include <glib/gi18n-lib.h>

struct _StmLearningTab
{
  AdwBin        parent_instance;

  StmPartGroup *path;
  StmGuidance   guidance;
};

G_DEFINE_FINAL_TYPE (StmLearningTab, stm_learning_tab, ADW_TYPE_BIN)

static void
print_attestation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmGuidance *guidance = &STM_LEARNING_TAB (widget)->guidance;
  const char *uuid = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (guidance->file == NULL)
    return;

  if (stm_case_may (guidance->file, STM_MOVE_PRINT_ATTESTATION, uuid, guidance->today, &error))
    stm_paper_show (widget, guidance->store, guidance->file, "c91-attestation", uuid, STM_MOVE_PRINT_ATTESTATION);
  else
    adw_dialog_present (stm_refusal_dialog_new (stm_move_type_get_label (STM_MOVE_PRINT_ATTESTATION), error), widget);
}

static void
stm_learning_tab_dispose (GObject *object)
{
  stm_guidance_clear (&STM_LEARNING_TAB (object)->guidance);

  G_OBJECT_CLASS (stm_learning_tab_parent_class)->dispose (object);
}

static void
stm_learning_tab_class_init (StmLearningTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_learning_tab_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dossier.print-attestation", "s", print_attestation);
}

static void
add_row (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Print the C91 Attestation…"), "dossier.print-attestation", uuid);
}

/* SPEC W14: the attestation, when it was printed, or why it cannot be yet. */
static char *
dup_attestation (StmActivity *activity, StmGuidance *guidance, gboolean *may)
{
  g_autofree char *day = stm_date_format (activity->attested_on);
  g_autoptr (GError) error = NULL;

  *may = stm_case_may (guidance->file, STM_MOVE_PRINT_ATTESTATION, stm_record_get_uuid (STM_RECORD (activity)),
                       guidance->today, &error);
  if (!stm_training_has_attestation (activity->code))
    return g_strdup ("");
  if (activity->attested_on != NULL)
    return g_strdup_printf (_("Attestation end of the learning path (C91): printed on %s"), day);
  if (*may)
    return g_strdup (_("Attestation end of the learning path (C91): to be printed and given to the client"));

  /* Translators: why it cannot be printed yet, a sentence */
  return g_strdup_printf (_("Attestation end of the learning path (C91): %s"), error->message);
}

static void
fill_row (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmGuidance *guidance = data;
  StmActivity *activity = STM_ACTIVITY (record);
  gboolean may = FALSE;
  g_autofree char *title = stm_step_dup_title (activity);
  g_autofree char *state = stm_step_dup_state (activity);
  g_autofree char *where = stm_step_dup_where (activity, guidance->store);
  g_autofree char *when = stm_step_dup_when (activity);
  g_autofree char *attestation = dup_attestation (activity, guidance, &may);

  stm_task_row_set_title (row, title);
  stm_task_row_set_state (row, activity->state == STM_ACTIVITY_STATE_ENDED ? STM_DEADLINE_DONE : STM_DEADLINE_OPEN, state);
  stm_task_row_set_lines (row, (const char *const[]) { when, where, attestation, NULL });
  stm_task_row_show_button (row, "dossier.print-attestation", may, activity->attested_on == NULL);
}

static void
stm_learning_tab_init (StmLearningTab *self)
{
  GtkWidget *path = stm_part_group_new (_("Trainings and Stages"),
                                        _("No training or stage has started yet. They are entered in Guidance."),
                                        add_row, fill_row);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", path, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "child", clamp, NULL);

  g_object_set (path, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24, NULL);
  self->path = STM_PART_GROUP (path);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
stm_learning_tab_new (StmStore *store)
{
  StmLearningTab *self = g_object_new (STM_TYPE_LEARNING_TAB, NULL);

  self->guidance.store = g_object_ref (store);

  return GTK_WIDGET (self);
}

static gboolean
belongs (StmActivity *activity)
{
  return activity->type != STM_ACTIVITY_TYPE_WORK
         && (activity->state == STM_ACTIVITY_STATE_STARTED || activity->state == STM_ACTIVITY_STATE_ENDED);
}

/* minutes: (out): of all together */
static GListModel *
list_path (StmCaseFile *file, int *minutes)
{
  GListStore *path = g_list_store_new (STM_TYPE_ACTIVITY);

  *minutes = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->activities)); i++)
    {
      g_autoptr (StmActivity) activity = g_list_model_get_item (G_LIST_MODEL (file->activities), i);

      if (belongs (activity))
        {
          g_list_store_append (path, activity);
          *minutes += activity->hours;
        }
    }

  return G_LIST_MODEL (path);
}

void
stm_learning_tab_set_case (StmLearningTab *self, StmCaseFile *file, const char *today)
{
  g_autoptr (GListModel) path = NULL;
  g_autofree char *text = NULL;
  int minutes;

  stm_guidance_set (&self->guidance, file, today);
  if (file == NULL)
    return;

  path = list_path (file, &minutes);
  if (minutes > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.7g hour together", "%.7g hours together", minutes == 60 ? 1 : 2),
                            minutes / 60.0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->path), text);
  stm_part_group_show (self->path, path, &self->guidance);
}

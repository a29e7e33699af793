#include "config.h"

#include "views/dossiers/stm-activity-dialog.h"

#include "core/stm-service.h"
#include "core/stm-training-rules.h"
#include "store/stm-store-trainings.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-training-row.h"
#include "widgets/stm-presenter.h"
#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

struct _StmActivityDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *agreement_group;
  AdwPreferencesGroup *where_group;
  AdwPreferencesGroup *when_group;
  StmTrainingRow      *training_row;
  GtkWidget           *code_row;
  GtkWidget           *service_row;
  GtkWidget           *vdab_row;
  GtkWidget           *reason_row;

  StmStore            *store;
  StmActivity         *draft;
  char                *dossier;
  gboolean             requests;   /* when it is saved */
};

G_DEFINE_FINAL_TYPE (StmActivityDialog, stm_activity_dialog, STM_TYPE_EDIT_DIALOG)

/* in the order of StmActivityType */
static const struct
{
  const char *title;
  const char *done;
} words[] = {
  { NULL, NULL },
  { N_("Start an Own Training"), N_("Training added") },
  { N_("Request a Training"), N_("Training requested: the mail to the contact person is ready") },
  { N_("Individual Vocational Training (IBO)"), N_("IBO added") },
  { N_("Work"), N_("Work added") },
};

static void
stm_activity_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmActivityDialog *self = STM_ACTIVITY_DIALOG (dialog);
  StmActivity *draft = self->draft;

  stm_store_check_record (self->store, STM_RECORD (draft), NULL, problems);
  stm_training_check_start (draft->code, draft->started_on != NULL ? draft->started_on : draft->starts_on,
                            draft->ends_on, problems);
}

/* A request that is refused leaves the training planned, and the draft here. */
static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmActivityDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *done = _(words[self->draft->type].done);

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    {
      if (self->requests)
        {
          stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier,
                               stm_move_new (STM_MOVE_REQUEST_TRAINING, stm_record_get_uuid (STM_RECORD (self->draft))),
                               done);
          return;
        }
      if (stm_record_get_revision (STM_RECORD (self->draft)) == 1)
        stm_presenter_show_toast (GTK_WIDGET (self), done);
    }

  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_activity_dialog_save (StmEditDialog *dialog)
{
  StmActivityDialog *self = STM_ACTIVITY_DIALOG (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->draft));
  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_activity_dialog_dispose (GObject *object)
{
  StmActivityDialog *self = STM_ACTIVITY_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (stm_activity_dialog_parent_class)->dispose (object);
}

static void
stm_activity_dialog_finalize (GObject *object)
{
  g_free (STM_ACTIVITY_DIALOG (object)->dossier);

  G_OBJECT_CLASS (stm_activity_dialog_parent_class)->finalize (object);
}

static void
stm_activity_dialog_class_init (StmActivityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_activity_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_activity_dialog_finalize;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_activity_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_activity_dialog_save;

  g_type_ensure (STM_TYPE_TRAINING_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-activity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, what_group);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, agreement_group);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, where_group);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, training_row);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, vdab_row);
  gtk_widget_class_bind_template_child (widget_class, StmActivityDialog, reason_row);
}

static void
stm_activity_dialog_init (StmActivityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Only the rows that say something of this kind of step; under which code it was
 * requested or started does not change. */
static void
keep_rows (StmActivityDialog *self, gboolean is_new)
{
  StmActivityType type = self->draft->type;
  gboolean is_training = type == STM_ACTIVITY_TYPE_OWN || type == STM_ACTIVITY_TYPE_REQUESTED;
  gboolean is_planned = self->draft->state == STM_ACTIVITY_STATE_PLANNED;

  if (!is_new || !is_training)
    adw_preferences_group_remove (self->what_group, GTK_WIDGET (self->training_row));
  if (!is_training || !is_planned)
    adw_preferences_group_remove (self->what_group, self->code_row);
  if (type == STM_ACTIVITY_TYPE_REQUESTED)
    adw_preferences_group_remove (self->where_group, self->service_row);
  if (type != STM_ACTIVITY_TYPE_REQUESTED || !is_planned)
    adw_preferences_group_remove (self->where_group, self->vdab_row);
  if (self->draft->state != STM_ACTIVITY_STATE_ENDED)
    adw_preferences_group_remove (self->when_group, self->reason_row);
  if (type != STM_ACTIVITY_TYPE_IBO)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->agreement_group))),
                    GTK_WIDGET (self->agreement_group));
}

static void
offer_titles (StmActivityDialog *self, const char *field, GListModel *titles)
{
  StmEditor *editor = stm_form_get_editor (self->form, field);

  if (STM_IS_REFERENCE_ROW (editor))
    stm_reference_row_set_model (STM_REFERENCE_ROW (editor), titles);
}

static void
offer (StmActivityDialog *self, StmGuidance *guidance, gboolean is_new)
{
  g_autoptr (GListModel) services = stm_store_list_titles (self->store, STM_TYPE_SERVICE, NULL, NULL, NULL);
  g_autoptr (GListModel) goals = stm_store_list_titles (self->store, STM_TYPE_GOAL, "mediation",
                                                        self->draft->mediation, NULL);
  StmActivityType type = self->draft->type;

  offer_titles (self, "service", services);
  offer_titles (self, "goal", goals);

  if (is_new && (type == STM_ACTIVITY_TYPE_OWN || type == STM_ACTIVITY_TYPE_REQUESTED))
    {
      g_autoptr (GListModel) known = stm_store_list_trainings (self->store, type, NULL);
      const char *own = guidance->file->partner != NULL && guidance->file->partner->name != NULL
                          ? guidance->file->partner->name : "";

      stm_training_row_offer (self->training_row, known, type == STM_ACTIVITY_TYPE_OWN ? own : NULL);
    }
}

/* draft: (transfer full) */
static AdwDialog *
create (StmGuidance *guidance, StmActivity *draft)
{
  StmActivityDialog *self = g_object_new (STM_TYPE_ACTIVITY_DIALOG, NULL);
  gboolean is_new = stm_record_get_revision (STM_RECORD (draft)) == 0;

  self->store = g_object_ref (guidance->store);
  self->draft = draft;
  self->dossier = g_strdup (stm_guidance_get_dossier (guidance));
  self->requests = is_new && draft->type == STM_ACTIVITY_TYPE_REQUESTED;

  adw_dialog_set_title (ADW_DIALOG (self), _(words[draft->type].title));
  if (self->requests)
    g_object_set (self, "save-label", _("_Request"), NULL);
  keep_rows (self, is_new);
  stm_form_set_record (self->form, STM_RECORD (draft));
  offer (self, guidance, is_new);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), is_new);

  return ADW_DIALOG (self);
}

AdwDialog *
stm_activity_dialog_new (StmGuidance *guidance, int type)
{
  StmRecord *draft = stm_record_new (STM_TYPE_ACTIVITY);

  g_object_set (draft, "mediation", stm_record_get_uuid (STM_RECORD (guidance->file->mediation)), "type", type, NULL);
  if (type == STM_ACTIVITY_TYPE_IBO)
    g_object_set (draft, "name", _("Individual vocational training (IBO)"), NULL);

  return create (guidance, STM_ACTIVITY (draft));
}

AdwDialog *
stm_activity_dialog_new_edit (StmGuidance *guidance, StmActivity *activity)
{
  return create (guidance, STM_ACTIVITY (stm_record_copy (STM_RECORD (activity))));
}

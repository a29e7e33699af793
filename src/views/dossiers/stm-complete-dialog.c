#include "config.h"

#include "views/dossiers/stm-complete-dialog.h"

#include "core/stm-absence-rules.h"
#include "core/stm-choices.h"
#include "views/dossiers/stm-appointment-texts.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-radio-group.h"

#include <glib/gi18n-lib.h>

struct _StmCompleteDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  StmForm             *papers;
  StmRadioGroup       *outcome;
  GtkWidget           *confirmed;

  StmStore            *store;
  char                *dossier;
  StmAppointment      *draft;
  StmRecord           *shown;         /* the dossier, as the client's papers say */
  gboolean             is_present;    /* was chosen before */
};

G_DEFINE_FINAL_TYPE (StmCompleteDialog, stm_complete_dialog, STM_TYPE_EDIT_DIALOG)

static StmOutcome
get_outcome (StmCompleteDialog *self)
{
  return self->is_present ? STM_OUTCOME_PRESENT : stm_radio_group_get_value (self->outcome);
}

/* Of the dossier only what can be mended here. */
static void
check_papers (StmCompleteDialog *self, StmProblemList *problems)
{
  g_autoptr (StmProblemList) all = stm_problem_list_new ();
  g_autoptr (GPtrArray) editors = stm_editor_list_all (GTK_WIDGET (self->papers));

  stm_record_check (self->shown, all);
  for (guint i = 0; i < editors->len; i++)
    {
      const char *field = stm_editor_get_field (g_ptr_array_index (editors, i));
      StmProblem *problem = stm_problem_list_find (all, field);

      if (problem != NULL)
        stm_problem_list_add (problems, field, stm_problem_get_severity (problem), "%s", stm_problem_get_message (problem));
    }
}

/* SPEC W9: the move refuses it too. */
static void
stm_complete_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmCompleteDialog *self = STM_COMPLETE_DIALOG (dialog);
  gboolean present = get_outcome (self) == STM_OUTCOME_PRESENT;

  if (form == self->papers && present)
    check_papers (self, problems);
  if (form != self->form)
    return;

  stm_record_check (STM_RECORD (self->draft), problems);
  if (present && !self->draft->residence_checked)
    stm_problem_list_add (problems, "residence-checked", STM_SEVERITY_ERROR, _("Confirm the residence status first."));
  if (present && !self->draft->work_card_checked)
    stm_problem_list_add (problems, "work-card-checked", STM_SEVERITY_ERROR, _("Confirm the work card first."));
}

static void
stm_complete_dialog_save (StmEditDialog *dialog)
{
  StmCompleteDialog *self = STM_COMPLETE_DIALOG (dialog);
  StmMove *move = stm_move_new (STM_MOVE_COMPLETE, stm_record_get_uuid (STM_RECORD (self->draft)));

  move->outcome = get_outcome (self);
  move->residence_checked = self->draft->residence_checked;
  move->work_card_checked = self->draft->work_card_checked;
  move->papers = g_object_ref (self->shown);
  move->text = g_strdup (self->draft->remarks);
  stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move, _("Appointment completed"));
}

/* SPEC W9: who is absent has no papers to show. */
static void
show_papers (StmCompleteDialog *self, gboolean present)
{
  gtk_widget_set_visible (GTK_WIDGET (self->papers), present);
  gtk_widget_set_visible (self->confirmed, present);
}

static void
outcome_chosen (StmCompleteDialog *self)
{
  show_papers (self, get_outcome (self) == STM_OUTCOME_PRESENT);
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
stm_complete_dialog_dispose (GObject *object)
{
  StmCompleteDialog *self = STM_COMPLETE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->dossier, g_free);

  G_OBJECT_CLASS (stm_complete_dialog_parent_class)->dispose (object);
}

static void
stm_complete_dialog_class_init (StmCompleteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_complete_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_complete_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_complete_dialog_save;

  g_type_ensure (STM_TYPE_RADIO_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-complete-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmCompleteDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmCompleteDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, StmCompleteDialog, papers);
  gtk_widget_class_bind_template_child (widget_class, StmCompleteDialog, confirmed);
}

static void
stm_complete_dialog_init (StmCompleteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPEC W5: what follows from it is told before it is chosen. */
static const char *
get_meaning (StmCaseFile *file, StmAppointment *appointment, StmOutcome outcome)
{
  int recorded;

  if (appointment->type != STM_CONTACT_TYPE_FIRST || file->mediation->attended_on != NULL)
    return NULL;

  switch (stm_absence_get_next (stm_absence_find_state (G_LIST_MODEL (file->appointments)), outcome, &recorded))
    {
    case STM_ABSENCE_STARTED:
      return _("The mediation is taken over, and the work experience agreement can be printed.");

    case STM_ABSENCE_SECOND:
      return _("A new appointment is made within 7 days.");

    case STM_ABSENCE_SECOND_REGISTERED:
    case STM_ABSENCE_THIRD_REGISTERED:
    case STM_ABSENCE_THIRD_REGISTERED_AFTER_REGISTERED:
      return _("A new appointment is made within 7 days, by registered letter.");

    case STM_ABSENCE_STOPPED:
      return _("The service stops by itself, and a signal to the VDAB mediator is ready to be sent.");

    default:
      return NULL;
    }
}

static void
add_outcome (StmCompleteDialog *self, StmCaseFile *file, StmOutcome outcome)
{
  stm_radio_group_add (self->outcome, outcome, _(stm_outcome_choices[outcome].label),
                       get_meaning (file, self->draft, outcome));
}

AdwDialog *
stm_complete_dialog_new (StmStore *store, StmCaseFile *file, StmAppointment *appointment, int present)
{
  StmCompleteDialog *self = g_object_new (STM_TYPE_COMPLETE_DIALOG, NULL);
  g_autofree char *when = stm_appointment_texts_dup_when (appointment);

  self->store = g_object_ref (store);
  self->dossier = g_strdup (stm_record_get_uuid (STM_RECORD (file->dossier)));
  self->draft = STM_APPOINTMENT (stm_record_copy (STM_RECORD (appointment)));
  self->shown = stm_record_copy (STM_RECORD (file->dossier));

  self->is_present = present > 0;
  if (present >= 0)
    adw_dialog_set_title (ADW_DIALOG (self), self->is_present ? _("Present") : _("Absent"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->outcome), when);
  if (self->is_present)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->outcome), get_meaning (file, appointment, STM_OUTCOME_PRESENT));
  if (present < 0)
    add_outcome (self, file, STM_OUTCOME_PRESENT);
  if (!self->is_present)
    {
      add_outcome (self, file, STM_OUTCOME_ABSENT_VALID);
      add_outcome (self, file, STM_OUTCOME_ABSENT_INVALID);
    }

  show_papers (self, self->is_present);
  g_signal_connect_object (self->outcome, "chosen", G_CALLBACK (outcome_chosen), self, G_CONNECT_SWAPPED);
  stm_form_set_record (self->papers, self->shown);
  stm_form_set_record (self->form, STM_RECORD (self->draft));
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);
  if (!self->is_present)
    adw_dialog_set_focus (ADW_DIALOG (self), stm_radio_group_get_first (self->outcome));

  return ADW_DIALOG (self);
}

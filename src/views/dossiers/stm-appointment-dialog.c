#include "config.h"

#include "views/dossiers/stm-appointment-dialog.h"

#include "core/stm-absence-rules.h"
#include "core/stm-date.h"
#include "core/stm-term.h"
#include "views/dossiers/stm-move-runner.h"
#include "widgets/stm-field-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

#define USUAL_MINUTES 60

struct _StmAppointmentDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  GtkWidget           *reason_group;
  GtkWidget           *reason_row;
  AdwPreferencesGroup *when_group;
  GtkWidget           *remarks_group;

  StmStore            *store;
  char                *dossier;
  StmAppointment      *draft;
  int                  move;    /* a StmMoveType, or -1 to save it by itself */
};

G_DEFINE_FINAL_TYPE (StmAppointmentDialog, stm_appointment_dialog, STM_TYPE_EDIT_DIALOG)

static void
stm_appointment_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmAppointmentDialog *self = STM_APPOINTMENT_DIALOG (dialog);

  stm_store_check_record (self->store, stm_form_get_record (form), NULL, problems);
  if (self->move == STM_MOVE_REPLAN && self->draft->replan_reason == NULL)
    stm_problem_list_add (problems, "replan-reason", STM_SEVERITY_ERROR, _("Give the reason."));
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _("Contact planned"));
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
save_draft (StmAppointmentDialog *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->draft));
  stm_edit_dialog_set_busy (STM_EDIT_DIALOG (self), TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_appointment_dialog_save (StmEditDialog *dialog)
{
  StmAppointmentDialog *self = STM_APPOINTMENT_DIALOG (dialog);
  StmMove *move;

  if (self->move < 0)
    {
      save_draft (self);
      return;
    }

  move = stm_move_new (self->move, self->move == STM_MOVE_REPLAN ? stm_record_get_uuid (STM_RECORD (self->draft)) : NULL);
  move->draft = stm_record_copy (STM_RECORD (self->draft));
  if (self->move == STM_MOVE_REPLAN)
    move->text = g_strdup (self->draft->replan_reason);
  stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move,
                       self->move == STM_MOVE_REPLAN ? _("Contact planned again") : _("New first appointment made"));
}

static void
stm_appointment_dialog_dispose (GObject *object)
{
  StmAppointmentDialog *self = STM_APPOINTMENT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->dossier, g_free);

  G_OBJECT_CLASS (stm_appointment_dialog_parent_class)->dispose (object);
}

static void
stm_appointment_dialog_class_init (StmAppointmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_appointment_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_appointment_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_appointment_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-appointment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmAppointmentDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmAppointmentDialog, reason_group);
  gtk_widget_class_bind_template_child (widget_class, StmAppointmentDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, StmAppointmentDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, StmAppointmentDialog, remarks_group);
}

static void
stm_appointment_dialog_init (StmAppointmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* draft: (transfer full) */
static StmAppointmentDialog *
create (StmStore *store, StmCaseFile *file, StmAppointment *draft, int move, const char *title)
{
  StmAppointmentDialog *self = g_object_new (STM_TYPE_APPOINTMENT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->dossier = g_strdup (stm_record_get_uuid (STM_RECORD (file->dossier)));
  self->draft = draft;
  self->move = move;
  adw_dialog_set_title (ADW_DIALOG (self), title);

  return self;
}

static AdwDialog *
begin (StmAppointmentDialog *self)
{
  stm_form_set_record (self->form, STM_RECORD (self->draft));
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

/* (transfer full): an appointment with the client's mediator at the partner's */
static StmAppointment *
new_draft (StmCaseFile *file, StmContactType type)
{
  StmRecord *draft = stm_record_new (STM_TYPE_APPOINTMENT);

  g_object_set (draft,
                "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)),
                "type", type,
                "duration", USUAL_MINUTES,
                "contact-name", file->mediator != NULL ? file->mediator->name : NULL,
                NULL);
  if (file->partner != NULL)
    g_object_set (draft,
                  "location", file->partner->name,
                  "street", file->partner->street,
                  "postcode", file->partner->postcode,
                  "place", file->partner->place,
                  NULL);

  return STM_APPOINTMENT (draft);
}

AdwDialog *
stm_appointment_dialog_new_again (StmStore *store, StmCaseFile *file, StmAppointment *appointment)
{
  StmAppointment *draft = STM_APPOINTMENT (stm_record_copy (STM_RECORD (appointment)));
  StmAppointmentDialog *self = create (store, file, draft, STM_MOVE_REPLAN, _("Plan the Contact Again"));

  /* the reasons of earlier times are kept with the appointment */
  g_object_set (draft, "replan-reason", NULL, NULL);
  gtk_widget_set_visible (self->reason_group, TRUE);
  gtk_widget_set_visible (self->remarks_group, FALSE);
  stm_field_row_set_required (STM_FIELD_ROW (self->reason_row), TRUE);

  return begin (self);
}

/* (transfer full) (nullable): until when it is to be made (SPEC W5) */
static char *
dup_due (StmCaseFile *file)
{
  const char *missed = NULL;
  g_autofree char *due = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->appointments)); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), i);

      if (appointment->type == STM_CONTACT_TYPE_FIRST)
        missed = appointment->date;
    }

  due = missed != NULL ? stm_term_new_appointment_due (missed) : NULL;

  return due != NULL ? stm_date_format (due) : NULL;
}

AdwDialog *
stm_appointment_dialog_new_first (StmStore *store, StmCaseFile *file)
{
  StmAppointment *draft = new_draft (file, STM_CONTACT_TYPE_FIRST);
  StmAppointmentDialog *self = create (store, file, draft, STM_MOVE_NEW_FIRST, _("New First Appointment"));
  StmAbsenceState state = stm_absence_find_state (G_LIST_MODEL (file->appointments));
  g_autofree char *due = dup_due (file);
  g_autofree char *text = g_strdup_printf (stm_absence_is_registered (state)
                                             ? _("By registered letter. It is to be made by %s; the appointment itself may be later.")
                                             : _("It is to be made by %s; the appointment itself may be later."),
                                           due != NULL ? due : "");

  adw_preferences_group_set_description (self->when_group, text);

  return begin (self);
}

AdwDialog *
stm_appointment_dialog_new (StmStore *store, StmCaseFile *file)
{
  gboolean attended = file->mediation->attended_on != NULL;
  StmAppointment *draft = new_draft (file, attended ? STM_CONTACT_TYPE_FOLLOW_UP : STM_CONTACT_TYPE_FIRST);

  return begin (create (store, file, draft, -1, attended ? _("Plan a Contact") : _("First Appointment")));
}

#include "config.h"

#include "views/placements/stm-decision-dialog.h"

#include "core/stm-choices.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "views/placements/stm-period-picker.h"
#include "views/stm-decision-draft.h"
#include "views/stm-refusal.h"
#include "widgets/stm-presenter.h"
#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

struct _StmDecisionDialog
{
  StmEditDialog     parent_instance;

  StmForm          *form;
  GtkLabel         *student_label;
  GtkLabel         *summary_label;
  AdwToggleGroup   *decisions;
  GtkLabel         *meaning_label;
  GtkWidget        *service_group;
  GtkWidget        *service_row;
  GtkWidget        *own_row;
  StmPeriodPicker  *periods;
  GtkWidget        *contact_row;
  GtkWidget        *notes_row;
  GtkWidget        *reason_row;

  StmStore         *store;
  StmDecisionDraft *draft;
  char             *filled_contact;  /* which the user did not type */
  gboolean          saving;
};

G_DEFINE_FINAL_TYPE (StmDecisionDialog, stm_decision_dialog, STM_TYPE_EDIT_DIALOG)

/* in the order of StmDecision */
static const struct
{
  const char *verb;
  const char *meaning;
} words[] = {
  { N_("Accept"),
    N_("The service takes the student in the periods chosen. From then on the school can no longer change the data.") },
  { N_("Decline"),
    N_("The service does not take the student in the periods chosen. Another service can still accept.") },
  { N_("Withdraw"),
    N_("The periods chosen are open again, and the school can change the data once no other acceptance stands.") },
};

static StmDecision
get_decision (StmDecisionDialog *self)
{
  return stm_decision_draft_get_placement (self->draft)->state;
}

/* What the service wrote down as its own contact person mostly is right. */
static void
fill_contact (StmDecisionDialog *self)
{
  StmPlacement *placement = stm_decision_draft_get_placement (self->draft);
  g_autoptr (StmRecord) service = NULL;

  if (placement->contact_name != NULL && g_strcmp0 (placement->contact_name, self->filled_contact) != 0)
    return;

  if (placement->service != NULL)
    service = stm_store_get (self->store, STM_TYPE_SERVICE, placement->service, NULL);

  g_set_str (&self->filled_contact, service != NULL ? STM_SERVICE (service)->contact_name : NULL);
  if (g_strcmp0 (placement->contact_name, self->filled_contact) != 0)
    g_object_set (placement, "contact-name", self->filled_contact, NULL);
}

static void
edited (StmDecisionDialog *self, const char *field)
{
  if (g_str_equal (field, "service"))
    fill_contact (self);
}

static void
show_decision (StmDecisionDialog *self)
{
  StmDecision decision = get_decision (self);
  gboolean accepts = decision == STM_DECISION_ACCEPTED;

  g_object_set (self, "save-label", _(words[decision].verb), NULL);
  gtk_label_set_label (self->meaning_label, _(words[decision].meaning));
  gtk_widget_set_visible (self->service_group, decision != STM_DECISION_WITHDRAWN);
  gtk_widget_set_visible (self->contact_row, accepts);
  gtk_widget_set_visible (self->notes_row, accepts);
  gtk_widget_set_visible (self->reason_row, !accepts);
}

static void
decision_changed (StmDecisionDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (self->decisions);
  StmPlacement *placement;
  StmRecordClass *klass;
  guint offered;
  int decision;

  if (self->draft == NULL || name == NULL)
    return;

  placement = stm_decision_draft_get_placement (self->draft);
  klass = STM_RECORD_GET_CLASS (placement);
  decision = stm_field_find_choice (stm_record_class_find_field (klass, "state"), name);
  if (decision == placement->state)
    return;

  offered = stm_decision_draft_get_offered (self->draft, decision);
  stm_period_picker_offer (self->periods, offered, offered);
  g_object_set (placement, "state", decision, NULL);
  show_decision (self);
}

static void
periods_changed (StmDecisionDialog *self)
{
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
update_toggles (StmDecisionDialog *self)
{
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->decisions); i++)
    adw_toggle_set_enabled (adw_toggle_group_get_toggle (self->decisions, i),
                            stm_decision_draft_get_offered (self->draft, i) != 0);
}

static void
show_periods (StmDecisionDialog *self, guint chosen)
{
  guint offered = stm_decision_draft_get_offered (self->draft, get_decision (self));

  stm_period_picker_show (self->periods, self->store, stm_decision_draft_get_request (self->draft),
                          stm_decision_draft_get_decisions (self->draft));
  stm_period_picker_offer (self->periods, offered, chosen);
}

/* Somebody decided in another window: what is typed here stays. */
static void
store_changed (StmDecisionDialog *self)
{
  if (self->saving || !stm_decision_draft_refresh (self->draft))
    return;

  update_toggles (self);
  show_periods (self, stm_period_picker_get_chosen (self->periods));
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
stm_decision_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmDecisionDialog *self = STM_DECISION_DIALOG (dialog);

  stm_decision_draft_check (self->draft, stm_period_picker_get_chosen (self->periods), problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmDecisionDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _("Decision saved"));
  else
    store_changed (self);

  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_decision_dialog_save (StmEditDialog *dialog)
{
  StmDecisionDialog *self = STM_DECISION_DIALOG (dialog);
  g_autoptr (GPtrArray) records = NULL;

  records = stm_decision_draft_create_records (self->draft, stm_period_picker_get_chosen (self->periods));
  self->saving = TRUE;
  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_decision_dialog_dispose (GObject *object)
{
  StmDecisionDialog *self = STM_DECISION_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->filled_contact, g_free);

  G_OBJECT_CLASS (stm_decision_dialog_parent_class)->dispose (object);
}

static void
stm_decision_dialog_class_init (StmDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_decision_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_decision_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_decision_dialog_save;

  g_type_ensure (STM_TYPE_PERIOD_PICKER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/stagematching/Desktop/views/placements/stm-decision-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, student_label);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, decisions);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, service_group);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, own_row);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, periods);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, StmDecisionDialog, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, decision_changed);
  gtk_widget_class_bind_template_callback (widget_class, periods_changed);
}

static void
stm_decision_dialog_init (StmDecisionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Sint-Élisabeth · Block · 36:00 hours a week" */
static void
show_student (StmDecisionDialog *self)
{
  StmStudent *student = stm_decision_draft_get_student (self->draft);
  StmRecord *request = STM_RECORD (stm_decision_draft_get_request (self->draft));
  const StmField *form = stm_record_class_find_field (STM_RECORD_GET_CLASS (request), "form");
  g_autofree char *name = stm_record_dup_title (STM_RECORD (student));
  g_autofree char *school = stm_store_dup_title (self->store, STM_TYPE_SCHOOL, student->school);
  g_autofree char *kind = stm_record_dup_display (request, form);
  g_autofree char *summary = g_strdup_printf ("%s · %s", school, kind);

  gtk_label_set_label (self->student_label, name);
  gtk_label_set_label (self->summary_label, summary);
}

/* A service decides for itself and for no other. */
static void
show_own_service (StmDecisionDialog *self, const char *uuid)
{
  g_autofree char *name = stm_store_dup_title (self->store, STM_TYPE_SERVICE, uuid);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->own_row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->own_row),
                               stm_decision_draft_get_rank_label (self->draft, uuid));
  gtk_widget_set_visible (self->own_row, TRUE);
  gtk_widget_set_visible (self->service_row, FALSE);
  fill_contact (self);
}

/* The first choice, unless that service said no before. */
static void
propose_service (StmDecisionDialog *self)
{
  const char *own = stm_decision_draft_get_own_service (self->draft);
  StmRequest *request = stm_decision_draft_get_request (self->draft);
  GListModel *decisions = stm_decision_draft_get_decisions (self->draft);

  if (own != NULL)
    {
      show_own_service (self, own);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (decisions, i);

      if (placement->state != STM_DECISION_ACCEPTED && g_strcmp0 (placement->service, request->preference[0]) == 0)
        return;
    }

  g_object_set (stm_decision_draft_get_placement (self->draft), "service", request->preference[0], NULL);
  fill_contact (self);
}

static void
open (StmDecisionDialog *self)
{
  g_autoptr (GListModel) services = stm_decision_draft_list_services (self->draft);
  gboolean decided = stm_decision_draft_get_offered (self->draft, STM_DECISION_ACCEPTED) == 0;
  StmDecision decision = decided ? STM_DECISION_WITHDRAWN : STM_DECISION_ACCEPTED;

  show_student (self);
  stm_reference_row_set_model (STM_REFERENCE_ROW (self->service_row), services);
  propose_service (self);
  g_object_set (stm_decision_draft_get_placement (self->draft), "state", decision, NULL);
  stm_form_set_record (self->form, STM_RECORD (stm_decision_draft_get_placement (self->draft)));

  update_toggles (self);
  adw_toggle_group_set_active (self->decisions, decision);
  show_decision (self);
  show_periods (self, stm_decision_draft_get_offered (self->draft, decision));

  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);
}

AdwDialog *
stm_decision_dialog_new (StmStore *store, const char *request_uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDecisionDraft) draft = stm_decision_draft_new (store, request_uuid, &error);
  StmDecisionDialog *self;

  if (draft == NULL)
    return stm_refusal_dialog_new (stm_error_get_title (error), error);

  self = g_object_new (STM_TYPE_DECISION_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->draft = g_steal_pointer (&draft);
  open (self);

  return ADW_DIALOG (self);
}

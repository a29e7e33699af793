#include "config.h"

#include "views/dossiers/stm-day-dialog.h"

#include "core/stm-date.h"
#include "core/stm-training-rules.h"
#include "views/dossiers/stm-move-runner.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-number-row.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

/* field: (nullable): gets the day; planned: (nullable): when it was to be; reason:
 * (nullable): gets the reason; hours: (nullable): gets how long it took */
typedef struct
{
  StmMoveType  move;
  const char  *title;
  const char  *meaning;
  const char  *verb;
  const char  *done;
  const char  *day_title;
  const char  *field;
  const char  *planned;
  const char  *reason;
  gboolean     needs_reason;
  const char  *hours;
} Kind;

struct _StmDayDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;

  StmStore            *store;
  StmRecord           *draft;
  char                *dossier;
  const Kind          *kind;
};

G_DEFINE_FINAL_TYPE (StmDayDialog, stm_day_dialog, STM_TYPE_EDIT_DIALOG)

static const Kind kinds[] = {
  { STM_MOVE_START_ACTIVITY, N_("Start"), NULL, N_("_Start"), N_("Step started"),
    N_("Started on"), "started-on", "starts-on", NULL, FALSE, NULL },
  { STM_MOVE_END_ACTIVITY, N_("End"),
    N_("After a training or a stage a task is added: updating the competences."), N_("_End"), N_("Step ended"),
    N_("Ended on"), "ended-on", "ends-on", "end-reason", FALSE, "hours" },
  { STM_MOVE_CANCEL_ACTIVITY, N_("Cancel the Step"), N_("What has not started yet can be cancelled."), N_("Cancel the _Step"),
    N_("Step cancelled"), NULL, NULL, NULL, "end-reason", FALSE, NULL },
  { STM_MOVE_SIGN_SHEET, N_("Note the Signatures"), N_("Client and mediator both signed at the bottom of the sheet."),
    N_("_Note"), N_("Signatures noted"), N_("Signed by both on"), "client-signed-on", NULL, NULL, FALSE, NULL },
  { STM_MOVE_CLOSE_SHEET, N_("Close the Action Sheet"), N_("A closed sheet can no longer be changed."), N_("Cl_ose"),
    N_("Action sheet closed"), N_("Closed on"), "closed-on", NULL, NULL, FALSE, NULL },
};

static const Kind notice = {
  STM_MOVE_CANCEL_ACTIVITY, N_("Give Notice"),
  N_("A training of the VDAB is not cancelled here. A notice to its contact person is made ready."), N_("Give _Notice"),
  N_("The notice to the contact person is ready"), NULL, NULL, NULL, "end-reason", TRUE, NULL,
};

static const StmField *
find_field (StmDayDialog *self, const char *name)
{
  return stm_record_class_find_field (STM_RECORD_GET_CLASS (self->draft), name);
}

/* The rules look at the day when the move is made. */
static void
stm_day_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmDayDialog *self = STM_DAY_DIALOG (dialog);
  const char *field = self->kind->field;
  const char *reason = self->kind->reason;

  if (field != NULL && !stm_date_parse (stm_record_get_text (self->draft, find_field (self, field)), NULL))
    stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, _("Enter a day of the calendar."));
  if (self->kind->needs_reason && *stm_record_get_text (self->draft, find_field (self, reason)) == '\0')
    stm_problem_list_add (problems, reason, STM_SEVERITY_ERROR, _("Say why it is no longer wanted."));
}

static void
stm_day_dialog_save (StmEditDialog *dialog)
{
  StmDayDialog *self = STM_DAY_DIALOG (dialog);
  const char *reason = self->kind->reason;
  StmMove *move = stm_move_new (self->kind->move, stm_record_get_uuid (self->draft));

  if (self->kind->field != NULL)
    move->date = g_strdup (stm_record_get_text (self->draft, find_field (self, self->kind->field)));
  if (reason != NULL)
    move->text = g_strdup (stm_record_get_text (self->draft, find_field (self, reason)));
  if (self->kind->hours != NULL)
    move->hours = stm_record_get_number (self->draft, find_field (self, self->kind->hours));
  stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move, _(self->kind->done));
}

static void
stm_day_dialog_dispose (GObject *object)
{
  StmDayDialog *self = STM_DAY_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (stm_day_dialog_parent_class)->dispose (object);
}

static void
stm_day_dialog_finalize (GObject *object)
{
  g_free (STM_DAY_DIALOG (object)->dossier);

  G_OBJECT_CLASS (stm_day_dialog_parent_class)->finalize (object);
}

static void
stm_day_dialog_class_init (StmDayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_day_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_day_dialog_finalize;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_day_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_day_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDayDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmDayDialog, group);
}

static void
stm_day_dialog_init (StmDayDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (StmDayDialog *self)
{
  const Kind *kind = self->kind;

  if (kind->field != NULL)
    adw_preferences_group_add (self->group, g_object_new (STM_TYPE_DATE_ROW, "field", kind->field,
                                                          "title", _(kind->day_title), "required", TRUE, NULL));
  if (kind->reason != NULL)
    adw_preferences_group_add (self->group, g_object_new (STM_TYPE_TEXT_ROW, "field", kind->reason,
                                                          "title", kind->hours != NULL ? _("Reason of ending") : _("Reason"),
                                                          "required", kind->needs_reason, NULL));
  if (kind->hours != NULL)
    adw_preferences_group_add (self->group, g_object_new (STM_TYPE_NUMBER_ROW, "field", kind->hours, NULL));
}

/* The day that was planned where it is over, today otherwise. */
static void
propose_day (StmDayDialog *self, const char *today)
{
  const char *planned = self->kind->planned;
  const char *day = planned != NULL ? stm_record_get_text (self->draft, find_field (self, planned)) : "";
  gboolean is_over = *day != '\0' && stm_date_compare (day, today) <= 0;

  if (self->kind->field != NULL)
    stm_record_set_text (self->draft, find_field (self, self->kind->field), is_over ? day : today);
}

static const Kind *
find_kind (StmMoveType type, StmRecord *subject)
{
  guint i = 0;

  if (type == STM_MOVE_CANCEL_ACTIVITY && STM_ACTIVITY (subject)->by_vdab
      && STM_ACTIVITY (subject)->state == STM_ACTIVITY_STATE_REQUESTED)
    return &notice;

  while (kinds[i].move != type)
    i++;

  return &kinds[i];
}

/* What is done to what, and what comes of it. */
static char *
dup_description (const Kind *kind, StmRecord *subject)
{
  g_autofree char *title = stm_record_dup_title (subject);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GString *text = g_string_new (escaped);

  if (kind->meaning != NULL)
    g_string_append_printf (text, "\n%s", _(kind->meaning));
  if (kind->hours != NULL && stm_training_has_attestation (STM_ACTIVITY (subject)->code))
    g_string_append_printf (text, "\n%s", _("The C91 tells the end, its reason and the hours."));

  return g_string_free_and_steal (text);
}

AdwDialog *
stm_day_dialog_new (StmGuidance *guidance, int type, StmRecord *subject)
{
  StmDayDialog *self = g_object_new (STM_TYPE_DAY_DIALOG, NULL);
  const Kind *kind = find_kind (type, subject);
  g_autofree char *text = dup_description (kind, subject);

  self->kind = kind;
  self->store = g_object_ref (guidance->store);
  self->dossier = g_strdup (stm_guidance_get_dossier (guidance));
  self->draft = stm_record_copy (subject);
  propose_day (self, guidance->today);

  adw_dialog_set_title (ADW_DIALOG (self), _(self->kind->title));
  adw_preferences_group_set_description (self->group, text);
  g_object_set (self, "save-label", _(self->kind->verb), NULL);
  add_rows (self);
  stm_form_set_record (self->form, self->draft);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/dossiers/stm-day-dialog.h"

#include "core/stm-date.h"
#include "views/dossiers/stm-move-runner.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

struct _StmDayDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;

  StmStore            *store;
  StmRecord           *draft;
  char                *dossier;
  guint                kind;
};

G_DEFINE_FINAL_TYPE (StmDayDialog, stm_day_dialog, STM_TYPE_EDIT_DIALOG)

/* field: gets the day; planned: (nullable): when it was to be; reason: (nullable): gets
 * the reason */
static const struct
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
} kinds[] = {
  { STM_MOVE_START_ACTIVITY, N_("Start"), NULL, N_("_Start"), N_("Step started"),
    N_("Started on"), "started-on", "starts-on", NULL },
  { STM_MOVE_END_ACTIVITY, N_("End"),
    N_("After a training or a stage a task is added: updating the competences."), N_("_End"), N_("Step ended"),
    N_("Ended on"), "ended-on", "ends-on", "end-reason" },
  { STM_MOVE_CANCEL_ACTIVITY, N_("Cancel It"), N_("What has not started yet can be cancelled."), N_("C_ancel It"),
    N_("Step cancelled"), N_("Cancelled on"), "cancelled-on", NULL, "end-reason" },
  { STM_MOVE_SIGN_SHEET, N_("Note the Signatures"), N_("Client and mediator both signed at the bottom of the sheet."),
    N_("_Note"), N_("Signatures noted"), N_("Signed by both on"), "client-signed-on", NULL, NULL },
  { STM_MOVE_CLOSE_SHEET, N_("Close the Action Sheet"), N_("A closed sheet can no longer be changed."), N_("Cl_ose"),
    N_("Action sheet closed"), N_("Closed on"), "closed-on", NULL, NULL },
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
  const char *field = kinds[self->kind].field;

  if (!stm_date_parse (stm_record_get_text (self->draft, find_field (self, field)), NULL))
    stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, _("Enter a day of the calendar."));
}

static void
stm_day_dialog_save (StmEditDialog *dialog)
{
  StmDayDialog *self = STM_DAY_DIALOG (dialog);
  const char *reason = kinds[self->kind].reason;
  StmMove *move = stm_move_new (kinds[self->kind].move, stm_record_get_uuid (self->draft));

  move->date = g_strdup (stm_record_get_text (self->draft, find_field (self, kinds[self->kind].field)));
  if (reason != NULL)
    move->text = g_strdup (stm_record_get_text (self->draft, find_field (self, reason)));
  stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move, _(kinds[self->kind].done));
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
  const char *reason = kinds[self->kind].reason;

  adw_preferences_group_add (self->group, g_object_new (STM_TYPE_DATE_ROW, "field", kinds[self->kind].field,
                                                        "title", _(kinds[self->kind].day_title), "required", TRUE, NULL));
  if (reason != NULL)
    adw_preferences_group_add (self->group, g_object_new (STM_TYPE_TEXT_ROW, "field", reason, "title", _("Reason"), NULL));
}

/* The day that was planned where it is over, today otherwise. */
static void
propose_day (StmDayDialog *self, const char *today)
{
  const char *planned = kinds[self->kind].planned;
  const char *day = planned != NULL ? stm_record_get_text (self->draft, find_field (self, planned)) : "";
  gboolean is_over = *day != '\0' && stm_date_compare (day, today) <= 0;

  stm_record_set_text (self->draft, find_field (self, kinds[self->kind].field), is_over ? day : today);
}

AdwDialog *
stm_day_dialog_new (StmGuidance *guidance, int type, StmRecord *subject)
{
  StmDayDialog *self = g_object_new (STM_TYPE_DAY_DIALOG, NULL);
  g_autofree char *title = stm_record_dup_title (subject);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *text = NULL;

  while (kinds[self->kind].move != (StmMoveType) type)
    self->kind++;

  self->store = g_object_ref (guidance->store);
  self->dossier = g_strdup (stm_guidance_get_dossier (guidance));
  self->draft = stm_record_copy (subject);
  propose_day (self, guidance->today);

  text = kinds[self->kind].meaning != NULL ? g_strdup_printf ("%s\n%s", escaped, _(kinds[self->kind].meaning))
                                           : g_strdup (escaped);
  adw_dialog_set_title (ADW_DIALOG (self), _(kinds[self->kind].title));
  adw_preferences_group_set_description (self->group, text);
  g_object_set (self, "save-label", _(kinds[self->kind].verb), NULL);
  add_rows (self);
  stm_form_set_record (self->form, self->draft);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

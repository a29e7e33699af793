#include "config.h"

#include "views/dossiers/stm-move-dialog.h"

#include "core/stm-case-facts.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-term.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-radio-group.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

#define REFERRAL -1

struct _StmMoveDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  StmRadioGroup       *ending;
  AdwPreferencesGroup *group;

  StmStore            *store;
  char                *dossier;
  StmRecord           *draft;    /* an StmMediation */
  int                  move;
};

G_DEFINE_FINAL_TYPE (StmMoveDialog, stm_move_dialog, STM_TYPE_EDIT_DIALOG)

static const struct
{
  int         move;
  const char *title;
  const char *verb;
  const char *done;
  const char *day;      /* the field of it */
  const char *text;     /* (nullable): the field of it */
} kinds[] = {
  { STM_MOVE_SIGN_AGREEMENT, N_("Signature of the WEO"), N_("_Signed"), N_("Signature noted"), "weo-signed-on", NULL },
  { STM_MOVE_START_PROCESS, N_("Start Mediation Process"), N_("_Start"), N_("Mediation process started"), "process-started-on", NULL },
  { STM_MOVE_END_PROCESS, N_("End Mediation Process"), N_("_End"), N_("Mediation process ended"), "process-ended-on", "ending-remark" },
  { STM_MOVE_CLOSE_BY_VDAB, N_("Closed by the VDAB"), N_("_Close"), N_("Closing noted"), "closed-on", "ending-remark" },
  { REFERRAL, N_("Referral by the VDAB"), N_("_Save"), N_("Referral entered"), "referred-on", NULL },
};

static guint
find_kind (int move)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].move == move)
      return i;

  g_return_val_if_reached (0);
}

static const char *
get_text (StmMoveDialog *self, const char *name)
{
  return name != NULL
           ? stm_record_get_text (self->draft, stm_record_class_find_field (STM_RECORD_GET_CLASS (self->draft), name)) : NULL;
}

/* A step that is on its way is not a mediation yet that can be checked: the move itself
 * says what does not fit. */
static void
stm_move_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmMoveDialog *self = STM_MOVE_DIALOG (dialog);
  const char *field = kinds[find_kind (self->move)].day;

  if (!stm_date_parse (get_text (self, field), NULL))
    stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, _("Enter a day of the calendar."));
  else if (self->move == REFERRAL)
    stm_store_check_record (self->store, self->draft, NULL, problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmMoveDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _(kinds[find_kind (self->move)].done));
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
save_referral (StmMoveDialog *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->draft));
  stm_edit_dialog_set_busy (STM_EDIT_DIALOG (self), TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_move_dialog_save (StmEditDialog *dialog)
{
  StmMoveDialog *self = STM_MOVE_DIALOG (dialog);
  guint kind = find_kind (self->move);
  StmMove *move;

  if (self->move == REFERRAL)
    {
      save_referral (self);
      return;
    }

  move = stm_move_new (self->move, NULL);
  move->date = g_strdup (get_text (self, kinds[kind].day));
  move->text = g_strdup (get_text (self, kinds[kind].text));
  move->ending = stm_radio_group_get_value (self->ending);
  stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move, _(kinds[kind].done));
}

static void
stm_move_dialog_dispose (GObject *object)
{
  StmMoveDialog *self = STM_MOVE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->dossier, g_free);

  G_OBJECT_CLASS (stm_move_dialog_parent_class)->dispose (object);
}

static void
stm_move_dialog_class_init (StmMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_move_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_move_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_move_dialog_save;

  g_type_ensure (STM_TYPE_RADIO_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmMoveDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmMoveDialog, ending);
  gtk_widget_class_bind_template_child (widget_class, StmMoveDialog, group);
}

static void
stm_move_dialog_init (StmMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
ending_chosen (StmMoveDialog *self)
{
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
}

/* SPEC W11: the others end it by themselves. */
static void
offer_endings (StmMoveDialog *self)
{
  const char *follower = _("Contact the project follower as well: a signal is ready to be sent.");
  const int endings[] = { STM_ENDING_PASSIVE, STM_ENDING_DISMISSAL, STM_ENDING_EARLY_STOP };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    stm_radio_group_add (self->ending, endings[i], _(stm_ending_choices[endings[i]].label),
                         endings[i] != STM_ENDING_PASSIVE ? follower : NULL);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->ending),
                                         _("After two years, and after two months without contract days, it ends by itself."));
  g_signal_connect_object (self->ending, "chosen", G_CALLBACK (ending_chosen), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->ending), TRUE);
}

static char *
dup_meaning (StmCaseFile *file, int move)
{
  g_autofree char *iso = move == STM_MOVE_START_PROCESS ? stm_case_dup_agreement_end (file) : NULL;
  g_autofree char *from = stm_date_format (file->mediation != NULL ? file->mediation->attended_on : NULL);
  g_autofree char *until = stm_date_format (iso);

  switch (move)
    {
    case STM_MOVE_START_PROCESS:
      return g_strdup_printf (_("The service Intensive mediation begins. The client gets an exemption of two years, "
                                "from %s to %s."), from, until);

    case STM_MOVE_END_PROCESS:
      return g_strdup (_("From then on there is one month to give the final advice."));

    case STM_MOVE_CLOSE_BY_VDAB:
      return g_strdup (_("The service is closed without final advice of yours, and the right of access ends with today."));

    case REFERRAL:
      return g_strdup (_("The day on which the VDAB started the service “Mediation by temporary work experience”."));

    default:
      return g_strdup (_("Client and mediator have both signed the work experience agreement."));
    }
}

static void
add_row (StmMoveDialog *self, GType type, const char *field)
{
  if (field != NULL)
    adw_preferences_group_add (self->group, g_object_new (type, "field", field, NULL));
}

/* draft: (transfer full) */
static AdwDialog *
create (StmStore *store, StmCaseFile *file, StmRecord *draft, int move, const char *today)
{
  StmMoveDialog *self = g_object_new (STM_TYPE_MOVE_DIALOG, NULL);
  guint kind = find_kind (move);
  g_autofree char *meaning = dup_meaning (file, move);

  self->store = g_object_ref (store);
  self->dossier = g_strdup (stm_record_get_uuid (STM_RECORD (file->dossier)));
  self->draft = draft;
  self->move = move;
  g_object_set (draft, kinds[kind].day, today, NULL);

  adw_dialog_set_title (ADW_DIALOG (self), _(kinds[kind].title));
  g_object_set (self, "save-label", _(kinds[kind].verb), NULL);
  adw_preferences_group_set_description (self->group, meaning);
  if (move == STM_MOVE_END_PROCESS)
    offer_endings (self);
  add_row (self, STM_TYPE_DATE_ROW, kinds[kind].day);
  add_row (self, STM_TYPE_LONG_TEXT_ROW, kinds[kind].text);

  stm_form_set_record (self->form, draft);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

AdwDialog *
stm_move_dialog_new (StmStore *store, StmCaseFile *file, int move, const char *today)
{
  return create (store, file, stm_record_copy (STM_RECORD (file->mediation)), move, today);
}

AdwDialog *
stm_move_dialog_new_referral (StmStore *store, StmCaseFile *file, const char *today)
{
  StmRecord *draft = stm_record_new (STM_TYPE_MEDIATION);

  g_object_set (draft, "dossier", stm_record_get_uuid (STM_RECORD (file->dossier)), NULL);

  return create (store, file, draft, REFERRAL, today);
}

#include "config.h"

#include "views/dossiers/stm-advice-dialog.h"

#include "core/stm-case-facts.h"
#include "core/stm-choices.h"
#include "core/stm-closing-rules.h"
#include "core/stm-signal-texts.h"
#include "views/dossiers/stm-dossier-gaps.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-paper-advice.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-radio-group.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmAdviceDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  StmRadioGroup       *advice;
  AdwPreferencesGroup *verdict;
  AdwPreferencesGroup *attestation;
  GtkWidget           *answer;
  GtkWidget           *reason;
  GtkWidget           *missing;

  StmStore            *store;
  StmCaseFile         *file;
  char                *today;
  StmMediation        *draft;
};

G_DEFINE_FINAL_TYPE (StmAdviceDialog, stm_advice_dialog, STM_TYPE_EDIT_DIALOG)

/* Nothing forbids to try: what is still to be chosen is said by the move. */
static void
stm_advice_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
}

/* An advice on its way: what is printed and mailed once it is kept. */
typedef struct
{
  StmAdviceDialog *dialog;
  GtkWidget       *window;
  StmCaseFile     *file;
  StmPrintout     *printout;
  int              delivery;
} Delivery;

static void
delivery_free (Delivery *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_object_unref (self->printout);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Delivery, delivery_free)

static void
given (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Delivery) delivery = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = stm_move_runner_run_finish (source, result, &error);

  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (delivery->dialog), error);
  if (!done)
    return;

  stm_presenter_show_toast (delivery->window, _("Final advice given, the service is closed"));
  stm_paper_deliver_advice (delivery->window, STM_STORE (source), delivery->file, delivery->printout, delivery->delivery);
}

static StmMove *
create_move (StmAdviceDialog *self, StmPrintout *printout)
{
  StmMove *move = stm_move_new (STM_MOVE_GIVE_ADVICE, NULL);

  move->advice = stm_radio_group_get_value (self->advice);
  move->delivery = self->draft->advice_delivery;
  move->text = g_strdup (self->draft->advice_remark);
  move->printout = g_object_ref (printout);

  return move;
}

/* Without an advice there is nothing to print: the move says what is to be chosen.  The
 * document is kept before anything leaves, and stays what it is (SPEC B4): how it left
 * stands in the history. */
static void
stm_advice_dialog_save (StmEditDialog *dialog)
{
  StmAdviceDialog *self = STM_ADVICE_DIALOG (dialog);
  int advice = stm_radio_group_get_value (self->advice);
  g_autoptr (StmCaseFile) file = NULL;
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (GError) error = NULL;
  Delivery *delivery;

  if (advice == STM_ADVICE_NONE)
    {
      stm_move_runner_run (GTK_WIDGET (self), self->store, stm_record_get_uuid (STM_RECORD (self->file->dossier)),
                           stm_move_new (STM_MOVE_GIVE_ADVICE, NULL), NULL);
      return;
    }

  file = stm_paper_with_advice (self->file, advice, self->draft->advice_remark, self->today);
  printout = stm_paper_dup_printout (self->store, file, "advice", NULL, STM_WAY_NONE, &error);
  if (printout == NULL)
    {
      stm_edit_dialog_show_error (dialog, error);
      return;
    }

  delivery = g_new0 (Delivery, 1);
  delivery->dialog = g_object_ref (self);
  delivery->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  delivery->file = g_object_ref (file);
  delivery->printout = g_object_ref (printout);
  delivery->delivery = self->draft->advice_delivery;

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_move_runner_run_async (self->store, stm_record_get_uuid (STM_RECORD (self->file->dossier)),
                             create_move (self, printout), given, delivery);
}

/* SPEC W13 */
static void
advice_chosen (StmAdviceDialog *self)
{
  StmClosingVerdict verdict;
  gboolean decided = stm_closing_decide (self->draft->ending, STM_CLOSING_BY_PARTNER, stm_radio_group_get_value (self->advice),
                                         stm_case_has_open_actions (self->file), &verdict);

  if (decided)
    {
      g_autofree char *text = stm_closing_dup_verdict_text (&verdict);

      stm_detail_row_set_text (STM_DETAIL_ROW (self->answer), stm_closing_get_answer (verdict.back, verdict.to));
      stm_detail_row_set_text (STM_DETAIL_ROW (self->reason), text);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->verdict), decided);
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
}

static void
stm_advice_dialog_dispose (GObject *object)
{
  StmAdviceDialog *self = STM_ADVICE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->today, g_free);

  G_OBJECT_CLASS (stm_advice_dialog_parent_class)->dispose (object);
}

static void
stm_advice_dialog_class_init (StmAdviceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_advice_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_advice_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_advice_dialog_save;

  g_type_ensure (STM_TYPE_RADIO_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-advice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmAdviceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmAdviceDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, StmAdviceDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, StmAdviceDialog, attestation);
}

static void
stm_advice_dialog_init (StmAdviceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int advice = STM_ADVICE_NO_NEED; advice <= STM_ADVICE_REASSESS; advice++)
    stm_radio_group_add (self->advice, advice, _(stm_advice_choices[advice].label), stm_advice_get_sentence (advice));
  g_signal_connect_object (self->advice, "chosen", G_CALLBACK (advice_chosen), self, G_CONNECT_SWAPPED);

  self->answer = stm_detail_row_new (_("Back to the VDAB"));
  self->reason = stm_detail_row_new (_("Decided by"));
  adw_preferences_group_add (self->verdict, self->answer);
  adw_preferences_group_add (self->verdict, self->reason);

  self->missing = stm_detail_row_new (_("Not in the dossier yet"));
  adw_preferences_group_add (self->attestation, self->missing);
}

/* SPEC W14: said while it can still be entered; the advice does not wait for it. */
static void
show_attestation_gaps (StmAdviceDialog *self)
{
  g_autofree char *missing = stm_dossier_gaps_dup_attestation (self->file);

  if (missing != NULL)
    stm_detail_row_set_text (STM_DETAIL_ROW (self->missing), missing);
  gtk_widget_set_visible (GTK_WIDGET (self->attestation), missing != NULL);
}

AdwDialog *
stm_advice_dialog_new (StmStore *store, StmCaseFile *file, const char *today)
{
  StmAdviceDialog *self = g_object_new (STM_TYPE_ADVICE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->file = g_object_ref (file);
  self->today = g_strdup (today);
  self->draft = STM_MEDIATION (stm_record_copy (STM_RECORD (file->mediation)));

  show_attestation_gaps (self);
  stm_form_set_record (self->form, STM_RECORD (self->draft));
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

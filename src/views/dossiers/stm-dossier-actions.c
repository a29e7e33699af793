#include "config.h"

#include "views/dossiers/stm-dossier-actions.h"

#include "views/dossiers/stm-advice-dialog.h"
#include "views/dossiers/stm-appointment-dialog.h"
#include "views/dossiers/stm-complete-dialog.h"
#include "views/dossiers/stm-move-dialog.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-part-dialog.h"
#include "views/stm-refusal.h"

#include <glib/gi18n-lib.h>

/* what an action says of the presence of the client, see stm_complete_dialog_new() */
enum { ABSENT = 0, PRESENT = 1, NOT_CHOSEN = -1 };

static const struct
{
  const char  *name;
  const char  *parameter;    /* "s": what it is done to */
  StmMoveType  move;
  int          present;
} moves[] = {
  { "dossier.present",         "s",  STM_MOVE_COMPLETE,        PRESENT },
  { "dossier.absent",          "s",  STM_MOVE_COMPLETE,        ABSENT },
  { "dossier.replan",          "s",  STM_MOVE_REPLAN,          NOT_CHOSEN },
  { "dossier.print-letter",    "s",  STM_MOVE_PRINT_LETTER,    NOT_CHOSEN },
  { "dossier.new-first",       "s",  STM_MOVE_NEW_FIRST,       NOT_CHOSEN },
  { "dossier.print-agreement", NULL, STM_MOVE_PRINT_AGREEMENT, NOT_CHOSEN },
  { "dossier.sign-agreement",  NULL, STM_MOVE_SIGN_AGREEMENT,  NOT_CHOSEN },
  { "dossier.start-process",   NULL, STM_MOVE_START_PROCESS,   NOT_CHOSEN },
  { "dossier.end-process",     NULL, STM_MOVE_END_PROCESS,     NOT_CHOSEN },
  { "dossier.give-advice",     NULL, STM_MOVE_GIVE_ADVICE,     NOT_CHOSEN },
  { "dossier.close-by-vdab",   NULL, STM_MOVE_CLOSE_BY_VDAB,   NOT_CHOSEN },
};

static void
print_letter (StmDossierPage *page, StmAppointment *appointment)
{
  const char *template_id = appointment->registered ? "registered-invitation"
                            : appointment->type == STM_CONTACT_TYPE_FIRST ? "invitation" : "contact-invitation";

  stm_paper_show (GTK_WIDGET (page), stm_dossier_page_get_store (page), stm_dossier_page_get_case (page), template_id,
                  stm_record_get_uuid (STM_RECORD (appointment)), STM_MOVE_PRINT_LETTER);
}

/* (nullable): the dialog that asks what a move takes */
static AdwDialog *
create_dialog (StmDossierPage *page, StmMoveType move, StmAppointment *appointment, int present)
{
  StmStore *store = stm_dossier_page_get_store (page);
  StmCaseFile *file = stm_dossier_page_get_case (page);

  switch (move)
    {
    case STM_MOVE_COMPLETE:
      return stm_complete_dialog_new (store, file, appointment, present);

    case STM_MOVE_REPLAN:
      return stm_appointment_dialog_new_again (store, file, appointment);

    case STM_MOVE_NEW_FIRST:
      return stm_appointment_dialog_new_first (store, file);

    case STM_MOVE_GIVE_ADVICE:
      return stm_advice_dialog_new (store, file, stm_dossier_page_get_today (page));

    default:
      return stm_move_dialog_new (store, file, move, stm_dossier_page_get_today (page));
    }
}

/* A move that is refused says which step comes first. */
static void
begin_move (StmDossierPage *page, StmMoveType move, const char *subject, int present)
{
  StmCaseFile *file = stm_dossier_page_get_case (page);
  StmAppointment *appointment = STM_APPOINTMENT (stm_case_file_find (file, STM_TYPE_APPOINTMENT, subject));
  g_autoptr (GError) error = NULL;

  if (!stm_case_may (file, move, subject, stm_dossier_page_get_today (page), &error))
    adw_dialog_present (stm_refusal_dialog_new (stm_move_type_get_label (move), error), GTK_WIDGET (page));
  else if (move == STM_MOVE_PRINT_LETTER)
    print_letter (page, appointment);
  else if (move == STM_MOVE_PRINT_AGREEMENT)
    stm_paper_show (GTK_WIDGET (page), stm_dossier_page_get_store (page), file, "weo", NULL, STM_MOVE_PRINT_AGREEMENT);
  else
    adw_dialog_present (create_dialog (page, move, appointment, present), GTK_WIDGET (page));
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDossierPage *page = STM_DOSSIER_PAGE (widget);

  if (stm_dossier_page_get_case (page) == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].name, name))
      begin_move (page, moves[i].move, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL, moves[i].present);
}

static void
add_contact (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDossierPage *page = STM_DOSSIER_PAGE (widget);
  StmCaseFile *file = stm_dossier_page_get_case (page);

  if (file != NULL && file->mediation != NULL)
    adw_dialog_present (stm_appointment_dialog_new (stm_dossier_page_get_store (page), file), widget);
}

static void
add_service (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDossierPage *page = STM_DOSSIER_PAGE (widget);
  StmCaseFile *file = stm_dossier_page_get_case (page);

  if (file != NULL)
    adw_dialog_present (stm_move_dialog_new_referral (stm_dossier_page_get_store (page), file,
                                                      stm_dossier_page_get_today (page)), widget);
}

static void
edit_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDossierPage *page = STM_DOSSIER_PAGE (widget);
  StmCaseFile *file = stm_dossier_page_get_case (page);
  const char *kind = NULL;
  const char *uuid = NULL;
  AdwDialog *dialog;

  if (file == NULL)
    return;

  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    kind = g_variant_get_string (parameter, NULL);
  else
    g_variant_get (parameter, "(&s&s)", &kind, &uuid);

  dialog = stm_part_dialog_new (stm_dossier_page_get_store (page), kind, stm_record_get_uuid (STM_RECORD (file->dossier)),
                                uuid, stm_dossier_page_get_today (page));
  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

void
stm_dossier_actions_install (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (page_class, moves[i].name, moves[i].parameter, act);

  gtk_widget_class_install_action (page_class, "dossier.add-contact", NULL, add_contact);
  gtk_widget_class_install_action (page_class, "dossier.add-service", NULL, add_service);
  gtk_widget_class_install_action (page_class, "dossier.add-part", "s", edit_part);
  gtk_widget_class_install_action (page_class, "dossier.edit-part", "(ss)", edit_part);
}

/* whether the dialog of a move is one of this page, and not of the tab "Begeleiding" */
static gboolean
is_own (int move)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if ((int) moves[i].move == move)
      return TRUE;

  return FALSE;
}

void
stm_dossier_actions_do_step (StmDossierPage *page, const StmNextStep *step)
{
  if (is_own (step->move))
    begin_move (page, step->move, step->subject, NOT_CHOSEN);
  else if (step->reason == STM_REASON_PLAN_CONTACT
           || (step->reason == STM_REASON_NEW_SERVICE && step->subject == NULL))
    add_contact (GTK_WIDGET (page), NULL, NULL);
  else if (step->reason == STM_REASON_PAPERS)
    gtk_widget_activate_action (GTK_WIDGET (page), "record.edit", NULL);
  else
    stm_dossier_page_show_step (page, step);
}

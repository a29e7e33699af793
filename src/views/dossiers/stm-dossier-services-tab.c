#include "config.h"

#include "views/dossiers/stm-dossier-services-tab.h"

#include "core/stm-case-facts.h"
#include "core/stm-closing-rules.h"
#include "views/dossiers/stm-appointment-texts.h"
#include "views/dossiers/stm-part-group.h"
#include "views/dossiers/stm-service-texts.h"
#include "widgets/stm-detail-row.h"

#include <glib/gi18n-lib.h>

struct _StmDossierServicesTab
{
  AdwBin               parent_instance;

  GtkBox              *groups;
  AdwPreferencesGroup *services;
  GtkWidget           *refer_button;
  GtkWidget           *no_service;
  AdwPreferencesGroup *verdict;

  GtkWidget           *planned;
  GtkWidget           *completed;
  GtkWidget           *first;
  GtkWidget           *second;
  GtkWidget           *answer;
  GtkWidget           *reason;
};

/* what the rows are filled from */
typedef struct
{
  StmCaseFile *file;
  const char  *today;
} ShownCase;

G_DEFINE_FINAL_TYPE (StmDossierServicesTab, stm_dossier_services_tab, ADW_TYPE_BIN)

static void
stm_dossier_services_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_DOSSIER_SERVICES_TAB);

  G_OBJECT_CLASS (stm_dossier_services_tab_parent_class)->dispose (object);
}

static void
stm_dossier_services_tab_class_init (StmDossierServicesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_dossier_services_tab_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-dossier-services-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossierServicesTab, groups);
  gtk_widget_class_bind_template_child (widget_class, StmDossierServicesTab, services);
  gtk_widget_class_bind_template_child (widget_class, StmDossierServicesTab, refer_button);
  gtk_widget_class_bind_template_child (widget_class, StmDossierServicesTab, no_service);
  gtk_widget_class_bind_template_child (widget_class, StmDossierServicesTab, verdict);
}

static void
fill_appointment (StmTaskRow *row, StmRecord *record, gpointer data)
{
  const ShownCase *shown = data;

  stm_appointment_texts_fill (row, shown->file, STM_APPOINTMENT (record), shown->today);
}

static GtkWidget *
new_contacts (const char *title, const char *empty_text)
{
  return stm_part_group_new (title, empty_text, stm_appointment_texts_add_buttons, fill_appointment);
}

static GtkWidget *
add_service_row (StmDossierServicesTab *self)
{
  GtkWidget *row = stm_task_row_new ();

  stm_service_texts_add_buttons (STM_TASK_ROW (row));
  adw_preferences_group_add (self->services, row);

  return row;
}

static void
stm_dossier_services_tab_init (StmDossierServicesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->planned = new_contacts (_("Planned Contacts"), _("No contact is planned."));
  self->completed = new_contacts (_("Completed Contacts"), "");
  stm_part_group_set_button (STM_PART_GROUP (self->planned), _("_Plan a Contact…"), "dossier.add-contact");
  gtk_box_prepend (self->groups, self->planned);
  gtk_box_append (self->groups, self->completed);

  self->first = add_service_row (self);
  self->second = add_service_row (self);
  self->answer = stm_detail_row_new (_("Back to the VDAB"));
  self->reason = stm_detail_row_new (_("Decided by"));
  adw_preferences_group_add (self->verdict, self->answer);
  adw_preferences_group_add (self->verdict, self->reason);
}

GtkWidget *
stm_dossier_services_tab_new (StmStore *store)
{
  return g_object_new (STM_TYPE_DOSSIER_SERVICES_TAB, NULL);
}

/* SPEC W13: the row that decided is shown. */
static void
show_verdict (StmDossierServicesTab *self, StmCaseFile *file)
{
  StmMediation *mediation = file->mediation;
  StmClosingVerdict verdict;
  gboolean decided = mediation != NULL
                     && stm_closing_decide (mediation->ending, mediation->closing, mediation->advice,
                                            stm_case_has_open_actions (file), &verdict);

  if (decided)
    {
      g_autofree char *text = stm_closing_dup_verdict_text (&verdict);

      stm_detail_row_set_text (STM_DETAIL_ROW (self->answer), stm_closing_get_answer (verdict.back, verdict.to));
      stm_detail_row_set_text (STM_DETAIL_ROW (self->reason), text);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->verdict), decided);
}

static void
show_services (StmDossierServicesTab *self, StmCaseFile *file, const char *today)
{
  StmMediation *mediation = file->mediation;

  gtk_widget_set_visible (self->refer_button, mediation == NULL || mediation->closed_on != NULL);
  gtk_widget_set_visible (self->no_service, mediation == NULL);
  gtk_widget_set_visible (self->first, mediation != NULL);
  gtk_widget_set_visible (self->second, mediation != NULL && mediation->process_started_on != NULL);
  adw_preferences_group_set_title (self->services, mediation != NULL && mediation->closed_on != NULL
                                                     ? _("Closed Services") : _("Current Services"));
  if (mediation == NULL)
    return;

  stm_service_texts_fill_first (STM_TASK_ROW (self->first), file, today);
  stm_service_texts_fill_second (STM_TASK_ROW (self->second), file, today);
}

/* A follow-up contact once the client came; before that only the appointment that the
 * VDAB planned, where it is not entered yet (SPEC W5). */
static gboolean
may_add (StmCaseFile *file, const char *today)
{
  StmMediation *mediation = file->mediation;

  if (mediation == NULL || mediation->closed_on != NULL || !stm_mediation_has_access (mediation, today))
    return FALSE;

  return mediation->attended_on != NULL || g_list_model_get_n_items (G_LIST_MODEL (file->appointments)) == 0;
}

/* (transfer full): the planned ones by their day, with the absence that asks for a new
 * one; or the others, the newest first */
static GListModel *
list_appointments (StmCaseFile *file, gboolean completed, const char *today)
{
  GListStore *list = g_list_store_new (STM_TYPE_APPOINTMENT);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->appointments)); i++)
    {
      g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), i);

      gboolean is_planned = appointment->outcome == STM_OUTCOME_PLANNED
                            || stm_appointment_texts_asks_new (file, appointment, today);

      if (is_planned != completed)
        g_list_store_insert (list, completed ? 0 : g_list_model_get_n_items (G_LIST_MODEL (list)), appointment);
    }

  return G_LIST_MODEL (list);
}

void
stm_dossier_services_tab_set_case (StmDossierServicesTab *self, StmCaseFile *file, const char *today)
{
  g_autoptr (GListModel) planned = list_appointments (file, FALSE, today);
  g_autoptr (GListModel) completed = list_appointments (file, TRUE, today);
  ShownCase shown = { file, today };

  stm_part_group_show (STM_PART_GROUP (self->planned), planned, &shown);
  stm_part_group_show (STM_PART_GROUP (self->completed), completed, &shown);
  gtk_widget_set_visible (self->completed, g_list_model_get_n_items (completed) > 0);
  gtk_widget_set_visible (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (self->planned)),
                          may_add (file, today));
  show_services (self, file, today);
  show_verdict (self, file);
}

#include "config.h"

#include "views/demands/stm-demand-actions.h"

#include "views/demands/stm-arrangement-dialog.h"
#include "views/demands/stm-demand-page.h"
#include "views/demands/stm-message-dialog.h"
#include "views/demands/stm-pupils-dialog.h"
#include "views/stm-document-delivery.h"

/* place: (out): the arrangement that the action is about */
static StmDemandCase *
get_case (GtkWidget *widget, GVariant *parameter, StmCasePlace **place)
{
  StmDemandCase *demand_case = stm_demand_page_get_case (STM_DEMAND_PAGE (widget));

  *place = demand_case != NULL && parameter != NULL
             ? stm_demand_case_find_place (demand_case, g_variant_get_string (parameter, NULL)) : NULL;

  return demand_case;
}

static void
arrange (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCasePlace *place;
  StmDemandCase *demand_case = get_case (widget, parameter, &place);
  AdwDialog *dialog;

  if (demand_case == NULL || (parameter != NULL && place == NULL))
    return;

  dialog = stm_arrangement_dialog_new (demand_case->store, demand_case->demand,
                                       demand_case->tally.number - demand_case->tally.arranged,
                                       place != NULL ? place->uuid : NULL);
  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

static void
remove_arrangement (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.delete-record", "(ss)", "arrangement", g_variant_get_string (parameter, NULL));
}

static void
assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCasePlace *place;
  StmDemandCase *demand_case = get_case (widget, parameter, &place);

  if (place != NULL)
    adw_dialog_present (stm_pupils_dialog_new (demand_case, place), widget);
}

static void
send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmTopic topic = g_str_equal (name, "demand.pass-pupils") ? STM_TOPIC_PUPILS
                   : g_str_equal (name, "demand.report-unused") ? STM_TOPIC_UNUSED
                   : g_str_equal (name, "demand.pass-places") ? STM_TOPIC_PLACES : STM_TOPIC_CHANGE;
  StmCasePlace *place;
  StmDemandCase *demand_case = get_case (widget, parameter, &place);

  if (demand_case != NULL && (parameter == NULL || place != NULL))
    adw_dialog_present (stm_message_dialog_new (demand_case, place, topic), widget);
}

static void
log_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDemandCase *demand_case = stm_demand_page_get_case (STM_DEMAND_PAGE (widget));

  if (demand_case != NULL)
    adw_dialog_present (stm_message_dialog_new_free (demand_case), widget);
}

static void
deliver_places (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDemandCase *demand_case = stm_demand_page_get_case (STM_DEMAND_PAGE (widget));
  g_autoptr (GListStore) records = g_list_store_new (STM_TYPE_RECORD);
  g_autoptr (StmDocument) document = NULL;
  g_autofree char *file = NULL;

  if (demand_case == NULL)
    return;

  document = stm_demand_case_make_places (demand_case);
  g_list_store_append (records, demand_case->demand);
  file = g_strdup_printf ("%s %s", stm_document_get_title (document), demand_case->school->name);

  if (g_str_equal (name, "demand.print-places"))
    stm_document_delivery_print (widget, demand_case->store, document, G_LIST_MODEL (records), NULL);
  else
    stm_document_delivery_save (widget, demand_case->store, document, G_LIST_MODEL (records), NULL, file);
}

/* Each pupil's history tells that the name left the program (SPEC P3). */
static void
deliver_pupils (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCasePlace *place;
  StmDemandCase *demand_case = get_case (widget, parameter, &place);
  g_autoptr (StmDocument) document = NULL;
  g_autofree char *file = NULL;

  if (place == NULL)
    return;

  document = stm_demand_case_make_pupils (demand_case, place);
  file = g_strdup_printf ("%s %s", stm_document_get_title (document), place->place.service->name);

  if (g_str_equal (name, "demand.print-pupils"))
    stm_document_delivery_print (widget, demand_case->store, document, place->pupils, "first-name last-name");
  else
    stm_document_delivery_save (widget, demand_case->store, document, place->pupils, "first-name last-name", file);
}

void
stm_demand_actions_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "demand.arrange", NULL, arrange);
  gtk_widget_class_install_action (page_class, "demand.edit-arrangement", "s", arrange);
  gtk_widget_class_install_action (page_class, "demand.remove-arrangement", "s", remove_arrangement);
  gtk_widget_class_install_action (page_class, "demand.assign", "s", assign);
  gtk_widget_class_install_action (page_class, "demand.print-places", NULL, deliver_places);
  gtk_widget_class_install_action (page_class, "demand.save-places", NULL, deliver_places);
  gtk_widget_class_install_action (page_class, "demand.pass-places", NULL, send);
  gtk_widget_class_install_action (page_class, "demand.print-pupils", "s", deliver_pupils);
  gtk_widget_class_install_action (page_class, "demand.save-pupils", "s", deliver_pupils);
  gtk_widget_class_install_action (page_class, "demand.pass-pupils", "s", send);
  gtk_widget_class_install_action (page_class, "demand.report-unused", "s", send);
  gtk_widget_class_install_action (page_class, "demand.report-change", NULL, send);
  gtk_widget_class_install_action (page_class, "demand.log-message", NULL, log_message);
}

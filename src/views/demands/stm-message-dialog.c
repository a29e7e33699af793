#include "config.h"

#include "views/demands/stm-message-dialog.h"

#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmMessageDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;
  GtkWidget           *audience_row;

  StmStore            *store;
  StmMessage          *message;
  StmRecord           *marked;    /* (nullable): gets the date on which it was passed on */
  const char          *mark;      /* the field for that */
};

G_DEFINE_FINAL_TYPE (StmMessageDialog, stm_message_dialog, STM_TYPE_EDIT_DIALOG)

/* in the order of StmTopic */
static const struct
{
  const char *title;
  const char *meaning;
  const char *verb;
  const char *done;
} words[] = {
  { N_("Pass On the List of Places"),
    N_("The school gets the list of places. This keeps when that was and what was said."),
    N_("_Passed On"), N_("List of places passed on") },
  { N_("Pass On the List of Pupils"),
    N_("The institution gets the list of pupils, and the bureau gets word. This keeps when that was and what was said."),
    N_("_Passed On"), N_("List of pupils passed on") },
  { N_("Report the Change"),
    N_("The bureau wants to hear of changes. This keeps when that was and what was said."),
    N_("_Log"), N_("Message logged") },
  { N_("Report Unused Places"),
    N_("The institution and the bureau hear which places stay unused. This keeps when that was and what was said."),
    N_("_Log"), N_("Message logged") },
};

static void
stm_message_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  stm_store_check_record (STM_MESSAGE_DIALOG (dialog)->store, stm_form_get_record (form), NULL, problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmMessageDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _(words[self->message->topic].done));
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

/* The record and the message of it are kept together, or neither. */
static void
stm_message_dialog_save (StmEditDialog *dialog)
{
  StmMessageDialog *self = STM_MESSAGE_DIALOG (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->marked != NULL)
    {
      g_object_set (self->marked, self->mark, self->message->sent_on, NULL);
      g_ptr_array_add (records, g_object_ref (self->marked));
    }
  g_ptr_array_add (records, g_object_ref (self->message));

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_message_dialog_dispose (GObject *object)
{
  StmMessageDialog *self = STM_MESSAGE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->message);
  g_clear_object (&self->marked);

  G_OBJECT_CLASS (stm_message_dialog_parent_class)->dispose (object);
}

static void
stm_message_dialog_class_init (StmMessageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_message_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_message_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_message_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-message-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmMessageDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmMessageDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StmMessageDialog, audience_row);
}

static void
stm_message_dialog_init (StmMessageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A school may not change what the bureau arranged; there the message alone
 * tells that the list was passed on. */
static void
choose_marked (StmMessageDialog *self, StmDemandCase *demand_case, StmCasePlace *place, StmTopic topic)
{
  StmRecord *record = topic == STM_TOPIC_PLACES ? STM_RECORD (demand_case->demand)
                      : place != NULL && topic != STM_TOPIC_CHANGE ? STM_RECORD (place->place.arrangement) : NULL;

  if (record == NULL || !stm_policy_may (stm_store_get_role (self->store), STM_ACTION_EDIT,
                                         STM_RECORD_GET_CLASS (record)->kind, FALSE, NULL))
    return;

  self->marked = stm_record_copy (record);
  self->mark = topic == STM_TOPIC_PLACES ? "places-sent-on" : topic == STM_TOPIC_PUPILS ? "pupils-sent-on" : "unused-sent-on";
}

static StmMessageDialog *
create (StmDemandCase *demand_case, StmCasePlace *place, StmTopic topic)
{
  StmMessageDialog *self = g_object_new (STM_TYPE_MESSAGE_DIALOG, NULL);
  g_autofree char *text = stm_demand_case_dup_text (demand_case, place, topic);
  g_autofree char *today = g_strndup (demand_case->now, 10);

  self->store = g_object_ref (demand_case->store);
  self->message = stm_message_new (demand_case->demand, place != NULL ? place->uuid : NULL, topic, text, today);
  stm_form_set_record (self->form, STM_RECORD (self->message));

  return self;
}

AdwDialog *
stm_message_dialog_new (StmDemandCase *demand_case, StmCasePlace *place, StmTopic topic)
{
  StmMessageDialog *self = create (demand_case, place, topic);

  adw_dialog_set_title (ADW_DIALOG (self), _(words[topic].title));
  adw_preferences_group_set_description (self->group, _(words[topic].meaning));
  g_object_set (self, "save-label", _(words[topic].verb), NULL);
  gtk_widget_set_visible (self->audience_row, FALSE);
  choose_marked (self, demand_case, place, topic);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

AdwDialog *
stm_message_dialog_new_free (StmDemandCase *demand_case)
{
  StmMessageDialog *self = create (demand_case, NULL, STM_TOPIC_CHANGE);

  adw_dialog_set_title (ADW_DIALOG (self), _("New Message"));
  g_object_set (self, "save-label", _("_Log"), NULL);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

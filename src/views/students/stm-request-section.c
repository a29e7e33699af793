#include "config.h"

#include "views/students/stm-request-section.h"

#include "core/stm-placement.h"
#include "views/stm-decision-draft.h"
#include "views/stm-permission.h"
#include "views/students/stm-decision-history.h"
#include "views/students/stm-period-row.h"
#include "widgets/stm-detail-group.h"
#include "widgets/stm-history-group.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmRequestSection
{
  GtkBox               parent_instance;

  StmDetailGroup      *details;
  AdwPreferencesGroup *periods;
  StmDetailGroup      *preferences;
  StmHistoryGroup     *history;
  GtkWidget           *decide_button;

  StmStore            *store;
  StmRequest          *request;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (StmRequestSection, stm_request_section, GTK_TYPE_BOX)

static void
decide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.decide", "s",
                              stm_record_get_uuid (STM_RECORD (STM_REQUEST_SECTION (widget)->request)));
}

typedef struct
{
  GtkWidget *root;
  StmStore  *store;
  StmRecord *request;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->root);
  g_object_unref (self->store);
  g_object_unref (self->request);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) root = user_data;
  g_autoptr (GError) error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_error (root, error);
}

static void
undo (gpointer data)
{
  Deletion *self = data;

  stm_store_restore_async (self->store, self->request, NULL, restored, g_object_ref (self->root));
}

static void
deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *root = self->root;

  if (!stm_store_write_finish (self->store, result, &error))
    stm_presenter_show_error (root, error);
  else
    stm_presenter_show_undo (root, _("Stage request deleted"), undo, g_steal_pointer (&self), deletion_free);
}

static void
delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRequestSection *self = STM_REQUEST_SECTION (widget);
  Deletion *deletion = g_new0 (Deletion, 1);

  /* the section goes with the request, the window stays */
  deletion->root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
  deletion->store = g_object_ref (self->store);
  deletion->request = stm_record_copy (STM_RECORD (self->request));
  stm_store_delete_async (self->store, deletion->request, NULL, deleted, deletion);
}

static void
stm_request_section_dispose (GObject *object)
{
  StmRequestSection *self = STM_REQUEST_SECTION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->request);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_REQUEST_SECTION);

  G_OBJECT_CLASS (stm_request_section_parent_class)->dispose (object);
}

static void
stm_request_section_finalize (GObject *object)
{
  g_ptr_array_unref (STM_REQUEST_SECTION (object)->rows);

  G_OBJECT_CLASS (stm_request_section_parent_class)->finalize (object);
}

static void
stm_request_section_class_init (StmRequestSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stm_request_section_dispose;
  object_class->finalize = stm_request_section_finalize;

  gtk_widget_class_install_action (widget_class, "request.decide", NULL, decide);
  gtk_widget_class_install_action (widget_class, "request.delete", NULL, delete);

  g_type_ensure (STM_TYPE_DETAIL_GROUP);
  g_type_ensure (STM_TYPE_HISTORY_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/students/stm-request-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StmRequestSection, details);
  gtk_widget_class_bind_template_child (widget_class, StmRequestSection, periods);
  gtk_widget_class_bind_template_child (widget_class, StmRequestSection, preferences);
  gtk_widget_class_bind_template_child (widget_class, StmRequestSection, history);
  gtk_widget_class_bind_template_child (widget_class, StmRequestSection, decide_button);
}

static void
stm_request_section_init (StmRequestSection *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return stm_store_dup_title (STM_STORE (data), target, uuid);
}

static void
prepare_group (StmRequestSection *self, StmDetailGroup *group)
{
  stm_detail_group_set_resolver (group, resolve, g_object_ref (self->store), g_object_unref);
}

GtkWidget *
stm_request_section_new (StmStore *store)
{
  StmRequestSection *self = g_object_new (STM_TYPE_REQUEST_SECTION, NULL);

  self->store = g_object_ref (store);
  stm_history_group_set_heading (self->history, _("History of the Request"));
  stm_history_group_set_describer (self->history, stm_decision_history_describe, store);
  prepare_group (self, self->details);
  prepare_group (self, self->preferences);
  stm_detail_group_set_link_action (self->preferences, "win.show-record");

  return GTK_WIDGET (self);
}

static void
show_periods (StmRequestSection *self)
{
  g_autoptr (GListModel) decisions = stm_store_list (self->store, STM_TYPE_PLACEMENT, "request",
                                                     stm_record_get_uuid (STM_RECORD (self->request)), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->periods, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (int period = 1; period <= self->request->periods; period++)
    {
      GtkWidget *row = stm_period_row_new (self->store, self->request, period, decisions);

      adw_preferences_group_add (self->periods, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Who decides on students is told why nothing can be decided on this one. */
static void
show_decide (StmRequestSection *self, gboolean with_button)
{
  StmRole role = stm_store_get_role (self->store);
  gboolean decides = stm_policy_may (role, STM_ACTION_EDIT, "placement", FALSE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDecisionDraft) draft = NULL;

  if (decides)
    draft = stm_decision_draft_new (self->store, stm_record_get_uuid (STM_RECORD (self->request)), &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.decide", draft != NULL);
  gtk_widget_set_visible (self->decide_button, decides && with_button);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->details),
                                         error != NULL ? error->message : NULL);
}

/* The page calls this after each change of the store; with_button: whether one
 * decides here and not elsewhere on the page. */
void
stm_request_section_set_request (StmRequestSection *self, StmRequest *request, gboolean with_button)
{
  StmRole role = stm_store_get_role (self->store);
  StmRecord *record = STM_RECORD (request);
  gboolean accepted_by_viewer = stm_store_is_accepted_by_viewer (self->store, record);
  gboolean may_delete = stm_permission_check (self->store, STM_ACTION_DELETE, record, NULL);
  g_autoptr (GListModel) events = stm_decision_history_list (self->store, request);

  g_set_object (&self->request, request);

  stm_detail_group_set_record (self->details, record, role, accepted_by_viewer);
  stm_detail_group_set_record (self->preferences, record, role, accepted_by_viewer);
  show_periods (self);
  stm_history_group_set_events (self->history, events, STM_TYPE_REQUEST);

  show_decide (self, with_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.delete", may_delete);
  gtk_widget_set_visible (gtk_widget_get_prev_sibling (self->decide_button), may_delete);
}

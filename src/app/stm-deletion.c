#include "config.h"

#include "app/stm-deletion.h"

#include "app/stm-view-table.h"
#include "core/stm-error.h"
#include "core/stm-title.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget       *window;
  StmStore        *store;
  StmRecord       *record;
  StmDeletionDone  done;
  gpointer         user_data;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->window);
  g_object_unref (self->store);
  g_object_unref (self->record);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_error (window, error);
}

static void
undo (gpointer data)
{
  Deletion *self = data;

  stm_store_restore_async (self->store, self->record, NULL, restored, g_object_ref (self->window));
}

static void
reference_activated (GtkWidget *row, gpointer user_data)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG));
  StmTitle *title = g_object_get_data (G_OBJECT (row), "title");

  gtk_widget_activate_action (row, "win.show-record", "(ss)", stm_title_get_kind (title),
                              stm_title_get_uuid (title));
  adw_dialog_close (dialog);
}

static GtkWidget *
create_reference_row (gpointer item, gpointer user_data)
{
  StmTitle *title = STM_TITLE (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stm_title_get_title (title));
  if (stm_title_get_subtitle (title) != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), stm_title_get_subtitle (title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "title", g_object_ref (title), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (reference_activated), NULL);

  return row;
}

/* T2: the refusal names what stands in the way, and leads there. */
static void
show_references (Deletion *self, const GError *error, GListModel *references)
{
  g_autofree char *title = stm_record_dup_title (self->record);
  AdwDialog *dialog = adw_alert_dialog_new (_("Cannot Be Deleted Yet"), NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "“%s”: %s", title, error->message);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Linked records"), -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), references, create_reference_row, NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scroller);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, self->window);
}

static void
deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) references = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GtkWidget *window = self->window;

  if (!stm_store_write_finish (self->store, result, &error))
    {
      if (g_error_matches (error, STM_ERROR, STM_ERROR_REFUSED))
        references = stm_store_list_references (self->store, self->record, NULL);
      if (references != NULL && g_list_model_get_n_items (references) > 0)
        show_references (self, error, references);
      else
        stm_presenter_show_error (window, error);
      return;
    }

  title = stm_record_dup_title (self->record);
  /* Translators: %s is the name of a student, a school … */
  text = g_strdup_printf (_("“%s” deleted"), title);
  self->done (stm_record_get_uuid (self->record), self->user_data);
  stm_presenter_show_undo (window, text, undo, g_steal_pointer (&self), deletion_free);
}

/**
 * stm_deletion_start:
 * @window: the window
 * @store: the store
 * @kind: of the record
 * @uuid: the record
 * @done: called when it is deleted, before the user is told
 * @user_data: for @done; must outlive the window's answer
 *
 * Deletes a record and offers to undo that; where rules forbid it, names what
 * stands in the way.
 */
void
stm_deletion_start (GtkWidget       *window,
                    StmStore        *store,
                    const char      *kind,
                    const char      *uuid,
                    StmDeletionDone  done,
                    gpointer         user_data)
{
  const StmKindEntry *entry = stm_kind_table_find (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmRecord) record = NULL;
  Deletion *self;

  g_return_if_fail (entry != NULL);

  record = stm_store_get (store, entry->type (), uuid, &error);
  if (record == NULL)
    {
      stm_presenter_show_error (window, error);
      return;
    }

  self = g_new0 (Deletion, 1);
  self->window = g_object_ref (window);
  self->store = g_object_ref (store);
  self->record = g_steal_pointer (&record);
  self->done = done;
  self->user_data = user_data;
  stm_store_delete_async (store, self->record, NULL, deleted, self);
}

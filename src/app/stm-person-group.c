#include "config.h"

#include "app/stm-person-group.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

#define MAX_LENGTH 200

struct _StmPersonGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwEntryRow         *row;
  StmStore            *store;
};

G_DEFINE_FINAL_TYPE (StmPersonGroup, stm_person_group, ADW_TYPE_PREFERENCES_GROUP)

static void save (StmPersonGroup *self);

/* What was typed stays, to try again with. */
static void
show_error (StmPersonGroup *self, const GError *error)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  g_autofree char *title = g_strdup_printf ("%s. %s", stm_error_get_title (error), stm_error_get_advice (error));
  AdwToast *toast;

  if (dialog == NULL)
    return;

  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Try Again"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPersonGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), "error");
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->row), "error");
      show_error (self, error);
    }
}

/* Of the profile as it is now: something else of it may have been saved meanwhile. */
static void
save (StmPersonGroup *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (profile == NULL)
    return;

  g_object_set (profile, "person", gtk_editable_get_text (GTK_EDITABLE (self->row)), NULL);
  g_ptr_array_add (records, g_object_ref (profile));
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_person_group_dispose (GObject *object)
{
  g_clear_object (&STM_PERSON_GROUP (object)->store);

  G_OBJECT_CLASS (stm_person_group_parent_class)->dispose (object);
}

static void
stm_person_group_class_init (StmPersonGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_person_group_dispose;
}

static void
stm_person_group_init (StmPersonGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _("Who Works"));
  adw_preferences_group_set_description (group, _("Stands in the history of what you do from now on, next to the role. "
                                                  "It may be left empty."));

  self->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Your name"));
  adw_entry_row_set_show_apply_button (self->row, TRUE);
  adw_entry_row_set_max_length (self->row, MAX_LENGTH);
  g_signal_connect_object (self->row, "apply", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
}

/**
 * stm_person_group_set_store:
 * @self: the group
 * @store: of the open profile
 *
 * Shows who works in the profile.
 */
void
stm_person_group_set_store (StmPersonGroup *self, StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  g_set_object (&self->store, store);
  adw_entry_row_set_show_apply_button (self->row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->row), profile != NULL && profile->person != NULL ? profile->person : "");
  adw_entry_row_set_show_apply_button (self->row, TRUE);
}

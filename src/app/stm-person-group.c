#include "config.h"

#include "app/stm-person-group.h"

#include "core/stm-error.h"
#include "core/stm-mediator.h"

#include <glib/gi18n-lib.h>

struct _StmPersonGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwEntryRow         *row;
  GtkWidget           *mediators_button;
  GMenu               *mediators;
  GSimpleAction       *choose;
  StmStore            *store;
};

G_DEFINE_FINAL_TYPE (StmPersonGroup, stm_person_group, ADW_TYPE_PREFERENCES_GROUP)

/* in the menu of mediators */
#define ACTIONS "person"
#define CHOOSE "choose"

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

/* Not typed, so there is nothing to apply. */
static void
show_person (StmPersonGroup *self, const char *person)
{
  adw_entry_row_set_show_apply_button (self->row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->row), person);
  adw_entry_row_set_show_apply_button (self->row, TRUE);
}

static void
choose (StmPersonGroup *self, GVariant *name)
{
  show_person (self, g_variant_get_string (name, NULL));
  save (self);
}

/* The menu marks who stands in the row. */
static void
text_changed (StmPersonGroup *self)
{
  g_simple_action_set_state (self->choose, g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

/* Whoever mediates is chosen by name, and anybody else types theirs. */
static void
list_mediators (StmPersonGroup *self)
{
  g_autoptr (GListModel) titles = NULL;
  guint n;

  g_menu_remove_all (self->mediators);
  if (stm_store_get_role (self->store) == STM_ROLE_PARTNER)
    titles = stm_store_list_titles (self->store, STM_TYPE_MEDIATOR, NULL, NULL, NULL);

  n = titles != NULL ? g_list_model_get_n_items (titles) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (titles, i);
      g_auto (GStrv) parts = g_strsplit (stm_title_get_title (title), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, ACTIONS "." CHOOSE, "s", stm_title_get_title (title));
      g_menu_append_item (self->mediators, item);
    }

  gtk_widget_set_visible (self->mediators_button, n > 0);
}

static void
stm_person_group_dispose (GObject *object)
{
  StmPersonGroup *self = STM_PERSON_GROUP (object);

  g_clear_object (&self->store);
  g_clear_object (&self->mediators);
  g_clear_object (&self->choose);

  G_OBJECT_CLASS (stm_person_group_parent_class)->dispose (object);
}

static void
stm_person_group_class_init (StmPersonGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_person_group_dispose;
}

static void
add_mediators (StmPersonGroup *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->choose = g_simple_action_new_stateful (CHOOSE, G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->choose, "change-state", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), ACTIONS, G_ACTION_GROUP (actions));

  self->mediators = g_menu_new ();
  self->mediators_button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->mediators_button), G_MENU_MODEL (self->mediators));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->mediators_button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->mediators_button, _("Choose a Mediator"));
  gtk_widget_set_valign (self->mediators_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->mediators_button, "flat");
  adw_entry_row_add_suffix (self->row, self->mediators_button);
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
  adw_entry_row_set_max_length (self->row, STM_PROFILE_PERSON_LENGTH);
  g_signal_connect_object (self->row, "apply", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  add_mediators (self);
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
}

/**
 * stm_person_group_set_store:
 * @self: the group
 * @store: of the open profile
 *
 * Shows who works in the profile, and at a partner who else can be chosen.
 */
void
stm_person_group_set_store (StmPersonGroup *self, StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  g_set_object (&self->store, store);
  list_mediators (self);
  show_person (self, profile != NULL && profile->person != NULL ? profile->person : "");
}

GtkWidget *
stm_person_group_get_row (StmPersonGroup *self)
{
  return GTK_WIDGET (self->row);
}

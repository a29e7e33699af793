#include "config.h"

#include "views/follow-up/stm-follow-up-row.h"

#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

/* An icon and a word say how urgent it is; the colour only repeats them. */
struct _StmFollowUpRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *icon;
  GtkWidget    *word;
  StmFollowUp  *item;
};

G_DEFINE_FINAL_TYPE (StmFollowUpRow, stm_follow_up_row, ADW_TYPE_ACTION_ROW)

static void
stm_follow_up_row_finalize (GObject *object)
{
  g_clear_object (&STM_FOLLOW_UP_ROW (object)->item);

  G_OBJECT_CLASS (stm_follow_up_row_parent_class)->finalize (object);
}

static void
stm_follow_up_row_class_init (StmFollowUpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_follow_up_row_finalize;
}

static GtkWidget *
new_image (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
stm_follow_up_row_init (StmFollowUpRow *self)
{
  self->icon = new_image (NULL);
  self->word = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->word, "dim-label");
  gtk_widget_add_css_class (self->word, "caption");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->word);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), new_image ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
stm_follow_up_row_new (void)
{
  return g_object_new (STM_TYPE_FOLLOW_UP_ROW, NULL);
}

static void
describe (StmFollowUpRow *self, const char *word, const char *subtitle)
{
  g_autofree char *description = NULL;

  /* Translators: how urgent something is, and what to do about it */
  description = subtitle != NULL ? g_strdup_printf (_("%s: %s"), word, subtitle) : g_strdup (word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
stm_follow_up_row_set_item (StmFollowUpRow *self, StmFollowUp *item)
{
  StmUrgency urgency = stm_follow_up_get_urgency (item);
  const char *word = stm_urgency_get_label (urgency);
  const char *subtitle = stm_follow_up_get_subtitle (item);

  if (self->item != NULL && stm_follow_up_equal (self->item, item))
    return;

  if (self->item != NULL)
    gtk_widget_remove_css_class (self->icon, stm_urgency_get_css_class (stm_follow_up_get_urgency (self->item)));
  g_set_object (&self->item, item);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), stm_urgency_get_icon_name (urgency));
  gtk_widget_add_css_class (self->icon, stm_urgency_get_css_class (urgency));
  gtk_label_set_label (GTK_LABEL (self->word), word);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), stm_follow_up_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  /* a target is only of its own action */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), stm_follow_up_get_target (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), stm_follow_up_get_action (item));
  describe (self, word, subtitle);
}

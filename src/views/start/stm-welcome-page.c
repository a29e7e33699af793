#include "config.h"

#include "views/start/stm-welcome-page.h"

#include "core/stm-policy.h"
#include "core/stm-title.h"

#include <glib/gi18n-lib.h>

struct _StmWelcomePage
{
  AdwNavigationPage  parent_instance;

  GtkWidget         *profiles_group;
  GtkListBox        *profiles_list;
  GtkWidget         *role_group;
  GtkWidget         *samples_row;

  GListModel        *profiles;
};

G_DEFINE_FINAL_TYPE (StmWelcomePage, stm_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  OPEN_PROFILE,
  NEW_PROFILE,
  OPEN_SAMPLES,
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_profile_row (gpointer item, gpointer user_data)
{
  StmTitle *profile = STM_TITLE (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stm_title_get_title (profile));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), stm_title_get_subtitle (profile));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
profile_activated (StmWelcomePage *self, GtkListBoxRow *row)
{
  g_autoptr (StmTitle) profile = g_list_model_get_item (self->profiles, gtk_list_box_row_get_index (row));

  if (profile != NULL)
    g_signal_emit (self, signals[OPEN_PROFILE], 0, stm_title_get_uuid (profile));
}

static void
new_school (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEW_PROFILE], 0, STM_ROLE_SCHOOL);
}

static void
new_region (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEW_PROFILE], 0, STM_ROLE_REGION);
}

static void
new_service (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEW_PROFILE], 0, STM_ROLE_SERVICE);
}

static void
new_partner (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEW_PROFILE], 0, STM_ROLE_PARTNER);
}

static void
open_samples (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_SAMPLES], 0);
}

static void
restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[RESTORE], 0);
}

static void
stm_welcome_page_dispose (GObject *object)
{
  StmWelcomePage *self = STM_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_WELCOME_PAGE);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (stm_welcome_page_parent_class)->dispose (object);
}

static void
stm_welcome_page_class_init (StmWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_welcome_page_dispose;

  signals[OPEN_PROFILE] = g_signal_new ("open-profile", STM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NEW_PROFILE] = g_signal_new ("new-profile", STM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[OPEN_SAMPLES] = g_signal_new ("open-samples", STM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORE] = g_signal_new ("restore", STM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmWelcomePage, profiles_group);
  gtk_widget_class_bind_template_child (widget_class, StmWelcomePage, profiles_list);
  gtk_widget_class_bind_template_child (widget_class, StmWelcomePage, role_group);
  gtk_widget_class_bind_template_child (widget_class, StmWelcomePage, samples_row);
  gtk_widget_class_bind_template_callback (widget_class, profile_activated);

  gtk_widget_class_install_action (widget_class, "start.new-school", NULL, new_school);
  gtk_widget_class_install_action (widget_class, "start.new-region", NULL, new_region);
  gtk_widget_class_install_action (widget_class, "start.new-service", NULL, new_service);
  gtk_widget_class_install_action (widget_class, "start.new-partner", NULL, new_partner);
  gtk_widget_class_install_action (widget_class, "start.open-samples", NULL, open_samples);
  gtk_widget_class_install_action (widget_class, "start.restore", NULL, restore);
}

static void
stm_welcome_page_init (StmWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_welcome_page_new (void)
{
  return g_object_new (STM_TYPE_WELCOME_PAGE, NULL);
}

/**
 * stm_welcome_page_set_profiles:
 * @self: the page
 * @profiles: #StmTitle of each profile that can be opened
 *
 * Lists the profiles above the choice of a new one; with none the page is that
 * of a first start.
 */
void
stm_welcome_page_set_profiles (StmWelcomePage *self, GListModel *profiles)
{
  gboolean any = g_list_model_get_n_items (profiles) > 0;

  g_set_object (&self->profiles, profiles);
  gtk_list_box_bind_model (self->profiles_list, profiles, create_profile_row, NULL, NULL);
  gtk_widget_set_visible (self->profiles_group, any);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->role_group),
                                   any ? _("New Profile") : _("Who Are You?"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->role_group),
                                         any ? NULL
                                             : _("Choose what fits your work. You can add other profiles later."));
}

/**
 * stm_welcome_page_offer_samples:
 * @self: the page
 * @offer: whether there are samples that can be opened
 */
void
stm_welcome_page_offer_samples (StmWelcomePage *self, gboolean offer)
{
  gtk_widget_set_visible (self->samples_row, offer);
}

#include "config.h"

#include "app/stm-sidebar.h"

#include "app/stm-view-table.h"
#include "core/stm-choices.h"
#include "core/stm-title.h"

#include <glib/gi18n-lib.h>

/* characters of a name that the menu shows before "…" */
#define SHOWN_PERSON 30

struct _StmSidebar
{
  AdwNavigationPage  parent_instance;

  GtkWidget         *profile_button;
  GtkLabel          *name_label;
  GtkLabel          *role_label;
  GMenu             *profiles_section;
  GMenu             *person_section;
  GtkListBox        *list;

  StmRole            own_role;
};

G_DEFINE_FINAL_TYPE (StmSidebar, stm_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated (StmSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
stm_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_SIDEBAR);

  G_OBJECT_CLASS (stm_sidebar_parent_class)->dispose (object);
}

static void
stm_sidebar_class_init (StmSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_sidebar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", STM_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/app/stm-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, profile_button);
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, name_label);
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, role_label);
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, profiles_section);
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, person_section);
  gtk_widget_class_bind_template_child (widget_class, StmSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean after_search = before != NULL
                          && g_str_equal (gtk_widget_get_name (GTK_WIDGET (before)), STM_SIDEBAR_SEARCH);

  gtk_list_box_row_set_header (row, after_search ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
stm_sidebar_init (StmSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

static void
add_row (StmSidebar *self, const char *name, const char *icon_name, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * stm_sidebar_set_profile:
 * @self: the sidebar
 * @name: what the user calls the profile
 * @own_role: the role of the profile itself
 */
void
stm_sidebar_set_profile (StmSidebar *self, const char *name, StmRole own_role)
{
  self->own_role = own_role;
  gtk_label_set_label (self->name_label, name);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
}

/**
 * stm_sidebar_set_profiles:
 * @self: the sidebar
 * @profiles: #StmTitle of all profiles, the open one too
 */
void
stm_sidebar_set_profiles (StmSidebar *self, GListModel *profiles)
{
  g_menu_remove_all (self->profiles_section);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (StmTitle) profile = g_list_model_get_item (profiles, i);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = g_strsplit (stm_title_get_title (profile), "_", -1);
      g_autofree char *name = g_strjoinv ("__", parts);

      label = g_strdup_printf ("%s – %s", name, stm_title_get_subtitle (profile));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-profile", "s", stm_title_get_uuid (profile));
      g_menu_append_item (self->profiles_section, item);
    }
}

/**
 * stm_sidebar_set_person:
 * @self: the sidebar
 * @person: (nullable): who works, as the history names them (SPEC W16)
 *
 * Says it in the main menu, where it is changed too.
 */
void
stm_sidebar_set_person (StmSidebar *self, const char *person)
{
  g_autofree char *shown = g_utf8_substring (person != NULL ? person : "", 0,
                                             MIN (g_utf8_strlen (person != NULL ? person : "", -1), SHOWN_PERSON));
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1);
  g_autofree char *name = g_strjoinv ("__", parts);
  /* Translators: in the main menu; %s is the name of a person */
  g_autofree char *label = *name != '\0' ? g_strdup_printf (_("_Working as %s…"), name) : g_strdup (_("_Who Works…"));

  g_menu_remove_all (self->person_section);
  g_menu_append (self->person_section, label, "win.who-works");
}

/**
 * stm_sidebar_set_role:
 * @self: the sidebar
 * @role: who works now: its views are listed
 */
void
stm_sidebar_set_role (StmSidebar *self, StmRole role)
{
  const char *role_name = _(stm_role_choices[role].label);
  g_autofree char *description = NULL;
  const StmViewEntry *view;

  gtk_label_set_label (self->role_label, role_name);
  if (role != self->own_role)
    gtk_widget_add_css_class (GTK_WIDGET (self->role_label), "acting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->role_label), "acting");

  description = g_strdup_printf ("%s, %s", gtk_label_get_label (self->name_label), role_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->profile_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);

  gtk_list_box_remove_all (self->list);
  add_row (self, STM_SIDEBAR_SEARCH, "system-search-symbolic", _("Search"));
  for (guint i = 0; (view = stm_view_table_get (i)) != NULL; i++)
    if (view->roles & (1 << role))
      add_row (self, view->name, view->icon_name, _(view->label));
}

/**
 * stm_sidebar_select:
 * @self: the sidebar
 * @view: (nullable): the view that is shown
 */
void
stm_sidebar_select (StmSidebar *self, const char *view)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), view) == 0)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }

  gtk_list_box_unselect_all (self->list);
}

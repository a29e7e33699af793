#include "config.h"

#include "app/stm-shell.h"

#include "app/stm-condition-bar.h"
#include "app/stm-search-page.h"
#include "app/stm-settings.h"
#include "app/stm-sidebar.h"
#include "app/stm-view-table.h"
#include "widgets/stm-list-page.h"

#include <glib/gi18n-lib.h>

struct _StmShell
{
  AdwBreakpointBin        parent_instance;

  AdwNavigationSplitView *split_view;
  StmSidebar             *sidebar;
  AdwNavigationView      *navigation;

  StmStore               *store;
  GListModel             *conditions;
};

G_DEFINE_FINAL_TYPE (StmShell, stm_shell, ADW_TYPE_BREAKPOINT_BIN)

/* Views and record pages bring their own header bars; banners belong under
 * these, so every page gets its own set of them. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
add_conditions (StmShell *self, AdwNavigationPage *page)
{
  GtkWidget *toolbar_view = find_widget (GTK_WIDGET (page), ADW_TYPE_TOOLBAR_VIEW);

  if (toolbar_view != NULL)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), stm_condition_bar_new (self->conditions));
}

static AdwNavigationPage *
find_root (StmShell *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) root = g_list_model_get_item (stack, 0);

  /* the navigation view keeps it alive */
  return root;
}

static AdwNavigationPage *
ensure_view (StmShell *self, const char *name)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, name);
  const StmViewEntry *entry;

  if (page != NULL)
    return page;

  if (g_str_equal (name, STM_SIDEBAR_SEARCH))
    {
      page = stm_search_page_new (self->store);
    }
  else
    {
      entry = stm_view_table_find (name, stm_store_get_role (self->store));
      page = ADW_NAVIGATION_PAGE (entry->create (self->store));
    }

  adw_navigation_page_set_tag (page, name);
  add_conditions (self, page);
  adw_navigation_view_add (self->navigation, page);

  return page;
}

static void
show_root (StmShell *self, const char *name)
{
  AdwNavigationPage *page = ensure_view (self, name);

  if (find_root (self) != page)
    adw_navigation_view_replace_with_tags (self->navigation, &name, 1);
  else
    adw_navigation_view_pop_to_page (self->navigation, page);

  stm_sidebar_select (self->sidebar, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
view_chosen (StmShell *self, const char *name)
{
  if (g_str_equal (name, STM_SIDEBAR_SEARCH))
    stm_shell_show_search (self);
  else
    stm_shell_show_view (self, name);
}

static void
visible_page_changed (StmShell *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (page != NULL && GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), adw_navigation_page_get_title (page));
}

static void
role_changed (StmShell *self)
{
  StmRole role = stm_store_get_role (self->store);
  AdwNavigationPage *root = find_root (self);
  const char *name = root != NULL ? adw_navigation_page_get_tag (root) : NULL;

  stm_sidebar_set_role (self->sidebar, role);

  if (g_strcmp0 (name, STM_SIDEBAR_SEARCH) == 0
      || g_strcmp0 (stm_view_table_find (name, role)->name, name) == 0)
    stm_sidebar_select (self->sidebar, name);
  else
    stm_shell_show_view (self, NULL);
}

static void
show_person (StmShell *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);

  stm_sidebar_set_person (self->sidebar, profile != NULL ? profile->person : NULL);
}

static void
store_changed (StmShell *self, const char *kind)
{
  if (kind == NULL || g_str_equal (kind, "profile"))
    show_person (self);
}

static void
stm_shell_dispose (GObject *object)
{
  StmShell *self = STM_SHELL (object);

  g_clear_object (&self->store);
  g_clear_object (&self->conditions);

  G_OBJECT_CLASS (stm_shell_parent_class)->dispose (object);
}

static void
stm_shell_class_init (StmShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_shell_dispose;

  g_type_ensure (STM_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/app/stm-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, StmShell, split_view);
  gtk_widget_class_bind_template_child (widget_class, StmShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StmShell, navigation);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed);
}

static void
stm_shell_init (StmShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stm_shell_new:
 * @store: the open profile
 * @profiles: #StmTitle of all profiles
 * @conditions: #StmCondition of what lasts
 *
 * Returns: (transfer floating): the screen of a profile, empty as yet
 */
GtkWidget *
stm_shell_new (StmStore *store, GListModel *profiles, GListModel *conditions)
{
  StmShell *self = g_object_new (STM_TYPE_SHELL, NULL);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  self->store = g_object_ref (store);
  self->conditions = g_object_ref (conditions);
  stm_sidebar_set_profile (self->sidebar, profile->name, profile->role);
  stm_sidebar_set_profiles (self->sidebar, profiles);
  stm_sidebar_set_role (self->sidebar, stm_store_get_role (store));
  show_person (self);
  g_signal_connect_object (store, "notify::role", G_CALLBACK (role_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

StmStore *
stm_shell_get_store (StmShell *self)
{
  return self->store;
}

/**
 * stm_shell_show_view:
 * @self: the shell
 * @name: (nullable): a name of the table of views; the first one of the role
 *   where it does not have that
 */
void
stm_shell_show_view (StmShell *self, const char *name)
{
  const StmViewEntry *entry = stm_view_table_find (name, stm_store_get_role (self->store));

  show_root (self, entry->name);
  g_settings_set_string (stm_settings_get (), "last-view", entry->name);
}

static void
filter_list (StmListPage *list_page, GVariant *filters)
{
  g_autofree const char **known = stm_list_page_list_filters (list_page);
  GVariantIter iter;
  const char *field, *value;

  stm_list_page_clear (list_page);
  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "{&s&s}", &field, &value))
    if (g_strv_contains (known, field))
      stm_list_page_set_filter (list_page, field, value);
}

/**
 * stm_shell_show_list:
 * @self: the shell
 * @name: a name of the table of views
 * @filters: `a{ss}`, fields and values
 *
 * Shows a view with just what the filters leave of its list.
 */
void
stm_shell_show_list (StmShell *self, const char *name, GVariant *filters)
{
  GtkWidget *list_page;

  stm_shell_show_view (self, name);
  list_page = find_widget (GTK_WIDGET (find_root (self)), STM_TYPE_LIST_PAGE);
  if (list_page != NULL)
    filter_list (STM_LIST_PAGE (list_page), filters);
}

void
stm_shell_show_search (StmShell *self)
{
  show_root (self, STM_SIDEBAR_SEARCH);
  stm_search_page_focus (STM_SEARCH_PAGE (adw_navigation_view_find_page (self->navigation, STM_SIDEBAR_SEARCH)));
}

static StmListPage *
find_list_page (StmShell *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  GtkWidget *found = page != NULL ? find_widget (GTK_WIDGET (page), STM_TYPE_LIST_PAGE) : NULL;

  return found != NULL ? STM_LIST_PAGE (found) : NULL;
}

void
stm_shell_find (StmShell *self)
{
  StmListPage *list_page = find_list_page (self);

  if (list_page != NULL)
    stm_list_page_focus_search (list_page);
  else
    stm_shell_show_search (self);
}

void
stm_shell_add (StmShell *self)
{
  StmListPage *list_page = find_list_page (self);
  g_autofree char *action = NULL;
  g_autofree char *target = NULL;

  if (list_page == NULL || !stm_list_page_get_may_add (list_page))
    return;

  g_object_get (list_page, "add-action", &action, "add-target", &target, NULL);
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list_page), action != NULL ? action : "win.add-record", "s", target);
}

/**
 * stm_shell_show_record:
 * @self: the shell
 * @kind: of a record
 * @uuid: the record
 *
 * Shows the page of a record over what is shown now, or goes back to it where it
 * is open already.
 *
 * Returns: whether it can be shown
 */
gboolean
stm_shell_show_record (StmShell *self, const char *kind, const char *uuid)
{
  g_autofree char *shown_uuid = NULL;
  const StmKindEntry *entry = stm_kind_table_resolve (self->store, kind, uuid, &shown_uuid);
  AdwNavigationPage *page;

  if (entry == NULL)
    return FALSE;

  page = adw_navigation_view_find_page (self->navigation, shown_uuid);
  if (page != NULL)
    {
      adw_navigation_view_pop_to_page (self->navigation, page);
    }
  else
    {
      page = entry->page_new (self->store, shown_uuid);
      adw_navigation_page_set_tag (page, shown_uuid);
      add_conditions (self, page);
      adw_navigation_view_push (self->navigation, page);
    }

  adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  return TRUE;
}

void
stm_shell_leave_record (StmShell *self, const char *uuid)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, uuid);
  AdwNavigationPage *previous = page != NULL ? adw_navigation_view_get_previous_page (self->navigation, page) : NULL;

  if (previous != NULL)
    adw_navigation_view_pop_to_page (self->navigation, previous);
}

void
stm_shell_go_back (StmShell *self)
{
  if (!adw_navigation_view_pop (self->navigation))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

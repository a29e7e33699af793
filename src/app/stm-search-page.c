#include "config.h"

#include "app/stm-search-page.h"

#include "views/search/stm-search-view.h"

#include <glib/gi18n-lib.h>

struct _StmSearchPage
{
  AdwNavigationPage  parent_instance;

  GtkSearchEntry    *entry;
  GtkWidget         *view;
};

G_DEFINE_FINAL_TYPE (StmSearchPage, stm_search_page, ADW_TYPE_NAVIGATION_PAGE)

static void
search_changed (StmSearchPage *self)
{
  stm_search_view_set_text (STM_SEARCH_VIEW (self->view), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
leave_entry (StmSearchPage *self)
{
  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static void
stm_search_page_class_init (StmSearchPageClass *klass)
{
}

static void
stm_search_page_init (StmSearchPage *self)
{
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->entry, _("Search everything"));
  gtk_search_entry_set_search_delay (self->entry, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search everything"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (leave_entry), self, G_CONNECT_SWAPPED);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Search"));
}

/**
 * stm_search_page_new:
 * @store: what to search
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
stm_search_page_new (StmStore *store)
{
  StmSearchPage *self = g_object_new (STM_TYPE_SEARCH_PAGE, NULL);
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  gtk_widget_set_hexpand (clamp, TRUE);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->entry));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), header);

  self->view = stm_search_view_new (store);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), self->view);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar_view);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * stm_search_page_focus:
 * @self: the page
 *
 * Puts the cursor into the entry, with what is there selected.
 */
void
stm_search_page_focus (StmSearchPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

#include "config.h"

#include "views/cases/stm-cases-view.h"

#include "core/stm-dossier.h"
#include "core/stm-mediator.h"
#include "store/stm-store-case.h"
#include "views/cases/stm-case-bar.h"
#include "views/cases/stm-case-list.h"
#include "views/stm-list-export.h"
#include "widgets/stm-layout.h"
#include "widgets/stm-list-page.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

/* A burst of changes, such as an import, is one. */
#define SETTLE_MS 250
#define LOOK_SECONDS 60
/* whose clients somebody looks at, between runs */
#define OWN_MEDIATOR "cases-mediator"

struct _StmCasesView
{
  AdwNavigationPage  parent_instance;

  StmListPage       *list_page;

  StmStore          *store;
  StmCaseList       *list;
  StmCaseBar        *bar;
  char               day[11];       /* that the rows are of */
  GCancellable      *cancellable;   /* of the reading that is under way */
  gboolean           is_set_up;
  gboolean           stale;
  guint              settle_id;
  guint              look_id;
};

G_DEFINE_FINAL_TYPE (StmCasesView, stm_cases_view, ADW_TYPE_NAVIGATION_PAGE)

static const char *const columns[] = {
  "name", "category", "reason", "urgency", "due", "mediator-name", "lot", "phase", "step", "more", "followed", NULL
};
static const char *const subtitle[] = { "reason", "due", "mediator-name", NULL };
static const char *const hidden[] = { "lot", "phase", "step", "more", "followed", NULL };
static const char *const filters[] = { "mediator", "reason", "phase" };

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u client", "%'u clients", n), n);
}

/* An empty list says what comes next: that depends on why it is empty. */
static void
update_empty (StmCasesView *self)
{
  gboolean has_dossiers = stm_store_count (self->store, STM_TYPE_DOSSIER, NULL) > 0;

  if (!has_dossiers)
    g_object_set (self->list_page, "empty-icon-name", "stm-dossier-symbolic", "empty-title", _("No Clients Yet"),
                  "empty-description", _("Enter the dossier of a client whom the VDAB refers to you, with the first "
                                         "appointment. A file with dossiers can be dropped on this window to be "
                                         "imported."),
                  NULL);
  else
    g_object_set (self->list_page, "empty-icon-name", "stm-status-accepted-symbolic", "empty-title", _("Nothing to Follow Up"),
                  "empty-description", stm_case_list_get_n_followed (self->list) > 0
                                         ? _("All clients with something to do are marked as followed up.")
                                         : _("No client waits for you today."),
                  NULL);
}

static void
update (StmCasesView *self)
{
  update_empty (self);
  stm_case_bar_update (self->bar);
}

static void
apply_query (StmCasesView *self)
{
  gboolean descending;
  const char *sort = stm_list_page_get_sort (self->list_page, &descending);

  stm_case_list_set_sort (self->list, sort, descending);
  stm_case_list_set_search (self->list, stm_list_page_get_search (self->list_page));
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    stm_case_list_set_filter (self->list, filters[i], stm_list_page_get_filter (self->list_page, filters[i]));
}

static void
query_changed (StmCasesView *self)
{
  const char *mediator = stm_list_page_get_filter (self->list_page, "mediator");

  if (!self->is_set_up)
    return;

  stm_layout_save (OWN_MEDIATOR, mediator != NULL ? mediator : "");
  apply_query (self);
  stm_case_list_update (self->list);
  update (self);
}

static void
row_activated (StmCasesView *self, StmRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-dossier", "s", stm_record_get_uuid (stm_row_get_record (row)));
}

static void
cases_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmCasesView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = stm_store_list_cases_finish (STM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (cases == NULL)
    {
      /* what was there stays, and the next look tries again */
      self->day[0] = '\0';
      stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  stm_case_list_take (self->list, cases);
  update (self);
}

static void
reload (StmCasesView *self)
{
  g_autofree char *today = stm_case_list_dup_today ();

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  g_strlcpy (self->day, today, sizeof self->day);

  stm_store_list_cases_async (self->store, today, self->cancellable, cases_read, g_object_ref (self));
}

static void
settle (gpointer data)
{
  StmCasesView *self = data;

  self->settle_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

/* Who can be chosen to look at, or to give clients to. */
static void
offer_mediators (StmCasesView *self)
{
  g_autoptr (GListModel) mediators = stm_store_list_titles (self->store, STM_TYPE_MEDIATOR, NULL, NULL, NULL);
  const char *chosen = stm_list_page_get_filter (self->list_page, "mediator");
  gboolean offered = chosen == NULL;

  if (mediators == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (mediators) && !offered; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (mediators, i);

      offered = g_str_equal (stm_title_get_uuid (title), chosen);
    }

  stm_list_page_add_filter (self->list_page, "mediator", NULL, mediators);
  if (!offered)
    stm_list_page_set_filter (self->list_page, "mediator", NULL);
  stm_case_bar_set_mediators (self->bar, mediators);
}

static void
store_changed (StmCasesView *self, const char *kind)
{
  if (kind == NULL || g_str_equal (kind, "mediator"))
    offer_mediators (self);
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add_once (SETTLE_MS, settle, self);
}

/* A new day has other things to do. */
static gboolean
look (gpointer data)
{
  StmCasesView *self = data;
  g_autofree char *today = stm_case_list_dup_today ();

  if (self->cancellable == NULL && !g_str_equal (today, self->day))
    reload (self);

  return G_SOURCE_CONTINUE;
}

static void
stm_cases_view_map (GtkWidget *widget)
{
  StmCasesView *self = STM_CASES_VIEW (widget);

  GTK_WIDGET_CLASS (stm_cases_view_parent_class)->map (widget);

  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look, self);
  if (self->stale)
    reload (self);
  else
    look (self);
}

static void
stm_cases_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&STM_CASES_VIEW (widget)->look_id, g_source_remove);

  GTK_WIDGET_CLASS (stm_cases_view_parent_class)->unmap (widget);
}

static void
stm_cases_view_dispose (GObject *object)
{
  StmCasesView *self = STM_CASES_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (stm_cases_view_parent_class)->dispose (object);
}

static void
stm_cases_view_class_init (StmCasesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_cases_view_dispose;
  widget_class->map = stm_cases_view_map;
  widget_class->unmap = stm_cases_view_unmap;

  g_type_ensure (STM_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/views/cases/stm-cases-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmCasesView, list_page);
  gtk_widget_class_bind_template_callback (widget_class, query_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
stm_cases_view_init (StmCasesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_list_page_set_count_func (self->list_page, dup_count);
}

static void
set_up_table (StmCasesView *self)
{
  StmTable *table = stm_list_page_get_table (self->list_page);
  g_autoptr (StmChooser) chooser = stm_chooser_new ();

  self->bar = STM_CASE_BAR (stm_case_bar_new (self->store, self->list, chooser));
  stm_list_page_add_top_bar (self->list_page, GTK_WIDGET (self->bar));
  stm_table_set_chooser (table, chooser);
  stm_table_set_columns (table, STM_TYPE_CASE_ENTRY, columns, subtitle);
  stm_table_hide_columns (table, hidden);
  stm_table_set_sort (table, "urgency", FALSE);
  stm_table_set_role (table, stm_store_get_role (self->store));
}

static void
set_up_filters (StmCasesView *self)
{
  g_autofree char *mediator = stm_layout_load (OWN_MEDIATOR);

  offer_mediators (self);
  for (guint i = 1; i < G_N_ELEMENTS (filters); i++)
    stm_list_page_add_filter (self->list_page, filters[i], NULL, NULL);

  if (mediator != NULL && *mediator != '\0')
    stm_list_page_set_filter (self->list_page, "mediator", mediator);
  /* who is not offered any more is not looked at */
  offer_mediators (self);
}

/**
 * stm_cases_view_new:
 * @store: the store
 *
 * Returns: (transfer floating): the home view of a partner, empty until it is shown
 */
GtkWidget *
stm_cases_view_new (StmStore *store)
{
  StmCasesView *self = g_object_new (STM_TYPE_CASES_VIEW, NULL);

  self->store = g_object_ref (store);
  self->list = stm_case_list_new ();
  set_up_table (self);
  set_up_filters (self);
  self->is_set_up = TRUE;
  apply_query (self);
  stm_list_page_set_model (self->list_page, G_LIST_MODEL (self->list));
  stm_list_export_add (self->list_page, store, _("Clients to Follow Up"));

  g_signal_connect_object (self->bar, "notify::show-followed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

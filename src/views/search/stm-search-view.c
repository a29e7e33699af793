#include "config.h"

#include "views/search/stm-search-view.h"

#include "widgets/stm-announce.h"
#include "widgets/stm-link-group.h"

#include <glib/gi18n-lib.h>

/* of each kind */
#define LIMIT 60

/* typing goes on meanwhile */
#define ANNOUNCE_MS 500

/* in the order in which they are shown; groups are called so in .ui */
static const char *const kinds[] = { "student", "dossier", "supervisor", "mediator", "service", "school" };

struct _StmSearchView
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  GtkWidget     *scroller;
  StmLinkGroup  *groups[G_N_ELEMENTS (kinds)];
  AdwStatusPage *failed_page;

  StmStore      *store;
  char          *text;
  GListStore    *results[G_N_ELEMENTS (kinds)];
  GCancellable  *cancellable;
  guint          announce_id;
};

G_DEFINE_FINAL_TYPE (StmSearchView, stm_search_view, ADW_TYPE_BIN)

static guint
count_results (StmSearchView *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    n += g_list_model_get_n_items (G_LIST_MODEL (self->results[i]));

  return n;
}

static void
announce (gpointer data)
{
  StmSearchView *self = STM_SEARCH_VIEW (data);
  guint n = count_results (self);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n), n);

  self->announce_id = 0;
  stm_announce (GTK_WIDGET (self), n > 0 ? text : _("No results found"));
}

static void
announce_later (StmSearchView *self)
{
  g_clear_handle_id (&self->announce_id, g_source_remove);
  self->announce_id = g_timeout_add_once (ANNOUNCE_MS, announce, self);
}

static gboolean
is_same (GListModel *old, GPtrArray *new)
{
  if (g_list_model_get_n_items (old) != new->len)
    return FALSE;

  for (guint i = 0; i < new->len; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (old, i);

      if (!g_str_equal (stm_title_get_uuid (title), stm_title_get_uuid (new->pdata[i]))
          || !g_str_equal (stm_title_get_title (title), stm_title_get_title (new->pdata[i]))
          || g_strcmp0 (stm_title_get_subtitle (title), stm_title_get_subtitle (new->pdata[i])) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Rows that stay keep their place and the focus. */
static void
show_kind (StmSearchView *self, guint kind, GPtrArray *titles)
{
  GListModel *shown = G_LIST_MODEL (self->results[kind]);
  g_autofree char *first = g_strdup_printf (_("The first %u. Type more to find others."), LIMIT);

  if (is_same (shown, titles))
    return;

  g_list_store_splice (self->results[kind], 0, g_list_model_get_n_items (shown), titles->pdata, titles->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->groups[kind]),
                                         titles->len == LIMIT ? first : NULL);
}

static void
show_titles (StmSearchView *self, GListModel *titles)
{
  StmRole role = stm_store_get_role (self->store);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; titles != NULL && i < g_list_model_get_n_items (titles); i++)
        {
          g_autoptr (StmTitle) title = g_list_model_get_item (titles, i);

          if (g_str_equal (stm_title_get_kind (title), kinds[kind])
              && stm_policy_may (role, STM_ACTION_VIEW, kinds[kind], FALSE, NULL))
            g_ptr_array_add (found, g_steal_pointer (&title));
        }

      show_kind (self, kind, found);
    }
}

static void
show_error (StmSearchView *self, const GError *error)
{
  g_autofree char *text = g_markup_printf_escaped ("%s\n%s", error->message, stm_error_get_advice (error));

  show_titles (self, NULL);
  adw_status_page_set_title (self->failed_page, stm_error_get_title (error));
  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmSearchView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) titles = stm_store_search_finish (STM_STORE (source), result, &error);

  /* another search is under way */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }

  show_titles (self, titles);
  gtk_stack_set_visible_child_name (self->stack, count_results (self) > 0 ? "results" : "nothing");
  announce_later (self);
}

static void
stop (StmSearchView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->announce_id, g_source_remove);
}

static void
search (StmSearchView *self)
{
  stop (self);

  if (*self->text == '\0')
    {
      show_titles (self, NULL);
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }

  self->cancellable = g_cancellable_new ();
  stm_store_search_async (self->store, self->text, LIMIT, self->cancellable, found, g_object_ref (self));
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    {
      if (gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget))
        g_ptr_array_add (rows, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

/* The groups are one list to the arrow keys; what comes before it is the entry. */
static gboolean
key_pressed (StmSearchView *self, guint keyval)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *focus = gtk_widget_get_focus_child (self->scroller);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;
  guint index;

  if (step == 0 || focus == NULL)
    return GDK_EVENT_PROPAGATE;

  collect_rows (self->scroller, rows);
  focus = gtk_root_get_focus (gtk_widget_get_root (self->scroller));
  if (!g_ptr_array_find (rows, focus, &index) || (step < 0 && index == 0))
    return GDK_EVENT_PROPAGATE;

  index = MIN (index + step, rows->len - 1);
  gtk_widget_grab_focus (rows->pdata[index]);

  return GDK_EVENT_STOP;
}

/* From the entry one comes to the first row. */
static gboolean
stm_search_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StmSearchView *self = STM_SEARCH_VIEW (widget);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (gtk_widget_get_focus_child (widget) == NULL
      && (direction == GTK_DIR_DOWN || direction == GTK_DIR_TAB_FORWARD))
    collect_rows (self->scroller, rows);

  return rows->len > 0 ? gtk_widget_grab_focus (rows->pdata[0])
                       : GTK_WIDGET_CLASS (stm_search_view_parent_class)->focus (widget, direction);
}

static void
stm_search_view_dispose (GObject *object)
{
  StmSearchView *self = STM_SEARCH_VIEW (object);

  stop (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (stm_search_view_parent_class)->dispose (object);
}

static void
stm_search_view_finalize (GObject *object)
{
  StmSearchView *self = STM_SEARCH_VIEW (object);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_object_unref (self->results[i]);
  g_free (self->text);

  G_OBJECT_CLASS (stm_search_view_parent_class)->finalize (object);
}

static void
stm_search_view_class_init (StmSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stm_search_view_dispose;
  object_class->finalize = stm_search_view_finalize;
  widget_class->focus = stm_search_view_focus;

  g_type_ensure (STM_TYPE_LINK_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/stagematching/Desktop/views/search/stm-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, StmSearchView, scroller);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_class_bind_template_child_full (widget_class, kinds[i], FALSE,
                                               G_STRUCT_OFFSET (StmSearchView, groups[i]));
  gtk_widget_class_bind_template_callback (widget_class, key_pressed);
  gtk_widget_class_bind_template_child (widget_class, StmSearchView, failed_page);
}

static void
stm_search_view_init (StmSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->results[i] = g_list_store_new (STM_TYPE_TITLE);
      stm_link_group_set_model (self->groups[i], G_LIST_MODEL (self->results[i]));
    }
}

GtkWidget *
stm_search_view_new (StmStore *store)
{
  StmSearchView *self = g_object_new (STM_TYPE_SEARCH_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::role", G_CALLBACK (search), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
stm_search_view_set_text (StmSearchView *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!g_set_str (&self->text, stripped))
    return;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
  search (self);
}

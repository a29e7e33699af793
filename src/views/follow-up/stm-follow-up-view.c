#include "config.h"

#include "views/follow-up/stm-follow-up-view.h"

#include "core/stm-follow-up-rules.h"
#include "core/stm-moment.h"
#include "store/stm-store-numbers.h"
#include "views/follow-up/stm-follow-up-row.h"
#include "views/follow-up/stm-picture-grid.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A burst of changes, such as an import, is one. */
#define SETTLE_MS 250
/* What takes no longer is not said to be loading. */
#define PATIENCE_MS 400
#define LOOK_SECONDS 60

struct _StmFollowUpView
{
  AdwNavigationPage  parent_instance;

  GtkStack          *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage     *calm_page;
  StmPictureGrid    *pictures;

  StmStore          *store;
  GPtrArray         *rows;
  StmNumbers        *numbers;
  char               day[11];       /* that the numbers are of */
  GCancellable      *cancellable;   /* of the reading that is under way */
  gboolean           stale;
  guint              settle_id;
  guint              patience_id;
  guint              look_id;
};

G_DEFINE_FINAL_TYPE (StmFollowUpView, stm_follow_up_view, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return stm_moment_from_utc (now);
}

/* Rows keep their places, and so the focus. */
static void
show_items (StmFollowUpView *self, GListModel *items)
{
  guint n = g_list_model_get_n_items (items);

  while (self->rows->len > n)
    adw_preferences_group_remove (self->group, g_ptr_array_steal_index (self->rows, self->rows->len - 1));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmFollowUp) item = g_list_model_get_item (items, i);

      if (i == self->rows->len)
        {
          g_ptr_array_add (self->rows, stm_follow_up_row_new ());
          adw_preferences_group_add (self->group, self->rows->pdata[i]);
        }
      stm_follow_up_row_set_item (self->rows->pdata[i], item);
    }
}

static void
show_calm (StmFollowUpView *self, StmRole role, const char *now)
{
  g_autoptr (StmDeadline) next = stm_follow_up_find_next (self->numbers, role, 0, now);
  g_autofree char *when = next != NULL ? stm_deadline_dup_when (next) : NULL;
  g_autofree char *text = NULL;

  /* Translators: the name of a deadline and its moment */
  text = next != NULL ? g_strdup_printf (_("Next is “%s”: %s"), next->name, when)
                      : g_strdup (_("No deadline lies ahead."));
  adw_status_page_set_description (self->calm_page, text);
}

/* What there is to do depends on the moment, also where nothing changed. */
static void
show_rows (StmFollowUpView *self)
{
  StmRole role = stm_store_get_role (self->store);
  g_autofree char *now = dup_now ();
  g_autoptr (GListModel) items = stm_follow_up_list (self->numbers, role, now);
  gboolean calm = g_list_model_get_n_items (items) == 0;

  show_items (self, items);
  if (calm)
    show_calm (self, role, now);
  gtk_widget_set_visible (GTK_WIDGET (self->group), !calm);
  gtk_widget_set_visible (GTK_WIDGET (self->calm_page), calm);
}

static void
show_all (StmFollowUpView *self)
{
  show_rows (self);
  stm_picture_grid_show (self->pictures, self->numbers, stm_store_get_role (self->store), self->day);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
numbers_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmFollowUpView) self = user_data;
  g_autoptr (GError) error = NULL;
  StmNumbers *numbers = stm_store_numbers_finish (STM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    {
      g_clear_pointer (&numbers, stm_numbers_unref);
      return;
    }

  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (numbers != NULL)
    {
      g_clear_pointer (&self->numbers, stm_numbers_unref);
      self->numbers = numbers;
      show_all (self);
      return;
    }

  /* what was there stays */
  if (self->numbers == NULL)
    gtk_stack_set_visible_child_name (self->stack, "failed");
  stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
lose_patience (gpointer data)
{
  StmFollowUpView *self = data;

  self->patience_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
reload (StmFollowUpView *self)
{
  g_autofree char *now = dup_now ();

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  g_strlcpy (self->day, now, sizeof self->day);
  if (self->numbers == NULL && self->patience_id == 0)
    self->patience_id = g_timeout_add_once (PATIENCE_MS, lose_patience, self);

  stm_store_numbers_async (self->store, now, self->cancellable, numbers_read, g_object_ref (self));
}

static void
settle (gpointer data)
{
  StmFollowUpView *self = data;

  self->settle_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
store_changed (StmFollowUpView *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add_once (SETTLE_MS, settle, self);
}

static void
role_changed (StmFollowUpView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* A deadline may have come nearer, or a new day. */
static gboolean
look (gpointer data)
{
  StmFollowUpView *self = data;
  g_autofree char *now = dup_now ();

  if (self->cancellable != NULL)
    return G_SOURCE_CONTINUE;

  if (self->numbers == NULL || strncmp (now, self->day, strlen (self->day)) != 0)
    reload (self);
  else
    show_rows (self);

  return G_SOURCE_CONTINUE;
}

static void
stm_follow_up_view_map (GtkWidget *widget)
{
  StmFollowUpView *self = STM_FOLLOW_UP_VIEW (widget);

  GTK_WIDGET_CLASS (stm_follow_up_view_parent_class)->map (widget);

  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look, self);
  if (self->stale)
    reload (self);
  else
    look (self);
}

static void
stm_follow_up_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&STM_FOLLOW_UP_VIEW (widget)->look_id, g_source_remove);

  GTK_WIDGET_CLASS (stm_follow_up_view_parent_class)->unmap (widget);
}

static void
stm_follow_up_view_dispose (GObject *object)
{
  StmFollowUpView *self = STM_FOLLOW_UP_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_FOLLOW_UP_VIEW);

  G_OBJECT_CLASS (stm_follow_up_view_parent_class)->dispose (object);
}

static void
stm_follow_up_view_finalize (GObject *object)
{
  StmFollowUpView *self = STM_FOLLOW_UP_VIEW (object);

  g_clear_pointer (&self->numbers, stm_numbers_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (stm_follow_up_view_parent_class)->finalize (object);
}

static void
stm_follow_up_view_class_init (StmFollowUpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_follow_up_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_follow_up_view_finalize;
  widget_class->map = stm_follow_up_view_map;
  widget_class->unmap = stm_follow_up_view_unmap;

  g_type_ensure (STM_TYPE_PICTURE_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/follow-up/stm-follow-up-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmFollowUpView, stack);
  gtk_widget_class_bind_template_child (widget_class, StmFollowUpView, group);
  gtk_widget_class_bind_template_child (widget_class, StmFollowUpView, calm_page);
  gtk_widget_class_bind_template_child (widget_class, StmFollowUpView, pictures);
  gtk_widget_class_bind_template_callback (widget_class, reload);
}

static void
stm_follow_up_view_init (StmFollowUpView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stm_follow_up_view_new:
 * @store: the store
 *
 * Returns: (transfer floating): the home view, empty until it is shown
 */
GtkWidget *
stm_follow_up_view_new (StmStore *store)
{
  StmFollowUpView *self = g_object_new (STM_TYPE_FOLLOW_UP_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::role", G_CALLBACK (role_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

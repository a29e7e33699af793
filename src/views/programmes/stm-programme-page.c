#include "config.h"

#include "views/programmes/stm-programme-page.h"

#include "core/stm-deadline-rules.h"
#include "core/stm-moment.h"
#include "core/stm-overview.h"
#include "core/stm-programme.h"
#include "views/programmes/stm-deadline-dialog.h"
#include "views/programmes/stm-deadline-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmProgrammePage
{
  StmRecordPage  parent_instance;

  GtkBox        *rounds;
  GtkWidget     *no_moments;
  GtkWidget     *add_group;
  StmLinkGroup  *requests;

  GPtrArray     *rows;      /* StmDeadlineRow, owned by the groups in rounds */
  char          *order;     /* of the moments in the rows */
};

G_DEFINE_FINAL_TYPE (StmProgrammePage, stm_programme_page, STM_TYPE_RECORD_PAGE)

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  return stm_deadline_compare ((StmDeadline *) a, (StmDeadline *) b);
}

static GPtrArray *
list_deadlines (StmStore *store, const char *programme)
{
  g_autoptr (GListModel) list = stm_store_list (store, STM_TYPE_DEADLINE, "programme", programme, NULL);
  GPtrArray *deadlines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (deadlines, g_list_model_get_item (list, i));
  g_ptr_array_sort_values (deadlines, compare_deadlines);

  return deadlines;
}

static void
marked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmProgrammePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    return;

  /* the row shows what is kept */
  stm_presenter_show_error (GTK_WIDGET (self), error);
  STM_RECORD_PAGE_GET_CLASS (self)->update (STM_RECORD_PAGE (self), stm_record_page_get_record (STM_RECORD_PAGE (self)));
}

static void
mark (StmDeadlineRow *row, gboolean done, StmProgrammePage *self)
{
  StmStore *store = stm_record_page_get_store (STM_RECORD_PAGE (self));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);
  g_autofree char *today = g_strndup (moment, 10);
  StmRecord *draft = stm_record_copy (STM_RECORD (stm_deadline_row_get_deadline (row)));

  g_object_set (draft, "done-on", done ? today : NULL, NULL);
  g_ptr_array_add (records, draft);
  stm_store_save_async (store, records, NULL, marked, g_object_ref (self));
}

static char *
dup_round_title (StmDeadline *deadline, gboolean has_rounds)
{
  if (deadline->round > 0)
    return g_strdup_printf (_("Round %d"), deadline->round);

  return g_strdup (has_rounds ? _("Outside the Rounds") : _("Moments"));
}

static void
build_rows (StmProgrammePage *self, GPtrArray *deadlines)
{
  AdwPreferencesGroup *group = NULL;
  GtkWidget *child;
  int round = -1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rounds))) != NULL)
    gtk_box_remove (self->rounds, child);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < deadlines->len; i++)
    {
      StmDeadline *deadline = deadlines->pdata[i];
      GtkWidget *row = stm_deadline_row_new ();

      if (deadline->round != round)
        {
          g_autofree char *title = dup_round_title (deadline, i > 0);

          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, title);
          gtk_box_append (self->rounds, GTK_WIDGET (group));
          round = deadline->round;
        }

      g_signal_connect_object (row, "mark", G_CALLBACK (mark), self, 0);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Rows are used again where they stand, so that the focus stays in its place. */
static void
show_deadlines (StmProgrammePage *self, GPtrArray *deadlines, gboolean may_edit)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    g_string_append_printf (order, "%d %s\n", STM_DEADLINE (deadlines->pdata[i])->round,
                            stm_record_get_uuid (deadlines->pdata[i]));

  if (g_set_str (&self->order, order->str))
    build_rows (self, deadlines);

  for (guint i = 0; i < deadlines->len; i++)
    stm_deadline_row_set_deadline (self->rows->pdata[i], deadlines->pdata[i], moment, may_edit);

  gtk_widget_set_visible (GTK_WIDGET (self->rounds), deadlines->len > 0);
  gtk_widget_set_visible (self->no_moments, deadlines->len == 0);
}

static void
stm_programme_page_update (StmRecordPage *page, StmRecord *record)
{
  StmProgrammePage *self = STM_PROGRAMME_PAGE (page);
  StmStore *store = stm_record_page_get_store (page);
  gboolean may_edit = stm_policy_may (stm_store_get_role (store), STM_ACTION_EDIT, "deadline", FALSE, NULL);
  g_autoptr (GPtrArray) deadlines = list_deadlines (store, stm_record_get_uuid (record));

  show_deadlines (self, deadlines, may_edit);
  /* where places are asked by number, students come in with their places */
  g_object_set (self->requests, "empty-text",
                STM_PROGRAMME (record)->method == STM_PROGRAMME_BY_STUDENT ? _("No student has entered yet") : NULL, NULL);
  gtk_widget_set_visible (self->add_group, may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add-moment", may_edit);
}

static void
add_moment (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecordPage *page = STM_RECORD_PAGE (widget);
  const char *programme = stm_record_get_uuid (stm_record_page_get_record (page));

  adw_dialog_present (stm_deadline_dialog_new_for (stm_record_page_get_store (page), programme), widget);
}

static void
stm_programme_page_finalize (GObject *object)
{
  StmProgrammePage *self = STM_PROGRAMME_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->order);

  G_OBJECT_CLASS (stm_programme_page_parent_class)->finalize (object);
}

static void
stm_programme_page_class_init (StmProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_programme_page_finalize;
  STM_RECORD_PAGE_CLASS (klass)->update = stm_programme_page_update;

  gtk_widget_class_install_action (widget_class, "programme.add-moment", NULL, add_moment);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-programme-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmProgrammePage, rounds);
  gtk_widget_class_bind_template_child (widget_class, StmProgrammePage, no_moments);
  gtk_widget_class_bind_template_child (widget_class, StmProgrammePage, add_group);
  gtk_widget_class_bind_template_child (widget_class, StmProgrammePage, requests);
}

static void
stm_programme_page_init (StmProgrammePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_programme_page_new (StmStore *store, const char *uuid)
{
  StmProgrammePage *self = g_object_new (STM_TYPE_PROGRAMME_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_PROGRAMME, uuid);
  stm_record_page_link (STM_RECORD_PAGE (self), self->requests, STM_TYPE_OVERVIEW, "programme");

  return ADW_NAVIGATION_PAGE (self);
}

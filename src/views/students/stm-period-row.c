#include "config.h"

#include "views/students/stm-period-row.h"

#include "core/stm-date.h"
#include "core/stm-placement.h"
#include "core/stm-service.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

/* One period of a request: when it is, and under that each decision with its
 * service, its contact person, notes and reason. */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static gboolean
on_activate_service (GtkWidget *label, const char *uuid)
{
  gtk_widget_activate_action (label, "win.show-record", "(ss)", "service", uuid);

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_service_link (StmStore *store, const char *uuid)
{
  g_autofree char *title = stm_store_dup_title (store, STM_TYPE_SERVICE, uuid);
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", uuid, title);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_activate_service), NULL);

  return label;
}

static void
take_line (GtkWidget *box, char *line)
{
  gtk_box_append (GTK_BOX (box), new_label (line, "dim-label"));
  g_free (line);
}

static char *
dup_day (const char *at)
{
  g_autoptr (GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  return iso != NULL ? stm_date_format (iso) : g_strdup ("");
}

/* The one that made the decision what it is; the newest comes first. */
static gboolean
is_decision (StmEvent *event)
{
  const char *fields = stm_event_get_fields (event);
  g_auto (GStrv) names = g_strsplit (fields != NULL ? fields : "", " ", -1);

  return stm_event_get_event_type (event) == STM_EVENT_CREATED
         || (stm_event_get_event_type (event) == STM_EVENT_CHANGED
             && g_strv_contains ((const char *const *) names, "state"));
}

/* "Decided on 12-09-2026 · Service"; of a decision that came in a file its maker
 * is the service that it names. */
static char *
dup_decided (StmStore *store, StmPlacement *placement, const char *day)
{
  g_autoptr (GListModel) events = stm_store_list_events (store, stm_record_get_uuid (STM_RECORD (placement)), NULL);
  /* Translators: a day */
  g_autofree char *decided = g_strdup_printf (_("Decided on %s"), day);

  for (guint i = 0; events != NULL && i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      if (is_decision (event))
        {
          g_autofree char *who = stm_event_dup_who (event);

          return g_strdup_printf ("%s · %s", decided, who);
        }
    }

  return g_steal_pointer (&decided);
}

static GtkWidget *
new_decision (StmStore *store, StmPlacement *placement)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = adw_wrap_box_new ();
  GtkWidget *status = stm_status_label_new ();
  g_autofree char *day = dup_day (placement->decided_at);

  stm_status_label_set_decision (STM_STATUS_LABEL (status), placement->state);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (head), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (head), status);
  adw_wrap_box_append (ADW_WRAP_BOX (head), new_service_link (store, placement->service));
  gtk_box_append (GTK_BOX (box), head);

  if (placement->contact_name != NULL)
    take_line (box, g_strdup_printf (_("Contact person: %s"), placement->contact_name));
  if (placement->notes != NULL)
    take_line (box, g_strdup (placement->notes));
  /* Translators: why a service declined or withdrew */
  if (placement->reason != NULL)
    take_line (box, g_strdup_printf (_("Reason: %s"), placement->reason));
  if (*day != '\0')
    take_line (box, dup_decided (store, placement, day));

  return box;
}

static void
add_decisions (GtkWidget *box, StmStore *store, int period, GListModel *decisions)
{
  for (guint i = 0; decisions != NULL && i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (decisions, i);

      if (placement->period == period && stm_policy_may_see_record (stm_store_get_role (store), STM_RECORD (placement)))
        gtk_box_append (GTK_BOX (box), new_decision (store, placement));
    }
}

GtkWidget *
stm_period_row_new (StmStore *store, StmRequest *request, int period, GListModel *decisions)
{
  g_autofree char *start = stm_date_format (request->start[period - 1]);
  g_autofree char *end = stm_date_format (request->end[period - 1]);
  /* Translators: from the first date to the second */
  g_autofree char *dates = g_strdup_printf (_("%s – %s"), start, end);
  g_autofree char *title = g_strdup_printf (_("Period %d"), period);
  GtkWidget *row = stm_detail_row_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (box), new_label (dates, NULL));
  add_decisions (box, store, period, decisions);
  stm_detail_row_set_value (STM_DETAIL_ROW (row), box, dates);

  return row;
}

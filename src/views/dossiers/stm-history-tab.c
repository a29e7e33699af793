#include "config.h"

#include "views/dossiers/stm-history-tab.h"

#include "views/dossiers/stm-history-row.h"
#include "views/dossiers/stm-paper.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmHistoryTab
{
  AdwBin           parent_instance;

  GtkDropDown     *kinds;
  GtkStack        *stack;
  GListStore      *lines;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;

  StmStore        *store;
  StmCaseFile     *file;
  char            *dossier;
};

G_DEFINE_FINAL_TYPE (StmHistoryTab, stm_history_tab, ADW_TYPE_BIN)

/* What the list can be narrowed down to: a kind of line, or events of kinds of record. */
static const struct
{
  const char *label;
  int         kind;          /* StmHistoryKind, -1 for any */
  const char *records[4];    /* kinds of record, none for any */
} choices[] = {
  { N_("Everything"), -1, { NULL } },
  { N_("Documents"), STM_HISTORY_KIND_DOCUMENT, { NULL } },
  { N_("Closed services"), STM_HISTORY_KIND_CLOSING, { NULL } },
  { N_("Services of the VDAB"), -1, { "mediation" } },
  { N_("Appointments"), -1, { "appointment" } },
  { N_("Steps towards work"), -1, { "activity" } },
  { N_("Working points, tasks and action sheets"), -1, { "goal", "task", "sheet" } },
  { N_("Signals"), -1, { "signal" } },
  { N_("Data of the client"), -1, { "dossier", "competence", "study", "target" } },
};

static gboolean
is_chosen (gpointer item, gpointer data)
{
  guint choice = gtk_drop_down_get_selected (STM_HISTORY_TAB (data)->kinds);
  const char *kind = stm_event_get_kind (stm_history_line_get_event (item));

  if (choice >= G_N_ELEMENTS (choices))
    return TRUE;
  if (choices[choice].kind >= 0)
    return (int) stm_history_line_get_kind (item) == choices[choice].kind;
  if (choices[choice].records[0] == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (choices[choice].records) && choices[choice].records[i] != NULL; i++)
    if (g_str_equal (choices[choice].records[i], kind))
      return TRUE;

  return FALSE;
}

static void
update_stack (StmHistoryTab *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

static void
choice_changed (StmHistoryTab *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
show_printout (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stm_paper_show_printout (widget, STM_HISTORY_TAB (widget)->store, g_variant_get_string (parameter, NULL));
}

static void
setup_item (StmHistoryTab *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, stm_history_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_item (StmHistoryTab *self, GtkListItem *item)
{
  StmHistoryLine *line = gtk_list_item_get_item (item);
  g_autofree char *title = stm_history_line_dup_title (line);
  g_autofree char *details = stm_history_line_dup_details (line, self->store, self->file);
  g_autofree char *when = stm_history_line_dup_when (line);

  stm_history_row_show (STM_HISTORY_ROW (gtk_list_item_get_child (item)), line, self->store, self->file);
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, *details != '\0' ? details : when);
}

/* What was printed, by its uuid. */
static GHashTable *
index_printouts (StmHistoryTab *self)
{
  g_autoptr (GListModel) printouts = stm_store_list_printouts (self->store, self->dossier, NULL);
  GHashTable *by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; printouts != NULL && i < g_list_model_get_n_items (printouts); i++)
    {
      StmRecord *printout = g_list_model_get_item (printouts, i);

      g_hash_table_insert (by_uuid, (gpointer) stm_record_get_uuid (printout), printout);
    }

  return by_uuid;
}

/* A service that came closed from a file has no move that closed it: there the newest
 * event of it tells. */
static StmEvent *
find_closing (GListModel *events, const char *mediation)
{
  StmEvent *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      if (!g_str_equal (stm_event_get_uuid (event), mediation))
        continue;
      if (stm_history_is_closing (event))
        return event;
      if (newest == NULL)
        newest = event;
    }

  return newest;
}

/* The services that are closed, by the event that tells of it. */
static GHashTable *
index_closed (StmHistoryTab *self, GListModel *events)
{
  g_autoptr (GListModel) mediations = stm_store_list (self->store, STM_TYPE_MEDIATION, "dossier", self->dossier, NULL);
  GHashTable *by_event = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_object_unref);

  for (guint i = 0; mediations != NULL && i < g_list_model_get_n_items (mediations); i++)
    {
      g_autoptr (StmMediation) mediation = g_list_model_get_item (mediations, i);
      StmEvent *event = mediation->closed_on != NULL
                          ? find_closing (events, stm_record_get_uuid (STM_RECORD (mediation))) : NULL;

      if (event != NULL)
        g_hash_table_insert (by_event, event, g_steal_pointer (&mediation));
    }

  return by_event;
}

/* The list only grows, at its beginning: what is there stays where it is. */
static void
load (StmHistoryTab *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) events = stm_store_list_case_events (self->store, self->dossier, &error);
  g_autoptr (GHashTable) printouts = NULL;
  g_autoptr (GHashTable) closed = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint n = events != NULL ? g_list_model_get_n_items (events) : 0;

  if (events == NULL)
    {
      stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  printouts = index_printouts (self);
  closed = index_closed (self, events);
  for (guint i = 0; i + n_before < n; i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      g_ptr_array_add (added, stm_history_line_new (event, g_hash_table_lookup (printouts, stm_event_get_uuid (event)),
                                                    g_hash_table_lookup (closed, event)));
    }

  g_list_store_splice (self->lines, 0, 0, added->pdata, added->len);
  update_stack (self);
}

static void
stm_history_tab_map (GtkWidget *widget)
{
  StmHistoryTab *self = STM_HISTORY_TAB (widget);

  GTK_WIDGET_CLASS (stm_history_tab_parent_class)->map (widget);
  if (self->dossier != NULL)
    load (self);
}

static void
stm_history_tab_dispose (GObject *object)
{
  StmHistoryTab *self = STM_HISTORY_TAB (object);

  /* the choice changes once more when it goes */
  if (self->filter != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->kinds, choice_changed, self);
      gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
    }

  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->lines);
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);

  G_OBJECT_CLASS (stm_history_tab_parent_class)->dispose (object);
}

static void
stm_history_tab_finalize (GObject *object)
{
  g_free (STM_HISTORY_TAB (object)->dossier);

  G_OBJECT_CLASS (stm_history_tab_parent_class)->finalize (object);
}

static void
stm_history_tab_class_init (StmHistoryTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_history_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_history_tab_finalize;
  widget_class->map = stm_history_tab_map;

  gtk_widget_class_install_action (widget_class, "dossier.show-printout", "s", show_printout);
}

static GtkWidget *
create_choice (StmHistoryTab *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Sho_w"));
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 6, "margin-bottom", 6, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (labels, _(choices[i].label));

  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->kinds), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->kinds));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show in the history"), -1);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (choice_changed), self);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kinds));

  return box;
}

static GtkWidget *
create_list (StmHistoryTab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered))));
  GtkWidget *list = gtk_list_view_new (selection, factory);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP_SCROLLABLE, "maximum-size", 720, "child", list, NULL);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_item), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_item), self, G_CONNECT_SWAPPED);
  g_object_set (list, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                       "child", clamp, NULL);
}

static void
stm_history_tab_init (StmHistoryTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *choice = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", create_choice (self), NULL);
  GtkWidget *nothing = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("Nothing of This Kind"),
                                     "icon-name", "document-open-recent-symbolic", NULL);

  gtk_widget_add_css_class (nothing, "compact");
  self->lines = g_list_store_new (STM_TYPE_HISTORY_LINE);
  self->filter = gtk_custom_filter_new (is_chosen, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)),
                                              g_object_ref (GTK_FILTER (self->filter)));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_stack_add_named (self->stack, create_list (self), "list");

  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
stm_history_tab_new (StmStore *store)
{
  StmHistoryTab *self = g_object_new (STM_TYPE_HISTORY_TAB, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/* What is not seen is read when it is. */
void
stm_history_tab_set_case (StmHistoryTab *self, StmCaseFile *file, const char *today)
{
  g_set_object (&self->file, file);
  if (g_set_str (&self->dossier, file != NULL ? stm_record_get_uuid (STM_RECORD (file->dossier)) : NULL))
    g_list_store_remove_all (self->lines);

  if (self->dossier != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

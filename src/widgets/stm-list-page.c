#include "config.h"

#include "widgets/stm-list-page.h"

#include "core/stm-choices.h"
#include "core/stm-title.h"
#include "widgets/stm-filter-button.h"
#include "widgets/stm-filter-chips.h"
#include "widgets/stm-layout.h"
#include "widgets/stm-style.h"

#include <glib/gi18n-lib.h>

/* the string properties, in the order of their enum */
static const char *const names[] = {
  NULL, "title", "add-label", "add-action", "add-target", "search-placeholder",
  "empty-icon-name", "empty-title", "empty-description", "layout-name",
};

enum
{
  PROP_0, PROP_TITLE, PROP_ADD_LABEL, PROP_ADD_ACTION, PROP_ADD_TARGET, PROP_SEARCH_PLACEHOLDER,
  PROP_EMPTY_ICON_NAME, PROP_EMPTY_TITLE, PROP_EMPTY_DESCRIPTION, PROP_LAYOUT_NAME, N_STRINGS,
  PROP_NARROW = N_STRINGS, N_PROPS
};

/**
 * StmListPage:
 *
 * What every list view is made of; see the header.
 */
struct _StmListPage
{
  AdwBin           parent_instance;

  AdwToolbarView  *toolbar_view;
  AdwWindowTitle  *window_title;
  GtkWidget       *add_button;
  GtkWidget       *add_text;
  GtkMenuButton   *menu_button;
  GtkWidget       *search_bar;
  GtkSearchEntry  *search_entry;
  StmFilterButton *filter_button;
  StmFilterChips  *chips;
  GtkStack        *stack;
  StmTable        *table;
  GtkWidget       *empty_button;

  StmFilterSet    *filters;
  GListModel      *model;
  GMenuModel      *menu;
  StmCountFunc     count_func;
  char            *strings[N_STRINGS];
  char            *search;
  gboolean         may_add;
  gboolean         quiet;
  char            *layout;
  guint            narrow_id;
};

enum { QUERY_CHANGED, ACTIVATE_ROW, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmListPage, stm_list_page, ADW_TYPE_BIN)

static gboolean
is_asking (StmListPage *self)
{
  return *stm_list_page_get_search (self) != '\0' || stm_filter_set_get_n_chosen (self->filters) > 0;
}

static gboolean
is_loading (StmListPage *self)
{
  gboolean loading = FALSE;

  if (self->model != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (self->model), "loading") != NULL)
    g_object_get (self->model, "loading", &loading, NULL);

  return loading;
}

/* An empty list says it in the middle, and does not know how wide it is. */
static void
update_add (StmListPage *self)
{
  gboolean visible = self->may_add && self->strings[PROP_ADD_LABEL] != NULL;
  gboolean has_text = !stm_table_get_narrow (self->table)
                      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0;
  g_autofree char *plain = NULL;

  gtk_widget_set_visible (self->empty_button, visible);
  gtk_widget_set_visible (self->add_button, visible);
  gtk_widget_set_visible (self->add_text, has_text);
  if (!visible)
    return;

  plain = g_strdup (self->strings[PROP_ADD_LABEL]);
  for (char *p = strchr (plain, '_'); p != NULL; p = NULL)
    memmove (p, p + 1, strlen (p));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  gtk_widget_set_tooltip_text (self->add_button, has_text ? NULL : plain);
}

/* While a query is under way, what was there stays. */
static void
update_content (StmListPage *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  const char *page = "table";
  g_autofree char *count = NULL;

  if (n == 0 && is_loading (self))
    return;

  if (n == 0)
    page = is_asking (self) ? "nothing-found" : "empty";
  else if (self->count_func != NULL)
    count = self->count_func (n);

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->search_bar, !g_str_equal (page, "empty"));
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), !g_str_equal (page, "empty"));
  adw_window_title_set_subtitle (self->window_title, count != NULL ? count : "");
  update_add (self);
}

static void
emit_query_changed (StmListPage *self)
{
  if (self->quiet)
    return;

  stm_table_scroll_to (self->table, 0);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
on_search_changed (StmListPage *self)
{
  if (g_set_str (&self->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    emit_query_changed (self);
}

static void
on_stop_search (StmListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Letters typed in the list go to the search; the row that had the focus may not
 * be among what is found. */
static void
on_search_started (StmListPage *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
}

/* Enter goes to what was found; Enter again opens it. */
static void
on_search_entered (StmListPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
on_filters_changed (StmListPage *self)
{
  emit_query_changed (self);
}

static void
on_sort (StmListPage *self, const char *field, gboolean descending)
{
  emit_query_changed (self);
}

static void
on_activate_row (StmListPage *self, StmRow *row)
{
  g_signal_emit (self, signals[ACTIVATE_ROW], 0, row);
}

static void
follow_narrow (gpointer data)
{
  StmListPage *self = data;

  self->narrow_id = 0;
  update_add (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* The table notices while it is being laid out, when nothing else may change. */
static void
on_narrow (StmListPage *self)
{
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_once (follow_narrow, self);
}

static void
on_add (StmListPage *self)
{
  const char *action = self->strings[PROP_ADD_ACTION] != NULL ? self->strings[PROP_ADD_ACTION] : "win.add-record";

  if (self->strings[PROP_ADD_TARGET] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", self->strings[PROP_ADD_TARGET]);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
on_show_everything (StmListPage *self)
{
  stm_list_page_clear (self);
  stm_list_page_focus_search (self);
}

static void
save_layout (StmListPage *self)
{
  g_autofree char *state = NULL;

  if (self->layout == NULL)
    return;

  state = stm_table_dup_state (self->table);
  stm_layout_save (self->layout, state);
}

/* A region looks at other columns than a school does. */
static char *
dup_layout_name (StmListPage *self)
{
  StmRole role = stm_table_get_role (self->table);

  return role == STM_ROLE_NONE ? g_strdup (self->strings[PROP_LAYOUT_NAME])
                               : g_strconcat (self->strings[PROP_LAYOUT_NAME], "-", stm_role_choices[role].key, NULL);
}

static void
restore_layout (StmListPage *self)
{
  g_autofree char *state = NULL;

  if (self->layout != NULL || self->strings[PROP_LAYOUT_NAME] == NULL
      || stm_table_get_record_type (self->table) == G_TYPE_INVALID)
    return;

  self->layout = dup_layout_name (self);
  state = stm_layout_load (self->layout);
  if (state != NULL)
    stm_table_restore_state (self->table, state);
}

static void
stm_list_page_unroot (GtkWidget *widget)
{
  save_layout (STM_LIST_PAGE (widget));

  GTK_WIDGET_CLASS (stm_list_page_parent_class)->unroot (widget);
}

static void
stm_list_page_unmap (GtkWidget *widget)
{
  save_layout (STM_LIST_PAGE (widget));

  GTK_WIDGET_CLASS (stm_list_page_parent_class)->unmap (widget);
}

static void
stm_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmListPage *self = STM_LIST_PAGE (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, stm_table_get_narrow (self->table));
  else
    g_value_set_string (value, self->strings[id]);
}

static void
stm_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmListPage *self = STM_LIST_PAGE (object);

  if (!g_set_str (&self->strings[id], g_value_get_string (value)))
    return;

  if (id == PROP_TITLE)
    stm_table_set_title (self->table, self->strings[id]);
  if (id == PROP_ADD_LABEL)
    update_add (self);
  if (id == PROP_SEARCH_PLACEHOLDER)
    {
      gtk_search_entry_set_placeholder_text (self->search_entry, self->strings[id]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->strings[id], -1);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
stm_list_page_dispose (GObject *object)
{
  StmListPage *self = STM_LIST_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_LIST_PAGE);

  G_OBJECT_CLASS (stm_list_page_parent_class)->dispose (object);
}

static void
stm_list_page_finalize (GObject *object)
{
  StmListPage *self = STM_LIST_PAGE (object);

  g_object_unref (self->filters);
  g_clear_object (&self->menu);
  g_free (self->search);
  g_free (self->layout);
  for (guint i = 0; i < N_STRINGS; i++)
    g_free (self->strings[i]);

  G_OBJECT_CLASS (stm_list_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmListPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, add_text);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, table);
  gtk_widget_class_bind_template_child (widget_class, StmListPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_started);
  gtk_widget_class_bind_template_callback (widget_class, on_sort);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_row);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_show_everything);
}

static void
stm_list_page_class_init (StmListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_list_page_get_property;
  object_class->set_property = stm_list_page_set_property;
  object_class->dispose = stm_list_page_dispose;
  object_class->finalize = stm_list_page_finalize;
  widget_class->unroot = stm_list_page_unroot;
  widget_class->unmap = stm_list_page_unmap;

  for (guint i = 1; i < N_STRINGS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[QUERY_CHANGED] = g_signal_new ("query-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE_ROW] = g_signal_new ("activate-row", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, STM_TYPE_ROW);

  stm_style_ensure ();
  g_type_ensure (STM_TYPE_TABLE);
  g_type_ensure (STM_TYPE_FILTER_BUTTON);
  g_type_ensure (STM_TYPE_FILTER_CHIPS);
  bind_template (widget_class);
}

static void
stm_list_page_init (StmListPage *self)
{
  self->filters = stm_filter_set_new ();
  self->search = g_strdup ("");
  self->may_add = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_filter_button_set_filters (self->filter_button, self->filters);
  stm_filter_chips_set_filters (self->chips, self->filters);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (on_filters_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", stm_table_get_actions (self->table));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  update_add (self);
}

GtkWidget *
stm_list_page_new (void)
{
  return g_object_new (STM_TYPE_LIST_PAGE, NULL);
}

StmTable *
stm_list_page_get_table (StmListPage *self)
{
  return self->table;
}

void
stm_list_page_set_count_func (StmListPage *self, StmCountFunc func)
{
  self->count_func = func;
  update_content (self);
}

static void
update_menu (StmListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) table = stm_table_create_menu (self->table);

  if (self->menu != NULL)
    g_menu_append_section (menu, NULL, self->menu);
  g_menu_append_section (menu, NULL, table);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

void
stm_list_page_set_model (StmListPage *self, GListModel *rows)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, rows);

  restore_layout (self);
  update_menu (self);
  stm_table_set_model (self->table, rows);

  if (rows != NULL)
    g_signal_connect_object (rows, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  if (rows != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (rows), "loading") != NULL)
    g_signal_connect_object (rows, "notify::loading", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  update_content (self);
}

void
stm_list_page_set_menu (StmListPage *self, GMenuModel *menu)
{
  g_set_object (&self->menu, menu);
  if (self->model != NULL)
    update_menu (self);
}

void
stm_list_page_add_top_bar (StmListPage *self, GtkWidget *bar)
{
  adw_toolbar_view_add_top_bar (self->toolbar_view, bar);
}

void
stm_list_page_add_bar (StmListPage *self, GtkWidget *bar)
{
  adw_toolbar_view_add_bottom_bar (self->toolbar_view, bar);
}

void
stm_list_page_set_may_add (StmListPage *self, gboolean may_add)
{
  self->may_add = may_add;
  update_add (self);
}

gboolean
stm_list_page_get_may_add (StmListPage *self)
{
  return self->may_add;
}

static GListModel *
list_choices (const StmField *field)
{
  GListStore *choices = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    {
      g_autoptr (StmTitle) title = NULL;

      if (field->choices[i].key[0] == '\0')
        continue;

      title = stm_title_new ("", field->choices[i].key, stm_field_get_choice_label (field, i), NULL);
      g_list_store_append (choices, title);
    }

  return G_LIST_MODEL (choices);
}

void
stm_list_page_add_filter (StmListPage *self, const char *field, const char *label, GListModel *choices)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (stm_table_get_record_type (self->table));
  const StmField *known = stm_record_class_find_field (klass, field);
  g_autoptr (GListModel) own = NULL;

  if (choices == NULL)
    choices = own = list_choices (known);

  self->quiet = TRUE;
  stm_filter_set_add (self->filters, field, label != NULL ? label : stm_field_get_label (known), choices);
  self->quiet = FALSE;
}

void
stm_list_page_set_filter (StmListPage *self, const char *field, const char *value)
{
  stm_filter_set_choose (self->filters, field, value);
}

const char *
stm_list_page_get_filter (StmListPage *self, const char *field)
{
  return stm_filter_set_get_value (self->filters, field);
}

const char **
stm_list_page_list_filters (StmListPage *self)
{
  guint n = stm_filter_set_get_n_filters (self->filters);
  const char **fields = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    fields[i] = stm_filter_set_get_field (self->filters, i);

  return fields;
}

void
stm_list_page_clear (StmListPage *self)
{
  gboolean cleared;

  self->quiet = TRUE;
  cleared = stm_filter_set_clear (self->filters);
  cleared |= *stm_list_page_get_search (self) != '\0';
  stm_list_page_set_search (self, "");
  self->quiet = FALSE;

  if (cleared)
    emit_query_changed (self);
}

const char *
stm_list_page_get_search (StmListPage *self)
{
  return self->search;
}

void
stm_list_page_set_search (StmListPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  on_search_changed (self);
}

void
stm_list_page_focus_search (StmListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The first query is already the one that the user left. */
const char *
stm_list_page_get_sort (StmListPage *self, gboolean *descending)
{
  self->quiet = TRUE;
  restore_layout (self);
  self->quiet = FALSE;

  return stm_table_get_sort (self->table, descending);
}

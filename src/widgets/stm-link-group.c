#include "config.h"

#include "widgets/stm-link-group.h"

#include "core/stm-date.h"
#include "core/stm-overview.h"
#include "core/stm-row.h"
#include "core/stm-title.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

#define MORE_ROWS 100

struct _StmLinkGroup
{
  AdwPreferencesGroup  parent_instance;

  GListModel          *model;
  char                *empty_text;
  StmRole              role;
  guint                limit;
  GPtrArray           *rows;
  GtkWidget           *count;
};

enum { PROP_0, PROP_MODEL, PROP_EMPTY_TEXT, PROP_FIRST_ROWS, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmLinkGroup, stm_link_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (StmLinkGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
}

static GtkWidget *
create_row (const char *kind, const char *uuid, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", kind, uuid);

  return row;
}

/* When the stage is, "07-09-2026 – 18-12-2026". */
static char *
dup_time (StmOverview *overview)
{
  g_autofree char *start = stm_date_format (overview->start_1);
  g_autofree char *end = stm_date_format (overview->last_end);

  if (*start == '\0' || *end == '\0')
    return NULL;

  /* Translators: from day to day */
  return g_strdup_printf (_("%s – %s"), start, end);
}

static GtkWidget *
create_record_row (StmLinkGroup *self, StmRecord *record)
{
  StmOverview *overview = STM_IS_OVERVIEW (record) ? STM_OVERVIEW (record) : NULL;
  g_autofree char *title = stm_record_dup_title (record);
  g_autofree char *subtitle = overview != NULL ? dup_time (overview) : NULL;
  GtkWidget *row = create_row (STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record), title, subtitle);

  if (overview != NULL)
    {
      GtkWidget *status = stm_status_label_new ();

      stm_status_label_set_status (STM_STATUS_LABEL (status), stm_policy_shown_status (self->role, overview->status));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), status);
    }

  return row;
}

static void
add_item (StmLinkGroup *self, gpointer item)
{
  StmRecord *record = STM_IS_ROW (item) ? stm_row_get_record (item) : NULL;
  GtkWidget *row = NULL;

  if (STM_IS_TITLE (item))
    row = create_row (stm_title_get_kind (item), stm_title_get_uuid (item),
                      stm_title_get_title (item), stm_title_get_subtitle (item));
  else if (record != NULL)
    row = create_record_row (self, record);

  if (row == NULL)
    return;

  add_arrow (row);
  add_row (self, row);
}

static void update_rows (StmLinkGroup *self);

static void
more_activated (StmLinkGroup *self)
{
  self->limit += MORE_ROWS;
  update_rows (self);
}

static void
add_more_row (StmLinkGroup *self, guint n_hidden)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", n_hidden),
                                            n_hidden);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (more_activated), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
add_empty_row (StmLinkGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->empty_text);
  gtk_widget_add_css_class (row, "dimmed");
  add_row (self, row);
}

static gboolean
is_loading (GListModel *model)
{
  gboolean loading = FALSE;

  if (model != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (model), "loading") != NULL)
    g_object_get (model, "loading", &loading, NULL);

  return loading;
}

static void
update_rows (StmLinkGroup *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  guint n_shown = MIN (n, self->limit);
  g_autofree char *count = g_strdup_printf ("%u", n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      add_item (self, item);
    }

  if (n > n_shown)
    add_more_row (self, n - n_shown);
  else if (n == 0 && self->empty_text != NULL && !is_loading (self->model))
    add_empty_row (self);

  gtk_label_set_label (GTK_LABEL (self->count), n > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
stm_link_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmLinkGroup *self = STM_LINK_GROUP (object);

  if (id == PROP_MODEL)
    g_value_set_object (value, self->model);
  else
    g_value_set_string (value, self->empty_text);
}

static void
stm_link_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmLinkGroup *self = STM_LINK_GROUP (object);

  if (id == PROP_MODEL)
    {
      stm_link_group_set_model (self, g_value_get_object (value));
    }
  else if (id == PROP_FIRST_ROWS)
    {
      self->limit = g_value_get_uint (value);
      update_rows (self);
    }
  else
    {
      g_set_str (&self->empty_text, g_value_get_string (value));
      update_rows (self);
    }
}

static void
stm_link_group_dispose (GObject *object)
{
  StmLinkGroup *self = STM_LINK_GROUP (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update_rows, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (stm_link_group_parent_class)->dispose (object);
}

static void
stm_link_group_finalize (GObject *object)
{
  StmLinkGroup *self = STM_LINK_GROUP (object);

  g_free (self->empty_text);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (stm_link_group_parent_class)->finalize (object);
}

static void
stm_link_group_class_init (StmLinkGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_link_group_get_property;
  object_class->set_property = stm_link_group_set_property;
  object_class->dispose = stm_link_group_dispose;
  object_class->finalize = stm_link_group_finalize;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST_ROWS] = g_param_spec_uint ("first-rows", NULL, NULL, 1, G_MAXUINT, 10,
                                                   G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_link_group_init (StmLinkGroup *self)
{
  self->limit = 10;
  self->rows = g_ptr_array_new ();

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->count);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * stm_link_group_new:
 *
 * Returns: (transfer floating): a group without records
 */
GtkWidget *
stm_link_group_new (void)
{
  return g_object_new (STM_TYPE_LINK_GROUP, NULL);
}

void
stm_link_group_set_model (StmLinkGroup *self, GListModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update_rows, self);

  if (g_set_object (&self->model, model))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);

  if (model != NULL)
    {
      g_signal_connect_object (model, "items-changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (model), "loading") != NULL)
        g_signal_connect_object (model, "notify::loading", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
    }

  update_rows (self);
}

void
stm_link_group_set_role (StmLinkGroup *self, StmRole role)
{
  if (self->role == role)
    return;

  self->role = role;
  update_rows (self);
}

#include "config.h"

#include "views/stm-record-page.h"

#include "views/stm-permission.h"
#include "widgets/stm-detail-group.h"
#include "widgets/stm-history-group.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StmStore        *store;
  GType            type;
  char            *uuid;
  StmRecord       *record;
  guint            update_id;

  AdwHeaderBar    *header;
  GtkWidget       *edit_button;
  AdwBanner       *notice;
  GtkStack        *stack;
  GtkBox          *sections;
  StmHistoryGroup *history;
  GtkWidget       *delete_group;
  GtkWidget       *delete_row;
} StmRecordPagePrivate;

enum { PROP_0, PROP_DELETE_LABEL, N_PROPS };

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void stm_record_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (StmRecordPage, stm_record_page, ADW_TYPE_NAVIGATION_PAGE,
                                  G_ADD_PRIVATE (StmRecordPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, stm_record_page_buildable_init))

#define PRIVATE(self) ((StmRecordPagePrivate *) stm_record_page_get_instance_private (STM_RECORD_PAGE (self)))

static void
stm_record_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  StmRecordPagePrivate *priv = PRIVATE (buildable);

  if (priv->sections != NULL && type == NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->sections, GTK_WIDGET (child));
  else if (priv->header != NULL && g_strcmp0 (type, "action") == 0)
    adw_header_bar_pack_end (priv->header, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
stm_record_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = stm_record_page_add_child;
}

static const char *
get_kind (StmRecordPage *self)
{
  return STM_RECORD_GET_CLASS (PRIVATE (self)->record)->kind;
}

static void
update_actions (StmRecordPage *self)
{
  StmRecordPagePrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  gboolean may_edit = stm_permission_check (priv->store, STM_ACTION_EDIT, priv->record, &error);
  gboolean may_delete = stm_permission_check (priv->store, STM_ACTION_DELETE, priv->record, NULL);
  gboolean is_locked = stm_permission_is_locked (priv->store, priv->record);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", may_delete);
  gtk_widget_set_visible (priv->edit_button, may_edit);
  gtk_widget_set_visible (priv->delete_group, may_delete);

  if (is_locked)
    adw_banner_set_title (priv->notice, error->message);
  adw_banner_set_revealed (priv->notice, is_locked);
}

static void
fill_groups (StmRecordPage *self, GtkWidget *widget, gboolean accepted_by_viewer)
{
  StmRecordPagePrivate *priv = PRIVATE (self);
  StmRole role = stm_store_get_role (priv->store);

  if (STM_IS_DETAIL_GROUP (widget))
    stm_detail_group_set_record (STM_DETAIL_GROUP (widget), priv->record, role, accepted_by_viewer);
  else if (STM_IS_LINK_GROUP (widget))
    stm_link_group_set_role (STM_LINK_GROUP (widget), role);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      fill_groups (self, child, accepted_by_viewer);
}

static void
show_gone (StmRecordPage *self)
{
  StmRecordPagePrivate *priv = PRIVATE (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", FALSE);
  gtk_widget_set_visible (priv->edit_button, FALSE);
  adw_banner_set_revealed (priv->notice, FALSE);
  gtk_stack_set_visible_child_name (priv->stack, "gone");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("No Longer There"));
}

static void
update (StmRecordPage *self)
{
  StmRecordPagePrivate *priv = PRIVATE (self);
  g_autoptr (StmRecord) record = stm_store_get (priv->store, priv->type, priv->uuid, NULL);
  g_autoptr (GListModel) events = NULL;
  g_autofree char *title = NULL;

  if (record != NULL && stm_record_get_deleted_at (record) != NULL)
    g_clear_object (&record);

  g_set_object (&priv->record, record);
  if (record == NULL)
    {
      show_gone (self);
      return;
    }

  title = stm_record_dup_title (record);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_stack_set_visible_child_name (priv->stack, "record");

  update_actions (self);
  fill_groups (self, GTK_WIDGET (priv->sections), stm_store_is_accepted_by_viewer (priv->store, record));
  events = stm_store_list_events (priv->store, priv->uuid, NULL);
  stm_history_group_set_events (priv->history, events, priv->type);

  if (STM_RECORD_PAGE_GET_CLASS (self)->update != NULL)
    STM_RECORD_PAGE_GET_CLASS (self)->update (self, record);
}

static void
update_later (gpointer data)
{
  PRIVATE (data)->update_id = 0;
  update (STM_RECORD_PAGE (data));
}

/* One transaction may tell of several kinds. */
static void
store_changed (StmRecordPage *self)
{
  StmRecordPagePrivate *priv = PRIVATE (self);

  if (priv->update_id == 0)
    priv->update_id = g_idle_add_once (update_later, self);
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return stm_store_dup_title (STM_STORE (data), target, uuid);
}

/* A look at a hidden field that is being noted. */
typedef struct
{
  StmDetailGroup *group;
  char           *record;   /* uuid */
  char           *field;
} Look;

static void
look_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  Look *look = data;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (look->group), STM_TYPE_RECORD_PAGE);
  g_autoptr (GError) error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_error (GTK_WIDGET (look->group), error);
  else if (page != NULL && g_str_equal (stm_record_get_uuid (PRIVATE (STM_RECORD_PAGE (page))->record), look->record))
    stm_detail_group_reveal (look->group, look->field);

  g_object_unref (look->group);
  g_free (look->record);
  g_free (look->field);
  g_free (look);
}

/* SPEC P3: every look at a hidden field is logged, before anything is shown. */
static void
revealed (StmDetailGroup *group, const char *field, StmRecordPage *self)
{
  StmRecordPagePrivate *priv = PRIVATE (self);
  Look *look = g_new0 (Look, 1);

  look->group = g_object_ref (group);
  look->record = g_strdup (stm_record_get_uuid (priv->record));
  look->field = g_strdup (field);
  stm_store_log_async (priv->store, STM_EVENT_REVEALED, priv->record, field, NULL, look_noted, look);
}

static void
prepare_groups (StmRecordPage *self, GtkWidget *widget)
{
  StmRecordPagePrivate *priv = PRIVATE (self);

  if (STM_IS_DETAIL_GROUP (widget))
    {
      stm_detail_group_set_resolver (STM_DETAIL_GROUP (widget), resolve, g_object_ref (priv->store), g_object_unref);
      stm_detail_group_set_link_action (STM_DETAIL_GROUP (widget), "win.show-record");
      g_signal_connect_object (widget, "reveal", G_CALLBACK (revealed), self, 0);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    prepare_groups (self, child);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, g_str_equal (name, "record.edit") ? "win.edit-record" : "win.delete-record",
                              "(ss)", get_kind (STM_RECORD_PAGE (widget)), PRIVATE (widget)->uuid);
}

static void
stm_record_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (PRIVATE (object)->delete_row)));
}

static void
stm_record_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (PRIVATE (object)->delete_row), g_value_get_string (value));
}

static void
stm_record_page_dispose (GObject *object)
{
  StmRecordPagePrivate *priv = PRIVATE (object);

  g_clear_handle_id (&priv->update_id, g_source_remove);
  g_clear_object (&priv->store);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (stm_record_page_parent_class)->dispose (object);
}

static void
stm_record_page_finalize (GObject *object)
{
  g_free (PRIVATE (object)->uuid);

  G_OBJECT_CLASS (stm_record_page_parent_class)->finalize (object);
}

static void
stm_record_page_class_init (StmRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_record_page_get_property;
  object_class->set_property = stm_record_page_set_property;
  object_class->dispose = stm_record_page_dispose;
  object_class->finalize = stm_record_page_finalize;

  properties[PROP_DELETE_LABEL] = g_param_spec_string ("delete-label", NULL, NULL, NULL,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, record_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);

  g_type_ensure (STM_TYPE_DETAIL_GROUP);
  g_type_ensure (STM_TYPE_HISTORY_GROUP);
  g_type_ensure (STM_TYPE_LINK_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/views/stm-record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, edit_button);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, notice);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, sections);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, history);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, delete_group);
  gtk_widget_class_bind_template_child_private (widget_class, StmRecordPage, delete_row);
}

static void
stm_record_page_init (StmRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
stm_record_page_open (StmRecordPage *self, StmStore *store, GType type, const char *uuid)
{
  StmRecordPagePrivate *priv = PRIVATE (self);

  priv->store = g_object_ref (store);
  priv->type = type;
  priv->uuid = g_strdup (uuid);

  prepare_groups (self, GTK_WIDGET (priv->sections));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::role", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

void
stm_record_page_show (StmRecordPage *self, const char *uuid)
{
  if (g_set_str (&PRIVATE (self)->uuid, uuid))
    update (self);
}

void
stm_record_page_link (StmRecordPage *self, StmLinkGroup *group, GType type, const char *field)
{
  StmRecordPagePrivate *priv = PRIVATE (self);
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (StmRecordList) list = NULL;

  stm_query_set_filter (query, field, priv->uuid);
  list = stm_store_query (priv->store, query);
  stm_link_group_set_model (group, G_LIST_MODEL (list));
}

StmStore *
stm_record_page_get_store (StmRecordPage *self)
{
  return PRIVATE (self)->store;
}

StmRecord *
stm_record_page_get_record (StmRecordPage *self)
{
  return PRIVATE (self)->record;
}

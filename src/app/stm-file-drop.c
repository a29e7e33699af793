#include "config.h"

#include "app/stm-file-drop.h"

#include <glib/gi18n-lib.h>

struct _StmFileDrop
{
  AdwBin         parent_instance;

  GtkOverlay    *overlay;
  GtkWidget     *hint;
  GtkDropTarget *target;
  gboolean       accepts;
};

enum { PROP_0, PROP_CONTENT, N_PROPS };
enum { DROPPED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmFileDrop, stm_file_drop, ADW_TYPE_BIN)

static gboolean
accept (StmFileDrop *self, GdkDrop *drop)
{
  return self->accepts && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static void
held (StmFileDrop *self)
{
  gtk_widget_set_visible (self->hint, gtk_drop_target_get_current_drop (self->target) != NULL);
}

static gboolean
dropped (StmFileDrop *self, const GValue *value)
{
  g_autoptr (GSList) files = NULL;

  if (!self->accepts)
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *file = files; file != NULL; file = file->next)
    g_signal_emit (self, signals[DROPPED], 0, file->data);

  return files != NULL;
}

static void
stm_file_drop_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, gtk_overlay_get_child (STM_FILE_DROP (object)->overlay));
}

static void
stm_file_drop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_overlay_set_child (STM_FILE_DROP (object)->overlay, g_value_get_object (value));
}

static void
stm_file_drop_class_init (StmFileDropClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_file_drop_get_property;
  object_class->set_property = stm_file_drop_set_property;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static GtkWidget *
create_hint (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE,
                       "icon-name", "stm-package-received-symbolic",
                       "title", _("Drop to Import"),
                       "description", _("You see first what the file would change."),
                       "can-target", FALSE,
                       "visible", FALSE,
                       "css-classes", (const char *[]) { "stm-file-drop", NULL },
                       NULL);
}

static void
stm_file_drop_init (StmFileDrop *self)
{
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  self->hint = create_hint ();
  gtk_overlay_add_overlay (self->overlay, self->hint);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->overlay));

  self->target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (self->target, "accept", G_CALLBACK (accept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "notify::current-drop", G_CALLBACK (held), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "drop", G_CALLBACK (dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->target));
}

void
stm_file_drop_set_accepts (StmFileDrop *self, gboolean accepts)
{
  self->accepts = accepts;
}

#include "config.h"

#include "views/exchange/stm-conflict-group.h"

#include "views/exchange/stm-conflict-row.h"

#include <glib/gi18n-lib.h>

/* Fewer are shown open. */
#define MAX_OPEN 3

struct _StmConflictGroup
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *rows;
};

enum { PROP_0, PROP_UNDECIDED, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmConflictGroup, stm_conflict_group, ADW_TYPE_PREFERENCES_GROUP)

static void
choose_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmConflictGroup *self = STM_CONFLICT_GROUP (widget);
  StmConflictChoice choice = g_str_equal (name, "conflicts.keep-all") ? STM_CONFLICT_OURS : STM_CONFLICT_THEIRS;

  for (guint i = 0; i < self->rows->len; i++)
    stm_conflict_row_set_choice (self->rows->pdata[i], choice);
}

static void
stm_conflict_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, stm_conflict_group_get_undecided (STM_CONFLICT_GROUP (object)));
}

static void
stm_conflict_group_finalize (GObject *object)
{
  g_ptr_array_unref (STM_CONFLICT_GROUP (object)->rows);

  G_OBJECT_CLASS (stm_conflict_group_parent_class)->finalize (object);
}

static void
stm_conflict_group_class_init (StmConflictGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_conflict_group_get_property;
  object_class->finalize = stm_conflict_group_finalize;

  properties[PROP_UNDECIDED] = g_param_spec_uint ("undecided", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "conflicts.keep-all", NULL, choose_all);
  gtk_widget_class_install_action (widget_class, "conflicts.take-all", NULL, choose_all);
}

static void
stm_conflict_group_init (StmConflictGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static void
choice_changed (StmConflictGroup *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDECIDED]);
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Keep All as Here"), "conflicts.keep-all");
  g_menu_append (menu, _("_Take All From the Package"), "conflicts.take-all");

  return g_object_new (GTK_TYPE_MENU_BUTTON,
                       "label", _("Choose _All"),
                       "use-underline", TRUE,
                       "menu-model", menu,
                       "valign", GTK_ALIGN_CENTER,
                       "css-classes", (const char *[]) { "flat", NULL },
                       NULL);
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return stm_store_dup_title (STM_STORE (data), target, uuid);
}

static void
add_row (StmConflictGroup *self, StmStore *store, StmConflict *conflict, gboolean is_open)
{
  g_autoptr (StmReader) reader = stm_reader_new ();
  GtkWidget *row;

  stm_reader_set_role (reader, stm_store_get_role (store),
                       stm_store_is_accepted_by_viewer (store, stm_conflict_get_ours (conflict)));
  stm_reader_set_resolver (reader, resolve, g_object_ref (store), g_object_unref);
  row = stm_conflict_row_new (conflict, reader);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), is_open);
  g_signal_connect_object (row, "notify::choice", G_CALLBACK (choice_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * stm_conflict_group_new:
 * @store: where the package is imported
 * @conflicts: #StmConflict
 *
 * Returns: (transfer floating): what asks for the choices
 */
GtkWidget *
stm_conflict_group_new (StmStore *store, GListModel *conflicts)
{
  StmConflictGroup *self = g_object_new (STM_TYPE_CONFLICT_GROUP, "title", _("Changed in Both Places"), NULL);
  guint n = g_list_model_get_n_items (conflicts);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("You and the sender both changed these. Choose for each of them; nothing is "
                                           "imported before."));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmConflict) conflict = g_list_model_get_item (conflicts, i);

      add_row (self, store, conflict, n <= MAX_OPEN);
    }
  if (n > 1)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), create_menu_button ());
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);

  return GTK_WIDGET (self);
}

guint
stm_conflict_group_get_undecided (StmConflictGroup *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += stm_conflict_row_get_choice (self->rows->pdata[i]) == STM_CONFLICT_ASK;

  return n;
}

GHashTable *
stm_conflict_group_dup_choices (StmConflictGroup *self)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      StmConflictRow *row = self->rows->pdata[i];
      StmRecord *ours = stm_conflict_get_ours (stm_conflict_row_get_conflict (row));

      g_hash_table_insert (choices, g_strdup (stm_record_get_uuid (ours)),
                           GINT_TO_POINTER (stm_conflict_row_get_choice (row)));
    }

  return choices;
}

#include "config.h"

#include "views/cases/stm-case-bar.h"

#include "views/cases/stm-case-edits.h"
#include "widgets/stm-announce.h"

#include <glib/gi18n-lib.h>

struct _StmCaseBar
{
  AdwBin          parent_instance;

  GtkWidget      *chosen_box;
  GtkLabel       *chosen_label;
  GtkWidget      *follow_button;
  GtkWidget      *unfollow_button;
  GtkMenuButton  *assign_button;
  GtkCheckButton *followed_button;

  StmStore       *store;
  StmCaseList    *list;
  StmChooser     *chooser;
  guint           n_announced;
  gboolean        show_followed;
};

enum { PROP_0, PROP_SHOW_FOLLOWED, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmCaseBar, stm_case_bar, ADW_TYPE_BIN)

/* (transfer full) (element-type StmCaseEntry): those that are chosen */
static GPtrArray *
collect_chosen (StmCaseBar *self)
{
  GListModel *rows = G_LIST_MODEL (self->list);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (rows, i);
      StmRecord *entry = stm_row_get_record (row);

      if (stm_chooser_has (self->chooser, stm_record_get_uuid (entry)))
        g_ptr_array_add (entries, g_object_ref (entry));
    }

  return entries;
}

static void
follow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCaseBar *self = STM_CASE_BAR (widget);
  g_autoptr (GPtrArray) chosen = collect_chosen (self);
  g_autofree char *today = stm_case_list_dup_today ();

  if (chosen->len == 0)
    return;

  if (g_str_equal (name, "cases.follow"))
    stm_case_edits_follow (widget, self->store, chosen, today);
  else
    stm_case_edits_unfollow (widget, self->store, chosen);
  stm_chooser_choose_none (self->chooser);
}

static void
assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCaseBar *self = STM_CASE_BAR (widget);
  g_autoptr (GPtrArray) chosen = collect_chosen (self);

  if (chosen->len == 0)
    return;

  stm_case_edits_assign (widget, self->store, chosen, g_variant_get_string (parameter, NULL));
  stm_chooser_choose_none (self->chooser);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmCaseBar *self = STM_CASE_BAR (widget);

  if (g_str_equal (name, "cases.choose-all"))
    stm_chooser_choose_all (self->chooser, G_LIST_MODEL (self->list));
  else
    stm_chooser_choose_none (self->chooser);
}

static void
stm_case_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, STM_CASE_BAR (object)->show_followed);
}

static void
stm_case_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmCaseBar *self = STM_CASE_BAR (object);

  self->show_followed = g_value_get_boolean (value);
  stm_case_list_show_followed (self->list, self->show_followed);
  stm_case_list_update (self->list);
  stm_case_bar_update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
stm_case_bar_dispose (GObject *object)
{
  StmCaseBar *self = STM_CASE_BAR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (stm_case_bar_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "cases.show-followed", "show-followed");
  gtk_widget_class_install_action (widget_class, "cases.follow", NULL, follow);
  gtk_widget_class_install_action (widget_class, "cases.unfollow", NULL, follow);
  gtk_widget_class_install_action (widget_class, "cases.assign", "s", assign);
  gtk_widget_class_install_action (widget_class, "cases.choose-all", NULL, choose);
  gtk_widget_class_install_action (widget_class, "cases.choose-none", NULL, choose);
}

static void
stm_case_bar_class_init (StmCaseBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_case_bar_get_property;
  object_class->set_property = stm_case_bar_set_property;
  object_class->dispose = stm_case_bar_dispose;

  properties[PROP_SHOW_FOLLOWED] = g_param_spec_boolean ("show-followed", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/views/cases/stm-case-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, follow_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, unfollow_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, assign_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, followed_button);
}

static void
stm_case_bar_init (StmCaseBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_chosen (StmCaseBar *self, guint n, gboolean all_followed)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);

  if (n > 0 && n != self->n_announced)
    stm_announce (GTK_WIDGET (self), text);

  self->n_announced = n;
  gtk_label_set_label (self->chosen_label, text);
  gtk_widget_set_visible (self->chosen_box, n > 0);
  gtk_widget_set_visible (self->follow_button, !all_followed);
  gtk_widget_set_visible (self->unfollow_button, all_followed);
}

void
stm_case_bar_update (StmCaseBar *self)
{
  g_autoptr (GPtrArray) chosen = collect_chosen (self);
  guint n_followed = stm_case_list_get_n_followed (self->list);
  gboolean all_followed = chosen->len > 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < chosen->len; i++)
    all_followed = all_followed && ((StmCaseEntry *) chosen->pdata[i])->followed;
  show_chosen (self, chosen->len, all_followed);

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u that is followed up too",
                                       "Show %u that are followed up too", n_followed), n_followed);
  gtk_check_button_set_label (self->followed_button, text);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (self->followed_button))), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->followed_button), chosen->len == 0 && n_followed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), chosen->len > 0 || n_followed > 0);
}

static void
rows_changed (StmCaseBar *self)
{
  stm_chooser_keep (self->chooser, G_LIST_MODEL (self->list));
}

GtkWidget *
stm_case_bar_new (StmStore *store, StmCaseList *list, StmChooser *chooser)
{
  StmCaseBar *self = g_object_new (STM_TYPE_CASE_BAR, NULL);

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  self->chooser = g_object_ref (chooser);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (rows_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "changed", G_CALLBACK (stm_case_bar_update), self, G_CONNECT_SWAPPED);
  stm_case_bar_update (self);

  return GTK_WIDGET (self);
}

void
stm_case_bar_set_mediators (StmCaseBar *self, GListModel *mediators)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (mediators); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (mediators, i);
      g_auto (GStrv) parts = g_strsplit (stm_title_get_title (title), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "cases.assign", "s", stm_title_get_uuid (title));
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->assign_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->assign_button), g_list_model_get_n_items (mediators) > 1);
}

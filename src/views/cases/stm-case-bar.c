#include "config.h"

#include "views/cases/stm-case-bar.h"

#include "core/stm-title.h"
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

  guint           n_chosen;
  guint           n_followed;
};

G_DEFINE_FINAL_TYPE (StmCaseBar, stm_case_bar, ADW_TYPE_BIN)

static void
stm_case_bar_class_init (StmCaseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/views/cases/stm-case-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, follow_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, unfollow_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, assign_button);
  gtk_widget_class_bind_template_child (widget_class, StmCaseBar, followed_button);
}

static void
update (StmCaseBar *self)
{
  gboolean choosing = self->n_chosen > 0;

  gtk_widget_set_visible (self->chosen_box, choosing);
  gtk_widget_set_visible (GTK_WIDGET (self->followed_button), !choosing && self->n_followed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), choosing || self->n_followed > 0);
}

static void
stm_case_bar_init (StmCaseBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
stm_case_bar_new (void)
{
  return g_object_new (STM_TYPE_CASE_BAR, NULL);
}

void
stm_case_bar_set_chosen (StmCaseBar *self, guint n, gboolean all_followed)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);

  if (n > 0 && n != self->n_chosen)
    stm_announce (GTK_WIDGET (self), text);

  self->n_chosen = n;
  gtk_label_set_label (self->chosen_label, text);
  gtk_widget_set_visible (self->follow_button, !all_followed);
  gtk_widget_set_visible (self->unfollow_button, all_followed);
  update (self);
}

void
stm_case_bar_set_followed (StmCaseBar *self, guint n)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u that is followed up too",
                                                        "Show %u that are followed up too", n), n);

  self->n_followed = n;
  gtk_check_button_set_label (self->followed_button, text);
  update (self);
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

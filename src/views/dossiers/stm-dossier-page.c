#include "config.h"

#include "views/dossiers/stm-dossier-page.h"

#include "core/stm-date.h"
#include "views/dossiers/stm-dossier-actions.h"
#include "views/dossiers/stm-dossier-banner.h"
#include "views/dossiers/stm-dossier-overview-tab.h"
#include "views/dossiers/stm-dossier-services-tab.h"
#include "views/dossiers/stm-guidance-tab.h"
#include "views/dossiers/stm-history-tab.h"
#include "views/dossiers/stm-learning-tab.h"
#include "views/dossiers/stm-next-step-bar.h"
#include "views/dossiers/stm-today.h"

#include <glib/gi18n-lib.h>

struct _StmDossierPage
{
  AdwNavigationPage  parent_instance;

  GtkWidget         *edit_button;
  AdwBanner         *notice;
  GtkStack          *stack;
  StmDossierBanner  *banner;
  StmNextStepBar    *next_step;
  AdwViewStack      *tabs;
  GtkWidget         *overview;
  GtkWidget         *services;
  GtkWidget         *guidance;
  GtkWidget         *learning;
  GtkWidget         *history;

  StmStore          *store;
  char              *uuid;
  char              *today;
  StmCaseFile       *file;
  GPtrArray         *steps;
  guint              update_id;
  gboolean           was_shown;
};

G_DEFINE_FINAL_TYPE (StmDossierPage, stm_dossier_page, ADW_TYPE_NAVIGATION_PAGE)

/* SPEC W14: only where there was such a stage */
static gboolean
may_print_attestation (StmDossierPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->file->activities)); i++)
    {
      g_autoptr (StmRecord) activity = g_list_model_get_item (G_LIST_MODEL (self->file->activities), i);

      if (stm_case_may (self->file, STM_MOVE_PRINT_ATTESTATION, stm_record_get_uuid (activity), self->today, NULL))
        return TRUE;
    }

  return FALSE;
}

/* SPEC W15 */
static void
show_access (StmDossierPage *self)
{
  gboolean has_access = stm_store_is_accepted_by_viewer (self->store, STM_RECORD (self->file->dossier));

  if (!has_access)
    {
      g_autofree char *day = stm_date_format (self->file->mediation->access_until);
      g_autofree char *text = g_strdup_printf (may_print_attestation (self)
                                                 ? _("The right of access ended on %s: this dossier can only be read. "
                                                     "The C91 can still be printed.")
                                                 : _("The right of access ended on %s: this dossier can only be read."), day);

      adw_banner_set_title (self->notice, text);
    }

  adw_banner_set_revealed (self->notice, !has_access);
  gtk_widget_set_visible (self->edit_button, has_access);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", has_access);
}

static void
show_gone (StmDossierPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", FALSE);
  gtk_widget_set_visible (self->edit_button, FALSE);
  adw_banner_set_revealed (self->notice, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "gone");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("No Longer There"));
}

static void
update (StmDossierPage *self)
{
  g_autofree char *title = NULL;

  g_clear_object (&self->file);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->today);
  self->today = stm_today_dup ();
  self->file = stm_store_get_case (self->store, self->uuid, NULL);
  if (self->file == NULL)
    {
      show_gone (self);
      return;
    }

  self->steps = stm_case_list_next (self->file, self->today);
  title = stm_record_dup_title (STM_RECORD (self->file->dossier));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_stack_set_visible_child_name (self->stack, "dossier");

  show_access (self);
  stm_dossier_banner_set_case (self->banner, self->store, self->file, self->today);
  stm_next_step_bar_set_steps (self->next_step, self->steps, self->today);
  stm_dossier_overview_tab_set_case (STM_DOSSIER_OVERVIEW_TAB (self->overview), self->file, self->today);
  stm_dossier_services_tab_set_case (STM_DOSSIER_SERVICES_TAB (self->services), self->file, self->today);
  stm_guidance_tab_set_case (STM_GUIDANCE_TAB (self->guidance), self->file, self->today);
  stm_learning_tab_set_case (STM_LEARNING_TAB (self->learning), self->file, self->today);
  stm_history_tab_set_case (STM_HISTORY_TAB (self->history), self->file, self->today);
}

static void
update_later (gpointer data)
{
  STM_DOSSIER_PAGE (data)->update_id = 0;
  update (data);
}

/* One transaction may tell of several kinds. */
static void
store_changed (StmDossierPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (update_later, self);
}

/* A page that stays open over midnight tells of the new day when one comes to it. */
static void
stm_dossier_page_showing (AdwNavigationPage *page)
{
  store_changed (STM_DOSSIER_PAGE (page));

  ADW_NAVIGATION_PAGE_CLASS (stm_dossier_page_parent_class)->showing (page);
}

/* Where one begins is what is to be done, and not what shows the national number. */
static void
stm_dossier_page_shown (AdwNavigationPage *page)
{
  StmDossierPage *self = STM_DOSSIER_PAGE (page);

  if (!self->was_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->next_step), GTK_DIR_TAB_FORWARD);
  self->was_shown = TRUE;

  ADW_NAVIGATION_PAGE_CLASS (stm_dossier_page_parent_class)->shown (page);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, g_str_equal (name, "record.edit") ? "win.edit-record" : "win.delete-record",
                              "(ss)", "dossier", STM_DOSSIER_PAGE (widget)->uuid);
}

static void
do_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDossierPage *self = STM_DOSSIER_PAGE (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (self->steps != NULL && index < self->steps->len)
    stm_dossier_actions_do_step (self, g_ptr_array_index (self->steps, index));
}

static void
show_tab (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stm_dossier_page_show_tab (STM_DOSSIER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* of a stage that is told of on another tab */
static void
edit_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (STM_DOSSIER_PAGE (widget)->guidance, name, parameter);
}

static void
stm_dossier_page_dispose (GObject *object)
{
  StmDossierPage *self = STM_DOSSIER_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_pointer (&self->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (stm_dossier_page_parent_class)->dispose (object);
}

static void
stm_dossier_page_finalize (GObject *object)
{
  g_free (STM_DOSSIER_PAGE (object)->uuid);
  g_free (STM_DOSSIER_PAGE (object)->today);

  G_OBJECT_CLASS (stm_dossier_page_parent_class)->finalize (object);
}

static void
stm_dossier_page_class_init (StmDossierPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_dossier_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_dossier_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = stm_dossier_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = stm_dossier_page_shown;

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "dossier.step", "u", do_step);
  gtk_widget_class_install_action (widget_class, "dossier.show-tab", "s", show_tab);
  gtk_widget_class_install_action (widget_class, "dossier.edit-step", "s", edit_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);
  stm_dossier_actions_install (widget_class);

  g_type_ensure (STM_TYPE_DOSSIER_BANNER);
  g_type_ensure (STM_TYPE_NEXT_STEP_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-dossier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, notice);
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, banner);
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, next_step);
  gtk_widget_class_bind_template_child (widget_class, StmDossierPage, tabs);
}

static void
stm_dossier_page_init (StmDossierPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Each tab scrolls itself. */
static void
add_tabs (StmDossierPage *self)
{
  self->overview = stm_dossier_overview_tab_new (self->store);
  self->services = stm_dossier_services_tab_new (self->store);
  self->guidance = stm_guidance_tab_new (self->store);
  self->learning = stm_learning_tab_new (self->store);
  self->history = stm_history_tab_new (self->store);

  adw_view_stack_add_titled_with_icon (self->tabs, self->overview, "overview", _("Overview"), "avatar-default-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, self->services, "services", _("Service Delivery"), "x-office-calendar-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, self->guidance, "guidance", _("Guidance"), "view-list-bullet-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, self->learning, "learning", _("Learning Path"), "stm-school-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, self->history, "history", _("History"), "document-open-recent-symbolic");
}

AdwNavigationPage *
stm_dossier_page_new (StmStore *store, const char *uuid)
{
  StmDossierPage *self = g_object_new (STM_TYPE_DOSSIER_PAGE, NULL);

  self->store = g_object_ref (store);
  self->uuid = g_strdup (uuid);
  add_tabs (self);

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}

StmStore *
stm_dossier_page_get_store (StmDossierPage *self)
{
  return self->store;
}

StmCaseFile *
stm_dossier_page_get_case (StmDossierPage *self)
{
  return self->file;
}

const char *
stm_dossier_page_get_today (StmDossierPage *self)
{
  return self->today;
}

void
stm_dossier_page_show_tab (StmDossierPage *self, const char *tab)
{
  adw_view_stack_set_visible_child_name (self->tabs, tab);
}

void
stm_dossier_page_show_step (StmDossierPage *self, const StmNextStep *step)
{
  if (step->reason == STM_REASON_ATTESTATION && step->move == STM_MOVE_PRINT_ATTESTATION)
    stm_dossier_page_show_tab (self, "learning");
  else if (stm_guidance_tab_show_step (STM_GUIDANCE_TAB (self->guidance), step))
    stm_dossier_page_show_tab (self, "guidance");
  else
    stm_dossier_page_show_tab (self, step->reason == STM_REASON_COMPETENCES ? "overview" : "services");
}

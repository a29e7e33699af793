#include "config.h"

#include "views/dossiers/stm-dossier-banner.h"

#include "views/dossiers/stm-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StmDossierBanner
{
  GtkBox        parent_instance;

  GtkLabel     *name_label;
  GtkLabel     *mediator_label;
  GtkLabel     *number_label;
  GtkWidget    *reveal_button;
  GtkLabel     *work_label;
  GtkWidget    *bar;

  StmStore     *store;
  StmCaseFile  *file;
  gboolean      has_access;
  gboolean      revealed;
};

G_DEFINE_FINAL_TYPE (StmDossierBanner, stm_dossier_banner, GTK_TYPE_BOX)

static void
set_pair (GtkLabel *label, const char *title, const char *value)
{
  g_autofree char *markup = g_markup_printf_escaped ("<span alpha=\"75%%\">%s</span> <b>%s</b>", title,
                                                     value != NULL ? value : "—");

  gtk_label_set_markup (label, markup);
}

/* SPEC P3, W15 */
static void
show_number (StmDossierBanner *self)
{
  StmRecord *record = STM_RECORD (self->file->dossier);
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "national-number");
  gboolean is_empty = stm_record_is_empty (record, field);
  gboolean may_see = stm_policy_may_see_field (stm_store_get_role (self->store), "dossier", field, self->has_access);
  g_autofree char *number = may_see && self->revealed ? stm_record_dup_display (record, field) : NULL;

  set_pair (self->number_label, _("National number:"),
            !may_see ? _("hidden, the right of access ended") : number != NULL || is_empty ? number : "••••••-•••-••");
  gtk_widget_set_visible (self->reveal_button, may_see && !self->revealed && !is_empty);
}

static void
reveal (GtkWidget *widget, gpointer data)
{
  StmDossierBanner *self = STM_DOSSIER_BANNER (widget);

  self->revealed = TRUE;
  if (self->file != NULL)
    show_number (self);
}

static void
reveal_clicked (StmDossierBanner *self)
{
  stm_look_note (GTK_WIDGET (self), self->store, STM_RECORD (self->file->dossier), reveal, NULL, NULL);
}

static void
stm_dossier_banner_dispose (GObject *object)
{
  StmDossierBanner *self = STM_DOSSIER_BANNER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_DOSSIER_BANNER);

  G_OBJECT_CLASS (stm_dossier_banner_parent_class)->dispose (object);
}

static void
stm_dossier_banner_class_init (StmDossierBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_dossier_banner_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-dossier-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, name_label);
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, mediator_label);
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, number_label);
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, work_label);
  gtk_widget_class_bind_template_child (widget_class, StmDossierBanner, bar);
  gtk_widget_class_bind_template_callback (widget_class, reveal_clicked);
}

static void
stm_dossier_banner_init (StmDossierBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the national number"), -1);
}

/* SPEC W6: the partner's mediator only once he took over */
static const char *
get_mediator (StmCaseFile *file, gboolean took_over)
{
  if (took_over)
    return file->mediator != NULL ? file->mediator->name : NULL;

  return file->dossier->counsellor_name;
}

/* "Uitkeringsgerechtigd volledig werkloos (00)", whether or not the words have the
 * catwz already */
static void
show_work (StmDossierBanner *self)
{
  StmDossier *dossier = self->file->dossier;
  g_autofree char *category = dossier->category != NULL ? g_strdup_printf ("(%s)", dossier->category) : NULL;
  gboolean is_told = category == NULL
                     || (dossier->work_situation != NULL && strstr (dossier->work_situation, category) != NULL);
  g_autofree char *text = is_told ? g_strdup (dossier->work_situation)
                                  : g_strjoin (dossier->work_situation != NULL ? " " : "",
                                               dossier->work_situation != NULL ? dossier->work_situation : "", category, NULL);

  set_pair (self->work_label, _("Work situation:"), text);
}

void
stm_dossier_banner_set_case (StmDossierBanner *self, StmStore *store, StmCaseFile *file, const char *today)
{
  gboolean took_over = file->mediation != NULL && stm_mediation_has_banner (file->mediation, today);
  g_autofree char *title = stm_record_dup_title (STM_RECORD (file->dossier));
  g_autofree char *name = g_strdup_printf (_("%s (IKL: %s)"), title, file->dossier->client_number);

  g_set_object (&self->store, store);
  g_set_object (&self->file, file);
  self->has_access = stm_store_is_accepted_by_viewer (store, STM_RECORD (file->dossier));
  self->revealed = self->revealed && self->has_access;

  gtk_label_set_label (self->name_label, name);
  set_pair (self->mediator_label, _("Mediator:"), get_mediator (file, took_over));
  show_number (self);
  show_work (self);
  gtk_widget_set_visible (self->bar, took_over);
}

#include "config.h"

#include "views/dossiers/stm-dossier-overview-tab.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-term.h"
#include "views/dossiers/stm-dossier-gaps.h"
#include "views/dossiers/stm-part-group.h"
#include "views/dossiers/stm-part-texts.h"
#include "widgets/stm-detail-group.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

/* how long before it a paper that expires is told */
#define NOTICE_DAYS 30

enum { RESIDENCE, RESIDENCE_UNTIL, CARD, CARD_UNTIL, N_PAPERS };

struct _StmDossierOverviewTab
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *gaps;
  StmDetailGroup      *contact;
  StmDetailGroup      *work;
  StmDetailGroup      *referral;
  AdwPreferencesGroup *papers;
  GtkBox              *parts;
  StmDetailGroup      *remarks;

  StmStore            *store;
  GPtrArray           *gap_rows;
  GtkWidget           *paper_rows[N_PAPERS];
  GtkWidget           *studies;
  GtkWidget           *targets;
  GtkWidget           *competences;
};

G_DEFINE_FINAL_TYPE (StmDossierOverviewTab, stm_dossier_overview_tab, ADW_TYPE_BIN)

static void
stm_dossier_overview_tab_dispose (GObject *object)
{
  StmDossierOverviewTab *self = STM_DOSSIER_OVERVIEW_TAB (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_DOSSIER_OVERVIEW_TAB);

  G_OBJECT_CLASS (stm_dossier_overview_tab_parent_class)->dispose (object);
}

static void
stm_dossier_overview_tab_finalize (GObject *object)
{
  g_ptr_array_unref (STM_DOSSIER_OVERVIEW_TAB (object)->gap_rows);

  G_OBJECT_CLASS (stm_dossier_overview_tab_parent_class)->finalize (object);
}

static void
stm_dossier_overview_tab_class_init (StmDossierOverviewTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_dossier_overview_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_dossier_overview_tab_finalize;

  g_type_ensure (STM_TYPE_DETAIL_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-dossier-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, gaps);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, contact);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, work);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, referral);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, papers);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, parts);
  gtk_widget_class_bind_template_child (widget_class, StmDossierOverviewTab, remarks);
}

static GtkWidget *
add_parts (StmDossierOverviewTab *self, const char *title, const char *empty_text, StmPartFill fill,
           const char *label, const char *kind)
{
  GtkWidget *group = stm_part_group_new (title, empty_text, stm_part_texts_add_nothing, fill);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.add-part");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (self->parts, group);

  return group;
}

static void
add_paper_rows (StmDossierOverviewTab *self)
{
  const char *const titles[N_PAPERS] = {
    [RESIDENCE] = _("Residence status"), [RESIDENCE_UNTIL] = _("Residence status until"),
    [CARD] = _("Work card"), [CARD_UNTIL] = _("Work card until"),
  };

  for (int i = 0; i < N_PAPERS; i++)
    {
      self->paper_rows[i] = stm_detail_row_new (titles[i]);
      adw_preferences_group_add (self->papers, self->paper_rows[i]);
    }
}

static void
stm_dossier_overview_tab_init (StmDossierOverviewTab *self)
{
  self->gap_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  add_paper_rows (self);
  self->studies = add_parts (self, _("Study Past"), _("No study yet"), stm_part_texts_fill_study,
                             _("Add a _Study…"), "study");
  self->targets = add_parts (self, _("Job Targets"), _("No job target yet"), stm_part_texts_fill_target,
                             _("Add a _Job Target…"), "target");
  self->competences = add_parts (self, _("Scored Competences"), _("No competence yet"), stm_part_texts_fill_competence,
                                 _("Add a _Competence…"), "competence");
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  return stm_store_dup_title (STM_STORE (data), target, uuid);
}

GtkWidget *
stm_dossier_overview_tab_new (StmStore *store)
{
  StmDossierOverviewTab *self = g_object_new (STM_TYPE_DOSSIER_OVERVIEW_TAB, NULL);

  self->store = g_object_ref (store);
  stm_detail_group_set_resolver (self->referral, resolve, g_object_ref (store), g_object_unref);
  stm_detail_group_set_link_action (self->referral, "win.show-record");

  return GTK_WIDGET (self);
}

static GtkWidget *
create_gap_row (const StmDossierGap *gap)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", gap->text,
                                 "activatable", TRUE, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name ("stm-status-none-symbolic");

  gtk_widget_add_css_class (image, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  if (gap->part != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "dossier.add-part");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gap->part);
    }
  else if (gap->stage != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "dossier.edit-step");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gap->stage);
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.edit");
    }

  return row;
}

/* S5 2.1: what an up-to-date dossier has. */
static void
show_gaps (StmDossierOverviewTab *self, StmCaseFile *file, gboolean may_edit)
{
  g_autoptr (GPtrArray) gaps = stm_dossier_gaps_list (file);

  for (guint i = 0; i < self->gap_rows->len; i++)
    adw_preferences_group_remove (self->gaps, g_ptr_array_index (self->gap_rows, i));
  g_ptr_array_set_size (self->gap_rows, 0);

  for (guint i = 0; i < gaps->len; i++)
    {
      GtkWidget *row = create_gap_row (g_ptr_array_index (gaps, i));

      adw_preferences_group_add (self->gaps, row);
      g_ptr_array_add (self->gap_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->gaps), may_edit && gaps->len > 0);
}

/* SPEC W2, W9: what expires is told before it does. */
static void
show_until (StmDossierOverviewTab *self, int which, const char *until, const char *today)
{
  GtkWidget *label = stm_status_label_new ();
  g_autofree char *notice = stm_term_add_days (until, -NOTICE_DAYS);
  g_autofree char *day = stm_date_format (until);
  gboolean is_over = until != NULL && stm_date_compare (until, today) < 0;
  gboolean is_near = notice != NULL && stm_date_compare (notice, today) <= 0;
  g_autofree char *text = g_strdup_printf (is_over ? _("%s – expired") : is_near ? _("%s – expires soon") : "%s", day);

  stm_status_label_set_deadline (STM_STATUS_LABEL (label),
                                 is_over ? STM_DEADLINE_LATE : is_near ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN, text);
  stm_detail_row_set_value (STM_DETAIL_ROW (self->paper_rows[which]), label, text);
  gtk_widget_set_visible (self->paper_rows[which], until != NULL);
}

static void
show_choice (StmDossierOverviewTab *self, int which, const StmChoice *choices, int value)
{
  stm_detail_row_set_text (STM_DETAIL_ROW (self->paper_rows[which]), value != 0 ? _(choices[value].label) : "—");
}

static void
show_parts (GtkWidget *group, GListStore *records, gboolean may_edit)
{
  stm_part_group_show (STM_PART_GROUP (group), G_LIST_MODEL (records), GINT_TO_POINTER (may_edit));
  gtk_widget_set_visible (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group)), may_edit);
}

void
stm_dossier_overview_tab_set_case (StmDossierOverviewTab *self, StmCaseFile *file, const char *today)
{
  StmRecord *record = STM_RECORD (file->dossier);
  StmRole role = stm_store_get_role (self->store);
  gboolean has_access = stm_store_is_accepted_by_viewer (self->store, record);
  StmDetailGroup *groups[] = { self->contact, self->work, self->referral, self->remarks };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    stm_detail_group_set_record (groups[i], record, role, has_access);

  show_gaps (self, file, has_access);
  show_choice (self, RESIDENCE, stm_residence_choices, file->dossier->residence_status);
  show_until (self, RESIDENCE_UNTIL, file->dossier->residence_until, today);
  show_choice (self, CARD, stm_work_card_choices, file->dossier->work_card);
  show_until (self, CARD_UNTIL, file->dossier->work_card_until, today);
  show_parts (self->studies, file->studies, has_access);
  show_parts (self->targets, file->targets, has_access);
  show_parts (self->competences, file->competences, has_access);
}

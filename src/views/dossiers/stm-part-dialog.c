#include "config.h"

#include "views/dossiers/stm-part-dialog.h"

#include "core/stm-competence.h"
#include "core/stm-study.h"
#include "core/stm-target.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-number-row.h"
#include "widgets/stm-switch-row.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 5

struct _StmPartDialog
{
  StmRecordDialog      parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (StmPartDialog, stm_part_dialog, STM_TYPE_RECORD_DIALOG)

typedef struct
{
  GType      (*row) (void);
  const char *field;
} Row;

static const struct
{
  const char *kind;
  GType     (*type) (void);
  const char *add_title;
  const char *edit_title;
  Row         rows[MOST_ROWS + 1];
} kinds[] = {
  { "study", stm_study_get_type, N_("Add a Study"), N_("Edit Study"),
    { { stm_text_row_get_type, "name" }, { stm_text_row_get_type, "school" }, { stm_number_row_get_type, "from-year" },
      { stm_number_row_get_type, "until-year" }, { stm_switch_row_get_type, "diploma" } } },
  { "target", stm_target_get_type, N_("Add a Job Target"), N_("Edit Job Target"),
    { { stm_text_row_get_type, "name" }, { stm_number_row_get_type, "rank" }, { stm_long_text_row_get_type, "remarks" } } },
  { "competence", stm_competence_get_type, N_("Add a Competence"), N_("Edit Competence"),
    { { stm_text_row_get_type, "name" }, { stm_choice_row_get_type, "score" }, { stm_date_row_get_type, "scored-on" },
      { stm_long_text_row_get_type, "remarks" } } },
};

static void
stm_part_dialog_class_init (StmPartDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-part-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPartDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmPartDialog, group);
}

static void
stm_part_dialog_init (StmPartDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return i;

  g_return_val_if_reached (0);
}

/* A score that is given is given today, unless one says otherwise. */
static void
prepare (StmRecord *draft, const char *dossier, const char *today)
{
  g_object_set (draft, "dossier", dossier, NULL);
  if (STM_IS_COMPETENCE (draft))
    g_object_set (draft, "scored-on", today, NULL);
}

AdwDialog *
stm_part_dialog_new (StmStore *store, const char *kind, const char *dossier, const char *uuid, const char *today)
{
  StmPartDialog *self = g_object_new (STM_TYPE_PART_DIALOG, NULL);
  guint index = find_kind (kind);

  for (const Row *row = kinds[index].rows; row->field != NULL; row++)
    adw_preferences_group_add (self->group, g_object_new (row->row (), "field", row->field, NULL));

  if (!stm_record_dialog_open (STM_RECORD_DIALOG (self), store, self->form, kinds[index].type (), uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  if (uuid == NULL)
    prepare (stm_form_get_record (self->form), dossier, today);
  stm_form_set_record (self->form, stm_form_get_record (self->form));
  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _(kinds[index].edit_title) : _(kinds[index].add_title));
  stm_record_dialog_begin (STM_RECORD_DIALOG (self));

  return ADW_DIALOG (self);
}

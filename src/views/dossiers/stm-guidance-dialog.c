#include "config.h"

#include "views/dossiers/stm-guidance-dialog.h"

#include "views/dossiers/stm-move-runner.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-presenter.h"
#include "widgets/stm-reference-row.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

#define MAX_FIELDS 5

struct _StmGuidanceDialog
{
  StmEditDialog        parent_instance;

  StmForm             *form;
  AdwPreferencesGroup *group;

  StmStore            *store;
  StmRecord           *draft;
  char                *dossier;
  const char          *done;     /* what to say of a new one */
  gboolean             is_new;
};

G_DEFINE_FINAL_TYPE (StmGuidanceDialog, stm_guidance_dialog, STM_TYPE_EDIT_DIALOG)

/* The fields of each in the order of the screen; those of a move are not among them. */
static const struct
{
  GType     (*type) (void);
  const char *new_title;
  const char *edit_title;
  const char *done;
  const char *fields[MAX_FIELDS + 1];
} kinds[] = {
  { stm_goal_get_type, N_("New Working Point"), N_("Edit Working Point"), N_("Working point added"),
    { "rubric", "name", "remarks", "reached-on" } },
  { stm_task_get_type, N_("New Task"), N_("Edit Task"), N_("Task added"),
    { "name", "due-on", "goal", "sheet", "remarks" } },
  { stm_sheet_get_type, N_("New Action Sheet"), N_("Edit Action Sheet"), N_("Action sheet made"),
    { "opened-on", "agreements" } },
};

static void
stm_guidance_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmGuidanceDialog *self = STM_GUIDANCE_DIALOG (dialog);

  stm_store_check_record (self->store, self->draft, NULL, problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmGuidanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error) && self->is_new)
    stm_presenter_show_toast (GTK_WIDGET (self), self->done);
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_guidance_dialog_save (StmEditDialog *dialog)
{
  StmGuidanceDialog *self = STM_GUIDANCE_DIALOG (dialog);
  g_autoptr (GPtrArray) records = NULL;

  if (self->is_new && STM_IS_SHEET (self->draft))
    {
      StmMove *move = stm_move_new (STM_MOVE_NEW_SHEET, NULL);

      move->draft = stm_record_copy (self->draft);
      stm_move_runner_run (GTK_WIDGET (self), self->store, self->dossier, move, self->done);
      return;
    }

  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->draft));
  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (self));
}

static void
stm_guidance_dialog_dispose (GObject *object)
{
  StmGuidanceDialog *self = STM_GUIDANCE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (stm_guidance_dialog_parent_class)->dispose (object);
}

static void
stm_guidance_dialog_finalize (GObject *object)
{
  g_free (STM_GUIDANCE_DIALOG (object)->dossier);

  G_OBJECT_CLASS (stm_guidance_dialog_parent_class)->finalize (object);
}

static void
stm_guidance_dialog_class_init (StmGuidanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_guidance_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_guidance_dialog_finalize;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_guidance_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_guidance_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-guidance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmGuidanceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmGuidanceDialog, group);
}

static void
stm_guidance_dialog_init (StmGuidanceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GType
get_row_type (const StmField *field)
{
  switch (field->type)
    {
    case STM_FIELD_LONG_TEXT:
      return STM_TYPE_LONG_TEXT_ROW;
    case STM_FIELD_DATE:
      return STM_TYPE_DATE_ROW;
    case STM_FIELD_REFERENCE:
      return STM_TYPE_REFERENCE_ROW;
    case STM_FIELD_CHOICE:
      return STM_TYPE_CHOICE_ROW;
    case STM_FIELD_TEXT:
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    case STM_FIELD_BOOLEAN:
    case STM_FIELD_SET:
    default:
      return STM_TYPE_TEXT_ROW;
    }
}

/* What can be referred to is of the same mediation. */
static void
offer (StmGuidanceDialog *self, const StmField *field, const char *mediation)
{
  StmEditor *editor = stm_form_get_editor (self->form, field->name);
  g_autoptr (GListModel) titles = NULL;

  if (!STM_IS_REFERENCE_ROW (editor))
    return;

  titles = stm_store_list_titles (self->store, field->target (), "mediation", mediation, NULL);
  stm_reference_row_set_model (STM_REFERENCE_ROW (editor), titles);
}

static void
add_rows (StmGuidanceDialog *self, const char *const *names, const char *mediation)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self->draft);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = g_object_new (get_row_type (stm_record_class_find_field (klass, names[i])),
                                     "field", names[i], NULL);

      adw_preferences_group_add (self->group, row);
    }

  stm_form_set_record (self->form, self->draft);
  for (guint i = 0; names[i] != NULL; i++)
    offer (self, stm_record_class_find_field (klass, names[i]), mediation);
}

/* (transfer full) (nullable): the sheet that is being filled in */
static StmRecord *
dup_open_sheet (StmCaseFile *file)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (file->sheets));
  g_autoptr (StmSheet) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (file->sheets), n - 1) : NULL;

  return last != NULL && last->closed_on == NULL && !stm_sheet_is_signed (last) ? STM_RECORD (g_steal_pointer (&last)) : NULL;
}

static StmRecord *
create_draft (StmGuidance *guidance, GType type)
{
  StmRecord *draft = stm_record_new (type);
  g_autoptr (StmRecord) sheet = STM_IS_TASK (draft) ? dup_open_sheet (guidance->file) : NULL;

  g_object_set (draft, "mediation", stm_record_get_uuid (STM_RECORD (guidance->file->mediation)), NULL);
  if (STM_IS_SHEET (draft))
    g_object_set (draft, "opened-on", guidance->today, NULL);
  if (sheet != NULL)
    g_object_set (draft, "sheet", stm_record_get_uuid (sheet), NULL);

  return draft;
}

/* SPEC W8: what both signed stays, but not what becomes of it. */
static void
add_rows_of (StmGuidanceDialog *self, StmGuidance *guidance, const char *const *names)
{
  static const char *const later[] = { "remarks", NULL };
  const char *mediation = stm_record_get_uuid (STM_RECORD (guidance->file->mediation));

  if (self->is_new || !STM_IS_TASK (self->draft) || !stm_guidance_is_signed (guidance, STM_TASK (self->draft)))
    {
      add_rows (self, names, mediation);
      return;
    }

  adw_preferences_group_set_description (self->group, _("Both have signed for this task: it stays as it is. How it went can be added."));
  add_rows (self, later, mediation);
}

AdwDialog *
stm_guidance_dialog_new (StmGuidance *guidance, GType type, StmRecord *record)
{
  StmGuidanceDialog *self = g_object_new (STM_TYPE_GUIDANCE_DIALOG, NULL);
  guint kind = 0;

  while (kinds[kind].type () != type)
    kind++;

  self->store = g_object_ref (guidance->store);
  self->dossier = g_strdup (stm_guidance_get_dossier (guidance));
  self->is_new = record == NULL;
  self->draft = record != NULL ? stm_record_copy (record) : create_draft (guidance, type);
  self->done = _(kinds[kind].done);

  adw_dialog_set_title (ADW_DIALOG (self), _(self->is_new ? kinds[kind].new_title : kinds[kind].edit_title));
  add_rows_of (self, guidance, kinds[kind].fields);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), self->is_new);

  return ADW_DIALOG (self);
}

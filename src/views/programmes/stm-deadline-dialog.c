#include "config.h"

#include "views/programmes/stm-deadline-dialog.h"

#include "core/stm-deadline.h"
#include "widgets/stm-field-row.h"

#include <glib/gi18n-lib.h>

/* SPEC V3: so long before its start, a school knows where its students go. */
#define USUAL_WEEKS 6

struct _StmDeadlineDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
  AdwSwitchRow    *relative_row;
  GtkWidget       *date_row;
  GtkWidget       *time_row;
  GtkWidget       *starts_on_row;
  GtkWidget       *weeks_row;
  GtkWidget       *done_group;

  /* what the switch put aside: either of them is of the other kind */
  char            *date;
  char            *time;
  char            *starts_on;
  int              weeks;
  gboolean         is_relative;
};

G_DEFINE_FINAL_TYPE (StmDeadlineDialog, stm_deadline_dialog, STM_TYPE_RECORD_DIALOG)

static void
show_rows (StmDeadlineDialog *self)
{
  gboolean relative = adw_switch_row_get_active (self->relative_row);

  gtk_widget_set_visible (self->date_row, !relative);
  gtk_widget_set_visible (self->time_row, !relative);
  gtk_widget_set_visible (self->starts_on_row, !relative);
  gtk_widget_set_visible (self->weeks_row, relative);
  stm_field_row_set_required (STM_FIELD_ROW (self->date_row), !relative);
  stm_field_row_set_required (STM_FIELD_ROW (self->weeks_row), relative);
}

static void
on_relative_switched (StmDeadlineDialog *self)
{
  StmRecord *draft = stm_form_get_record (self->form);
  StmDeadline *deadline = STM_DEADLINE (draft);

  show_rows (self);
  if (draft == NULL || adw_switch_row_get_active (self->relative_row) == self->is_relative)
    return;

  self->is_relative = !self->is_relative;
  if (self->is_relative)
    {
      g_set_str (&self->date, deadline->date);
      g_set_str (&self->time, deadline->time);
      g_set_str (&self->starts_on, deadline->starts_on);
      g_object_set (draft, "date", NULL, "time", NULL, "starts-on", NULL, "weeks-before", self->weeks, NULL);
    }
  else
    {
      self->weeks = deadline->weeks_before;
      g_object_set (draft, "weeks-before", 0, "date", self->date, "time", self->time, "starts-on", self->starts_on, NULL);
    }

  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
stm_deadline_dialog_finalize (GObject *object)
{
  StmDeadlineDialog *self = STM_DEADLINE_DIALOG (object);

  g_free (self->date);
  g_free (self->time);
  g_free (self->starts_on);

  G_OBJECT_CLASS (stm_deadline_dialog_parent_class)->finalize (object);
}

static void
stm_deadline_dialog_class_init (StmDeadlineDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_deadline_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-deadline-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, relative_row);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, starts_on_row);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, weeks_row);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineDialog, done_group);
  gtk_widget_class_bind_template_callback (widget_class, on_relative_switched);
}

static void
stm_deadline_dialog_init (StmDeadlineDialog *self)
{
  self->weeks = USUAL_WEEKS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwDialog *
create (StmStore *store, const char *uuid, const char *programme)
{
  StmDeadlineDialog *self = g_object_new (STM_TYPE_DEADLINE_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);
  StmRecord *draft;

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_DEADLINE, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  draft = stm_form_get_record (self->form);
  if (programme != NULL)
    g_object_set (draft, "programme", programme, NULL);

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Moment") : _("New Moment"));
  gtk_widget_set_visible (self->done_group, uuid != NULL);
  self->is_relative = STM_DEADLINE (draft)->weeks_before > 0;
  adw_switch_row_set_active (self->relative_row, self->is_relative);
  show_rows (self);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

AdwDialog *
stm_deadline_dialog_new (StmStore *store, const char *uuid)
{
  return uuid != NULL ? create (store, uuid, NULL) : NULL;
}

AdwDialog *
stm_deadline_dialog_new_for (StmStore *store, const char *programme)
{
  return create (store, NULL, programme);
}

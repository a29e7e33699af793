#include "config.h"

#include "views/students/stm-student-dialog.h"

#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "views/stm-refusal.h"
#include "widgets/stm-address-filler.h"
#include "widgets/stm-edit-dialog.h"
#include "widgets/stm-field-row.h"
#include "widgets/stm-presenter.h"
#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

#define STM_TYPE_STUDENT_DIALOG (stm_student_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmStudentDialog, stm_student_dialog, STM, STUDENT_DIALOG, StmEditDialog)

struct _StmStudentDialog
{
  StmEditDialog        parent_instance;

  StmForm             *student_form;
  StmForm             *request_form;
  GtkWidget           *school_row;
  GtkWidget           *request_group;
  AdwSwitchRow        *request_row;
  AdwPreferencesGroup *stage_group;
  StmReferenceRow     *supervisor_row;
  StmFieldRow         *hours_row;
  GtkWidget           *another_button;

  StmStore            *store;
  StmRecord           *student;
  StmRecord           *request;
  gboolean             ask_another;  /* while saving is asked for */
  gboolean             add_another;  /* when it is saved */
};

G_DEFINE_FINAL_TYPE (StmStudentDialog, stm_student_dialog, STM_TYPE_EDIT_DIALOG)

static const char *const date_fields[STM_REQUEST_MAX_PERIODS][2] = {
  { "start-1", "end-1" }, { "start-2", "end-2" }, { "start-3", "end-3" }, { "start-4", "end-4" },
};

static const char *const preference_fields[] = { "preference-1", "preference-2", "preference-3" };

static gboolean
has_request (StmStudentDialog *self)
{
  return adw_switch_row_get_active (self->request_row);
}

static void
stm_student_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmStudentDialog *self = STM_STUDENT_DIALOG (dialog);

  if (form == self->student_form)
    stm_store_check_record (self->store, self->student, NULL, problems);
  else if (has_request (self))
    stm_store_check_record (self->store, self->request, self->student, problems);
}

static StmReferenceRow *
get_reference_row (StmStudentDialog *self, const char *field)
{
  return STM_REFERENCE_ROW (stm_form_get_editor (self->request_form, field));
}

/* SPEC T4: the supervisor is one of the student's school. */
static void
offer_supervisors (StmStudentDialog *self)
{
  const char *school = STM_STUDENT (self->student)->school;
  g_autoptr (StmRecord) chosen = NULL;
  g_autoptr (GListModel) titles = NULL;
  guint n;

  if (STM_REQUEST (self->request)->supervisor != NULL)
    chosen = stm_store_get (self->store, STM_TYPE_SUPERVISOR, STM_REQUEST (self->request)->supervisor, NULL);
  if (chosen != NULL && g_strcmp0 (STM_SUPERVISOR (chosen)->school, school) != 0)
    g_object_set (self->request, "supervisor", NULL, NULL);

  if (school != NULL)
    titles = stm_store_list_titles (self->store, STM_TYPE_SUPERVISOR, "school", school, NULL);
  n = titles != NULL ? g_list_model_get_n_items (titles) : 0;
  stm_reference_row_set_model (self->supervisor_row, titles);

  if (n == 0 && school != NULL)
    adw_preferences_group_set_description (self->stage_group,
                                           _("No supervisor of this school has been entered yet. "
                                             "Save the student without a request and enter the supervisor first."));
  else
    adw_preferences_group_set_description (self->stage_group, NULL);

  /* nothing to choose from is a choice made */
  if (n == 1 && STM_REQUEST (self->request)->supervisor == NULL)
    {
      g_autoptr (StmTitle) only = g_list_model_get_item (titles, 0);

      g_object_set (self->request, "supervisor", stm_title_get_uuid (only), NULL);
    }
}

/* SPEC T5: only the chosen periods have dates.  SPEC T4: a block needs the hours
 * a week. */
static void
update_request_rows (StmStudentDialog *self)
{
  StmRequest *request = STM_REQUEST (self->request);

  for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
    for (int j = 0; j < 2; j++)
      {
        StmEditor *editor = stm_form_get_editor (self->request_form, date_fields[i][j]);

        gtk_widget_set_visible (GTK_WIDGET (editor), i < request->periods);
        stm_field_row_set_required (STM_FIELD_ROW (editor), i < request->periods);
      }

  stm_field_row_set_required (self->hours_row, request->form == STM_STAGE_FORM_BLOCK
                                               || request->form == STM_STAGE_FORM_BOTH);
}

static void
student_edited (StmStudentDialog *self, const char *field)
{
  if (g_str_equal (field, "school"))
    offer_supervisors (self);
}

static void
request_edited (StmStudentDialog *self, const char *field)
{
  update_request_rows (self);
}

static void
on_request_switched (StmStudentDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->request_form), has_request (self));
  if (self->request != NULL)
    stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
choose_programme (StmStudentDialog *self, GListModel *programmes)
{
  g_autoptr (StmTitle) only = NULL;
  g_autoptr (StmRecord) programme = NULL;
  int years;

  if (programmes == NULL || g_list_model_get_n_items (programmes) != 1)
    return;

  only = g_list_model_get_item (programmes, 0);
  if (STM_REQUEST (self->request)->programme == NULL)
    g_object_set (self->request, "programme", stm_title_get_uuid (only), NULL);

  programme = stm_store_get (self->store, STM_TYPE_PROGRAMME, stm_title_get_uuid (only), NULL);
  years = programme != NULL ? STM_PROGRAMME (programme)->study_years : 0;

  /* SPEC T6: it takes students of one year */
  if (STM_STUDENT (self->student)->study_year == 0 && years > 0 && (years & (years - 1)) == 0)
    g_object_set (self->student, "study-year", g_bit_nth_lsf (years, -1) + 1, NULL);
}

static void
offer_choices (StmStudentDialog *self)
{
  g_autoptr (GListModel) schools = stm_store_list_titles (self->store, STM_TYPE_SCHOOL, NULL, NULL, NULL);
  g_autoptr (GListModel) programmes = stm_store_list_titles (self->store, STM_TYPE_PROGRAMME, NULL, NULL, NULL);
  g_autoptr (GListModel) services = stm_store_list_titles (self->store, STM_TYPE_SERVICE, NULL, NULL, NULL);

  stm_reference_row_set_model (STM_REFERENCE_ROW (self->school_row), schools);
  stm_reference_row_set_model (get_reference_row (self, "programme"), programmes);
  for (guint i = 0; i < G_N_ELEMENTS (preference_fields); i++)
    stm_reference_row_set_model (get_reference_row (self, preference_fields[i]), services);

  choose_programme (self, programmes);
  offer_supervisors (self);
}

static void
show_drafts (StmStudentDialog *self)
{
  stm_form_set_record (self->student_form, self->student);
  stm_form_set_record (self->request_form, self->request);
  offer_choices (self);
  update_request_rows (self);
}

/* What the next student of a class most likely shares with the last one. */
static void
begin_next (StmStudentDialog *self)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  StmStudent *last = STM_STUDENT (self->student);
  StmRequest *asked = STM_REQUEST (self->request);

  g_object_set (student, "school", last->school, "study-year", last->study_year, NULL);
  g_object_set (request, "student", stm_record_get_uuid (student), "programme", asked->programme,
                "supervisor", asked->supervisor, "periods", MAX (asked->periods, 1), NULL);
  g_set_object (&self->student, student);
  g_set_object (&self->request, request);

  stm_form_set_show_all (self->student_form, FALSE);
  stm_form_set_show_all (self->request_form, FALSE);
  show_drafts (self);
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), FALSE);
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
  gtk_widget_grab_focus (GTK_WIDGET (stm_form_get_editor (self->student_form, "first-name")));
}

static void
tell_saved (StmStudentDialog *self)
{
  g_autofree char *title = stm_record_dup_title (self->student);
  /* Translators: %s is the name of a student */
  g_autofree char *text = g_strdup_printf (_("“%s” saved"), title);

  stm_presenter_show_toast (GTK_WIDGET (self), text);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmStudentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error) && self->add_another)
    {
      stm_edit_dialog_set_busy (STM_EDIT_DIALOG (self), FALSE);
      stm_edit_dialog_show_error (STM_EDIT_DIALOG (self), NULL);
      tell_saved (self);
      begin_next (self);
    }
  else
    stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_student_dialog_save (StmEditDialog *dialog)
{
  StmStudentDialog *self = STM_STUDENT_DIALOG (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->student));
  if (has_request (self))
    g_ptr_array_add (records, g_object_ref (self->request));

  self->add_another = self->ask_another;
  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (dialog));
}

static void
save_and_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmStudentDialog *self = STM_STUDENT_DIALOG (widget);

  self->ask_another = TRUE;
  gtk_widget_activate_action (widget, "dialog.save", NULL);
  self->ask_another = FALSE;
}

static void
stm_student_dialog_dispose (GObject *object)
{
  StmStudentDialog *self = STM_STUDENT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->student);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (stm_student_dialog_parent_class)->dispose (object);
}

static void
stm_student_dialog_class_init (StmStudentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_student_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_student_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_student_dialog_save;

  gtk_widget_class_install_action (widget_class, "student.save-and-add", NULL, save_and_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "student.save-and-add", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/students/stm-student-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, student_form);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, request_form);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, school_row);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, request_group);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, request_row);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, stage_group);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, supervisor_row);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, hours_row);
  gtk_widget_class_bind_template_child (widget_class, StmStudentDialog, another_button);
  gtk_widget_class_bind_template_callback (widget_class, on_request_switched);
}

static void
stm_student_dialog_init (StmStudentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The newest one, as in the overview. */
static StmRecord *
find_request (StmStore *store, const char *student)
{
  g_autoptr (GListModel) requests = stm_store_list (store, STM_TYPE_REQUEST, "student", student, NULL);
  StmRecord *newest = NULL;

  for (guint i = 0; requests != NULL && i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (StmRecord) request = g_list_model_get_item (requests, i);

      if (newest == NULL || stm_record_get_id (request) > stm_record_get_id (newest))
        g_set_object (&newest, request);
    }

  return newest;
}

static void
make_drafts (StmStudentDialog *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  gboolean is_new = stm_record_get_revision (self->student) == 0;

  if (is_new && profile != NULL)
    g_object_set (self->student, "school", profile->school, NULL);
  if (!is_new)
    self->request = find_request (self->store, stm_record_get_uuid (self->student));

  /* a request that exists is not switched off but deleted, on the student's page */
  gtk_widget_set_visible (self->request_group, self->request == NULL);
  adw_switch_row_set_active (self->request_row, is_new || self->request != NULL);

  if (self->request == NULL)
    {
      self->request = stm_record_new (STM_TYPE_REQUEST);
      g_object_set (self->request, "student", stm_record_get_uuid (self->student), "periods", 1, NULL);
    }

  /* a school has no students of other schools */
  gtk_widget_set_visible (self->school_row, stm_store_get_role (self->store) != STM_ROLE_SCHOOL
                                            || STM_STUDENT (self->student)->school == NULL);
  gtk_widget_set_visible (self->another_button, is_new);
}

AdwDialog *
stm_student_dialog_new (StmStore *store, const char *uuid)
{
  g_autoptr (StmRecord) student = uuid != NULL ? stm_store_get (store, STM_TYPE_STUDENT, uuid, NULL)
                                               : stm_record_new (STM_TYPE_STUDENT);
  StmStudentDialog *self;
  g_autoptr (GError) error = NULL;

  if (student == NULL)
    return NULL;

  if (!stm_policy_may (stm_store_get_role (store), STM_ACTION_EDIT, "student",
                       uuid != NULL && stm_store_is_accepted (store, student), &error))
    return stm_refusal_dialog_new (_("Student Is Locked"), error);

  self = g_object_new (STM_TYPE_STUDENT_DIALOG, NULL);
  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Student") : _("New Student"));
  self->store = g_object_ref (store);
  self->student = g_steal_pointer (&student);
  make_drafts (self);
  show_drafts (self);

  stm_address_filler_attach (self->student_form);
  g_signal_connect_object (self->student_form, "edited", G_CALLBACK (student_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->request_form, "edited", G_CALLBACK (request_edited), self, G_CONNECT_SWAPPED);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), uuid == NULL);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/demands/stm-pupils-dialog.h"

#include "core/stm-assignment.h"
#include "core/stm-programme.h"
#include "core/stm-student.h"
#include "views/demands/stm-pupil-row.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

/* from how many pupils on a search helps */
#define SEARCH_FROM 12

struct _StmPupilsDialog
{
  StmEditDialog        parent_instance;

  AdwPreferencesGroup *group;
  GtkSearchEntry      *search_entry;

  StmStore            *store;
  char                *arrangement;
  int                  places;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (StmPupilsDialog, stm_pupils_dialog, STM_TYPE_EDIT_DIALOG)

static int
count_chosen (StmPupilsDialog *self)
{
  int n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += stm_pupil_row_get_chosen (g_ptr_array_index (self->rows, i));

  return n;
}

/* No more can be chosen than there are places. */
static void
show_count (StmPupilsDialog *self)
{
  int n = count_chosen (self);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of %d place taken", "%d of %d places taken",
                                                        self->places), n, self->places);

  adw_preferences_group_set_description (self->group, text);
  for (guint i = 0; i < self->rows->len; i++)
    stm_pupil_row_set_full (g_ptr_array_index (self->rows, i), n >= self->places);
}

static void
row_toggled (StmPupilsDialog *self)
{
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
  show_count (self);
}

static void
search_changed (StmPupilsDialog *self)
{
  g_autofree char *wanted = stm_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autofree char *name = stm_fold_text (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

      gtk_widget_set_visible (row, strstr (name, wanted) != NULL);
    }
}

/* What the transaction takes away and adds. */
typedef struct
{
  GPtrArray *removed;
  GPtrArray *added;
} Changes;

static void
changes_free (gpointer data)
{
  Changes *self = data;

  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->added);
  g_free (self);
}

/* Places become free first. */
static gboolean
write_changes (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Changes *changes = data;

  for (guint i = 0; i < changes->removed->len; i++)
    if (!stm_transaction_delete (transaction, changes->removed->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < changes->added->len; i++)
    if (!stm_transaction_save (transaction, changes->added->pdata[i], error))
      return FALSE;

  return TRUE;
}

static Changes *
collect_changes (StmPupilsDialog *self)
{
  Changes *changes = g_new0 (Changes, 1);

  changes->removed = g_ptr_array_new_with_free_func (g_object_unref);
  changes->added = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->rows->len; i++)
    {
      StmPupilRow *row = g_ptr_array_index (self->rows, i);
      StmRecord *assignment = stm_pupil_row_get_assignment (row);
      gboolean chosen = stm_pupil_row_get_chosen (row);

      if (assignment != NULL && !chosen)
        {
          g_ptr_array_add (changes->removed, stm_record_copy (assignment));
        }
      else if (assignment == NULL && chosen)
        {
          StmRecord *added = stm_record_new (STM_TYPE_ASSIGNMENT);

          g_object_set (added, "arrangement", self->arrangement, "student", stm_pupil_row_get_student (row), NULL);
          g_ptr_array_add (changes->added, added);
        }
    }

  return changes;
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPupilsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _("Pupils assigned"));
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);
}

static void
stm_pupils_dialog_save (StmEditDialog *dialog)
{
  StmPupilsDialog *self = STM_PUPILS_DIALOG (dialog);

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_run_async (self->store, write_changes, collect_changes (self), changes_free, NULL, saved, g_object_ref (self));
}

static void
stm_pupils_dialog_dispose (GObject *object)
{
  g_clear_object (&STM_PUPILS_DIALOG (object)->store);

  G_OBJECT_CLASS (stm_pupils_dialog_parent_class)->dispose (object);
}

static void
stm_pupils_dialog_finalize (GObject *object)
{
  StmPupilsDialog *self = STM_PUPILS_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_free (self->arrangement);

  G_OBJECT_CLASS (stm_pupils_dialog_parent_class)->finalize (object);
}

static void
stm_pupils_dialog_class_init (StmPupilsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_pupils_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_pupils_dialog_finalize;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_pupils_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-pupils-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPupilsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StmPupilsDialog, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
}

static void
stm_pupils_dialog_init (StmPupilsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static StmAssignment *
find_assignment (StmDemandCase *demand_case, StmRecord *student)
{
  for (guint i = 0; i < g_list_model_get_n_items (demand_case->assignments); i++)
    {
      g_autoptr (StmAssignment) assignment = g_list_model_get_item (demand_case->assignments, i);

      /* the case keeps it alive */
      if (g_strcmp0 (assignment->student, stm_record_get_uuid (student)) == 0)
        return assignment;
    }

  return NULL;
}

static void
add_row (StmPupilsDialog *self, StmDemandCase *demand_case, StmStudent *student)
{
  StmAssignment *assignment = find_assignment (demand_case, STM_RECORD (student));
  gboolean is_here = assignment != NULL && g_strcmp0 (assignment->arrangement, self->arrangement) == 0;
  StmCasePlace *elsewhere = assignment != NULL && !is_here
                              ? stm_demand_case_find_place (demand_case, assignment->arrangement) : NULL;
  GtkWidget *row = stm_pupil_row_new (student, is_here ? STM_RECORD (assignment) : NULL,
                                      elsewhere != NULL ? elsewhere->place.service->name : NULL);

  g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* Pupils of the study years that the programme takes (SPEC T6), and those who
 * have a place already. */
static void
add_rows (StmPupilsDialog *self, StmDemandCase *demand_case)
{
  g_autoptr (GListModel) students = stm_store_list (self->store, STM_TYPE_STUDENT, "school", demand_case->demand->school, NULL);
  g_autoptr (StmRecord) programme = stm_store_get (self->store, STM_TYPE_PROGRAMME, demand_case->demand->programme, NULL);
  int years = programme != NULL ? STM_PROGRAMME (programme)->study_years : 0;

  for (guint i = 0; students != NULL && i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (StmStudent) student = g_list_model_get_item (students, i);
      gboolean is_taken = years == 0 || student->study_year == 0 || (years & (1 << (student->study_year - 1))) != 0;

      if (is_taken || find_assignment (demand_case, STM_RECORD (student)) != NULL)
        add_row (self, demand_case, student);
    }
}

AdwDialog *
stm_pupils_dialog_new (StmDemandCase *demand_case, StmCasePlace *place)
{
  StmPupilsDialog *self = g_object_new (STM_TYPE_PUPILS_DIALOG, NULL);

  self->store = g_object_ref (demand_case->store);
  self->arrangement = g_strdup (place->uuid);
  self->places = place->place.arrangement->places;
  adw_preferences_group_set_title (self->group, place->place.service->name);
  add_rows (self, demand_case);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), self->rows->len >= SEARCH_FROM);
  show_count (self);
  if (self->rows->len == 0)
    adw_preferences_group_set_description (self->group,
                                           _("No student of this school is in a study year that the programme takes."));
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

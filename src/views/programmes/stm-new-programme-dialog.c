#include "config.h"

#include "views/programmes/stm-new-programme-dialog.h"

#include "core/stm-deadline-rules.h"
#include "core/stm-programme.h"
#include "core/stm-request-rules.h"
#include "exchange/stm-programme-templates.h"

#include <glib/gi18n-lib.h>

struct _StmNewProgrammeDialog
{
  StmEditDialog         parent_instance;

  AdwPreferencesGroup  *template_group;
  GtkLabel             *problems_label;
  StmForm              *form;
  AdwPreferencesGroup  *preview_group;

  StmStore             *store;
  GListModel           *templates;
  StmProgrammeTemplate *template;    /* nullable: begin without one */
  StmRecord            *programme;
  GPtrArray            *deadlines;   /* StmRecord */
  GPtrArray            *rows;        /* that show them */
  char                 *proposed;    /* the name that was filled in */
};

G_DEFINE_FINAL_TYPE (StmNewProgrammeDialog, stm_new_programme_dialog, STM_TYPE_EDIT_DIALOG)

static void
stm_new_programme_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  StmNewProgrammeDialog *self = STM_NEW_PROGRAMME_DIALOG (dialog);

  stm_store_check_record (self->store, self->programme, NULL, problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmNewProgrammeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  stm_store_write_finish (STM_STORE (source), result, &error);
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (self), error);

  if (error == NULL && window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(ss)", "programme",
                                stm_record_get_uuid (self->programme));
}

static void
stm_new_programme_dialog_save (StmEditDialog *dialog)
{
  StmNewProgrammeDialog *self = STM_NEW_PROGRAMME_DIALOG (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->programme));
  for (guint i = 0; i < self->deadlines->len; i++)
    g_ptr_array_add (records, g_object_ref (self->deadlines->pdata[i]));

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (self->store, records, NULL, saved, g_object_ref (dialog));
}

static void
show_preview (StmNewProgrammeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->preview_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      StmDeadline *deadline = STM_DEADLINE (self->deadlines->pdata[i]);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *when = stm_deadline_dup_when (deadline);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), deadline->name);
      adw_preferences_group_add (self->preview_group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), self->deadlines->len > 0);
}

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  return stm_deadline_compare ((StmDeadline *) a, (StmDeadline *) b);
}

/* Takes over what a template makes; the draft keeps its place in the form.  The
 * last right school year stays in the preview while another is typed. */
static StmRecord *
make_moments (StmNewProgrammeDialog *self)
{
  const char *school_year = STM_PROGRAMME (self->programme)->school_year;
  g_autoptr (GPtrArray) records = NULL;
  StmRecord *made;

  if (self->template == NULL)
    {
      g_ptr_array_set_size (self->deadlines, 0);
      return NULL;
    }

  records = stm_programme_template_make (self->template, school_year != NULL ? school_year : "", NULL, NULL);
  if (records == NULL)
    return NULL;

  made = g_ptr_array_steal_index (records, 0);
  g_ptr_array_set_size (self->deadlines, 0);
  for (guint i = 0; i < records->len; i++)
    {
      g_object_set (records->pdata[i], "programme", stm_record_get_uuid (self->programme), NULL);
      g_ptr_array_add (self->deadlines, g_object_ref (records->pdata[i]));
    }
  g_ptr_array_sort_values (self->deadlines, compare_deadlines);

  return made;
}

/* A name that somebody typed is not replaced. */
static void
propose_name (StmNewProgrammeDialog *self, const char *name)
{
  const char *typed = STM_PROGRAMME (self->programme)->name;

  if (typed != NULL && g_strcmp0 (typed, self->proposed) != 0)
    return;

  g_set_str (&self->proposed, name);
  g_object_set (self->programme, "name", name, NULL);
}

static void
choose_template (StmNewProgrammeDialog *self, StmProgrammeTemplate *template)
{
  g_autoptr (StmRecord) made = NULL;

  g_set_object (&self->template, template);
  made = make_moments (self);
  propose_name (self, made != NULL ? STM_PROGRAMME (made)->name : NULL);
  if (made != NULL)
    g_object_set (self->programme,
                  "study", STM_PROGRAMME (made)->study,
                  "study-years", STM_PROGRAMME (made)->study_years,
                  "method", STM_PROGRAMME (made)->method,
                  NULL);
  show_preview (self);
}

static void
template_toggled (StmNewProgrammeDialog *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;

  choose_template (self, g_object_get_data (G_OBJECT (check), "template"));
  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (self), TRUE);
  stm_edit_dialog_check (STM_EDIT_DIALOG (self));
}

static void
form_edited (StmNewProgrammeDialog *self, const char *field)
{
  g_autoptr (StmRecord) made = NULL;

  if (!g_str_equal (field, "school-year"))
    return;

  made = make_moments (self);
  if (made != NULL)
    propose_name (self, STM_PROGRAMME (made)->name);
  show_preview (self);
}

static void
stm_new_programme_dialog_dispose (GObject *object)
{
  StmNewProgrammeDialog *self = STM_NEW_PROGRAMME_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->templates);
  g_clear_object (&self->template);
  g_clear_object (&self->programme);
  g_ptr_array_set_size (self->deadlines, 0);

  G_OBJECT_CLASS (stm_new_programme_dialog_parent_class)->dispose (object);
}

static void
stm_new_programme_dialog_finalize (GObject *object)
{
  StmNewProgrammeDialog *self = STM_NEW_PROGRAMME_DIALOG (object);

  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->rows);
  g_free (self->proposed);

  G_OBJECT_CLASS (stm_new_programme_dialog_parent_class)->finalize (object);
}

static void
stm_new_programme_dialog_class_init (StmNewProgrammeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_new_programme_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_new_programme_dialog_finalize;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_new_programme_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_new_programme_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-new-programme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmNewProgrammeDialog, template_group);
  gtk_widget_class_bind_template_child (widget_class, StmNewProgrammeDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, StmNewProgrammeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmNewProgrammeDialog, preview_group);
}

static void
stm_new_programme_dialog_init (StmNewProgrammeDialog *self)
{
  self->deadlines = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns its check button; group: (nullable): of another row */
static GtkCheckButton *
add_choice (StmNewProgrammeDialog *self, StmProgrammeTemplate *template, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *title = _("No Template");
  const char *description = _("Begin without moments and add them afterwards");

  if (template != NULL)
    {
      title = stm_programme_template_get_name (template);
      description = stm_programme_template_get_description (template);
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (self->template_group, row);

  g_object_set_data (G_OBJECT (check), "template", template);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), group == NULL);
  g_signal_connect_object (check, "toggled", G_CALLBACK (template_toggled), self, G_CONNECT_SWAPPED);

  return GTK_CHECK_BUTTON (check);
}

static void
offer_templates (StmNewProgrammeDialog *self)
{
  g_autoptr (GFile) folder = stm_programme_templates_get_folder ();
  g_auto (GStrv) problems = NULL;
  g_autofree char *text = NULL;
  GtkCheckButton *group = NULL;

  self->templates = stm_programme_templates_list (folder, &problems);
  for (guint i = 0; i < g_list_model_get_n_items (self->templates); i++)
    {
      g_autoptr (StmProgrammeTemplate) template = g_list_model_get_item (self->templates, i);
      GtkCheckButton *check = add_choice (self, template, group);

      if (group == NULL)
        {
          group = check;
          g_set_object (&self->template, template);
        }
    }
  add_choice (self, NULL, group);

  text = g_strjoinv ("\n", problems);
  gtk_label_set_label (self->problems_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), *text != '\0');
}

static void
make_draft (StmNewProgrammeDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *school_year = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  school_year = stm_school_year_from_date (&today);

  self->programme = stm_record_new (STM_TYPE_PROGRAMME);
  g_object_set (self->programme, "school-year", school_year, NULL);
}

AdwDialog *
stm_new_programme_dialog_new (StmStore *store)
{
  StmNewProgrammeDialog *self = g_object_new (STM_TYPE_NEW_PROGRAMME_DIALOG, NULL);

  self->store = g_object_ref (store);
  make_draft (self);
  stm_form_set_record (self->form, self->programme);
  offer_templates (self);
  choose_template (self, self->template);

  g_signal_connect_object (self->form, "edited", G_CALLBACK (form_edited), self, G_CONNECT_SWAPPED);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), TRUE);

  return ADW_DIALOG (self);
}

#include "widget-tools.h"

#include "core/stm-error.h"
#include "core/stm-supervisor.h"
#include "widgets/stm-edit-dialog.h"

#define SCHOOL "6f6b1c9e-54d8-4f0e-9d0e-3f6a7e1f2a3b"

/* A dialog as the views make them: its content from .ui, check and save its own. */

#define TEST_TYPE_DIALOG (test_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TestDialog, test_dialog, TEST, DIALOG, StmEditDialog)

struct _TestDialog
{
  StmEditDialog  parent_instance;

  StmForm       *form;
  int            saves;
};

G_DEFINE_FINAL_TYPE (TestDialog, test_dialog, STM_TYPE_EDIT_DIALOG)

static const char ui[] =
  "<interface><template class='TestDialog' parent='StmEditDialog'><property name='title'>New Supervisor</property>"
  "<child><object class='StmForm' id='form'><property name='child'><object class='AdwPreferencesGroup'>"
  "<child><object class='StmTextRow'><property name='field'>name</property></object></child>"
  "<child><object class='StmTextRow'><property name='field'>email</property></object></child>"
  "</object></property></object></child></template></interface>";

static void
test_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  stm_record_check (stm_form_get_record (form), problems);
}

static void
test_dialog_save (StmEditDialog *dialog)
{
  TEST_DIALOG (dialog)->saves++;
  stm_edit_dialog_set_busy (dialog, TRUE);
}

static void
test_dialog_class_init (TestDialogClass *klass)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ui, sizeof ui - 1);

  STM_EDIT_DIALOG_CLASS (klass)->check = test_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = test_dialog_save;
  gtk_widget_class_set_template (GTK_WIDGET_CLASS (klass), bytes);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), TestDialog, form);
}

static void
test_dialog_init (TestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

typedef struct
{
  StmRecord  *draft;
  TestDialog *dialog;
  GtkWidget  *window;
  GtkWidget  *save;
  GtkWidget  *cancel;
  gboolean    closed;
} Fixture;

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
dialog_closed (Fixture *fixture)
{
  fixture->closed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->draft = stm_record_new (STM_TYPE_SUPERVISOR);
  g_object_set (fixture->draft, "school", SCHOOL, NULL);

  fixture->dialog = g_object_ref_sink (g_object_new (TEST_TYPE_DIALOG, NULL));
  stm_form_set_record (fixture->dialog->form, fixture->draft);
  stm_edit_dialog_begin (STM_EDIT_DIALOG (fixture->dialog), TRUE);
  g_signal_connect_swapped (fixture->dialog, "closed", G_CALLBACK (dialog_closed), fixture);

  fixture->window = present_in_window (gtk_label_new ("behind"));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  wait_for (GTK_WIDGET (fixture->dialog), gtk_widget_get_mapped);
  run_main_context ();

  fixture->save = find_button (adw_dialog_get_child (ADW_DIALOG (fixture->dialog)), "_Save");
  fixture->cancel = find_button (adw_dialog_get_child (ADW_DIALOG (fixture->dialog)), "_Cancel");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_context ();
  g_assert_finalize_object (fixture->dialog);
  g_object_unref (fixture->draft);
}

static GtkWidget *
get_row (Fixture *fixture, const char *field)
{
  return GTK_WIDGET (stm_form_get_editor (fixture->dialog->form, field));
}

static void
test_begins_at_the_first_field (Fixture *fixture, gconstpointer data)
{
  wait_for (find_text (get_row (fixture, "name")), gtk_widget_is_focus);
  g_assert_false (gtk_widget_has_css_class (get_row (fixture, "name"), "error"));
}

static void
test_save_needs_no_errors (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_sensitive (fixture->save));
  gtk_test_accessible_assert_property (fixture->save, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Still to be filled in or corrected: Name");

  type_text (get_row (fixture, "name"), "An Peeters");
  g_assert_true (gtk_widget_get_sensitive (fixture->save));

  type_text (get_row (fixture, "email"), "an@");
  g_assert_false (gtk_widget_get_sensitive (fixture->save));
  gtk_test_accessible_assert_property (fixture->save, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Still to be filled in or corrected: E-mail");

  /* a warning does not forbid it */
  type_text (get_row (fixture, "email"), "");
  g_assert_true (gtk_widget_get_sensitive (fixture->save));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->save),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_save_key_shows_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "dialog.save", NULL);
  g_assert_cmpint (fixture->dialog->saves, ==, 0);
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, "name"), "error"));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  type_text (get_row (fixture, "name"), "An Peeters");
  g_assert_true (stm_edit_dialog_get_dirty (STM_EDIT_DIALOG (fixture->dialog)));

  g_signal_emit_by_name (fixture->save, "clicked");
  g_assert_cmpint (fixture->dialog->saves, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (fixture->save));

  /* not twice at once */
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "dialog.save", NULL);
  g_assert_cmpint (fixture->dialog->saves, ==, 1);

  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (fixture->dialog), NULL);
  run_main_context ();
  g_assert_true (fixture->closed);
}

static void
test_failed_save_keeps_the_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (STM_ERROR, STM_ERROR_FULL, "disk full");
  GtkWidget *banner = find_widget (adw_dialog_get_child (ADW_DIALOG (fixture->dialog)), ADW_TYPE_BANNER);

  type_text (get_row (fixture, "name"), "An Peeters");
  g_signal_emit_by_name (fixture->save, "clicked");
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (fixture->dialog), error);
  run_main_context ();

  g_assert_false (fixture->closed);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (ADW_BANNER (banner)), "The disk is full. "));
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), stm_error_get_kept (error)));
  g_assert_cmpstr (read_text (get_row (fixture, "name")), ==, "An Peeters");
  g_assert_cmpstr (STM_SUPERVISOR (fixture->draft)->name, ==, "An Peeters");
  g_assert_true (gtk_widget_get_sensitive (fixture->save));

  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_cmpint (fixture->dialog->saves, ==, 2);
  stm_edit_dialog_finish_save (STM_EDIT_DIALOG (fixture->dialog), NULL);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  run_main_context ();
  g_assert_true (fixture->closed);
}

static void
test_cancel_without_edits (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->cancel, "clicked");
  run_main_context ();
  g_assert_true (fixture->closed);
}

static AdwDialog *
cancel_and_get_question (Fixture *fixture)
{
  AdwDialog *question;

  g_signal_emit_by_name (fixture->cancel, "clicked");
  run_main_context ();
  g_assert_false (fixture->closed);

  question = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));

  return question;
}

static void
test_cancel_asks (Fixture *fixture, gconstpointer data)
{
  AdwDialog *question;

  type_text (get_row (fixture, "name"), "An Peeters");

  question = cancel_and_get_question (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (question)), ==, "cancel");
  g_signal_emit_by_name (question, "response", "cancel");
  adw_dialog_force_close (question);
  run_main_context ();
  g_assert_false (fixture->closed);
  g_assert_cmpstr (STM_SUPERVISOR (fixture->draft)->name, ==, "An Peeters");

  question = cancel_and_get_question (fixture);
  g_signal_emit_by_name (question, "response::discard", "discard");
  adw_dialog_force_close (question);
  run_main_context ();
  g_assert_true (fixture->closed);
  g_assert_cmpint (fixture->dialog->saves, ==, 0);
}

#define ADD(name, func) g_test_add ("/widgets/edit-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("begins-at-the-first-field", test_begins_at_the_first_field);
  ADD ("save-needs-no-errors", test_save_needs_no_errors);
  ADD ("save-key-shows-what-is-wrong", test_save_key_shows_what_is_wrong);
  ADD ("saved", test_saved);
  ADD ("failed-save-keeps-the-draft", test_failed_save_keeps_the_draft);
  ADD ("cancel-without-edits", test_cancel_without_edits);
  ADD ("cancel-asks", test_cancel_asks);

  return g_test_run ();
}

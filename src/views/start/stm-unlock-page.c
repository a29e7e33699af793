#include "config.h"

#include "views/start/stm-unlock-page.h"

#include "core/stm-error.h"
#include "credentials/stm-recovery-code.h"

struct _StmUnlockPage
{
  AdwNavigationPage  parent_instance;

  AdwWindowTitle    *window_title;
  AdwStatusPage     *status_page;
  GtkWidget         *box;
  AdwEntryRow       *code_row;
  GtkWidget         *problem_box;
  GtkLabel          *problem_label;
  GtkWidget         *open_button;
  GtkWidget         *spinner;
};

G_DEFINE_FINAL_TYPE (StmUnlockPage, stm_unlock_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  RETRY,
  CODE,
  RESTORE,
  OTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ask_keyring (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[RETRY], 0);
}

static void
restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[RESTORE], 0);
}

static void
other_profile (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OTHER], 0);
}

static void
code_changed (StmUnlockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->code_row));

  gtk_widget_set_sensitive (self->open_button, *text != '\0');
  stm_unlock_page_set_code_error (self, NULL);
}

static void
open_clicked (StmUnlockPage *self)
{
  g_autoptr (GError) error = NULL;
  char *code;

  code = stm_recovery_code_normalize (gtk_editable_get_text (GTK_EDITABLE (self->code_row)), &error);
  if (code == NULL)
    {
      stm_unlock_page_set_code_error (self, error);
      gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
      return;
    }

  g_signal_emit (self, signals[CODE], 0, code);
  stm_recovery_code_free (code);
}

static void
stm_unlock_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_UNLOCK_PAGE);

  G_OBJECT_CLASS (stm_unlock_page_parent_class)->dispose (object);
}

static void
create_signals (void)
{
  signals[RETRY] = g_signal_new ("retry", STM_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* static scope: no copy of the code is left behind by the emission */
  signals[CODE] = g_signal_new ("code", STM_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[RESTORE] = g_signal_new ("restore", STM_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OTHER] = g_signal_new ("other", STM_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_unlock_page_class_init (StmUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_unlock_page_dispose;

  create_signals ();

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, box);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, problem_box);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, StmUnlockPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, code_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked);

  gtk_widget_class_install_action (widget_class, "start.ask-keyring", NULL, ask_keyring);
  gtk_widget_class_install_action (widget_class, "start.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "start.other-profile", NULL, other_profile);
}

static void
stm_unlock_page_init (StmUnlockPage *self)
{
  GtkEditable *text;
  g_autoptr (GtkEntryBuffer) buffer = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* memory that is not swapped and is wiped, as for passwords */
  buffer = gtk_password_entry_buffer_new ();
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->code_row));
  gtk_text_set_buffer (GTK_TEXT (text), buffer);
}

AdwNavigationPage *
stm_unlock_page_new (void)
{
  return g_object_new (STM_TYPE_UNLOCK_PAGE, NULL);
}

/**
 * stm_unlock_page_set_error:
 * @self: the page
 * @name: what the user calls the profile
 * @error: why the keyring did not give the key
 */
void
stm_unlock_page_set_error (StmUnlockPage *self, const char *name, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", stm_error_get_kept (error), stm_error_get_advice (error));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_window_title_set_title (self->window_title, name);
  adw_status_page_set_title (self->status_page, stm_error_get_title (error));
  adw_status_page_set_description (self->status_page, escaped);
}

/**
 * stm_unlock_page_set_busy:
 * @self: the page
 * @busy: whether a code is being tried
 */
void
stm_unlock_page_set_busy (StmUnlockPage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->box, !busy);
  gtk_widget_set_visible (self->spinner, busy);
}

/**
 * stm_unlock_page_set_code_error:
 * @self: the page
 * @error: (nullable): what is wrong with the recovery code
 *
 * Says so under the code, on the screen and to assistive technology; what was
 * typed stays.
 */
void
stm_unlock_page_set_code_error (StmUnlockPage *self, const GError *error)
{
  GtkAccessible *row = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->code_row)));

  gtk_widget_set_visible (self->problem_box, error != NULL);

  if (error == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->code_row), "error");
      gtk_accessible_update_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_reset_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  gtk_label_set_label (self->problem_label, error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->code_row), "error");
  gtk_accessible_update_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
  gtk_accessible_announce (row, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

#include "config.h"

#include "views/start/stm-cannot-open-page.h"

#include "core/stm-error.h"

struct _StmCannotOpenPage
{
  AdwNavigationPage  parent_instance;

  AdwWindowTitle    *window_title;
  AdwStatusPage     *status_page;
  GtkWidget         *retry_button;
  GtkWidget         *restore_button;
  GtkWidget         *code_button;
  GtkWidget         *other_button;
  GtkWidget         *quit_button;
  GtkLabel          *details_label;
};

G_DEFINE_FINAL_TYPE (StmCannotOpenPage, stm_cannot_open_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  RETRY,
  CODE,
  RESTORE,
  OTHER,
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
button_clicked (StmCannotOpenPage *self, GtkWidget *button)
{
  if (button == self->retry_button)
    g_signal_emit (self, signals[RETRY], 0);
  else if (button == self->restore_button)
    g_signal_emit (self, signals[RESTORE], 0);
  else if (button == self->code_button)
    g_signal_emit (self, signals[CODE], 0);
  else if (button == self->other_button)
    g_signal_emit (self, signals[OTHER], 0);
  else
    g_signal_emit (self, signals[QUIT], 0);
}

static void
stm_cannot_open_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_CANNOT_OPEN_PAGE);

  G_OBJECT_CLASS (stm_cannot_open_page_parent_class)->dispose (object);
}

static void
stm_cannot_open_page_class_init (StmCannotOpenPageClass *klass)
{
  static const char *const names[N_SIGNALS] = { "retry", "code", "restore", "other", "quit" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_cannot_open_page_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], STM_TYPE_CANNOT_OPEN_PAGE, G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-cannot-open-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, code_button);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, other_button);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, quit_button);
  gtk_widget_class_bind_template_child (widget_class, StmCannotOpenPage, details_label);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked);
}

static void
stm_cannot_open_page_init (StmCannotOpenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_cannot_open_page_new (void)
{
  return g_object_new (STM_TYPE_CANNOT_OPEN_PAGE, NULL);
}

/* What a database or disk reports is for the details; all else is said in words
 * that are meant for the user. */
static char *
dup_description (const GError *error)
{
  if (error->domain == STM_ERROR && error->code != STM_ERROR_DAMAGED && error->code != STM_ERROR_IO)
    return g_strdup_printf ("%s %s %s", error->message, stm_error_get_kept (error), stm_error_get_advice (error));

  return g_strdup_printf ("%s %s", stm_error_get_kept (error), stm_error_get_advice (error));
}

/**
 * stm_cannot_open_page_set_error:
 * @self: the page
 * @name: what the user calls the profile
 * @error: why it does not open
 * @ways: what may help
 */
void
stm_cannot_open_page_set_error (StmCannotOpenPage *self,
                                const char        *name,
                                const GError      *error,
                                StmWaysOut         ways)
{
  g_autofree char *text = dup_description (error);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GtkWidget *first = ways & STM_WAY_RETRY ? self->retry_button
                     : ways & STM_WAY_RESTORE ? self->restore_button
                                              : self->other_button;

  adw_window_title_set_title (self->window_title, name);
  adw_status_page_set_title (self->status_page, stm_error_get_title (error));
  adw_status_page_set_description (self->status_page, escaped);
  gtk_label_set_label (self->details_label, error->message);
  gtk_widget_set_visible (self->retry_button, ways & STM_WAY_RETRY);
  gtk_widget_set_visible (self->code_button, ways & STM_WAY_CODE);
  gtk_widget_set_visible (self->restore_button, ways & STM_WAY_RESTORE);
  gtk_widget_remove_css_class (self->retry_button, "suggested-action");
  gtk_widget_remove_css_class (self->restore_button, "suggested-action");
  gtk_widget_add_css_class (first, "suggested-action");
}

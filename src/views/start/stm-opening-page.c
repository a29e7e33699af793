#include "config.h"

#include "views/start/stm-opening-page.h"

#include <glib/gi18n-lib.h>

struct _StmOpeningPage
{
  AdwNavigationPage  parent_instance;

  AdwStatusPage     *status_page;
  GtkButton         *cancel_button;
};

G_DEFINE_FINAL_TYPE (StmOpeningPage, stm_opening_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cancel_clicked (StmOpeningPage *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
stm_opening_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (stm_opening_page_parent_class)->dispose (object);
}

static void
stm_opening_page_class_init (StmOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_opening_page_dispose;

  signals[CANCELLED] = g_signal_new ("cancelled", STM_TYPE_OPENING_PAGE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmOpeningPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, StmOpeningPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
}

static void
stm_opening_page_init (StmOpeningPage *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->status_page));
  adw_status_page_set_paintable (self->status_page, GDK_PAINTABLE (spinner));
}

AdwNavigationPage *
stm_opening_page_new (void)
{
  return g_object_new (STM_TYPE_OPENING_PAGE, NULL);
}

/**
 * stm_opening_page_set_text:
 * @self: the page
 * @title: what is being done
 * @description: (nullable): what it may be waiting for
 * @cancel_label: (nullable): what not to wait means, with a mnemonic; %NULL for
 *   "Cancel"
 *
 * What it waits for is announced to assistive technology.
 */
void
stm_opening_page_set_text (StmOpeningPage *self,
                           const char     *title,
                           const char     *description,
                           const char     *cancel_label)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_button_set_label (self->cancel_button, cancel_label != NULL ? cancel_label : _("_Cancel"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), description != NULL ? description : title,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

#include "config.h"

#include "views/stm-preview-dialog.h"

#include "widgets/stm-announce.h"
#include "widgets/stm-document-view.h"

struct _StmPreviewDialog
{
  AdwDialog      parent_instance;

  AdwBanner     *problem;
  AdwBanner     *failure;
  GtkStack      *stack;
  AdwStatusPage *kept;
  GtkWidget     *view;
  GtkWidget     *buttons;
  GtkWidget     *open;
};

enum { PRINT, SAVE, OPEN, RETRY, N_SIGNALS };

static const char *const signal_names[N_SIGNALS] = { "print", "save", "open", "retry" };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmPreviewDialog, stm_preview_dialog, ADW_TYPE_DIALOG)

static void
print_clicked (StmPreviewDialog *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
save_clicked (StmPreviewDialog *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
open_clicked (StmPreviewDialog *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
retry_clicked (StmPreviewDialog *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
stm_preview_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_PREVIEW_DIALOG);

  G_OBJECT_CLASS (stm_preview_dialog_parent_class)->dispose (object);
}

/* Also while a button has the focus. */
static gboolean
zoom (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *action;

  g_variant_get (arguments, "(&s)", &action);

  return gtk_widget_activate_action (STM_PREVIEW_DIALOG (widget)->view, action, NULL);
}

static gboolean
leave (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  guint way;

  g_variant_get (arguments, "(u)", &way);
  if (!gtk_widget_get_sensitive (STM_PREVIEW_DIALOG (widget)->buttons)
      || (way == OPEN && !gtk_widget_get_visible (STM_PREVIEW_DIALOG (widget)->open)))
    return FALSE;

  g_signal_emit (widget, signals[way], 0);

  return TRUE;
}

static const struct
{
  guint       key;
  const char *action;
} keys[] = {
  { GDK_KEY_plus, "document.zoom-in" },
  { GDK_KEY_equal, "document.zoom-in" },
  { GDK_KEY_KP_Add, "document.zoom-in" },
  { GDK_KEY_minus, "document.zoom-out" },
  { GDK_KEY_KP_Subtract, "document.zoom-out" },
  { GDK_KEY_0, "document.zoom-fit" },
  { GDK_KEY_KP_0, "document.zoom-fit" },
};

static void
stm_preview_dialog_class_init (StmPreviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_preview_dialog_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (signal_names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STM_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/stm-preview-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, view);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, StmPreviewDialog, open);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, leave, "(u)", PRINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, leave, "(u)", SAVE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, leave, "(u)", OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_CONTROL_MASK, zoom, "(s)", keys[i].action);
}

static void
stm_preview_dialog_init (StmPreviewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
draw_page (guint page, cairo_t *cr, gpointer document)
{
  stm_document_draw_page (document, page, cr);
}

AdwDialog *
stm_preview_dialog_new (StmDocument *document)
{
  StmPreviewDialog *self = g_object_new (STM_TYPE_PREVIEW_DIALOG, NULL);
  double width, height;

  stm_document_get_page_size (document, &width, &height);
  stm_document_view_set_pages (STM_DOCUMENT_VIEW (self->view), stm_document_get_n_pages (document), width, height,
                               draw_page, g_object_ref (document), g_object_unref);
  adw_dialog_set_title (ADW_DIALOG (self), stm_document_get_title (document));

  return ADW_DIALOG (self);
}

AdwDialog *
stm_preview_dialog_new_kept (const char *name, const char *facts)
{
  StmPreviewDialog *self = g_object_new (STM_TYPE_PREVIEW_DIALOG, NULL);

  adw_dialog_set_title (ADW_DIALOG (self), name);
  adw_status_page_set_title (self->kept, name);
  adw_status_page_set_description (self->kept, facts);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->kept));
  gtk_widget_set_visible (self->open, TRUE);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);

  return ADW_DIALOG (self);
}

static void
reveal (AdwBanner *banner, const char *text)
{
  if (text != NULL)
    adw_banner_set_title (banner, text);
  adw_banner_set_revealed (banner, text != NULL);
}

void
stm_preview_dialog_set_problem (StmPreviewDialog *self, const char *problem)
{
  reveal (self->problem, problem);
}

void
stm_preview_dialog_set_failure (StmPreviewDialog *self, const char *failure)
{
  reveal (self->failure, failure);
  if (failure != NULL)
    stm_announce (GTK_WIDGET (self), failure);
}

void
stm_preview_dialog_set_busy (StmPreviewDialog *self, gboolean is_busy)
{
  gtk_widget_set_sensitive (self->buttons, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->failure), !is_busy);
}

#include "config.h"

#include "widgets/stm-document-view.h"

#include "widgets/stm-style.h"

#include <glib/gi18n-lib.h>

#define SPACING 18

static const double steps[] = { 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0 };

struct _StmDocumentView
{
  AdwBin          parent_instance;

  GtkAdjustment  *position;  /* (unowned): of the scrolled window */
  GtkWidget      *pages;     /* (unowned): the box of them */
  gpointer        data;
  GDestroyNotify  destroy;
};

G_DEFINE_FINAL_TYPE (StmDocumentView, stm_document_view, ADW_TYPE_BIN)

static void
clear_pages (StmDocumentView *self)
{
  GtkWidget *page;

  while (self->pages != NULL && (page = gtk_widget_get_first_child (self->pages)) != NULL)
    gtk_box_remove (GTK_BOX (self->pages), page);

  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
}

static void
stm_document_view_dispose (GObject *object)
{
  StmDocumentView *self = STM_DOCUMENT_VIEW (object);

  if (self->position != NULL)
    g_signal_handlers_disconnect_by_data (self->position, self);
  self->position = NULL;
  clear_pages (self);
  self->pages = NULL;

  G_OBJECT_CLASS (stm_document_view_parent_class)->dispose (object);
}

/* A page before and after what is seen is drawn too, so that none appears
 * white. */
static void
find_seen (StmDocumentView *self)
{
  double height = gtk_adjustment_get_page_size (self->position);
  double top = gtk_adjustment_get_value (self->position) - height;
  double bottom = top + 3 * height;
  graphene_rect_t bounds;

  for (GtkWidget *page = gtk_widget_get_first_child (self->pages); page != NULL; page = gtk_widget_get_next_sibling (page))
    if (gtk_widget_compute_bounds (page, self->pages, &bounds))
      stm_document_page_set_seen (STM_DOCUMENT_PAGE (page),
                                  bounds.origin.y < bottom && bounds.origin.y + bounds.size.height > top);
}

static void
set_zoom (StmDocumentView *self, double zoom)
{
  for (GtkWidget *page = gtk_widget_get_first_child (self->pages); page != NULL; page = gtk_widget_get_next_sibling (page))
    stm_document_page_set_zoom (STM_DOCUMENT_PAGE (page), zoom);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmDocumentView *self = STM_DOCUMENT_VIEW (widget);
  GtkWidget *page = gtk_widget_get_first_child (self->pages);
  double now = page != NULL ? stm_document_page_get_scale (STM_DOCUMENT_PAGE (page)) : 1.0;
  double wanted = 0;

  if (g_str_equal (name, "document.zoom-in"))
    {
      wanted = steps[G_N_ELEMENTS (steps) - 1];
      for (guint i = G_N_ELEMENTS (steps); i > 0 && steps[i - 1] > now * 1.01; i--)
        wanted = steps[i - 1];
    }
  else if (g_str_equal (name, "document.zoom-out"))
    {
      wanted = steps[0];
      for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i] < now * 0.99; i++)
        wanted = steps[i];
    }

  set_zoom (self, wanted);
}

static const struct
{
  const char *action;
  const char *icon;
  const char *text;
  guint       keys[2];
} zooms[] = {
  { "document.zoom-out", "zoom-out-symbolic", N_("Zoom Out"), { GDK_KEY_minus, GDK_KEY_KP_Subtract } },
  { "document.zoom-fit", "zoom-fit-best-symbolic", N_("Fit to Width"), { GDK_KEY_0, GDK_KEY_KP_0 } },
  { "document.zoom-in", "zoom-in-symbolic", N_("Zoom In"), { GDK_KEY_plus, GDK_KEY_KP_Add } },
};

static void
stm_document_view_class_init (StmDocumentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_document_view_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_install_action (widget_class, zooms[i].action, NULL, zoom);
      for (guint k = 0; k < G_N_ELEMENTS (zooms[i].keys); k++)
        gtk_widget_class_add_binding_action (widget_class, zooms[i].keys[k], GDK_CONTROL_MASK, zooms[i].action, NULL);
    }

  /* the key of plus without Shift */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "document.zoom-in", NULL);
  gtk_widget_class_set_css_name (widget_class, "documentview");
}

static GtkWidget *
create_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (zooms[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), zooms[i].action);
      gtk_widget_set_tooltip_text (button, _(zooms[i].text));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(zooms[i].text), -1);
      gtk_widget_add_css_class (button, "osd");
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
stm_document_view_init (StmDocumentView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  stm_style_ensure ();
  self->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->pages);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_buttons ());
  adw_bin_set_child (ADW_BIN (self), overlay);

  self->position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_swapped (self->position, "value-changed", G_CALLBACK (find_seen), self);
  g_signal_connect_swapped (self->position, "changed", G_CALLBACK (find_seen), self);
}

GtkWidget *
stm_document_view_new (void)
{
  return g_object_new (STM_TYPE_DOCUMENT_VIEW, NULL);
}

void
stm_document_view_set_pages (StmDocumentView *self,
                             guint            n_pages,
                             double           width,
                             double           height,
                             StmPageDrawFunc  draw,
                             gpointer         data,
                             GDestroyNotify   destroy)
{
  clear_pages (self);
  self->data = data;
  self->destroy = destroy;

  for (guint i = 0; i < n_pages; i++)
    gtk_box_append (GTK_BOX (self->pages), stm_document_page_new (i, n_pages, width, height, draw, data));
}

StmDocumentPage *
stm_document_view_get_page (StmDocumentView *self, guint page)
{
  GtkWidget *child = gtk_widget_get_first_child (self->pages);

  while (child != NULL && page-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return STM_DOCUMENT_PAGE (child);
}

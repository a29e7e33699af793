#include "config.h"

#include "widgets/stm-document-page.h"

#include "widgets/stm-style.h"

#include <glib/gi18n-lib.h>

/* a pixel of GTK is a 96th of an inch, a point a 72nd */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define LEAST_WIDTH      240

struct _StmDocumentPage
{
  GtkWidget        parent_instance;

  guint            page;
  double           width;
  double           height;
  double           zoom;
  gboolean         is_seen;
  gboolean         is_drawn;
  StmPageDrawFunc  draw;
  gpointer         data;
};

G_DEFINE_FINAL_TYPE (StmDocumentPage, stm_document_page, GTK_TYPE_WIDGET)

static int
get_natural_width (StmDocumentPage *self)
{
  return (int) (self->width * PIXELS_PER_POINT * (self->zoom > 0 ? self->zoom : 1) + 0.5);
}

static int
get_height_for (StmDocumentPage *self, int width)
{
  return (int) (width * self->height / self->width + 0.5);
}

static GtkSizeRequestMode
stm_document_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stm_document_page_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  StmDocumentPage *self = STM_DOCUMENT_PAGE (widget);
  int width = get_natural_width (self);
  int least = self->zoom > 0 ? width : MIN (LEAST_WIDTH, width);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = width;
      *minimum = least;
    }
  else
    {
      if (for_size >= 0)
        width = least = CLAMP (for_size, least, width);
      *natural = get_height_for (self, width);
      *minimum = get_height_for (self, least);
    }
}

/* A drawing is kept as one until it is rendered, so it is sharp at any scale of
 * the screen. */
static void
stm_document_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StmDocumentPage *self = STM_DOCUMENT_PAGE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  self->is_drawn = self->is_seen;
  if (!self->is_seen || width == 0 || height == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (cr, width / self->width, height / self->height);
  self->draw (self->page, cr, self->data);
  cairo_destroy (cr);
}

static void
stm_document_page_class_init (StmDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = stm_document_page_get_request_mode;
  widget_class->measure = stm_document_page_measure;
  widget_class->snapshot = stm_document_page_snapshot;

  gtk_widget_class_set_css_name (widget_class, "documentpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
stm_document_page_init (StmDocumentPage *self)
{
  stm_style_ensure ();
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
stm_document_page_new (guint page, guint n_pages, double width, double height, StmPageDrawFunc draw, gpointer data)
{
  StmDocumentPage *self = g_object_new (STM_TYPE_DOCUMENT_PAGE, NULL);
  /* Translators: what a page of a document is called for who cannot see it */
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

  self->page = page;
  self->width = width;
  self->height = height;
  self->draw = draw;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

void
stm_document_page_set_zoom (StmDocumentPage *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
stm_document_page_get_scale (StmDocumentPage *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / (self->width * PIXELS_PER_POINT);
}

void
stm_document_page_set_seen (StmDocumentPage *self, gboolean is_seen)
{
  if (self->is_seen == is_seen)
    return;

  self->is_seen = is_seen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
stm_document_page_is_drawn (StmDocumentPage *self)
{
  return self->is_drawn;
}

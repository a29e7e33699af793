#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StmPageDrawFunc:
 * @page: which, from 0
 * @cr: a context in points, its origin in the left upper corner of the paper
 * @data: what was handed in
 *
 * Draws a page of a document.
 */
typedef void (*StmPageDrawFunc) (guint page, cairo_t *cr, gpointer data);

/* One page of a document on its paper, drawn only while it can be seen. */
#define STM_TYPE_DOCUMENT_PAGE (stm_document_page_get_type ())
G_DECLARE_FINAL_TYPE (StmDocumentPage, stm_document_page, STM, DOCUMENT_PAGE, GtkWidget)

/* width, height: of the paper, in points; data: lasts as long as the page */
GtkWidget *stm_document_page_new       (guint            page,
                                        guint            n_pages,
                                        double           width,
                                        double           height,
                                        StmPageDrawFunc  draw,
                                        gpointer         data);
/* zoom: 1 for the size of paper; 0 to fit into the width there is */
void       stm_document_page_set_zoom  (StmDocumentPage *self,
                                        double           zoom);
/* of paper: what is shown now */
double     stm_document_page_get_scale (StmDocumentPage *self);
void       stm_document_page_set_seen  (StmDocumentPage *self,
                                        gboolean         is_seen);
gboolean   stm_document_page_is_drawn  (StmDocumentPage *self);

G_END_DECLS

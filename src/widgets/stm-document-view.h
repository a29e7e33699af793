#pragma once

#include "widgets/stm-document-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pages of a document below each other, to be scrolled and made larger:
 * Ctrl+plus, Ctrl+minus, and Ctrl+0 for the width there is. */
#define STM_TYPE_DOCUMENT_VIEW (stm_document_view_get_type ())
G_DECLARE_FINAL_TYPE (StmDocumentView, stm_document_view, STM, DOCUMENT_VIEW, AdwBin)

GtkWidget       *stm_document_view_new       (void);
/* width, height: of the paper, in points; draw: draws one page */
void             stm_document_view_set_pages (StmDocumentView *self,
                                              guint            n_pages,
                                              double           width,
                                              double           height,
                                              StmPageDrawFunc  draw,
                                              gpointer         data,
                                              GDestroyNotify   destroy);
StmDocumentPage *stm_document_view_get_page  (StmDocumentView *self,
                                              guint            page);

G_END_DECLS

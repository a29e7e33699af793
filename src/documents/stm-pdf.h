#pragma once

#include "documents/stm-document.h"

G_BEGIN_DECLS

GBytes  *stm_document_render_pdf       (StmDocument          *self,
                                        GCancellable         *cancellable,
                                        GError              **error);
gboolean stm_document_write_pdf        (StmDocument          *self,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GError              **error);
void     stm_document_write_pdf_async  (StmDocument          *self,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);
gboolean stm_document_write_pdf_finish (StmDocument          *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean stm_pdf_write_bytes        (GBytes               *pdf,
                                     GFile                *file,
                                     GCancellable         *cancellable,
                                     GError              **error);
void     stm_pdf_write_bytes_async  (GBytes               *pdf,
                                     GFile                *file,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              data);
gboolean stm_pdf_write_bytes_finish (GFile                *file,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean stm_sample_papers_make (GPtrArray    *records,
                                 GPtrArray    *events,
                                 const char   *author,
                                 GCancellable *cancellable,
                                 GError      **error);

G_END_DECLS

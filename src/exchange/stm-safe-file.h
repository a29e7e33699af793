#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _StmSafeFile StmSafeFile;

StmSafeFile   *stm_safe_file_new        (GFile          *file,
                                         GError        **error);
void           stm_safe_file_free       (StmSafeFile    *self);
const char    *stm_safe_file_get_path   (StmSafeFile    *self);
GOutputStream *stm_safe_file_get_stream (StmSafeFile    *self);
gboolean       stm_safe_file_commit     (StmSafeFile    *self,
                                         GCancellable   *cancellable,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmSafeFile, stm_safe_file_free)

G_END_DECLS

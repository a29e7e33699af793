#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmJsonSource:
 *
 * The bytes of a file, read a block at a time, with the place of each.
 */
typedef struct _StmJsonSource StmJsonSource;

/* what stm_json_source_peek() gives when there is no byte */
#define STM_JSON_END   -1
#define STM_JSON_FAULT -2

StmJsonSource *stm_json_source_new       (GInputStream   *stream,
                                          GCancellable   *cancellable);
void           stm_json_source_free      (StmJsonSource  *self);

int            stm_json_source_peek      (StmJsonSource  *self,
                                          GError        **error);
void           stm_json_source_skip      (StmJsonSource  *self);
gsize          stm_json_source_get_plain (StmJsonSource  *self,
                                          const char    **run);
void           stm_json_source_skip_plain (StmJsonSource *self,
                                           gsize          length);

guint64        stm_json_source_get_bytes (StmJsonSource  *self);
char          *stm_json_source_dup_place (StmJsonSource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmJsonSource, stm_json_source_free)

G_END_DECLS

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STM_TYPE_JSON_READER (stm_json_reader_get_type ())
G_DECLARE_FINAL_TYPE (StmJsonReader, stm_json_reader, STM, JSON_READER, GObject)

StmJsonReader *stm_json_reader_open       (GFile          *file,
                                           GCancellable   *cancellable,
                                           GError        **error);
StmJsonReader *stm_json_reader_new        (GInputStream   *stream,
                                           GCancellable   *cancellable);

gboolean       stm_json_reader_next       (StmJsonReader  *self,
                                           GError        **error);
const char    *stm_json_reader_get_key    (StmJsonReader  *self);
gint64         stm_json_reader_get_index  (StmJsonReader  *self);
const char    *stm_json_reader_get_text   (StmJsonReader  *self);
char          *stm_json_reader_dup_path   (StmJsonReader  *self);
JsonNode      *stm_json_reader_parse      (StmJsonReader  *self,
                                           GError        **error);

guint64        stm_json_reader_get_bytes  (StmJsonReader  *self);
guint64        stm_json_reader_get_size   (StmJsonReader  *self);

G_END_DECLS

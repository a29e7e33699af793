#pragma once

#include "core/stm-problem-list.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void        stm_json_append_string (GString        *json,
                                    const char     *text);
const char *stm_json_get_string    (JsonNode       *node);
gboolean    stm_json_is_uuid       (const char     *text);
gboolean    stm_json_is_time       (const char     *text);
void        stm_json_add_unknown   (StmProblemList *problems,
                                    const char     *name);

G_END_DECLS

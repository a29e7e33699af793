#pragma once

#include "core/stm-event.h"
#include "core/stm-problem-list.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void      stm_json_append_event (GString        *json,
                                 StmEvent       *event);
StmEvent *stm_json_read_event   (JsonNode       *node,
                                 StmProblemList *problems);

G_END_DECLS

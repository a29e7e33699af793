#pragma once

#include "core/stm-policy.h"
#include "core/stm-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StmJsonFlags:
 * @STM_JSON_IDENTITY: with uuid, revision and times
 * @STM_JSON_DERIVED: with the fields that the store computes
 *
 * What of a record is written.
 */
typedef enum
{
  STM_JSON_IDENTITY = 1 << 0,
  STM_JSON_DERIVED  = 1 << 1
} StmJsonFlags;

void       stm_json_append_record (GString         *json,
                                   StmRecord       *record,
                                   StmJsonFlags     flags,
                                   StmRole          role,
                                   gboolean         accepted);
StmRecord *stm_json_read_record   (GType            type,
                                   JsonNode        *node,
                                   StmJsonFlags     flags,
                                   StmProblemList  *problems);

G_END_DECLS

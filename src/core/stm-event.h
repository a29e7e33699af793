#pragma once

#include <glib-object.h>

#include "core/stm-policy.h"

G_BEGIN_DECLS

/**
 * StmEventType:
 * @STM_EVENT_CREATED: the record was entered
 * @STM_EVENT_CHANGED: fields were changed
 * @STM_EVENT_DELETED: it was deleted
 * @STM_EVENT_RESTORED: the deletion was undone
 * @STM_EVENT_IMPORTED: it came from a file
 * @STM_EVENT_REVEALED: somebody looked at a hidden field (SPEC P3)
 * @STM_EVENT_EXPORTED: it left the program
 * @STM_EVENT_APPLIED: a rule decided by itself (SPEC W5, W11, W12)
 *
 * What happened to a record; the keys in the database are those of
 * stm_event_type_get_key().
 */
typedef enum
{
  STM_EVENT_CREATED,
  STM_EVENT_CHANGED,
  STM_EVENT_DELETED,
  STM_EVENT_RESTORED,
  STM_EVENT_IMPORTED,
  STM_EVENT_REVEALED,
  STM_EVENT_EXPORTED,
  STM_EVENT_APPLIED
} StmEventType;

/**
 * StmEventWay:
 * @STM_EVENT_WAY_PRINTED: by the printer
 * @STM_EVENT_WAY_OPENED: as a copy that another program shows
 * @STM_EVENT_WAY_PDF: in a PDF file
 * @STM_EVENT_WAY_CSV: in a CSV file
 * @STM_EVENT_WAY_EXCEL: in an Excel workbook
 * @STM_EVENT_WAY_JSON: in a JSON file of the whole profile
 * @STM_EVENT_WAY_PACKAGE: in a package for a partner
 *
 * How something left the program (SPEC W16); the keys after %STM_EVENT_WAY are those
 * of stm_event_way_from_key().
 */
typedef enum
{
  STM_EVENT_WAY_PRINTED,
  STM_EVENT_WAY_OPENED,
  STM_EVENT_WAY_PDF,
  STM_EVENT_WAY_CSV,
  STM_EVENT_WAY_EXCEL,
  STM_EVENT_WAY_JSON,
  STM_EVENT_WAY_PACKAGE
} StmEventWay;

/* how the changes begin of a record that came in a partner's package */
#define STM_EVENT_FROM "from: "
/* and of what a rule decided: its key follows */
#define STM_EVENT_RULE "rule: "
/* and of what left the program: the key of a StmEventWay follows */
#define STM_EVENT_WAY "way: "

#define STM_TYPE_EVENT (stm_event_get_type ())
G_DECLARE_FINAL_TYPE (StmEvent, stm_event, STM, EVENT, GObject)

StmEvent     *stm_event_new        (StmEventType  type,
                                    StmRole       role,
                                    const char   *at,
                                    const char   *kind,
                                    const char   *uuid,
                                    const char   *fields);
void          stm_event_set_changes (StmEvent    *self,
                                     const char  *changes);
const char   *stm_event_get_changes (StmEvent    *self);
void          stm_event_set_person (StmEvent     *self,
                                    const char   *person);
const char   *stm_event_get_person (StmEvent     *self);
StmEventType  stm_event_get_event_type (StmEvent *self);
StmRole       stm_event_get_role   (StmEvent     *self);
const char   *stm_event_get_at     (StmEvent     *self);
const char   *stm_event_get_kind   (StmEvent     *self);
const char   *stm_event_get_uuid   (StmEvent     *self);
const char   *stm_event_get_fields (StmEvent     *self);
char         *stm_event_dup_who    (StmEvent     *self);
char         *stm_event_dup_text   (StmEvent     *self);

const char   *stm_event_type_get_key  (StmEventType type);
int           stm_event_type_from_key (const char  *key);
const char   *stm_event_way_get_key   (StmEventWay  way);
int           stm_event_way_from_key  (const char  *key);

G_END_DECLS

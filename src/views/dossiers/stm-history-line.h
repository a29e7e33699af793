#pragma once

#include "core/stm-case-file.h"
#include "core/stm-event.h"
#include "core/stm-printout.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmHistoryKind:
 * @STM_HISTORY_KIND_EVENT: something that was entered, changed or decided
 * @STM_HISTORY_KIND_DOCUMENT: a document that was printed, saved or mailed
 * @STM_HISTORY_KIND_CLOSING: a service that was closed
 *
 * What a line of "Historiek" tells (SPEC W16).
 */
typedef enum
{
  STM_HISTORY_KIND_EVENT,
  STM_HISTORY_KIND_DOCUMENT,
  STM_HISTORY_KIND_CLOSING
} StmHistoryKind;

#define STM_TYPE_HISTORY_LINE (stm_history_line_get_type ())
G_DECLARE_FINAL_TYPE (StmHistoryLine, stm_history_line, STM, HISTORY_LINE, GObject)

/* One line of "Historiek": an event; the document that it is about, where it is about one;
 * the service that it closed, where it closed one.  Its texts are made when it comes on
 * the screen. */
StmHistoryLine *stm_history_line_new          (StmEvent       *event,
                                               StmPrintout    *printout,
                                               StmMediation   *closed);
StmHistoryKind  stm_history_line_get_kind     (StmHistoryLine *self);
StmEvent       *stm_history_line_get_event    (StmHistoryLine *self);
StmPrintout    *stm_history_line_get_printout (StmHistoryLine *self);

/* (transfer full): what it happened to, and what: "Afspraak · Gewijzigd door …" */
char           *stm_history_line_dup_title    (StmHistoryLine *self);
/* (transfer full): lines: what its record is called, old and new values; file: (nullable):
 * the case */
char           *stm_history_line_dup_details  (StmHistoryLine *self,
                                               StmStore       *store,
                                               StmCaseFile    *file);
/* (transfer full): when, on the clocks of Belgium; of a document when it was made, and by whom */
char           *stm_history_line_dup_when     (StmHistoryLine *self);

/* whether the move that closes a service made the event */
gboolean        stm_history_is_closing        (StmEvent       *event);
/* (nullable): what the users call records of a kind */
const char     *stm_history_kind_get_label    (const char     *kind);

G_END_DECLS

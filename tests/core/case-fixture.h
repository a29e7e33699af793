#pragma once

#include "core/stm-next-step.h"

G_BEGIN_DECLS

/* The days on which a dossier of the tests goes its way. */
#define REFERRED_ON "2027-01-04"
#define FIRST_ON    "2027-01-11"
#define PRINTED_ON  "2027-01-12"
#define SIGNED_ON   "2027-01-13"
#define STARTED_ON  "2027-01-14"
#define ENDED_ON    "2027-03-01"
#define CLOSED_ON   "2027-03-10"

#define NATIONAL_NUMBER "65070664309"

StmCaseFile    *case_new             (void);
StmCaseFile    *case_new_in          (StmPhase        phase);
StmAppointment *case_add_appointment (StmCaseFile    *file,
                                      StmContactType  type,
                                      const char     *date);
StmActivity    *case_add_activity    (StmCaseFile    *file,
                                      StmActivityType type,
                                      const char     *code);
StmActivity    *case_start_activity  (StmCaseFile    *file,
                                      StmActivityType type,
                                      const char     *code,
                                      const char     *started_on,
                                      const char     *ends_on);
StmSheet       *case_add_sheet       (StmCaseFile    *file,
                                      int             number,
                                      const char     *signed_on);
StmTask        *case_add_task        (StmCaseFile    *file,
                                      const char     *due_on);
StmSignal      *case_find_signal     (StmCaseFile    *file,
                                      StmSignalTopic  topic);
StmRecord      *case_new_draft       (const char     *date,
                                      const char     *time);
StmPrintout    *case_new_printout    (void);

StmMove        *case_new_move        (StmMoveType     type,
                                      gpointer        subject);
void            case_make            (StmCaseFile    *file,
                                      StmMove        *move,
                                      const char     *today);
void            case_fail            (StmCaseFile    *file,
                                      StmMove        *move,
                                      const char     *today,
                                      const char     *sentence);
void            case_complete        (StmCaseFile    *file,
                                      gpointer        appointment,
                                      StmOutcome      outcome,
                                      const char     *today);
char           *case_describe        (StmCaseFile    *file);
char           *case_list            (StmCaseFile    *file,
                                      const char     *today);

G_END_DECLS

#pragma once

#include "core/stm-activity.h"
#include "core/stm-appointment.h"
#include "core/stm-competence.h"
#include "core/stm-dossier.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-partner.h"
#include "core/stm-sheet.h"
#include "core/stm-signal.h"
#include "core/stm-study.h"
#include "core/stm-target.h"
#include "core/stm-task.h"

G_BEGIN_DECLS

#define STM_TYPE_CASE_FILE (stm_case_file_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseFile, stm_case_file, STM, CASE_FILE, GObject)

/**
 * StmCaseFile:
 * @partner: (nullable): whose profile it is
 * @mediator: (nullable): who mediates
 * @dossier: the client
 * @mediation: (nullable): the newest mediation
 * @appointments: #StmAppointment of it, by day and time
 * @sheets: #StmSheet of it, by number
 * @goals: #StmGoal of it
 * @tasks: #StmTask of it, by deadline
 * @activities: #StmActivity of it, by start
 * @signals: #StmSignal of it, by day
 * @competences: #StmCompetence of the client
 * @studies: #StmStudy of the client
 * @targets: #StmTarget of the client, by rank
 *
 * All that the rules on a dossier look at, in one piece (SPEC W2).  Made by the
 * store; the members are read directly.
 */
struct _StmCaseFile
{
  GObject       parent_instance;

  StmPartner   *partner;
  StmMediator  *mediator;
  StmDossier   *dossier;
  StmMediation *mediation;
  GListStore   *appointments;
  GListStore   *sheets;
  GListStore   *goals;
  GListStore   *tasks;
  GListStore   *activities;
  GListStore   *signals;
  GListStore   *competences;
  GListStore   *studies;
  GListStore   *targets;

  /*< private >*/
  GPtrArray    *touched;
};

/**
 * StmTouched:
 * @record: what was changed, or made
 * @rule: (nullable): the key of the rule that decided it by itself, see
 *   stm_rule_get_label(); %NULL where a person did it
 *
 * A record of a case file that is to be saved.
 */
typedef struct
{
  StmRecord *record;
  char      *rule;
} StmTouched;

StmCaseFile      *stm_case_file_new         (void);
void              stm_case_file_add         (StmCaseFile *self,
                                             StmRecord   *record);
StmRecord        *stm_case_file_find        (StmCaseFile *self,
                                             GType        type,
                                             const char  *uuid);
void              stm_case_file_touch       (StmCaseFile *self,
                                             StmRecord   *record,
                                             const char  *rule);
guint             stm_case_file_get_n_touched (StmCaseFile *self);
const StmTouched *stm_case_file_get_touched (StmCaseFile *self,
                                             guint        index);
void              stm_case_file_clear_touched (StmCaseFile *self);

G_END_DECLS

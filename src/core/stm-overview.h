#pragma once

#include "core/stm-record.h"

/**
 * StmStatus:
 * @STM_STATUS_NONE: the student has no request yet
 * @STM_STATUS_REQUESTED: nothing decided yet
 * @STM_STATUS_PARTLY: some of the periods are accepted
 * @STM_STATUS_ACCEPTED: all periods are accepted
 * @STM_STATUS_DECLINED: a service declined and none accepted
 *
 * Where a request stands; derived from its decisions, in the order of
 * stm_status_choices.
 */
typedef enum
{
  STM_STATUS_NONE,
  STM_STATUS_REQUESTED,
  STM_STATUS_PARTLY,
  STM_STATUS_ACCEPTED,
  STM_STATUS_DECLINED
} StmStatus;

G_BEGIN_DECLS

#define STM_TYPE_OVERVIEW (stm_overview_get_type ())
G_DECLARE_FINAL_TYPE (StmOverview, stm_overview, STM, OVERVIEW, StmRecord)

/**
 * StmOverview:
 * One row of the "Overzicht van de stageaanvragen": a student with the request
 * and what was decided (SPEC T9).  Read only; its uuid is the student's.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmOverview
{
  StmRecord  parent_instance;

  char  *last_name;
  char  *first_name;
  int    study_year;
  char  *place;
  char  *school_name;
  char  *supervisor_name;
  int    form;
  int    periods;
  char  *start_1;
  char  *last_end;
  char  *preference_name;
  int    status;
  char  *service_names;
  char  *notes;
  char  *school;
  char  *supervisor;
  char  *programme;
  char  *request;
  char  *preference_1;
  int    province;
  int    transport;
  char  *entered;
  int    round;
  int    timing;
};

G_END_DECLS

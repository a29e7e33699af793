#pragma once

#include "core/stm-record.h"

#define STM_REQUEST_MAX_PERIODS 4
#define STM_REQUEST_MAX_PREFERENCES 3

/**
 * StmStageForm:
 * @STM_STAGE_FORM_NONE: not chosen yet
 * @STM_STAGE_FORM_BLOCK: "blok"
 * @STM_STAGE_FORM_ALTERNATING: "alternerend"
 * @STM_STAGE_FORM_BOTH: "blok en alternerend"
 *
 * The values of "form", in the order of stm_stage_form_choices.
 */
typedef enum
{
  STM_STAGE_FORM_NONE,
  STM_STAGE_FORM_BLOCK,
  STM_STAGE_FORM_ALTERNATING,
  STM_STAGE_FORM_BOTH
} StmStageForm;

G_BEGIN_DECLS

#define STM_TYPE_REQUEST (stm_request_get_type ())
G_DECLARE_FINAL_TYPE (StmRequest, stm_request, STM, REQUEST, StmRecord)

/**
 * StmRequest:
 * A request for a stage, "stageaanvraag" (SPEC T4).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmRequest
{
  StmRecord  parent_instance;

  char      *student;
  char      *programme;
  char      *supervisor;
  int        form;
  int        periods;
  int        hours_per_week;
  int        total_hours;
  char      *start[STM_REQUEST_MAX_PERIODS];
  char      *end[STM_REQUEST_MAX_PERIODS];
  char      *preference[STM_REQUEST_MAX_PREFERENCES];
  char      *remarks;
  char      *entered;
};

G_END_DECLS

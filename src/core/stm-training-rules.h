#pragma once

#include "core/stm-activity.h"
#include "core/stm-problem-list.h"

G_BEGIN_DECLS

/* as S5 writes them */
#define STM_TRAINING_EXPLORATORY_STAGE "953030"
#define STM_TRAINING_WORK_STAGE        "953081"
#define STM_TRAINING_REMEDIAL          "953082"

/* what S5 calls a short training */
#define STM_TRAINING_SHORT_MONTHS 3

/**
 * StmTraining:
 * @code: the training code
 * @name: what the program calls it; to be translated
 * @title: what S5 calls it, see stm_training_get_name()
 * @last_start: (nullable): the last day on which one can start, an ISO date
 * @most_months: how long it lasts at most; 0 where that is free
 * @is_stage: whether it is a stage
 * @has_attestation: whether it gives form C91 in "Leerweg" (SPEC W14)
 *
 * A training that S5 gives a code (SPEC W10).
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *title;
  const char *last_start;
  int         most_months;
  gboolean    is_stage;
  gboolean    has_attestation;
} StmTraining;

const StmTraining *stm_training_list            (guint           *n_trainings);
const StmTraining *stm_training_find            (const char      *code);
const char        *stm_training_get_name        (const StmTraining *training);
gboolean           stm_training_is_stage        (const char      *code);
gboolean           stm_training_has_attestation (const char      *code);

void               stm_training_check_start     (const char      *code,
                                                 const char      *starts_on,
                                                 const char      *ends_on,
                                                 StmProblemList  *problems);
void               stm_training_check_taken     (StmActivity     *activity,
                                                 StmProblemList  *problems);
gboolean           stm_training_check_days      (const char      *code,
                                                 const char      *starts_on,
                                                 const char      *ends_on,
                                                 GError         **error);
gboolean           stm_training_may_cancel      (StmActivity     *activity,
                                                 GError         **error);

G_END_DECLS

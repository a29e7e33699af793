#include "config.h"

#include "core/stm-record-types.h"

#include "core/stm-activity.h"
#include "core/stm-appointment.h"
#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-caseload.h"
#include "core/stm-competence.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-dossier.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"
#include "core/stm-overview.h"
#include "core/stm-package.h"
#include "core/stm-partner.h"
#include "core/stm-peer.h"
#include "core/stm-placement.h"
#include "core/stm-printout.h"
#include "core/stm-profile.h"
#include "core/stm-programme.h"
#include "core/stm-region.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-sheet.h"
#include "core/stm-signal.h"
#include "core/stm-student.h"
#include "core/stm-study.h"
#include "core/stm-supervisor.h"
#include "core/stm-tally.h"
#include "core/stm-target.h"
#include "core/stm-task.h"

/**
 * stm_record_types_list:
 * @n_types: (out): how many
 *
 * Returns: (transfer none) (array length=n_types): the types of record that are
 *   exchanged, each after those that it refers to
 */
const GType *
stm_record_types_list (guint *n_types)
{
  static GType types[28];

  types[0] = STM_TYPE_REGION;
  types[1] = STM_TYPE_SCHOOL;
  types[2] = STM_TYPE_SUPERVISOR;
  types[3] = STM_TYPE_SERVICE;
  types[4] = STM_TYPE_PROGRAMME;
  types[5] = STM_TYPE_DEADLINE;
  types[6] = STM_TYPE_OFFER;
  types[7] = STM_TYPE_STUDENT;
  types[8] = STM_TYPE_REQUEST;
  types[9] = STM_TYPE_PLACEMENT;
  types[10] = STM_TYPE_DEMAND;
  types[11] = STM_TYPE_ARRANGEMENT;
  types[12] = STM_TYPE_ASSIGNMENT;
  types[13] = STM_TYPE_MESSAGE;
  types[14] = STM_TYPE_PARTNER;
  types[15] = STM_TYPE_MEDIATOR;
  types[16] = STM_TYPE_DOSSIER;
  types[17] = STM_TYPE_MEDIATION;
  types[18] = STM_TYPE_APPOINTMENT;
  types[19] = STM_TYPE_SHEET;
  types[20] = STM_TYPE_GOAL;
  types[21] = STM_TYPE_ACTIVITY;
  types[22] = STM_TYPE_TASK;
  types[23] = STM_TYPE_COMPETENCE;
  types[24] = STM_TYPE_STUDY;
  types[25] = STM_TYPE_TARGET;
  types[26] = STM_TYPE_SIGNAL;
  types[27] = STM_TYPE_PRINTOUT;

  *n_types = G_N_ELEMENTS (types);

  return types;
}

/**
 * stm_record_types_find:
 * @kind: a kind or its plural, "student" or "students"
 *
 * Returns: the record type, or %G_TYPE_INVALID where there is none
 */
GType
stm_record_types_find (const char *kind)
{
  const GType others[] = { STM_TYPE_PROFILE, STM_TYPE_OVERVIEW, STM_TYPE_TALLY, STM_TYPE_CASELOAD,
                           STM_TYPE_PEER, STM_TYPE_PACKAGE };
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types + G_N_ELEMENTS (others); i++)
    {
      GType type = i < n_types ? types[i] : others[i - n_types];
      g_autoptr (StmRecordClass) klass = g_type_class_ref (type);

      if (g_str_equal (klass->kind, kind) || g_str_equal (klass->plural, kind))
        return type;
    }

  return G_TYPE_INVALID;
}

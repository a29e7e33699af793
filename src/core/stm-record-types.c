#include "config.h"

#include "core/stm-record-types.h"

#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-profile.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

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
  static GType types[7];

  types[0] = STM_TYPE_SCHOOL;
  types[1] = STM_TYPE_SUPERVISOR;
  types[2] = STM_TYPE_SERVICE;
  types[3] = STM_TYPE_PROGRAMME;
  types[4] = STM_TYPE_STUDENT;
  types[5] = STM_TYPE_REQUEST;
  types[6] = STM_TYPE_PLACEMENT;

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
  const GType others[] = { STM_TYPE_PROFILE, STM_TYPE_OVERVIEW };
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

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmSeverity:
 * @STM_SEVERITY_WARNING: the user should look; saving is allowed
 * @STM_SEVERITY_ERROR: saving is not allowed
 */
typedef enum
{
  STM_SEVERITY_WARNING,
  STM_SEVERITY_ERROR
} StmSeverity;

#define STM_TYPE_PROBLEM (stm_problem_get_type ())
G_DECLARE_FINAL_TYPE (StmProblem, stm_problem, STM, PROBLEM, GObject)

const char  *stm_problem_get_field    (StmProblem *self);
StmSeverity  stm_problem_get_severity (StmProblem *self);
const char  *stm_problem_get_message  (StmProblem *self);

#define STM_TYPE_PROBLEM_LIST (stm_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (StmProblemList, stm_problem_list, STM, PROBLEM_LIST, GObject)

StmProblemList *stm_problem_list_new        (void);
void            stm_problem_list_add        (StmProblemList *self,
                                             const char     *field,
                                             StmSeverity     severity,
                                             const char     *format,
                                             ...) G_GNUC_PRINTF (4, 5);
StmProblem     *stm_problem_list_find       (StmProblemList *self,
                                             const char     *field);
gboolean        stm_problem_list_has_errors (StmProblemList *self);
gboolean        stm_problem_list_to_error   (StmProblemList *self,
                                             const char     *place,
                                             GError        **error);

G_END_DECLS

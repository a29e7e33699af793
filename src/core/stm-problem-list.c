#include "config.h"

#include "core/stm-problem-list.h"

#include "core/stm-error.h"

struct _StmProblem
{
  GObject      parent_instance;

  char        *field;
  StmSeverity  severity;
  char        *message;
};

G_DEFINE_FINAL_TYPE (StmProblem, stm_problem, G_TYPE_OBJECT)

static void
stm_problem_finalize (GObject *object)
{
  StmProblem *self = STM_PROBLEM (object);

  g_free (self->field);
  g_free (self->message);

  G_OBJECT_CLASS (stm_problem_parent_class)->finalize (object);
}

static void
stm_problem_class_init (StmProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_problem_finalize;
}

static void
stm_problem_init (StmProblem *self)
{
}

/**
 * stm_problem_get_field:
 * @self: a problem
 *
 * Returns: (transfer none): the name of the field it stands at
 */
const char *
stm_problem_get_field (StmProblem *self)
{
  return self->field;
}

/**
 * stm_problem_get_severity:
 * @self: a problem
 *
 * Returns: whether it forbids saving
 */
StmSeverity
stm_problem_get_severity (StmProblem *self)
{
  return self->severity;
}

/**
 * stm_problem_get_message:
 * @self: a problem
 *
 * Returns: (transfer none): a sentence in the user's language that never holds
 *   the value itself, so that it may be logged
 */
const char *
stm_problem_get_message (StmProblem *self)
{
  return self->message;
}

struct _StmProblemList
{
  GObject    parent_instance;

  GPtrArray *problems;
};

static GType
stm_problem_list_get_item_type (GListModel *model)
{
  return STM_TYPE_PROBLEM;
}

static guint
stm_problem_list_get_n_items (GListModel *model)
{
  return STM_PROBLEM_LIST (model)->problems->len;
}

static gpointer
stm_problem_list_get_item (GListModel *model, guint position)
{
  StmProblemList *self = STM_PROBLEM_LIST (model);

  if (position >= self->problems->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->problems, position));
}

static void
stm_problem_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = stm_problem_list_get_item_type;
  iface->get_n_items = stm_problem_list_get_n_items;
  iface->get_item = stm_problem_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StmProblemList, stm_problem_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, stm_problem_list_list_model_init))

static void
stm_problem_list_finalize (GObject *object)
{
  g_ptr_array_unref (STM_PROBLEM_LIST (object)->problems);

  G_OBJECT_CLASS (stm_problem_list_parent_class)->finalize (object);
}

static void
stm_problem_list_class_init (StmProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_problem_list_finalize;
}

static void
stm_problem_list_init (StmProblemList *self)
{
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * stm_problem_list_new:
 *
 * Returns: (transfer full): an empty list
 */
StmProblemList *
stm_problem_list_new (void)
{
  return g_object_new (STM_TYPE_PROBLEM_LIST, NULL);
}

/**
 * stm_problem_list_add:
 * @self: a list
 * @field: the name of the field the problem stands at
 * @severity: whether it forbids saving
 * @format: a translated sentence, without the value itself
 */
void
stm_problem_list_add (StmProblemList *self,
                      const char     *field,
                      StmSeverity     severity,
                      const char     *format,
                      ...)
{
  StmProblem *problem = g_object_new (STM_TYPE_PROBLEM, NULL);
  va_list args;

  va_start (args, format);
  problem->field = g_strdup (field);
  problem->severity = severity;
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->problems, problem);
  g_list_model_items_changed (G_LIST_MODEL (self), self->problems->len - 1, 0, 1);
}

/**
 * stm_problem_list_find:
 * @self: a list
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the gravest problem of that field, the
 *   first of equals
 */
StmProblem *
stm_problem_list_find (StmProblemList *self, const char *field)
{
  StmProblem *found = NULL;

  for (guint i = 0; i < self->problems->len; i++)
    {
      StmProblem *problem = g_ptr_array_index (self->problems, i);

      if (g_str_equal (problem->field, field)
          && (found == NULL || problem->severity > found->severity))
        found = problem;
    }

  return found;
}

/**
 * stm_problem_list_has_errors:
 * @self: a list
 *
 * Returns: whether any problem forbids saving
 */
gboolean
stm_problem_list_has_errors (StmProblemList *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    if (stm_problem_get_severity (g_ptr_array_index (self->problems, i)) == STM_SEVERITY_ERROR)
      return TRUE;

  return FALSE;
}

/**
 * stm_problem_list_to_error:
 * @self: a list
 * @place: (nullable): where the record stands, "students[12]"
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Makes one error of the first problem that forbids saving, naming place,
 * field and reason.
 *
 * Returns: %TRUE where nothing forbids saving, and @error is not set
 */
gboolean
stm_problem_list_to_error (StmProblemList *self, const char *place, GError **error)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      StmProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->severity == STM_SEVERITY_ERROR)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_INVALID, "%s%s%s: %s",
                       place != NULL ? place : "", place != NULL ? "." : "",
                       problem->field, problem->message);
          return FALSE;
        }
    }

  return TRUE;
}

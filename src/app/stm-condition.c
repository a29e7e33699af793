#include "config.h"

#include "app/stm-condition.h"

struct _StmCondition
{
  GObject  parent_instance;

  char    *id;
  char    *text;
  char    *label;
  char    *action;
};

G_DEFINE_FINAL_TYPE (StmCondition, stm_condition, G_TYPE_OBJECT)

static void
stm_condition_finalize (GObject *object)
{
  StmCondition *self = STM_CONDITION (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->label);
  g_free (self->action);

  G_OBJECT_CLASS (stm_condition_parent_class)->finalize (object);
}

static void
stm_condition_class_init (StmConditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_condition_finalize;
}

static void
stm_condition_init (StmCondition *self)
{
}

const char *
stm_condition_get_text (StmCondition *self)
{
  return self->text;
}

const char *
stm_condition_get_label (StmCondition *self)
{
  return self->label;
}

const char *
stm_condition_get_action (StmCondition *self)
{
  return self->action;
}

GListModel *
stm_conditions_new (void)
{
  return G_LIST_MODEL (g_list_store_new (STM_TYPE_CONDITION));
}

/**
 * stm_conditions_set:
 * @conditions: a list of stm_conditions_new()
 * @id: which condition; one of the same @id is replaced
 * @text: what it says
 * @label: (nullable): of a button
 * @action: (nullable): the detailed name of the action of that button
 */
void
stm_conditions_set (GListModel *conditions,
                    const char *id,
                    const char *text,
                    const char *label,
                    const char *action)
{
  g_autoptr (StmCondition) condition = g_object_new (STM_TYPE_CONDITION, NULL);

  condition->id = g_strdup (id);
  condition->text = g_strdup (text);
  condition->label = g_strdup (label);
  condition->action = g_strdup (action);

  stm_conditions_clear (conditions, id);
  g_list_store_append (G_LIST_STORE (conditions), condition);
}

/**
 * stm_conditions_clear:
 * @conditions: a list of stm_conditions_new()
 * @id: which condition is over, if it was there
 */
void
stm_conditions_clear (GListModel *conditions, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (conditions); i++)
    {
      g_autoptr (StmCondition) condition = g_list_model_get_item (conditions, i);

      if (g_str_equal (condition->id, id))
        {
          g_list_store_remove (G_LIST_STORE (conditions), i);
          return;
        }
    }
}

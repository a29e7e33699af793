#pragma once

#include "documents/stm-template-values.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StmTemplateCondition:
 * @name: what it asks for
 * @value: (nullable): what that must be, where it is enough that it is something
 * @negated: whether it is met where that is not so
 *
 * "name" or "name=value", or "!" and one of these.
 */
typedef struct
{
  char     *name;
  char     *value;
  gboolean  negated;
} StmTemplateCondition;

/**
 * StmTemplateNameFunc:
 * @name: what stands between the braces
 * @data: what was handed in
 * @error: return location for an error
 *
 * Gets each placeholder of a text in turn.
 *
 * Returns: whether to go on
 */
typedef gboolean (*StmTemplateNameFunc) (const char *name, gpointer data, GError **error);

gboolean stm_template_name_is_valid      (const char               *name);
gboolean stm_template_text_for_each      (const char               *text,
                                          StmTemplateNameFunc       func,
                                          gpointer                  data,
                                          GError                  **error);
char    *stm_template_text_fill          (const char               *text,
                                          StmTemplateValues        *values,
                                          JsonObject               *words,
                                          gboolean                 *is_filled);

gboolean stm_template_condition_parse    (const char               *text,
                                          StmTemplateCondition     *condition,
                                          GError                  **error);
void     stm_template_condition_clear    (StmTemplateCondition     *condition);
gboolean stm_template_condition_is_met   (const char               *text,
                                          StmTemplateValues        *values);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StmTemplateCondition, stm_template_condition_clear)

G_END_DECLS

#include "config.h"

#include "documents/stm-template-filler.h"

#include "documents/stm-template-text.h"

static char *
fill (StmTemplateFiller *self, StmTemplateValues *row, JsonObject *object, const char *key, gboolean *is_filled)
{
  const char *text = json_object_get_string_member_with_default (object, key, NULL);

  return text != NULL ? stm_template_text_fill (text, row != NULL ? row : self->values, self->words, is_filled) : NULL;
}

/**
 * stm_template_filler_dup_text:
 * @self: what fills
 * @row: (nullable): the row of a list, where the text is about one
 * @object: an object of the template
 * @key: which text of it
 *
 * Returns: (transfer full) (nullable): the text with its values; %NULL where the
 *   template has none
 */
char *
stm_template_filler_dup_text (StmTemplateFiller *self, StmTemplateValues *row, JsonObject *object, const char *key)
{
  return fill (self, row, object, key, NULL);
}

/**
 * stm_template_filler_dup_filled:
 * @self: what fills
 * @row: (nullable): the row of a list, where the text is about one
 * @object: an object of the template
 * @key: which text of it
 *
 * Returns: (transfer full) (nullable): the text with its values; %NULL where it
 *   says nothing, so that a person fills it in
 */
char *
stm_template_filler_dup_filled (StmTemplateFiller *self, StmTemplateValues *row, JsonObject *object, const char *key)
{
  gboolean is_filled = FALSE;
  g_autofree char *text = fill (self, row, object, key, &is_filled);

  if (text == NULL || !is_filled || *g_strstrip (text) == '\0')
    return NULL;

  return g_steal_pointer (&text);
}

/**
 * stm_template_filler_add_text:
 * @self: what fills
 * @style: how it looks
 * @object: an object of the template
 * @key: which text of it
 *
 * Adds a heading or a paragraph; one of which nothing is left takes no room.
 */
void
stm_template_filler_add_text (StmTemplateFiller *self, StmTextStyle style, JsonObject *object, const char *key)
{
  g_autofree char *text = stm_template_filler_dup_text (self, NULL, object, key);

  if (text != NULL && *g_strstrip (text) != '\0')
    stm_document_add_text (self->document, style, text);
}

/**
 * stm_template_filler_for_each:
 * @self: what fills
 * @block: a block
 * @key: its items
 * @func: (scope call): gets those that belong in this document, in their order
 * @data: for @func
 */
void
stm_template_filler_for_each (StmTemplateFiller   *self,
                              JsonObject          *block,
                              const char          *key,
                              StmTemplateItemFunc  func,
                              gpointer             data)
{
  JsonArray *items = json_object_get_array_member (block, key);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (stm_template_filler_wants (self, item))
        func (self, item, data);
    }
}

/**
 * stm_template_filler_wants:
 * @self: what fills
 * @object: a block or an item
 *
 * Returns: whether it belongs in this document, by its "if"
 */
gboolean
stm_template_filler_wants (StmTemplateFiller *self, JsonObject *object)
{
  return stm_template_condition_is_met (json_object_get_string_member_with_default (object, "if", NULL), self->values);
}

/**
 * stm_template_filler_is_checked:
 * @self: what fills
 * @item: an item of check boxes
 *
 * Returns: whether it is crossed, by its "checked-if"; without one a person does
 *   that
 */
gboolean
stm_template_filler_is_checked (StmTemplateFiller *self, JsonObject *item)
{
  const char *condition = json_object_get_string_member_with_default (item, "checked-if", NULL);

  return condition != NULL && stm_template_condition_is_met (condition, self->values);
}

/**
 * stm_template_has_word:
 * @object: an object of the template
 * @key: one of its keys
 * @word: a word
 *
 * Returns: whether the key is there with that word
 */
gboolean
stm_template_has_word (JsonObject *object, const char *key, const char *word)
{
  return g_strcmp0 (json_object_get_string_member_with_default (object, key, NULL), word) == 0;
}

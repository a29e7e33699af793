#pragma once

#include "documents/stm-document.h"
#include "documents/stm-template-values.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StmTemplateFiller:
 * @document: what gets the blocks
 * @values: what stands in the place of placeholders
 * @words: (nullable): the template's words for choices
 * @title: what the template is called
 *
 * What turns the objects of a template that was checked into blocks.
 */
typedef struct
{
  StmDocument       *document;
  StmTemplateValues *values;
  JsonObject        *words;
  const char        *title;
} StmTemplateFiller;

/**
 * StmTemplateItemFunc:
 * @filler: what fills
 * @item: an item of a block
 * @data: what was handed in
 *
 * Gets each item that belongs in the document in turn.
 */
typedef void (*StmTemplateItemFunc) (StmTemplateFiller *filler, JsonObject *item, gpointer data);

char     *stm_template_filler_dup_text   (StmTemplateFiller *self,
                                          StmTemplateValues *row,
                                          JsonObject        *object,
                                          const char        *key);
char     *stm_template_filler_dup_filled (StmTemplateFiller *self,
                                          StmTemplateValues *row,
                                          JsonObject        *object,
                                          const char        *key);
void      stm_template_filler_add_text   (StmTemplateFiller *self,
                                          StmTextStyle       style,
                                          JsonObject        *object,
                                          const char        *key);
void      stm_template_filler_for_each   (StmTemplateFiller *self,
                                          JsonObject        *block,
                                          const char        *key,
                                          StmTemplateItemFunc func,
                                          gpointer           data);
gboolean  stm_template_filler_wants      (StmTemplateFiller *self,
                                          JsonObject        *object);
gboolean  stm_template_filler_is_checked (StmTemplateFiller *self,
                                          JsonObject        *item);

gboolean  stm_template_has_word          (JsonObject        *object,
                                          const char        *key,
                                          const char        *word);

G_END_DECLS

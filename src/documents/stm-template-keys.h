#pragma once

#include "documents/stm-template-values.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StmTemplateKeyType:
 * @STM_TEMPLATE_KEY_STRING: a text without placeholders, not empty
 * @STM_TEMPLATE_KEY_TEXT: a text with placeholders
 * @STM_TEMPLATE_KEY_CONDITION: see #StmTemplateCondition
 * @STM_TEMPLATE_KEY_LIST: the name of a list of the data; the keys that are
 *   %STM_TEMPLATE_KEY_IN_ROW are about each of its rows
 * @STM_TEMPLATE_KEY_WORD: one of `words`
 * @STM_TEMPLATE_KEY_NUMBER: a whole number from `minimum` to `maximum`
 * @STM_TEMPLATE_KEY_ITEMS: from `minimum` to `maximum` objects with the keys
 *   `items`
 * @STM_TEMPLATE_KEY_WORDS: for names of choices, an object with a word for each
 *   of their keys
 * @STM_TEMPLATE_KEY_BLOCKS: objects, of which each has the keys of its "type"
 *
 * What can stand in a template.
 */
typedef enum
{
  STM_TEMPLATE_KEY_STRING,
  STM_TEMPLATE_KEY_TEXT,
  STM_TEMPLATE_KEY_CONDITION,
  STM_TEMPLATE_KEY_LIST,
  STM_TEMPLATE_KEY_WORD,
  STM_TEMPLATE_KEY_NUMBER,
  STM_TEMPLATE_KEY_ITEMS,
  STM_TEMPLATE_KEY_WORDS,
  STM_TEMPLATE_KEY_BLOCKS
} StmTemplateKeyType;

/**
 * StmTemplateKeyFlags:
 * @STM_TEMPLATE_KEY_REQUIRED: must be there
 * @STM_TEMPLATE_KEY_IN_ROW: is filled for each row of the list of its block
 *
 * What is true of a key.
 */
typedef enum
{
  STM_TEMPLATE_KEY_REQUIRED = 1 << 0,
  STM_TEMPLATE_KEY_IN_ROW   = 1 << 1
} StmTemplateKeyFlags;

/**
 * StmTemplateKey:
 * @name: how it is written
 * @type: what it holds
 * @flags: what is true of it
 * @minimum: for a number or items
 * @maximum: for a number or items
 * @words: for a word
 * @items: for items, up to one without a name
 *
 * One key of an object in a template.  A table of these is all that a block says
 * of how it is written: reading, checking and messages follow from it.
 */
typedef struct _StmTemplateKey StmTemplateKey;
struct _StmTemplateKey
{
  const char            *name;
  StmTemplateKeyType     type;
  StmTemplateKeyFlags    flags;
  int                    minimum;
  int                    maximum;
  const char *const     *words;
  const StmTemplateKey  *items;
};

gboolean stm_template_keys_read   (const StmTemplateKey  *keys,
                                   JsonNode              *node,
                                   const char            *path,
                                   GError               **error);
gboolean stm_template_keys_refuse (const char            *path,
                                   const char            *key,
                                   const char            *message,
                                   GError               **error);
char    *stm_template_keys_join   (const char            *path,
                                   const char            *key);

G_END_DECLS

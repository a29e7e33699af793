#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StmFieldType:
 * @STM_FIELD_TEXT: one line of text
 * @STM_FIELD_LONG_TEXT: text of several lines
 * @STM_FIELD_DATE: a calendar day, ISO "2026-09-01"; a draft may hold anything
 *   that was typed, validation tells
 * @STM_FIELD_REFERENCE: the uuid of a record of type `target`
 * @STM_FIELD_INTEGER: a whole number; 0 means not given
 * @STM_FIELD_HOURS: a length of time in minutes; 0 means not given
 * @STM_FIELD_BOOLEAN: yes or no
 * @STM_FIELD_CHOICE: one of `choices`; its index
 * @STM_FIELD_SET: any of `choices`; bit `1 << index`
 *
 * The first four are kept as strings (%NULL for empty), the others as int.
 */
typedef enum
{
  STM_FIELD_TEXT,
  STM_FIELD_LONG_TEXT,
  STM_FIELD_DATE,
  STM_FIELD_REFERENCE,
  STM_FIELD_INTEGER,
  STM_FIELD_HOURS,
  STM_FIELD_BOOLEAN,
  STM_FIELD_CHOICE,
  STM_FIELD_SET
} StmFieldType;

/**
 * StmFieldFlags:
 * @STM_FIELD_REQUIRED: must not be empty
 * @STM_FIELD_SENSITIVE: hidden from a service until it accepted (SPEC P3)
 * @STM_FIELD_HEALTH: may say something of a person's health (SPEC P4)
 * @STM_FIELD_SEARCHABLE: its text is found by search
 * @STM_FIELD_SORTED: lists can be sorted by it, by a folded key column
 * @STM_FIELD_FOR_SERVICE: part of what a service may receive
 * @STM_FIELD_DERIVED: computed by the store, never saved nor imported
 * @STM_FIELD_TRACKED: says nothing of a person, so the history keeps its old and
 *   new value (SPEC V2)
 * @STM_FIELD_RULED: written by a move of a dossier only (stm-move.h), so that no
 *   step is left out (SPEC W4 to W15)
 */
typedef enum
{
  STM_FIELD_REQUIRED    = 1 << 0,
  STM_FIELD_SENSITIVE   = 1 << 1,
  STM_FIELD_HEALTH      = 1 << 2,
  STM_FIELD_SEARCHABLE  = 1 << 3,
  STM_FIELD_SORTED      = 1 << 4,
  STM_FIELD_FOR_SERVICE = 1 << 5,
  STM_FIELD_DERIVED     = 1 << 6,
  STM_FIELD_TRACKED     = 1 << 7,
  STM_FIELD_RULED       = 1 << 8
} StmFieldFlags;

/**
 * StmChoice:
 * @key: what is kept in files and in the database; never changes
 * @label: English source of what is shown
 *
 * One possible value; tables end with a %NULL key.
 */
typedef struct
{
  const char *key;
  const char *label;
} StmChoice;

/**
 * StmField:
 * @name: property name and JSON key, "first-name"
 * @type: what it holds
 * @offset: where it lies in the instance
 * @label: English source of its label
 * @flags: what is true of it
 * @choices: (nullable): for choices and sets
 * @target: (nullable): for references, the type's get_type function
 * @check: (nullable): tells what is wrong with a text that is not empty
 * @normalize: (nullable): the form in which a valid text is kept
 * @format: (nullable): how a kept text is shown to people
 * @maximum: for integers and hours the largest value, for text the most
 *   characters; 0 for the default
 *
 * One field of a record type.  The table of these is all that a record type
 * says of itself: properties, SQL columns, JSON keys, column headings, labels
 * and search text are made from it.
 */
typedef struct _StmField StmField;
struct _StmField
{
  const char      *name;
  StmFieldType     type;
  gsize            offset;
  const char      *label;
  StmFieldFlags    flags;
  const StmChoice *choices;
  GType          (*target) (void);
  gboolean       (*check)  (const char *text, GError **error);
  char          *(*normalize) (const char *text);
  char          *(*format) (const char *text);
  int              maximum;
};

gboolean    stm_field_is_text       (const StmField *field);
const char *stm_field_get_label     (const StmField *field);
char       *stm_field_dup_column    (const StmField *field);
int         stm_field_find_choice   (const StmField *field, const char *key);
guint       stm_field_count_choices (const StmField *field);
const char *stm_field_get_choice_label (const StmField *field, guint index);
int         stm_field_get_maximum   (const StmField *field);

char       *stm_fold_text           (const char *text);

G_END_DECLS

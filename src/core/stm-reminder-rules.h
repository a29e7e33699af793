#pragma once

#include "core/stm-follow-up-rules.h"

G_BEGIN_DECLS

/**
 * StmReminder:
 * @id: which deadline or task, the same as long as it is one
 * @title: what is due
 * @body: when, and of what; never the name of a person
 * @kind: the kind of record to open
 * @uuid: that record
 *
 * What somebody is told when a moment comes.
 */
typedef struct
{
  char *id;
  char *title;
  char *body;
  char *kind;
  char *uuid;
} StmReminder;

GPtrArray *stm_reminder_list      (StmNumbers *numbers,
                                   StmRole     role,
                                   const char *since,
                                   const char *now);
gboolean   stm_reminder_is_open   (StmNumbers *numbers,
                                   StmRole     role,
                                   const char *id);

G_END_DECLS

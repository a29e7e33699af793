#pragma once

#include "core/stm-move.h"

G_BEGIN_DECLS

/**
 * StmStepOptions:
 * @date: the day on which it was done
 * @outcome: the key of a #StmOutcome
 * @residence_checked: the residence status was confirmed
 * @work_card_checked: the work card was confirmed
 * @ending: the key of a #StmEnding
 * @advice: the key of a #StmAdvice
 * @delivery: keys of #StmDelivery, with commas between
 * @way: the key of a #StmWay
 * @hours: how long a step towards work took
 * @text: a reason, an explanation or a remark
 * @appointment: day and time of an appointment
 * @duration: its minutes
 * @contact: with whom
 * @location: where
 * @street: where
 * @postcode: where
 * @place: where
 * @output: the file for the document
 *
 * What was typed for a move; %NULL where it was not.
 */
typedef struct
{
  char     *date;
  char     *outcome;
  gboolean  residence_checked;
  gboolean  work_card_checked;
  char     *ending;
  char     *advice;
  char     *delivery;
  char     *way;
  char     *hours;
  char     *text;
  char     *appointment;
  char     *duration;
  char     *contact;
  char     *location;
  char     *street;
  char     *postcode;
  char     *place;
  char     *output;
} StmStepOptions;

gboolean  stm_step_options_any  (const StmStepOptions  *self);
StmMove  *stm_step_options_read (const StmStepOptions  *self,
                                 StmMoveType            type,
                                 GError               **error);
void      stm_step_options_draft (const StmStepOptions *self,
                                  StmCaseFile          *file,
                                  StmMove              *move);

G_END_DECLS

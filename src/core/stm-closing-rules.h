#pragma once

#include "core/stm-mediation.h"

G_BEGIN_DECLS

/* in a row of the table: whatever it is */
#define STM_CLOSING_ANY -1

/**
 * StmClosingTarget:
 * @STM_CLOSING_TARGET_NONE: nobody in particular
 * @STM_CLOSING_TARGET_CHEF_OE: "Chef OE"
 * @STM_CLOSING_TARGET_VDAB_MEDIATOR: "VDAB-bemiddelaar"
 *
 * To whom at the VDAB the mediation goes back (SPEC W13).
 */
typedef enum
{
  STM_CLOSING_TARGET_NONE,
  STM_CLOSING_TARGET_CHEF_OE,
  STM_CLOSING_TARGET_VDAB_MEDIATOR
} StmClosingTarget;

/**
 * StmClosingRow:
 * @ending: a #StmEnding, or %STM_CLOSING_ANY
 * @closing: a #StmClosing, or %STM_CLOSING_ANY
 * @advice: a #StmAdvice, or %STM_CLOSING_ANY
 * @back: whether the mediation goes back to the VDAB
 * @to: to whom
 * @in_annex: whether it stands in annex 2 of S5; else it was decided in SPEC W13
 *
 * One row of the table "Bemiddeling terug bij VDAB".
 */
typedef struct
{
  int              ending;
  int              closing;
  int              advice;
  gboolean         back;
  StmClosingTarget to;
  gboolean         in_annex;
} StmClosingRow;

/**
 * StmClosingVerdict:
 * @back: whether the mediation goes back to the VDAB
 * @to: to whom; nobody in particular where only what is still open decides it
 * @row: the row that decided, for stm_closing_get_row()
 * @by_open_actions: whether the row says no, and what is still open says yes
 *
 * What became of a mediation that was closed.
 */
typedef struct
{
  gboolean         back;
  StmClosingTarget to;
  guint            row;
  gboolean         by_open_actions;
} StmClosingVerdict;

guint                stm_closing_get_n_rows       (void);
const StmClosingRow *stm_closing_get_row          (guint                    index);
const char          *stm_closing_get_ending_label (int                      ending);
const char          *stm_closing_get_way_label    (int                      closing);
char                *stm_closing_dup_advice_label (int                      advice);
const char          *stm_closing_get_answer       (gboolean                 back,
                                                   StmClosingTarget         to);
const char          *stm_closing_get_remark       (void);

gboolean             stm_closing_decide           (StmEnding                ending,
                                                   StmClosing               closing,
                                                   StmAdvice                advice,
                                                   gboolean                 open_actions,
                                                   StmClosingVerdict       *verdict);
char                *stm_closing_dup_row_text     (guint                    index);
char                *stm_closing_dup_verdict_text (const StmClosingVerdict *verdict);

G_END_DECLS

#pragma once

#include "core/stm-next-step.h"

G_BEGIN_DECLS

#define STM_TYPE_CASE_ROW (stm_case_row_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseRow, stm_case_row, STM, CASE_ROW, GObject)

/**
 * StmCaseRow:
 * @dossier: the uuid of the client's dossier
 * @name: last name and first name
 * @category: (nullable): "catwz"
 * @lot: (nullable): "perceel"
 * @mediator: (nullable): the uuid of who mediates
 * @mediator_name: (nullable): his name
 * @phase: a #StmPhase
 * @next: what is to be done first
 * @n_more: how many other things are to be done
 * @followed: whether the mediator marked it as followed up
 *
 * One row of "Klanten opvolgen": Naam · Catwz · Reden (SPEC W1).
 */
struct _StmCaseRow
{
  GObject      parent_instance;

  char        *dossier;
  char        *name;
  char        *category;
  char        *lot;
  char        *mediator;
  char        *mediator_name;
  int          phase;
  StmNextStep *next;
  guint        n_more;
  gboolean     followed;
};

StmCaseRow *stm_case_row_new     (StmCaseFile *file,
                                  const char  *today);
int         stm_case_row_compare (StmCaseRow  *self,
                                  StmCaseRow  *other);

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_ROW (stm_row_get_type ())
G_DECLARE_INTERFACE (StmRow, stm_row, STM, ROW, GObject)

/**
 * StmRow:
 * @get_record: fetches the record that the row stands for
 *
 * One place in a long list, light enough to be made by the hundred thousand;
 * the record is fetched when a cell is bound.
 */
struct _StmRowInterface
{
  GTypeInterface parent_iface;

  StmRecord *(*get_record) (StmRow *self);
};

StmRecord *stm_row_get_record (StmRow *self);

G_END_DECLS

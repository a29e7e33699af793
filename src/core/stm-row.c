#include "config.h"

#include "core/stm-row.h"

G_DEFINE_INTERFACE (StmRow, stm_row, G_TYPE_OBJECT)

static void
stm_row_default_init (StmRowInterface *iface)
{
}

/**
 * stm_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its record, valid until the main loop
 *   runs again; %NULL where it was deleted meanwhile
 */
StmRecord *
stm_row_get_record (StmRow *self)
{
  return STM_ROW_GET_IFACE (self)->get_record (self);
}

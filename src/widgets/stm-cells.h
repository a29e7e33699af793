#pragma once

#include <gtk/gtk.h>

#include "core/stm-row.h"
#include "widgets/stm-reader.h"

G_BEGIN_DECLS

GtkListItemFactory *stm_cells_new_column_factory (StmReader            *reader,
                                                  const StmField       *field);
GtkListItemFactory *stm_cells_new_row_factory    (void);
GtkListItemFactory *stm_cells_new_summary_factory (StmReader           *reader,
                                                  const StmField *const *fields,
                                                  const StmField       *status,
                                                  gboolean              stacked);
gboolean            stm_cells_is_status          (const StmField       *field);
gboolean            stm_cells_is_wide            (const StmField       *field);

G_END_DECLS

#pragma once

#include "store/stm-store.h"
#include "widgets/stm-list-page.h"

G_BEGIN_DECLS

/* Puts into the menu of a list what can be done with it as it is now, searched,
 * filtered and sorted, with the columns that are shown: export as CSV or Excel,
 * and, with a title for its pages, print and save as PDF.
 *
 * The actions are "export-csv", "export-xlsx", "save-pdf" and "print" in a group
 * that is called as the kind of the records: "overview.print" (Ctrl+P).
 *
 * title: (nullable): NULL for a list that is not printed. */
void stm_list_export_add (StmListPage *list_page,
                          StmStore    *store,
                          const char  *title);

G_END_DECLS

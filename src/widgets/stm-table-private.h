#pragma once

#include "widgets/stm-growing-list.h"
#include "widgets/stm-reader.h"
#include "widgets/stm-table.h"

G_BEGIN_DECLS

struct _StmTable
{
  AdwBin              parent_instance;

  GtkStack           *stack;
  GtkScrolledWindow  *wide;
  GtkScrolledWindow  *small;
  GtkColumnView      *column_view;
  GtkListView        *list_view;

  StmRecordClass     *klass;
  GPtrArray          *fields;
  GPtrArray          *columns;
  GPtrArray          *subtitle;
  StmReader          *reader;
  StmChooser         *chooser;      /* nullable */
  StmGrowingList     *rows;
  GtkNoSelection     *selection;
  GSimpleActionGroup *actions;
  const StmField     *sort;
  gboolean            descending;
  gboolean            sorting;
  gboolean            narrow;
  gboolean            cramped;      /* a row of the narrow list needs one more line */
  guint               wait_id;
  guint               tick_id;
};

void stm_table_change_sort         (StmTable   *self,
                                    const char *field,
                                    gboolean    descending);
void stm_table_add_actions         (StmTable   *self);
void stm_table_update_sort_actions (StmTable   *self);

G_END_DECLS

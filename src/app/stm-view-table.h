#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmViewEntry:
 * @name: for `win.show-view` and for what is kept between runs
 * @roles: bits `1 << StmRole` of who has the view
 * @icon_name: in the sidebar
 * @label: English source of its name there
 * @create: makes the view, an #AdwNavigationPage
 *
 * One view of the sidebar.
 */
typedef struct
{
  const char  *name;
  guint        roles;
  const char  *icon_name;
  const char  *label;
  GtkWidget *(*create) (StmStore *store);
} StmViewEntry;

/**
 * StmKindEntry:
 * @kind: of the record
 * @type: its type
 * @page_new: (nullable): makes the page of a record; %NULL where it is shown with
 *   another (stm_kind_table_resolve())
 * @dialog_new: makes the dialog to enter or change one
 *
 * What can be shown of a kind of record.
 */
typedef struct
{
  const char         *kind;
  GType             (*type)       (void);
  AdwNavigationPage *(*page_new)  (StmStore *store, const char *uuid);
  AdwDialog         *(*dialog_new) (StmStore *store, const char *uuid);
} StmKindEntry;

const StmViewEntry *stm_view_table_get   (guint        index);
const StmViewEntry *stm_view_table_find  (const char  *name,
                                          StmRole      role);
const StmKindEntry *stm_kind_table_find  (const char  *kind);
const StmKindEntry *stm_kind_table_resolve (StmStore   *store,
                                            const char *kind,
                                            const char *uuid,
                                            char      **shown_uuid);

G_END_DECLS

#pragma once

#include "widgets/stm-table.h"

G_BEGIN_DECLS

/* What every list view is made of: header bar (title, count, add button, menu),
 * search entry, filter button with removable chips, table, empty states.  A view
 * is an AdwNavigationPage with this as its child.
 *
 * Construct from .ui or by stm_list_page_new().  Properties (all strings,
 * settable in .ui, translatable):
 *   "title"              heading, "Students"
 *   "add-label"          "Add Student"; no button without it.  The button
 *                        activates "add-action" with the text "add-target"
 *   "add-action"         default "win.add-record"
 *   "add-target"         "student"
 *   "search-placeholder" "Search students"
 *   "empty-icon-name", "empty-title", "empty-description": nothing entered yet
 *   "layout-name"        under which name widths, columns and sort are kept
 *                        between runs, for each role apart; NULL keeps nothing
 *   "narrow"             (boolean, read-only) two-line rows
 *
 * Signal "query-changed": search, a filter or the sort is now another: ask the
 * store again (stm_list_page_get_*).  Signal "activate-row" (StmRow *). */
#define STM_TYPE_LIST_PAGE (stm_list_page_get_type ())
G_DECLARE_FINAL_TYPE (StmListPage, stm_list_page, STM, LIST_PAGE, AdwBin)

/* "400 students": g_strdup_printf (ngettext ("%'u student", "%'u students", n), n) */
typedef char *(*StmCountFunc) (guint n);

GtkWidget   *stm_list_page_new             (void);
/* for set_columns, set_resolver and set_role; do not connect to it */
StmTable    *stm_list_page_get_table       (StmListPage  *self);
void         stm_list_page_set_count_func  (StmListPage  *self,
                                            StmCountFunc  func);
/* a model with a boolean property "loading" (StmRecordList) is waited for before
 * an empty state shows */
void         stm_list_page_set_model       (StmListPage  *self,
                                            GListModel   *rows);
/* the view's own entries above those of the table in the menu of the header bar */
void         stm_list_page_set_menu        (StmListPage  *self,
                                            GMenuModel   *menu);
/* under the search, for what is done with the rows */
void         stm_list_page_add_top_bar     (StmListPage  *self,
                                            GtkWidget    *bar);
/* at the bottom, for what goes on with the list */
void         stm_list_page_add_bar         (StmListPage  *self,
                                            GtkWidget    *bar);
/* whether the role may add: hides the button and its twin in the empty state */
void         stm_list_page_set_may_add     (StmListPage  *self,
                                            gboolean      may_add);
gboolean     stm_list_page_get_may_add     (StmListPage  *self);

/* choices: of StmTitle, uuid = the value; NULL label = the field's own.  A
 * filter on a choice field can leave choices NULL: they are those of the field,
 * with their keys as values. */
void         stm_list_page_add_filter      (StmListPage  *self,
                                            const char   *field,
                                            const char   *label,
                                            GListModel   *choices);
void         stm_list_page_set_filter      (StmListPage  *self,
                                            const char   *field,
                                            const char   *value);
const char  *stm_list_page_get_filter      (StmListPage  *self,
                                            const char   *field);
/* (transfer container): the names of the filters, chosen or not */
const char **stm_list_page_list_filters    (StmListPage  *self);
void         stm_list_page_clear           (StmListPage  *self);

const char  *stm_list_page_get_search      (StmListPage  *self);
void         stm_list_page_set_search      (StmListPage  *self,
                                            const char   *text);
void         stm_list_page_focus_search    (StmListPage  *self);
const char  *stm_list_page_get_sort        (StmListPage  *self,
                                            gboolean     *descending);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "core/stm-policy.h"
#include "core/stm-row.h"
#include "widgets/stm-chooser.h"
#include "widgets/stm-resolver.h"

G_BEGIN_DECLS

/* A table of records, made for lists of a hundred thousand: columns when there
 * is room, two-line rows when there is not ("narrow", boolean property).  It
 * sorts nothing itself: it says which sort was asked for.
 *
 * Signals: "sort" (const char *field, gboolean descending): ask for the rows in
 * that order, now and after stm_table_restore_state(); "activate-row" (StmRow *):
 * Enter, or a click on it.
 *
 * Action group "table" (stm_table_get_actions): show-<field> hides and shows a
 * column, sort-by (string field) and sort-descending (boolean state) do what the headings do. */
#define STM_TYPE_TABLE (stm_table_get_type ())
G_DECLARE_FINAL_TYPE (StmTable, stm_table, STM, TABLE, AdwBin)

GtkWidget    *stm_table_new           (void);

/* what assistive technology calls the table */
void          stm_table_set_title     (StmTable            *self,
                                       const char          *title);
/* fields: the columns, names of fields of record_type, NULL-terminated; the
 * first one is never hidden.  subtitle: which of them (NULL: none) stand on the
 * second line of a narrow row, whose first line is the record's title; a status
 * stands at its end.  Once only. */
void          stm_table_set_columns   (StmTable            *self,
                                       GType                record_type,
                                       const char *const   *fields,
                                       const char *const   *subtitle);
/* columns that the user has to ask for through the menu; before restore_state */
void          stm_table_hide_columns  (StmTable            *self,
                                       const char *const   *fields);
/* how columns of references get their text */
void          stm_table_set_resolver  (StmTable            *self,
                                       StmResolver          resolver,
                                       gpointer             data,
                                       GDestroyNotify       destroy);
/* check boxes before the rows; before set_columns, once only */
void          stm_table_set_chooser   (StmTable            *self,
                                       StmChooser          *chooser);
/* fills all cells again: a name that they show is another */
void          stm_table_refresh       (StmTable            *self);
/* whose eyes: masks what stm_policy_may_see_field denies and shows a status as
 * stm_policy_shown_status has it; NONE (the default) masks nothing */
void          stm_table_set_role      (StmTable            *self,
                                       StmRole              role);
StmRole       stm_table_get_role      (StmTable            *self);

/* rows: (transfer none) (nullable): of StmRow */
void          stm_table_set_model     (StmTable            *self,
                                       GListModel          *rows);
GListModel   *stm_table_get_model     (StmTable            *self);

/* shows the arrow in the heading; emits nothing */
void          stm_table_set_sort      (StmTable            *self,
                                       const char          *field,
                                       gboolean             descending);
const char   *stm_table_get_sort      (StmTable            *self,
                                       gboolean            *descending);

gboolean      stm_table_get_narrow    (StmTable            *self);
void          stm_table_set_narrow    (StmTable            *self,
                                       gboolean             narrow);
void          stm_table_scroll_to     (StmTable            *self,
                                       guint                position);

GType         stm_table_get_record_type (StmTable          *self);
/* (transfer full): the names of the fields in the columns that are shown */
char        **stm_table_dup_shown     (StmTable            *self);
GActionGroup *stm_table_get_actions   (StmTable            *self);
/* (transfer full): "Sort by" and "Columns" as sections of a menu */
GMenuModel   *stm_table_create_menu   (StmTable            *self);

/* widths, hidden columns and sort as a text to keep; an old or foreign text is ignored */
char         *stm_table_dup_state     (StmTable            *self);
void          stm_table_restore_state (StmTable            *self,
                                       const char          *state);

G_END_DECLS

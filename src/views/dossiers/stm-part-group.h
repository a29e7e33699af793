#pragma once

#include "core/stm-record.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* makes the buttons of the row of a record, once */
typedef void  (*StmPartAdd)     (StmTaskRow *row,
                                 const char *uuid);
/* shows the record in its row, again after each change; data: what
 * stm_part_group_show() was given */
typedef void  (*StmPartFill)    (StmTaskRow *row,
                                 StmRecord  *record,
                                 gpointer    data);
/* what a record stands under; (transfer none) */
typedef const char *(*StmPartHeading) (StmRecord *record);

/* Parts of a dossier, a row each.  A row that is there stays, so that the page keeps
 * its place and the keyboard its focus. */
#define STM_TYPE_PART_GROUP (stm_part_group_get_type ())
G_DECLARE_FINAL_TYPE (StmPartGroup, stm_part_group, STM, PART_GROUP, AdwPreferencesGroup)

GtkWidget *stm_part_group_new         (const char     *title,
                                       const char     *empty_text,
                                       StmPartAdd      add,
                                       StmPartFill     fill);
/* in the title, where it stays whatever comes under it; action: (nullable): NULL hides it */
void       stm_part_group_set_button  (StmPartGroup   *self,
                                       const char     *label,
                                       const char     *action);
void       stm_part_group_set_heading (StmPartGroup   *self,
                                       StmPartHeading  heading);
/* records: of StmRecord, in the order to show */
void       stm_part_group_show        (StmPartGroup   *self,
                                       GListModel     *records,
                                       gpointer        data);
/* uuid: (nullable); (nullable): the row of that record */
GtkWidget *stm_part_group_find        (StmPartGroup   *self,
                                       const char     *uuid);

G_END_DECLS

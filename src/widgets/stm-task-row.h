#pragma once

#include <adwaita.h>

#include "core/stm-deadline-rules.h"

G_BEGIN_DECLS

/* Something to be done, or to do things with: what it is, where it stands, what is known of
 * it, and the buttons for what can be done. */
#define STM_TYPE_TASK_ROW (stm_task_row_get_type ())
G_DECLARE_FINAL_TYPE (StmTaskRow, stm_task_row, STM, TASK_ROW, AdwPreferencesRow)

GtkWidget *stm_task_row_new         (void);
void       stm_task_row_set_title   (StmTaskRow       *self,
                                     const char       *title);
/* state: below 0 for none; text: (nullable): in the place of its word */
void       stm_task_row_set_state   (StmTaskRow       *self,
                                     int               state,
                                     const char       *text);
/* it came to an end without being done; is_warning: other than was meant */
void       stm_task_row_set_stopped (StmTaskRow       *self,
                                     gboolean          is_warning,
                                     const char       *text);
/* lines: (array zero-terminated): each in its place; empty ones are left out */
void       stm_task_row_set_lines   (StmTaskRow       *self,
                                     const char *const *lines);
/* menu: (nullable): what can be done besides */
void       stm_task_row_set_menu    (StmTaskRow       *self,
                                     GMenuModel       *menu);
/* the buttons stay; action: with a string as its target; NULL: without */
void       stm_task_row_add_button  (StmTaskRow       *self,
                                     const char       *label,
                                     const char       *action,
                                     const char       *target);
void       stm_task_row_show_button (StmTaskRow       *self,
                                     const char       *action,
                                     gboolean          visible,
                                     gboolean          suggested);

G_END_DECLS

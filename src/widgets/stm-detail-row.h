#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A label and what it says, side by side; one under the other where there is no
 * room.  Signal "reveal": a covered value is asked for.  Signal "link-activated". */
#define STM_TYPE_DETAIL_ROW (stm_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (StmDetailRow, stm_detail_row, STM, DETAIL_ROW, AdwPreferencesRow)

GtkWidget *stm_detail_row_new        (const char   *title);
void       stm_detail_row_set_text   (StmDetailRow *self,
                                      const char   *text);
/* why it cannot be read */
void       stm_detail_row_set_hidden (StmDetailRow *self,
                                      const char   *reason);
void       stm_detail_row_set_covered (StmDetailRow *self);
/* uri: where the text leads; NULL: signal "link-activated" */
void       stm_detail_row_set_link   (StmDetailRow *self,
                                      const char   *text,
                                      const char   *uri);
/* anything else as the value; as_text: what assistive technology says */
void       stm_detail_row_set_value  (StmDetailRow *self,
                                      GtkWidget    *value,
                                      const char   *as_text);

G_END_DECLS

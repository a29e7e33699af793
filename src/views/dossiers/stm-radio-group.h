#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One of a few choices, each a row with what it means.  Signal "chosen". */
#define STM_TYPE_RADIO_GROUP (stm_radio_group_get_type ())
G_DECLARE_FINAL_TYPE (StmRadioGroup, stm_radio_group, STM, RADIO_GROUP, AdwPreferencesGroup)

GtkWidget *stm_radio_group_new       (void);
/* meaning: (nullable) */
void       stm_radio_group_add       (StmRadioGroup *self,
                                      int            value,
                                      const char    *title,
                                      const char    *meaning);
/* 0 while nothing is chosen */
int        stm_radio_group_get_value (StmRadioGroup *self);
void       stm_radio_group_set_value (StmRadioGroup *self,
                                      int            value);
/* (nullable): what to focus for the first of them */
GtkWidget *stm_radio_group_get_first (StmRadioGroup *self);

G_END_DECLS

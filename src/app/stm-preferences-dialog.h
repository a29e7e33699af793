#pragma once

#include "app/stm-window.h"

G_BEGIN_DECLS

/* Key, backups, looks and documents. */
#define STM_TYPE_PREFERENCES_DIALOG (stm_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPreferencesDialog, stm_preferences_dialog, STM, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *stm_preferences_dialog_new (StmWindow *window);
void       stm_preferences_dialog_ask_person (StmPreferencesDialog *self);

/* as chosen in the preferences */
void       stm_preferences_apply_style (void);

G_END_DECLS

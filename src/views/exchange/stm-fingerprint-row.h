#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A fingerprint, large enough to read out by telephone, with a button to copy
 * it. */
#define STM_TYPE_FINGERPRINT_ROW (stm_fingerprint_row_get_type ())
G_DECLARE_FINAL_TYPE (StmFingerprintRow, stm_fingerprint_row, STM, FINGERPRINT_ROW, AdwPreferencesRow)

GtkWidget *stm_fingerprint_row_new             (const char        *title);
void       stm_fingerprint_row_set_fingerprint (StmFingerprintRow *self,
                                                const char        *fingerprint);

G_END_DECLS

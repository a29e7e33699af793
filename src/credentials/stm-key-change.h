#pragma once

#include "credentials/stm-key-slot.h"

G_BEGIN_DECLS

/**
 * StmKeyFits:
 * @key: a key
 * @user_data: what was given with the function
 * @error: return location
 *
 * Tries whether @key opens the database.  Fails with %STM_ERROR_WRONG_CODE when
 * it does not, and with any other error when that cannot be told.
 *
 * Returns: whether @key fits
 */
typedef gboolean (*StmKeyFits) (StmSecret  *key,
                                gpointer    user_data,
                                GError    **error);

GFile      *stm_key_change_get_pending_file (GFile       *slot_file);
StmKeySlot *stm_key_change_load             (GFile       *slot_file,
                                             GError     **error);
gboolean    stm_key_change_begin            (GFile       *slot_file,
                                             StmKeySlot  *pending,
                                             GError     **error);
gboolean    stm_key_change_settle           (GFile       *slot_file,
                                             StmSecret   *key,
                                             GError     **error);
StmSecret  *stm_key_change_open             (GFile       *slot_file,
                                             const char  *code,
                                             StmKeyFits   fits,
                                             gpointer     user_data,
                                             GError     **error);

G_END_DECLS

#include "config.h"

#include "credentials/stm-key-change.h"

#include "core/stm-error.h"
#include "credentials/stm-recovery-code.h"

#include <glib/gi18n-lib.h>

/* Changing the key of a database, so that a machine that stops at any point
 * leaves a slot for the key that the database then has (DESIGN §8):
 *
 *   1. stm_key_change_begin() keeps the new key in a pending slot beside the old
 *   2. the store gives the database its new key and verifies it
 *   3. stm_key_change_settle() puts the pending slot in the place of the old
 *   4. the new key goes into the keyring
 *
 * With the recovery code stm_key_change_open() finds the right one of the two.
 * Whoever opened the database calls stm_key_change_settle() with its key: that
 * ends a change which stopped half-way, one way or the other. */

/**
 * stm_key_change_get_pending_file:
 * @slot_file: where the slot is
 *
 * Returns: (transfer full): where the pending slot is while the key changes; a
 *   copy of the database made meanwhile needs both
 */
GFile *
stm_key_change_get_pending_file (GFile *slot_file)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (slot_file) && g_file_peek_path (slot_file) != NULL, NULL);

  path = g_strconcat (g_file_peek_path (slot_file), ".pending", NULL);

  return g_file_new_for_path (path);
}

/**
 * stm_key_change_load:
 * @slot_file: where the slot is
 * @error: return location
 *
 * Reads the slot, or the pending one when only that can be read, to tell whose
 * profile it is.
 *
 * Fails as stm_key_slot_load() does for @slot_file.
 *
 * Returns: (transfer full): the slot
 */
StmKeySlot *
stm_key_change_load (GFile   *slot_file,
                     GError **error)
{
  g_autoptr (GFile) pending_file = stm_key_change_get_pending_file (slot_file);
  g_autoptr (GError) local = NULL;
  StmKeySlot *slot = stm_key_slot_load (slot_file, &local);

  if (slot == NULL)
    slot = stm_key_slot_load (pending_file, NULL);
  if (slot == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return slot;
}

/**
 * stm_key_change_begin:
 * @slot_file: where the slot is
 * @pending: the slot with the new key
 * @error: return location
 *
 * Keeps @pending beside the slot.  The database may be given the new key once
 * this returned %TRUE.  For the holder of the profile's lock.
 *
 * Fails with %STM_ERROR_REFUSED when there is a pending slot already, since the
 * key of the database may be in it, and as stm_key_slot_save() does.
 *
 * Returns: whether it is kept
 */
gboolean
stm_key_change_begin (GFile       *slot_file,
                      StmKeySlot  *pending,
                      GError     **error)
{
  g_autoptr (GFile) pending_file = stm_key_change_get_pending_file (slot_file);

  if (g_file_query_exists (pending_file, NULL))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                           _("An earlier change of key was not completed. Close the profile and open it again first."));
      return FALSE;
    }

  return stm_key_slot_save (pending, pending_file, error);
}

static gboolean
drop_pending (GFile   *pending_file,
              GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_delete (pending_file, NULL, &local)
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_IO,
               _("The key slot of the change of key cannot be removed: %s"), local->message);

  return FALSE;
}

/**
 * stm_key_change_settle:
 * @slot_file: where the slot is
 * @key: the key that the database was opened with
 * @error: return location
 *
 * Makes sure that the slot holds @key: puts the pending slot in its place when
 * that holds it, and drops it when not.  Cheap: needs no recovery code.  For the
 * holder of the profile's lock, after each opening and each change.
 *
 * Fails with %STM_ERROR_KEY_MISSING when no slot holds @key, so that the user
 * must be given a new recovery code, and as stm_key_slot_save() does.  All slots
 * are kept then.
 *
 * Returns: whether the slot holds @key and is the only one
 */
gboolean
stm_key_change_settle (GFile      *slot_file,
                       StmSecret  *key,
                       GError    **error)
{
  g_autoptr (GFile) pending_file = stm_key_change_get_pending_file (slot_file);
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (slot_file, NULL);
  g_autoptr (StmKeySlot) pending = NULL;

  if (slot != NULL && stm_key_slot_holds (slot, key))
    return drop_pending (pending_file, error);

  pending = stm_key_slot_load (pending_file, NULL);
  if (pending != NULL && stm_key_slot_holds (pending, key))
    return stm_key_slot_save (pending, slot_file, error) && drop_pending (pending_file, error);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_KEY_MISSING,
                       _("The recovery code does not open this database any more. "
                         "Make a new recovery code while the profile is open."));

  return FALSE;
}

typedef struct
{
  const char *code;
  StmKeyFits  fits;
  gpointer    user_data;
  gboolean    opened;    /* some slot opened with the code */
  gboolean    stopped;   /* the next slot cannot help */
  GError     *failure;   /* of the first slot, or what stopped it */
} Attempt;

static StmSecret *
try_slot (Attempt *attempt,
          GFile   *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (file, &error);
  g_autoptr (StmSecret) key = slot != NULL ? stm_key_slot_open (slot, attempt->code, &error) : NULL;

  if (key != NULL)
    {
      attempt->opened = TRUE;
      if (attempt->fits (key, attempt->user_data, &error))
        return g_steal_pointer (&key);

      attempt->stopped = !g_error_matches (error, STM_ERROR, STM_ERROR_WRONG_CODE);
      if (attempt->stopped)
        g_clear_error (&attempt->failure);
    }

  if (attempt->failure == NULL)
    attempt->failure = g_steal_pointer (&error);

  return NULL;
}

static StmSecret *
try_both (Attempt  *attempt,
          GFile    *slot_file,
          GError  **error)
{
  g_autoptr (GFile) pending_file = stm_key_change_get_pending_file (slot_file);
  StmSecret *key = try_slot (attempt, slot_file);
  gboolean changing = g_file_query_exists (pending_file, NULL);

  if (key == NULL && !attempt->stopped && changing)
    key = try_slot (attempt, pending_file);

  if (key == NULL && attempt->opened && !attempt->stopped)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                         changing ? _("The change of key was not completed: enter the other recovery code, "
                                      "the one from before the change or the new one.")
                                  : _("The recovery code is right, but its key does not open this database."));
  else if (key == NULL)
    g_propagate_error (error, g_steal_pointer (&attempt->failure));
  g_clear_error (&attempt->failure);

  return key;
}

/**
 * stm_key_change_open:
 * @slot_file: where the slot is
 * @code: the recovery code as typed
 * @fits: (scope call): tells whether a key opens the database
 * @user_data: for @fits
 * @error: return location
 *
 * Finds the key of the database by its recovery code, also when the machine
 * stopped while the key was changed.  Changes no file.  Takes a quarter of a
 * second, or half a one: call it in a thread.
 *
 * Fails with %STM_ERROR_WRONG_CODE, as stm_key_slot_load() does, or as @fits
 * does.
 *
 * Returns: (transfer full): the key that @fits
 */
StmSecret *
stm_key_change_open (GFile       *slot_file,
                     const char  *code,
                     StmKeyFits   fits,
                     gpointer     user_data,
                     GError     **error)
{
  Attempt attempt = { .fits = fits, .user_data = user_data };
  StmSecret *key;
  char *normal;

  g_return_val_if_fail (G_IS_FILE (slot_file) && code != NULL && fits != NULL, NULL);

  normal = stm_recovery_code_normalize (code, error);
  if (normal == NULL)
    return NULL;

  attempt.code = normal;
  key = try_both (&attempt, slot_file, error);
  stm_recovery_code_free (normal);

  return key;
}

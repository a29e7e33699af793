#include "config.h"

#include "core/stm-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (stm-error-quark, stm_error)

typedef struct
{
  StmError    code;
  int         exit_status;
  const char *title;
  const char *kept;
  const char *advice;
} Explanation;

#define NOTHING_CHANGED N_("Nothing was changed.")

static const Explanation explanations[] = {
  { STM_ERROR_INVALID, 65, N_("The data is not right"), NOTHING_CHANGED,
    N_("Correct the values named and try again.") },
  { STM_ERROR_REFUSED, 77, N_("This is not allowed now"), NOTHING_CHANGED,
    N_("Do first what the message names.") },
  { STM_ERROR_NOT_FOUND, 66, N_("Not found"), NOTHING_CHANGED,
    N_("Check the name and try again.") },
  { STM_ERROR_CONFLICT, 75, N_("Somebody changed this meanwhile"),
    N_("Both versions are kept: theirs is saved, yours is still on the screen."),
    N_("Open the record again, compare, and enter your change once more.") },
  { STM_ERROR_FORMAT, 65, N_("The file cannot be read"), NOTHING_CHANGED,
    N_("Choose a file that Stagematching made, or ask the sender to export it again.") },
  { STM_ERROR_NEWER, 78, N_("Made by a newer version"),
    N_("The file was left exactly as it is."),
    N_("Update Stagematching and open it again.") },
  { STM_ERROR_FOREIGN, 65, N_("This file belongs to another program"),
    N_("The file was left exactly as it is."),
    N_("Choose another file.") },
  { STM_ERROR_DAMAGED, 74, N_("The database is damaged"),
    N_("The damaged file was left as it is, and so are your backups."),
    N_("Restore the newest good backup.") },
  { STM_ERROR_READ_ONLY, 73, N_("The place may not be written"), NOTHING_CHANGED,
    N_("Give yourself permission to write there, or choose another place.") },
  { STM_ERROR_FULL, 73, N_("The disk is full"),
    N_("Everything saved before is kept; this change is not saved yet."),
    N_("Make room on the disk and try again.") },
  { STM_ERROR_IN_USE, 75, N_("The profile is already open"), NOTHING_CHANGED,
    N_("Close the other window or command that uses this profile and try again.") },
  { STM_ERROR_REMOTE, 73, N_("The profile is on a network drive"), NOTHING_CHANGED,
    N_("Move the profile to a disk of this computer. Use export and import to share data.") },
  { STM_ERROR_KEY_MISSING, 77, N_("The key of this profile is not in the keyring"),
    N_("Your data is kept, encrypted."),
    N_("Enter the recovery code, or restore a backup.") },
  { STM_ERROR_KEY_LOCKED, 77, N_("The keyring is locked"),
    N_("Your data is kept, encrypted."),
    N_("Unlock the keyring and try again, or enter the recovery code.") },
  { STM_ERROR_KEYRING, 77, N_("There is no keyring on this computer"),
    N_("Your data is kept, encrypted."),
    N_("Enter the recovery code each time, or start a keyring service.") },
  { STM_ERROR_WRONG_CODE, 77, N_("The recovery code does not fit"),
    N_("Your data is kept, encrypted."),
    N_("Compare each group with your recovery sheet and try again.") },
  { STM_ERROR_ALTERED, 65, N_("The package was changed on its way"), NOTHING_CHANGED,
    N_("Do not use it. Ask the sender to send it again, by another way if need be.") },
  { STM_ERROR_MISDIRECTED, 77, N_("The package is for somebody else"), NOTHING_CHANGED,
    N_("Open the profile it is for, or ask the sender to make one for you.") },
  { STM_ERROR_PASSPHRASE_NEEDED, 77, N_("The package needs a passphrase"), NOTHING_CHANGED,
    N_("Enter the passphrase that the sender agreed with you.") },
  { STM_ERROR_WRONG_PASSPHRASE, 77, N_("The passphrase does not fit"), NOTHING_CHANGED,
    N_("Check capitals and spaces and try again, or ask the sender for the passphrase.") },
  { STM_ERROR_UNTRUSTED, 77, N_("The sender is not confirmed"), NOTHING_CHANGED,
    N_("Compare the fingerprint with the sender by telephone, and confirm it only when it is the same.") },
  { STM_ERROR_UNDECIDED, 75, N_("Somebody else changed the same records"), NOTHING_CHANGED,
    N_("Choose for each record which version stays, and import the package again.") },
  { STM_ERROR_IO, 74, N_("Reading or writing failed"),
    N_("Everything saved before is kept; this change is not saved yet."),
    N_("Check the disk and try again.") },
};

static const Explanation *
explain (const GError *error)
{
  StmError code = STM_ERROR_IO;

  if (error->domain == STM_ERROR)
    code = error->code;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = STM_ERROR_FULL;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    code = STM_ERROR_READ_ONLY;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = STM_ERROR_NOT_FOUND;

  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (explanations[i].code == code)
      return &explanations[i];

  g_return_val_if_reached (&explanations[G_N_ELEMENTS (explanations) - 1]);
}

/**
 * stm_error_get_title:
 * @error: an error of any domain
 *
 * Returns: (transfer none): in a few words what happened; the details are in
 *   the error's own message
 */
const char *
stm_error_get_title (const GError *error)
{
  return _(explain (error)->title);
}

/**
 * stm_error_get_kept:
 * @error: an error of any domain
 *
 * Returns: (transfer none): a sentence on what is kept in spite of @error
 */
const char *
stm_error_get_kept (const GError *error)
{
  return _(explain (error)->kept);
}

/**
 * stm_error_get_advice:
 * @error: an error of any domain
 *
 * Returns: (transfer none): a sentence on what the user can do now
 */
const char *
stm_error_get_advice (const GError *error)
{
  return _(explain (error)->advice);
}

/**
 * stm_error_get_exit_status:
 * @error: an error of any domain
 *
 * Returns: the exit status for a command that ends with @error, as sysexits.h
 *   numbers them
 */
int
stm_error_get_exit_status (const GError *error)
{
  return explain (error)->exit_status;
}

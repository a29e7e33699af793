#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STM_ERROR (stm_error_quark ())

/**
 * StmError:
 * @STM_ERROR_INVALID: a value breaks a rule of its field or record
 * @STM_ERROR_REFUSED: the rules or the role do not allow this now (T2, T8)
 * @STM_ERROR_NOT_FOUND: there is no such record, file or profile
 * @STM_ERROR_CONFLICT: somebody else changed the record meanwhile
 * @STM_ERROR_FORMAT: a file is not of the expected format
 * @STM_ERROR_NEWER: a file was made by a newer version of the program
 * @STM_ERROR_FOREIGN: a database belongs to another program
 * @STM_ERROR_DAMAGED: a database or backup does not pass its check
 * @STM_ERROR_READ_ONLY: the place may not be written
 * @STM_ERROR_FULL: no room left on the disk
 * @STM_ERROR_IN_USE: another copy of the program has the profile open
 * @STM_ERROR_REMOTE: the profile lies on a network file system
 * @STM_ERROR_KEY_MISSING: the keyring answered but holds no key for the profile
 * @STM_ERROR_KEY_LOCKED: the keyring is locked, or its prompt was dismissed
 * @STM_ERROR_KEYRING: there is no keyring service, or no bus to reach it by
 * @STM_ERROR_WRONG_CODE: the recovery code or key does not fit
 * @STM_ERROR_IO: reading or writing failed for another reason
 * @STM_ERROR_ALTERED: a package is not as its sender made it
 * @STM_ERROR_MISDIRECTED: a package is sealed to another profile
 * @STM_ERROR_PASSPHRASE_NEEDED: a package is sealed with a passphrase, and none is given
 * @STM_ERROR_WRONG_PASSPHRASE: it is another passphrase than the one of the package
 * @STM_ERROR_UNTRUSTED: a package is signed with an unknown or a changed key
 * @STM_ERROR_UNDECIDED: a package has records that were changed here too, and nobody chose
 *
 * What can go wrong in Stagematching.  One code is one advice to the user:
 * see stm_error_get_advice().
 */
typedef enum
{
  STM_ERROR_INVALID,
  STM_ERROR_REFUSED,
  STM_ERROR_NOT_FOUND,
  STM_ERROR_CONFLICT,
  STM_ERROR_FORMAT,
  STM_ERROR_NEWER,
  STM_ERROR_FOREIGN,
  STM_ERROR_DAMAGED,
  STM_ERROR_READ_ONLY,
  STM_ERROR_FULL,
  STM_ERROR_IN_USE,
  STM_ERROR_REMOTE,
  STM_ERROR_KEY_MISSING,
  STM_ERROR_KEY_LOCKED,
  STM_ERROR_KEYRING,
  STM_ERROR_WRONG_CODE,
  STM_ERROR_IO,
  STM_ERROR_ALTERED,
  STM_ERROR_MISDIRECTED,
  STM_ERROR_PASSPHRASE_NEEDED,
  STM_ERROR_WRONG_PASSPHRASE,
  STM_ERROR_UNTRUSTED,
  STM_ERROR_UNDECIDED
} StmError;

GQuark      stm_error_quark      (void);
const char *stm_error_get_title  (const GError *error);
const char *stm_error_get_kept   (const GError *error);
const char *stm_error_get_advice (const GError *error);
int         stm_error_get_exit_status (const GError *error);

G_END_DECLS

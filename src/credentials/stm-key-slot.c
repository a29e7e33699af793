#include "config.h"

#include "credentials/stm-key-slot.h"

#include "core/stm-error.h"
#include "credentials/stm-key-seal.h"
#include "credentials/stm-recovery-code.h"
#include "credentials/stm-slot-file.h"

#include <glib/gi18n-lib.h>

#define FORMAT_NAME    "stagematching-key-slot"
#define FORMAT_VERSION 1

/**
 * StmKeySlot:
 *
 * The small text file beside a database, and in each of its backups, that makes
 * it openable without a keyring: whose database it is, and its key sealed with
 * the recovery code (DESIGN §8, X3).  Without encryption there is no key in it.
 */
struct _StmKeySlot
{
  GObject     parent_instance;

  char       *uuid;
  char       *name;
  char       *role;
  StmKeySeal  seal;
  gboolean    sealed;
};

G_DEFINE_FINAL_TYPE (StmKeySlot, stm_key_slot, G_TYPE_OBJECT)

/* All that the file says, in the order in which the checksum takes it. */
static const struct
{
  const char *group;
  const char *key;
} entries[] = {
  { "Key slot", "Format" },
  { "Key slot", "Version" },
  { "Profile", "Id" },
  { "Profile", "Name" },
  { "Profile", "Role" },
  { "Seal", "Derivation" },
  { "Seal", "Passes" },
  { "Seal", "Memory" },
  { "Seal", "Salt" },
  { "Seal", "Nonce" },
  { "Seal", "Print" },
  { "Seal", "Box" },
};

static void
stm_key_slot_finalize (GObject *object)
{
  StmKeySlot *self = STM_KEY_SLOT (object);

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->role);

  G_OBJECT_CLASS (stm_key_slot_parent_class)->finalize (object);
}

static void
stm_key_slot_class_init (StmKeySlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_key_slot_finalize;
}

static void
stm_key_slot_init (StmKeySlot *self)
{
  stm_key_seal_init (&self->seal);
}

/**
 * stm_key_slot_new:
 * @uuid: the profile's uuid
 * @name: what the user calls the profile
 * @role: the role's name, "school"
 *
 * Returns: (transfer full): a slot without a key as yet
 */
StmKeySlot *
stm_key_slot_new (const char *uuid,
                  const char *name,
                  const char *role)
{
  StmKeySlot *self;

  g_return_val_if_fail (g_uuid_string_is_valid (uuid), NULL);
  g_return_val_if_fail (name != NULL && role != NULL, NULL);

  self = g_object_new (STM_TYPE_KEY_SLOT, NULL);
  self->uuid = g_strdup (uuid);
  self->name = g_strdup (name);
  self->role = g_strdup (role);

  return self;
}

/* Tells a damaged file from a wrong recovery code. */
static char *
compute_sum (GKeyFile *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *value = g_key_file_get_value (text, entries[i].group, entries[i].key, NULL);
      g_autofree char *line = g_strdup_printf ("%s=%s\n", entries[i].key, value != NULL ? value : "");

      g_checksum_update (sum, (const guchar *) line, -1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
check_format (GKeyFile  *text,
              GError   **error)
{
  g_autofree char *format = g_key_file_get_string (text, "Key slot", "Format", NULL);
  int version = g_key_file_get_integer (text, "Key slot", "Version", NULL);
  g_autofree char *stated_sum = NULL;
  g_autofree char *sum = NULL;

  if (g_strcmp0 (format, FORMAT_NAME) != 0 || version < 1)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("This file is not a key slot."));
      return FALSE;
    }

  if (version > FORMAT_VERSION)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NEWER,
                           _("The key slot was made by a newer version of Stagematching."));
      return FALSE;
    }

  stated_sum = g_key_file_get_string (text, "Check", "Sum", NULL);
  sum = compute_sum (text);
  if (g_strcmp0 (stated_sum, sum) != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED,
                           _("The key slot of this profile is damaged. Use that of a backup."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_fields (StmKeySlot  *self,
             GKeyFile    *text,
             GError     **error)
{
  self->uuid = g_key_file_get_string (text, "Profile", "Id", NULL);
  self->name = g_key_file_get_string (text, "Profile", "Name", NULL);
  self->role = g_key_file_get_string (text, "Profile", "Role", NULL);
  self->sealed = g_key_file_has_group (text, "Seal");

  if (self->uuid != NULL && g_uuid_string_is_valid (self->uuid)
      && self->name != NULL && self->role != NULL
      && (!self->sealed || stm_key_seal_read (&self->seal, text, "Seal")))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                       _("The key slot has values that Stagematching does not use."));

  return FALSE;
}

/**
 * stm_key_slot_load:
 * @file: where the slot is
 * @error: return location
 *
 * Reads a key slot, whoever made it: size and parameters are bounded.
 *
 * Fails with %STM_ERROR_NOT_FOUND, %STM_ERROR_IO, %STM_ERROR_FORMAT,
 * %STM_ERROR_NEWER or, when the file is a slot but was altered,
 * %STM_ERROR_DAMAGED.
 *
 * Returns: (transfer full): the slot
 */
StmKeySlot *
stm_key_slot_load (GFile   *file,
                   GError **error)
{
  g_autoptr (StmKeySlot) self = NULL;
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  data = stm_slot_file_read (file, &length, error);
  if (data == NULL)
    return NULL;

  if (!g_key_file_load_from_data (text, data, length, G_KEY_FILE_NONE, NULL))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("This file is not a key slot."));
      return NULL;
    }

  self = g_object_new (STM_TYPE_KEY_SLOT, NULL);
  if (!check_format (text, error) || !read_fields (self, text, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stm_key_slot_save:
 * @self: a slot
 * @file: where to keep it
 * @error: return location
 *
 * Writes the slot, readable for the user only.  @file is the old one or the new
 * one, whole and on the disk, whenever the machine stops.
 *
 * Fails with %STM_ERROR_FULL, %STM_ERROR_READ_ONLY or %STM_ERROR_IO and leaves
 * the old file then.
 *
 * Returns: whether it is written
 */
gboolean
stm_key_slot_save (StmKeySlot  *self,
                   GFile       *file,
                   GError     **error)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *sum = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (STM_IS_KEY_SLOT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_key_file_set_string (text, "Key slot", "Format", FORMAT_NAME);
  g_key_file_set_integer (text, "Key slot", "Version", FORMAT_VERSION);
  g_key_file_set_string (text, "Profile", "Id", self->uuid);
  g_key_file_set_string (text, "Profile", "Name", self->name);
  g_key_file_set_string (text, "Profile", "Role", self->role);
  if (self->sealed)
    stm_key_seal_write (&self->seal, text, "Seal");
  sum = compute_sum (text);
  g_key_file_set_string (text, "Check", "Sum", sum);
  g_key_file_set_comment (text, NULL, NULL,
                          " Stagematching needs this file to open the database beside it with the recovery code.\n"
                          " Keep the two together.",
                          NULL);
  data = g_key_file_to_data (text, &length, NULL);

  return stm_slot_file_write (file, data, length, error);
}

/**
 * stm_key_slot_get_uuid:
 * @self: a slot
 *
 * Returns: (transfer none): the uuid of the profile it belongs to
 */
const char *
stm_key_slot_get_uuid (StmKeySlot *self)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), NULL);

  return self->uuid;
}

/**
 * stm_key_slot_get_name:
 * @self: a slot
 *
 * Returns: (transfer none): what the user calls the profile
 */
const char *
stm_key_slot_get_name (StmKeySlot *self)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), NULL);

  return self->name;
}

/**
 * stm_key_slot_set_name:
 * @self: a slot
 * @name: what the user calls the profile from now on
 *
 * Needs no recovery code; save the slot afterwards.
 */
void
stm_key_slot_set_name (StmKeySlot *self,
                       const char *name)
{
  g_return_if_fail (STM_IS_KEY_SLOT (self));
  g_return_if_fail (name != NULL);

  g_set_str (&self->name, name);
}

/**
 * stm_key_slot_get_role:
 * @self: a slot
 *
 * Returns: (transfer none): the name of the profile's role, for lists; which
 *   role counts is in the database
 */
const char *
stm_key_slot_get_role (StmKeySlot *self)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), NULL);

  return self->role;
}

/**
 * stm_key_slot_is_sealed:
 * @self: a slot
 *
 * Returns: whether there is a key in it; there is none beside a database that
 *   is not encrypted
 */
gboolean
stm_key_slot_is_sealed (StmKeySlot *self)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), FALSE);

  return self->sealed;
}

/**
 * stm_key_slot_set_cost:
 * @self: a slot
 * @passes: how often the memory is gone over
 * @memory: how much, in bytes
 *
 * Sets what it costs to try a recovery code, from the next stm_key_slot_seal()
 * on, when that should not be the default of 3 passes over 64 MiB.
 */
void
stm_key_slot_set_cost (StmKeySlot *self,
                       guint       passes,
                       gsize       memory)
{
  g_return_if_fail (STM_IS_KEY_SLOT (self));

  stm_key_seal_set_cost (&self->seal, passes, memory);
}

/**
 * stm_key_slot_seal:
 * @self: a slot
 * @key: the database's key, of %STM_KEY_SIZE bytes
 * @code: the recovery code
 * @error: return location
 *
 * Puts @key into the slot, sealed with @code; what was in it is forgotten.  The
 * slot in memory only: save it.  Takes about a quarter of a second.
 *
 * Fails with %STM_ERROR_WRONG_CODE when @code is not a recovery code, and with
 * %STM_ERROR_IO without enough memory; the slot is unchanged then.
 *
 * Returns: whether it is sealed
 */
gboolean
stm_key_slot_seal (StmKeySlot  *self,
                   StmSecret   *key,
                   const char  *code,
                   GError     **error)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), FALSE);
  g_return_val_if_fail (key != NULL && code != NULL, FALSE);

  if (!stm_key_seal_close (&self->seal, key, code, error))
    return FALSE;
  self->sealed = TRUE;

  return TRUE;
}

/**
 * stm_key_slot_holds:
 * @self: a slot
 * @key: a key
 *
 * Returns: whether @key is the one in the slot; needs no recovery code
 */
gboolean
stm_key_slot_holds (StmKeySlot *self,
                    StmSecret  *key)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return self->sealed && stm_key_seal_holds (&self->seal, key);
}

/**
 * stm_key_slot_open:
 * @self: a slot
 * @code: the recovery code as typed
 * @error: return location
 *
 * Takes the key out of the slot.  Takes about a quarter of a second.
 *
 * Fails with %STM_ERROR_WRONG_CODE (at once when a group is mistyped), with
 * %STM_ERROR_KEY_MISSING when no key is in the slot, or with %STM_ERROR_IO
 * without enough memory.
 *
 * Returns: (transfer full): the key of the database
 */
StmSecret *
stm_key_slot_open (StmKeySlot  *self,
                   const char  *code,
                   GError     **error)
{
  g_return_val_if_fail (STM_IS_KEY_SLOT (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (!self->sealed)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_KEY_MISSING,
                           _("The key slot of this profile holds no key."));
      return NULL;
    }

  return stm_key_seal_open (&self->seal, code, error);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StmSecret *key = stm_key_slot_open (source, task_data, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) stm_secret_unref);
  else
    g_task_return_error (task, error);
}

/**
 * stm_key_slot_open_async:
 * @self: a slot, which is not to be sealed anew meanwhile
 * @code: the recovery code as typed
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As stm_key_slot_open(), in a thread.
 */
void
stm_key_slot_open_async (StmKeySlot          *self,
                         const char          *code,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STM_IS_KEY_SLOT (self));
  g_return_if_fail (code != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, stm_key_slot_open_async);
  g_task_set_task_data (task, g_strdup (code), (GDestroyNotify) stm_recovery_code_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * stm_key_slot_open_finish:
 * @self: a slot
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): as stm_key_slot_open(); fails with
 *   %G_IO_ERROR_CANCELLED too
 */
StmSecret *
stm_key_slot_open_finish (StmKeySlot    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

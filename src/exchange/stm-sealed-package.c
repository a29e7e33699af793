#include "config.h"

#include "exchange/stm-sealed-package-private.h"

#include "core/stm-error.h"
#include "exchange/stm-seal-cipher.h"
#include "exchange/stm-seal-key.h"
#include "exchange/stm-seal-packing.h"
#include "exchange/stm-sodium.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE (256 * 1024)

/**
 * StmSealedPackage:
 *
 * A package as it came in, of which the signature is right: it is just what the
 * owner of the sender's keys made.  Who that is, and whether this is somebody to
 * take a package from, is not known here.
 *
 * Holds the bytes of the file, so that what is opened is what was checked.
 */
struct _StmSealedPackage
{
  GObject parent_instance;

  GBytes       *file;
  StmSealHeader header;
  char         *line;
};

G_DEFINE_FINAL_TYPE (StmSealedPackage, stm_sealed_package, G_TYPE_OBJECT)

static void
stm_sealed_package_finalize (GObject *object)
{
  StmSealedPackage *self = STM_SEALED_PACKAGE (object);

  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self->line);

  G_OBJECT_CLASS (stm_sealed_package_parent_class)->finalize (object);
}

static void
stm_sealed_package_class_init (StmSealedPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_sealed_package_finalize;
}

static void
stm_sealed_package_init (StmSealedPackage *self)
{
}

static gboolean
starts_well (const void *bytes, gsize size)
{
  return size >= strlen (STM_SEAL_START) && memcmp (bytes, STM_SEAL_START, strlen (STM_SEAL_START)) == 0;
}

static GInputStream *
open_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, error);

  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, _("This is a folder or a device, not a file."));
      return NULL;
    }

  return G_INPUT_STREAM (g_file_read (file, cancellable, error));
}

/**
 * stm_sealed_package_probe:
 * @file: a file
 * @cancellable: (nullable): ends the reading
 * @error: return location; not set when @file was read
 *
 * Returns: whether @file looks like a package, of this or a newer version
 */
gboolean
stm_sealed_package_probe (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (file, cancellable, error);
  char start[sizeof STM_SEAL_START];
  gsize size;

  return stream != NULL && g_input_stream_read_all (stream, start, sizeof start, &size, cancellable, error)
         && starts_well (start, size);
}

/* All of a file, or the first bytes of one that is no package or too large. */
static GBytes *
load (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  const gsize most = (gsize) STM_SEAL_MAX_SIZE + 2 * 1024 * 1024;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gsize length;

  do
    {
      if (!g_input_stream_read_all (stream, block, BLOCK_SIZE, &length, cancellable, error))
        return NULL;
      g_byte_array_append (file, block, length);
    }
  while (length == BLOCK_SIZE && file->len < most && starts_well (file->data, file->len));

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/**
 * stm_sealed_package_read:
 * @file: a file
 * @cancellable: (nullable): ends the reading
 * @error: return location; as stm_sealed_package_new(), or of #G_IO_ERROR
 *
 * Returns: (transfer full): the package in @file
 */
StmSealedPackage *
stm_sealed_package_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (file, cancellable, error);
  g_autoptr (GBytes) bytes = stream != NULL ? load (stream, cancellable, error) : NULL;

  return bytes != NULL ? stm_sealed_package_new (bytes, error) : NULL;
}

static gboolean
read_line (StmSealedPackage *self, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (self->file, &size);
  gsize most = MIN (size, STM_SEAL_MAX_LINE);
  const char *end = most > 0 ? memchr (bytes, '\n', most) : NULL;
  gsize length = end != NULL ? (gsize) (end - bytes) + 1 : most;

  if (!stm_seal_header_parse (&self->header, bytes, length, error))
    return FALSE;

  self->line = g_strndup (bytes, length);

  return TRUE;
}

static gboolean
check_size (StmSealedPackage *self, GError **error)
{
  guint64 expected = strlen (self->line) + self->header.size + crypto_sign_BYTES;
  gsize size = g_bytes_get_size (self->file);

  if (size < expected)
    g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
                 _("The package is cut off: it has %'u of %'u bytes."), (guint) size, (guint) expected);
  else if (size > expected)
    g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
                 _("Something stands behind the end of the package: it has %'u bytes instead of %'u."),
                   (guint) size, (guint) expected);

  return size == expected;
}

static gboolean
check_signature (StmSealedPackage *self, GError **error)
{
  const guint8 *bytes = g_bytes_get_data (self->file, NULL);
  gsize size = strlen (self->line) + self->header.size;
  g_autofree char *fingerprint = NULL;
  guint8 signature[crypto_sign_BYTES];
  crypto_sign_state state;

  memcpy (signature, bytes + size, sizeof signature);
  crypto_sign_init (&state);
  crypto_sign_update (&state, bytes, size);
  if (crypto_sign_final_verify (&state, signature, self->header.from.sign) == 0)
    return TRUE;

  fingerprint = stm_public_keys_dup_fingerprint (&self->header.from);
  g_set_error (error, STM_ERROR, STM_ERROR_ALTERED,
               _("The signature is not that of %s over this package."), fingerprint);

  return FALSE;
}

/**
 * stm_sealed_package_new:
 * @file: the bytes of a file
 * @error: return location; #STM_ERROR_FORMAT when it is no package or not a
 *   whole one, #STM_ERROR_NEWER, or #STM_ERROR_ALTERED when the signature is
 *   wrong
 *
 * Reads the first line and checks the signature, which takes no secret.
 *
 * Returns: (transfer full): the package
 */
StmSealedPackage *
stm_sealed_package_new (GBytes *file, GError **error)
{
  g_autoptr (StmSealedPackage) self = g_object_new (STM_TYPE_SEALED_PACKAGE, NULL);

  stm_sodium_init ();
  self->file = g_bytes_ref (file);
  if (!read_line (self, error) || !check_size (self, error) || !check_signature (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stm_sealed_package_get_seal:
 * @self: a package
 *
 * Returns: who can read it
 */
StmSeal
stm_sealed_package_get_seal (StmSealedPackage *self)
{
  return self->header.seal;
}

/**
 * stm_sealed_package_get_sender:
 * @self: a package
 *
 * Returns: (transfer none): the keys of who signed it, and to whom an answer is
 *   sealed
 */
const StmPublicKeys *
stm_sealed_package_get_sender (StmSealedPackage *self)
{
  return &self->header.from;
}

/**
 * stm_sealed_package_get_receiver:
 * @self: a package
 *
 * Returns: (transfer none) (nullable): the keys it is sealed to; %NULL unless
 *   it is %STM_SEAL_KEY
 */
const StmPublicKeys *
stm_sealed_package_get_receiver (StmSealedPackage *self)
{
  return self->header.seal == STM_SEAL_KEY ? &self->header.to : NULL;
}

/**
 * stm_sealed_package_dup_sender_fingerprint:
 * @self: a package
 *
 * Returns: (transfer full): of stm_sealed_package_get_sender()
 */
char *
stm_sealed_package_dup_sender_fingerprint (StmSealedPackage *self)
{
  return stm_public_keys_dup_fingerprint (&self->header.from);
}

/**
 * stm_sealed_package_dup_receiver_fingerprint:
 * @self: a package
 *
 * Returns: (transfer full) (nullable): of stm_sealed_package_get_receiver()
 */
char *
stm_sealed_package_dup_receiver_fingerprint (StmSealedPackage *self)
{
  return self->header.seal == STM_SEAL_KEY ? stm_public_keys_dup_fingerprint (&self->header.to) : NULL;
}

GBytes *
stm_sealed_package_open_within (StmSealedPackage *self, gsize limit, StmIdentity *own, const char *passphrase,
                                GError **error)
{
  gsize start = strlen (self->line);
  const guint8 *stored = (const guint8 *) g_bytes_get_data (self->file, NULL) + start;
  g_autoptr (GBytes) packed = NULL;
  guint8 key[STM_SEAL_KEY_SIZE];

  if (self->header.seal == STM_SEAL_NONE)
    return g_bytes_new_from_bytes (self->file, start, self->header.size);

  if (!stm_seal_key_open (&self->header, own, passphrase, key, error))
    return NULL;

  packed = stm_seal_cipher_decrypt (stored, self->header.size, key, self->line, error);
  sodium_memzero (key, sizeof key);

  return packed != NULL ? stm_seal_unpack (packed, limit, error) : NULL;
}

/**
 * stm_sealed_package_open:
 * @self: a package
 * @own: (nullable): who opens it; of no use unless it is %STM_SEAL_KEY
 * @passphrase: (nullable): as typed; of no use unless it is
 *   %STM_SEAL_PASSPHRASE
 * @error: return location; #STM_ERROR_MISDIRECTED when it is sealed to somebody
 *   else, #STM_ERROR_PASSPHRASE_NEEDED, #STM_ERROR_WRONG_PASSPHRASE,
 *   #STM_ERROR_ALTERED when somebody else signed what the sender sealed,
 *   #STM_ERROR_FORMAT when it does not unpack to at most 512 MB, or
 *   #STM_ERROR_IO without enough memory for the passphrase
 *
 * Takes up to a second for a passphrase: use a worker.
 *
 * Returns: (transfer full): what was sent
 */
GBytes *
stm_sealed_package_open (StmSealedPackage *self, StmIdentity *own, const char *passphrase, GError **error)
{
  return stm_sealed_package_open_within (self, STM_SEAL_MAX_SIZE, own, passphrase, error);
}

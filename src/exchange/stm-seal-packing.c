#include "config.h"

#include "exchange/stm-seal-packing.h"

#include "core/stm-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define BLOCK_SIZE (256 * 1024)

static GBytes *
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, reason);

  return NULL;
}

static GBytes *
convert (GConverter *converter, GBytes *bytes, gsize limit, GError **error)
{
  g_autoptr (GByteArray) result = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gsize left;
  const guint8 *next = g_bytes_get_data (bytes, &left);
  GConverterResult state;

  do
    {
      gsize n_read = 0;
      gsize n_written = 0;

      state = g_converter_convert (converter, left > 0 ? next : (const guint8 *) "", left, block, BLOCK_SIZE,
                                   G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (state == G_CONVERTER_ERROR)
        return refuse (_("The contents of the package cannot be unpacked."), error);
      if (n_written > limit - result->len)
        return refuse (_("The contents of the package are too large when they are unpacked."), error);

      g_byte_array_append (result, block, n_written);
      next += n_read;
      left -= n_read;
    }
  while (state != G_CONVERTER_FINISHED);

  if (left > 0)
    return refuse (_("The package holds more than its contents."), error);

  return g_byte_array_free_to_bytes (g_steal_pointer (&result));
}

/**
 * stm_seal_pack:
 * @bytes: bytes
 *
 * Returns: (transfer full): fewer bytes as a rule, by gzip
 */
GBytes *
stm_seal_pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);

  return convert (G_CONVERTER (compressor), bytes, G_MAXUINT, NULL);
}

/**
 * stm_seal_unpack:
 * @packed: as stm_seal_pack() gave it, or anything
 * @limit: how many bytes there may be in it
 * @error: return location; #STM_ERROR_FORMAT
 *
 * Returns: (transfer full): what was packed
 */
GBytes *
stm_seal_unpack (GBytes *packed, gsize limit, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  return convert (G_CONVERTER (decompressor), packed, limit, error);
}

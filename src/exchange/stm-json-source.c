#include "config.h"

#include "exchange/stm-json-source.h"

#include <glib/gi18n-lib.h>

#define BLOCK_SIZE (64 * 1024)

struct _StmJsonSource
{
  GInputStream *stream;
  GCancellable *cancellable;
  char         *block;
  gsize         position;
  gsize         length;
  guint64       before;   /* bytes of earlier blocks */
  guint         line;     /* counted from 0 */
  guint         column;   /* characters before, counted from 0 */
  gboolean      faulty;
};

/**
 * stm_json_source_new:
 * @stream: what to read
 * @cancellable: (nullable): ends the reading
 *
 * Returns: (transfer full): a source at the first byte of @stream
 */
StmJsonSource *
stm_json_source_new (GInputStream *stream, GCancellable *cancellable)
{
  StmJsonSource *self = g_new0 (StmJsonSource, 1);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->block = g_malloc (BLOCK_SIZE);

  return self;
}

/**
 * stm_json_source_free:
 * @self: (transfer full): a source
 */
void
stm_json_source_free (StmJsonSource *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->block);
  g_free (self);
}

/**
 * stm_json_source_peek:
 * @self: a source
 * @error: return location
 *
 * Returns: the next byte, %STM_JSON_END after the last one, or %STM_JSON_FAULT
 *   with @error set the first time
 */
int
stm_json_source_peek (StmJsonSource *self, GError **error)
{
  gssize length;

  if (self->position < self->length)
    return (guint8) self->block[self->position];
  if (self->faulty)
    return STM_JSON_FAULT;

  length = g_input_stream_read (self->stream, self->block, BLOCK_SIZE, self->cancellable, error);
  self->faulty = length < 0;
  if (self->faulty)
    return STM_JSON_FAULT;

  self->before += self->length;
  self->position = 0;
  self->length = length;

  return length > 0 ? (guint8) self->block[0] : STM_JSON_END;
}

/**
 * stm_json_source_skip:
 * @self: a source whose next byte was peeked at
 *
 * Goes one byte on.
 */
void
stm_json_source_skip (StmJsonSource *self)
{
  guint8 byte = self->block[self->position++];

  if (byte == '\n')
    {
      self->line++;
      self->column = 0;
    }
  else if ((byte & 0xc0) != 0x80)
    self->column++;
}

/**
 * stm_json_source_get_plain:
 * @self: a source whose next byte was peeked at
 * @run: (out) (transfer none): the next bytes
 *
 * Returns: how many of the next bytes at hand stand for themselves in a JSON
 *   string and are ASCII; 0 does not mean that the string ends
 */
gsize
stm_json_source_get_plain (StmJsonSource *self, const char **run)
{
  const char *start = self->block + self->position;
  const char *end = self->block + self->length;
  const char *p = start;

  while (p < end && *p >= ' ' && *p < 0x7f && *p != '"' && *p != '\\')
    p++;

  *run = start;

  return p - start;
}

/**
 * stm_json_source_skip_plain:
 * @self: a source
 * @length: at most what stm_json_source_get_plain() gave
 *
 * Goes over those bytes.
 */
void
stm_json_source_skip_plain (StmJsonSource *self, gsize length)
{
  self->position += length;
  self->column += length;
}

/**
 * stm_json_source_get_bytes:
 * @self: a source
 *
 * Returns: how many bytes were read
 */
guint64
stm_json_source_get_bytes (StmJsonSource *self)
{
  return self->before + self->position;
}

/**
 * stm_json_source_dup_place:
 * @self: a source
 *
 * Returns: (transfer full): where the next byte stands, for a person with a
 *   text editor
 */
char *
stm_json_source_dup_place (StmJsonSource *self)
{
  return g_strdup_printf (_("line %u, column %u"), self->line + 1, self->column + 1);
}

#include "config.h"

#include "store/stm-id-set.h"

#define BITS 64

/**
 * StmIdSet:
 *
 * What a search found, before it is put in order.  A word that every row has
 * costs a bit a row, where a table of the database would cost a tenth of a
 * second for a hundred thousand.
 */
struct _StmIdSet
{
  GArray *words;
};

/**
 * stm_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
StmIdSet *
stm_id_set_new (void)
{
  StmIdSet *self = g_new0 (StmIdSet, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));

  return self;
}

/**
 * stm_id_set_free:
 * @self: (transfer full): a set
 */
void
stm_id_set_free (StmIdSet *self)
{
  g_array_unref (self->words);
  g_free (self);
}

/**
 * stm_id_set_add:
 * @self: a set
 * @id: the number of a row, counted from 1 by the database
 */
void
stm_id_set_add (StmIdSet *self, gint64 id)
{
  gint64 word = id / BITS;

  g_return_if_fail (id >= 0 && word < G_MAXINT32);

  if (word >= self->words->len)
    g_array_set_size (self->words, word + 1);
  g_array_index (self->words, guint64, word) |= G_GUINT64_CONSTANT (1) << (id % BITS);
}

/**
 * stm_id_set_contains:
 * @self: a set
 * @id: the number of a row
 *
 * Returns: whether it was added
 */
gboolean
stm_id_set_contains (StmIdSet *self, gint64 id)
{
  return id >= 0 && id / BITS < self->words->len
         && (g_array_index (self->words, guint64, id / BITS) >> (id % BITS) & 1) != 0;
}

/**
 * stm_id_set_intersect:
 * @self: a set
 * @other: another one
 *
 * Takes out of @self what is not in @other.
 */
void
stm_id_set_intersect (StmIdSet *self, StmIdSet *other)
{
  if (self->words->len > other->words->len)
    g_array_set_size (self->words, other->words->len);

  for (guint i = 0; i < self->words->len; i++)
    g_array_index (self->words, guint64, i) &= g_array_index (other->words, guint64, i);
}

/**
 * stm_id_set_count:
 * @self: a set
 *
 * Returns: how many ids it holds
 */
guint
stm_id_set_count (StmIdSet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->words->len; i++)
    n += __builtin_popcountll (g_array_index (self->words, guint64, i));

  return n;
}

/**
 * stm_id_set_append_to:
 * @self: a set
 * @text: gets the ids with commas between them
 */
void
stm_id_set_append_to (StmIdSet *self, GString *text)
{
  const char *separator = "";

  for (guint i = 0; i < self->words->len; i++)
    for (guint64 rest = g_array_index (self->words, guint64, i); rest != 0; rest &= rest - 1)
      {
        g_string_append_printf (text, "%s%u", separator, i * BITS + __builtin_ctzll (rest));
        separator = ", ";
      }
}

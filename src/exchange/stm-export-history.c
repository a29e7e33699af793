#include "config.h"

#include "exchange/stm-export-history.h"

#include <string.h>

#define UUID_SIZE 16

/* Of which records the history may leave: of those that stand in the file, told as
 * they are written.
 *
 * given: GByteArray of their uuids, which come in their order, by kind */
struct _StmExportHistory
{
  GHashTable *given;
};

static void
byte_array_unref (gpointer data)
{
  g_byte_array_unref (data);
}

/**
 * stm_export_history_new:
 *
 * Returns: (transfer full): the history of nothing
 */
StmExportHistory *
stm_export_history_new (void)
{
  StmExportHistory *self = g_new0 (StmExportHistory, 1);

  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, byte_array_unref);

  return self;
}

/**
 * stm_export_history_free:
 * @self: (transfer full): what was told
 */
void
stm_export_history_free (StmExportHistory *self)
{
  g_hash_table_unref (self->given);
  g_free (self);
}

/* In the order of texts: the digits are small letters. */
static void
read_uuid (guint8 bytes[UUID_SIZE], const char *text)
{
  memset (bytes, 0, UUID_SIZE);
  for (guint n = 0; *text != '\0' && n < 2 * UUID_SIZE; text++)
    if (g_ascii_isxdigit (*text))
      {
        bytes[n / 2] |= g_ascii_xdigit_value (*text) << (n % 2 == 0 ? 4 : 0);
        n++;
      }
}

/**
 * stm_export_history_add:
 * @self: what was told
 * @record: a record that stands in the file, after those of its kind with a lower uuid
 */
void
stm_export_history_add (StmExportHistory *self, StmRecord *record)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;
  GByteArray *uuids = g_hash_table_lookup (self->given, kind);
  guint8 uuid[UUID_SIZE];

  if (uuids == NULL)
    {
      uuids = g_byte_array_new ();
      g_hash_table_insert (self->given, (char *) kind, uuids);
    }

  read_uuid (uuid, stm_record_get_uuid (record));
  g_byte_array_append (uuids, uuid, UUID_SIZE);
}

static gboolean
is_given (StmExportHistory *self, StmEvent *event)
{
  GByteArray *uuids = g_hash_table_lookup (self->given, stm_event_get_kind (event));
  guint8 sought[UUID_SIZE];
  guint first = 0;
  guint end = uuids != NULL ? uuids->len / UUID_SIZE : 0;

  read_uuid (sought, stm_event_get_uuid (event));
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      int order = memcmp (uuids->data + middle * UUID_SIZE, sought, UUID_SIZE);

      if (order == 0)
        return TRUE;
      if (order < 0)
        first = middle + 1;
      else
        end = middle;
    }

  return FALSE;
}

/* That a record came from a file is true of this database only: where the export
 * goes to, the same will be said of there. */
static gboolean
is_local (StmEvent *event)
{
  const char *changes = stm_event_get_changes (event);

  return stm_event_get_event_type (event) == STM_EVENT_IMPORTED
         && (changes == NULL || !g_str_has_prefix (changes, STM_EVENT_FROM));
}

/**
 * stm_export_history_has:
 * @self: what was told of all records
 * @event: a line of history
 *
 * What a role may not give, or what is gone, has no history in the file either
 * (SPEC P3, T8, W15).
 *
 * Returns: whether @event stands in the file
 */
gboolean
stm_export_history_has (StmExportHistory *self, StmEvent *event)
{
  return !is_local (event) && is_given (self, event);
}

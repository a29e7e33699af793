#include "config.h"

#include "exchange/stm-profile-parser.h"

#include "core/stm-error.h"
#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "exchange/stm-json-event.h"
#include "exchange/stm-json-reader.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-package-manifest.h"
#include "exchange/stm-pipe.h"
#include "exchange/stm-profile-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH_SIZE  128
#define BATCH_BYTES (8 * 1024 * 1024)
#define MAX_BATCHES 4
#define MAX_RECORDS 2000000
#define MAX_EVENTS  20000000

/**
 * StmProfileParser:
 *
 * Reads a profile's file in a thread of its own, a batch of records ahead of
 * the one who uses them.
 */
struct _StmProfileParser
{
  StmJsonReader *reader;
  guint64        size;
  guint64        bytes;      /* as of the batch handed out */
  StmPipe       *pipe;
  GThread       *thread;
  GError        *error;      /* of the thread, once the pipe is finished */

  /* the thread's own */
  GPtrArray     *batch;
  guint64        pushed;     /* how far the batches before it were read */
  gboolean       is_package;
  gboolean       has_format;
  gboolean       has_version;
  gboolean       has_profile;
  int            place;      /* of the array that we are in, in their order */
  char          *key;        /* of the member that we are in */
  GType          type;       /* of its records, G_TYPE_INVALID for none */
  gboolean       is_history; /* whether it is the array of events */
  guint          n_records;
  guint          n_events;
};

/* What a batch carries besides: how far the file was read. */
typedef struct
{
  GPtrArray *items;
  guint64    bytes;
} Batch;

static void
parsed_free (gpointer data)
{
  StmParsed *parsed = data;

  g_clear_object (&parsed->record);
  g_clear_object (&parsed->event);
  g_clear_object (&parsed->problems);
  g_free (parsed->key);
  g_free (parsed);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->items);
  g_free (batch);
}

/**
 * stm_parsed_dup_path:
 * @self: something in a file
 * @field: (nullable): one of its fields
 *
 * Returns: (transfer full): where it stands, "students[12].postcode"
 */
char *
stm_parsed_dup_path (StmParsed *self, const char *field)
{
  g_autofree char *place = self->index < 0 ? g_strdup (self->key)
                                           : g_strdup_printf ("%s[%" G_GINT64_FORMAT "]", self->key, self->index);

  if (field == NULL || *field == '\0')
    return g_steal_pointer (&place);

  return g_strdup_printf ("%s.%s", place, field);
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT, reason);

  return FALSE;
}

static gboolean
push_batch (StmProfileParser *self)
{
  Batch *batch;

  if (self->batch->len == 0)
    return TRUE;

  batch = g_new0 (Batch, 1);
  batch->items = self->batch;
  batch->bytes = stm_json_reader_get_bytes (self->reader);
  self->pushed = batch->bytes;
  self->batch = g_ptr_array_new_full (BATCH_SIZE, parsed_free);

  return stm_pipe_push (self->pipe, batch);
}

static StmParsed *
add_parsed (StmProfileParser *self, StmRecord *record, StmProblemList *problems)
{
  StmParsed *parsed = g_new0 (StmParsed, 1);

  parsed->record = record;
  parsed->key = g_strdup (self->key);
  parsed->index = stm_json_reader_get_index (self->reader);
  if (g_list_model_get_n_items (G_LIST_MODEL (problems)) > 0)
    parsed->problems = g_object_ref (problems);
  g_ptr_array_add (self->batch, parsed);

  return parsed;
}

static void
add_problem (StmProfileParser *self, const char *message)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_problem_list_add (problems, "", STM_SEVERITY_ERROR, "%s", message);
  add_parsed (self, NULL, problems)->index = -1;
}

static gboolean
read_format (StmProfileParser *self, GError **error)
{
  const char *format = self->is_package ? "\"" STM_PACKAGE_FORMAT "\"" : "\"" STM_PROFILE_FORMAT "\"";

  self->has_format = stm_json_reader_get_index (self->reader) < 0
                     && g_str_equal (stm_json_reader_get_text (self->reader), format);

  return self->has_format || refuse (error, _("This is a JSON file, but not a profile of Stagematching."));
}

static gboolean
read_version (StmProfileParser *self, GError **error)
{
  const char *text = stm_json_reader_get_text (self->reader);
  guint64 version;

  if (stm_json_reader_get_index (self->reader) >= 0
      || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &version, NULL))
    return refuse (error, _("The file does not say in which version of the format it is."));

  if (version > STM_PROFILE_VERSION)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NEWER,
                   _("The file is in version %d of the format; this program reads up to version %d."),
                   (int) version, STM_PROFILE_VERSION);
      return FALSE;
    }

  self->has_version = TRUE;

  return TRUE;
}

static gboolean
read_record (StmProfileParser *self, GType type, StmJsonFlags flags, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  JsonNode *node = stm_json_reader_parse (self->reader, error);
  StmRecord *record;

  if (node == NULL)
    return FALSE;

  if (++self->n_records > MAX_RECORDS)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("The file has more than %d records."), MAX_RECORDS);
      return FALSE;
    }

  record = stm_json_read_record (type, node, flags, problems);
  if (!stm_problem_list_has_errors (problems))
    {
      stm_record_normalize (record);
      stm_record_check (record, problems);
    }
  add_parsed (self, record, problems);

  return TRUE;
}

/* What happened stands after all that it happened to. */
static gboolean
read_event (StmProfileParser *self, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  JsonNode *node = stm_json_reader_parse (self->reader, error);
  StmEvent *event;

  if (node == NULL)
    return FALSE;

  if (++self->n_events > MAX_EVENTS)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("The file has more than %d lines of history."), MAX_EVENTS);
      return FALSE;
    }

  event = stm_json_read_event (node, problems);
  add_parsed (self, NULL, problems)->event = event;

  return TRUE;
}

/* Arrays stand in the order in which their records refer to each other. */
static gboolean
enter_array (StmProfileParser *self, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  self->is_history = !self->is_package && g_str_equal (self->key, STM_PROFILE_EVENTS);
  if (self->is_history)
    {
      self->place = (int) n_types;
      self->type = G_TYPE_INVALID;
      return TRUE;
    }

  for (guint i = 0; i < n_types; i++)
    {
      StmRecordClass *klass = g_type_class_peek (types[i]);

      if (!g_str_equal (klass->plural, self->key))
        continue;

      if ((int) i < self->place)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_FORMAT,
                       _("“%s” does not stand in its place: records must follow those that they refer to."),
                       klass->plural);
          return FALSE;
        }

      self->place = (int) i;
      self->type = types[i];
      return TRUE;
    }

  self->type = G_TYPE_INVALID;
  add_problem (self, _("The format knows no such list."));

  return TRUE;
}

static gboolean
read_element (StmProfileParser *self, GError **error)
{
  if (!self->has_format || !self->has_version)
    return refuse (error, _("This is a JSON file, but not a profile of Stagematching."));

  if (self->type == G_TYPE_INVALID && !self->is_history)
    return TRUE;

  if (stm_json_reader_get_index (self->reader) < 0)
    {
      add_problem (self, _("A list is expected here."));
      return TRUE;
    }

  return self->is_history ? read_event (self, error) : read_record (self, self->type, STM_JSON_IDENTITY, error);
}

static gboolean
read_item (StmProfileParser *self, GError **error)
{
  const char *key = stm_json_reader_get_key (self->reader);
  g_autofree char *path = NULL;

  if (g_str_equal (key, "format"))
    return read_format (self, error);
  if (g_str_equal (key, "version"))
    return read_version (self, error);

  if (stm_json_reader_get_index (self->reader) <= 0)
    {
      /* the reader's path has no name in it that is none of ours */
      path = stm_json_reader_dup_path (self->reader);
      g_free (self->key);
      self->key = g_strndup (path, strcspn (path, "["));
      self->type = G_TYPE_INVALID;
    }

  if (!self->is_package && g_str_equal (key, "profile") && stm_json_reader_get_index (self->reader) < 0
      && self->has_format && self->has_version)
    {
      self->has_profile = TRUE;
      return read_record (self, STM_TYPE_PROFILE, 0, error);
    }

  /* the head of a package was read before */
  if (self->is_package && (g_str_equal (key, "package") || g_str_equal (key, "seen"))
      && stm_json_reader_get_index (self->reader) < 0)
    return TRUE;

  if (path != NULL && self->has_version && !enter_array (self, error))
    return FALSE;

  return read_element (self, error);
}

static gboolean
read_end (StmProfileParser *self, GError **error)
{
  if (!self->has_format || !self->has_version)
    return refuse (error, _("This is a JSON file, but not a profile of Stagematching."));

  if (!self->has_profile && !self->is_package)
    {
      g_free (self->key);
      self->key = g_strdup ("profile");
      add_problem (self, _("The profile is missing."));
    }

  push_batch (self);

  return TRUE;
}

/* Records are short, but for those with a document. */
static gboolean
is_full (StmProfileParser *self)
{
  return self->batch->len >= BATCH_SIZE || stm_json_reader_get_bytes (self->reader) - self->pushed >= BATCH_BYTES;
}

static gpointer
parse (gpointer data)
{
  StmProfileParser *self = data;
  gboolean wanted = TRUE;

  while (wanted && self->error == NULL && stm_json_reader_next (self->reader, &self->error))
    if (read_item (self, &self->error) && is_full (self))
      wanted = push_batch (self);

  if (wanted && self->error == NULL)
    read_end (self, &self->error);

  stm_pipe_finish (self->pipe);

  return NULL;
}

static StmProfileParser *
parser_new (StmJsonReader *reader, guint64 size, gboolean is_package)
{
  StmProfileParser *self = g_new0 (StmProfileParser, 1);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  /* held for ever, so that they can be peeked at in every thread */
  for (guint i = 0; i < n_types; i++)
    g_type_class_ref (types[i]);

  self->reader = reader;
  self->size = size;
  self->is_package = is_package;
  self->pipe = stm_pipe_new (MAX_BATCHES, batch_free);
  self->batch = g_ptr_array_new_full (BATCH_SIZE, parsed_free);
  self->thread = g_thread_new ("stm-parser", parse, self);

  return self;
}

/**
 * stm_profile_parser_new:
 * @file: a file
 * @cancellable: (nullable): ends the reading
 * @error: return location
 *
 * Begins to read @file.
 *
 * Returns: (transfer full): a parser
 */
StmProfileParser *
stm_profile_parser_new (GFile *file, GCancellable *cancellable, GError **error)
{
  StmJsonReader *reader = stm_json_reader_open (file, cancellable, error);

  return reader != NULL ? parser_new (reader, stm_json_reader_get_size (reader), FALSE) : NULL;
}

/**
 * stm_profile_parser_new_for_package:
 * @body: what a package holds
 * @cancellable: (nullable): ends the reading
 *
 * Begins to read the records of a package, whose head was read before.
 *
 * Returns: (transfer full): a parser
 */
StmProfileParser *
stm_profile_parser_new_for_package (GBytes *body, GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (body);

  return parser_new (stm_json_reader_new (stream, cancellable), g_bytes_get_size (body), TRUE);
}

/**
 * stm_profile_parser_free:
 * @self: (transfer full): a parser, at the end of its file or not
 */
void
stm_profile_parser_free (StmProfileParser *self)
{
  stm_pipe_stop (self->pipe);
  g_thread_join (self->thread);
  stm_pipe_free (self->pipe);

  g_ptr_array_unref (self->batch);
  g_object_unref (self->reader);
  g_clear_error (&self->error);
  g_free (self->key);
  g_free (self);
}

/**
 * stm_profile_parser_next:
 * @self: a parser
 * @error: return location: #STM_ERROR_FORMAT, #STM_ERROR_NEWER,
 *   %G_IO_ERROR_CANCELLED or an error of reading
 *
 * Waits for the next records.
 *
 * Returns: (transfer full) (nullable) (element-type StmParsed): some of what
 *   stands in the file, in its order; %NULL at the end
 */
GPtrArray *
stm_profile_parser_next (StmProfileParser *self, GError **error)
{
  Batch *batch = stm_pipe_pop (self->pipe);
  GPtrArray *items;

  if (batch == NULL)
    {
      if (self->error != NULL)
        g_propagate_error (error, g_error_copy (self->error));
      return NULL;
    }

  items = batch->items;
  self->bytes = batch->bytes;
  g_free (batch);

  return items;
}

/**
 * stm_profile_parser_get_bytes:
 * @self: a parser
 *
 * Returns: how much of the file the records handed out take
 */
guint64
stm_profile_parser_get_bytes (StmProfileParser *self)
{
  return self->bytes;
}

/**
 * stm_profile_parser_get_size:
 * @self: a parser
 *
 * Returns: how many bytes the file has
 */
guint64
stm_profile_parser_get_size (StmProfileParser *self)
{
  return self->size;
}

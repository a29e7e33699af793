#include "config.h"

#include "exchange/stm-sample-file.h"

#include "core/stm-error.h"
#include "core/stm-printout.h"
#include "exchange/stm-profile-parser.h"

/* The pages of a printed document are made of what stands in the file. */
static gboolean
check (StmParsed *parsed, GError **error)
{
  g_autofree char *path = stm_parsed_dup_path (parsed, NULL);

  return parsed->problems == NULL
         || (parsed->record != NULL && STM_IS_PRINTOUT (parsed->record))
         || stm_problem_list_to_error (parsed->problems, path, error);
}

static gboolean
take (GPtrArray *batch, StmProfile **profile, GPtrArray *records, GPtrArray *events, GError **error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      StmParsed *parsed = batch->pdata[i];

      if (!check (parsed, error))
        return FALSE;
      if (parsed->event != NULL)
        g_ptr_array_add (events, g_object_ref (parsed->event));
      else if (parsed->record != NULL && STM_IS_PROFILE (parsed->record))
        g_set_object (profile, STM_PROFILE (parsed->record));
      else if (parsed->record != NULL)
        g_ptr_array_add (records, g_object_ref (parsed->record));
    }

  return TRUE;
}

/**
 * stm_sample_file_read:
 * @file: samples, in the form of an exported profile
 * @records: (element-type StmRecord): gets its records in an order in which each
 *   follows those that it refers to
 * @events: (element-type StmEvent): gets their history
 * @cancellable: (nullable): ends the reading
 * @error: return location
 *
 * Reads samples.  Other than in an exported profile the printed documents in them
 * have no content, which is to be made.
 *
 * Returns: (transfer full) (nullable): the profile that they are of, %NULL where not
 *   all of the file could be read
 */
StmProfile *
stm_sample_file_read (GFile *file, GPtrArray *records, GPtrArray *events, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmProfileParser) parser = stm_profile_parser_new (file, cancellable, error);
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (GError) failure = NULL;
  GPtrArray *items;

  if (parser == NULL)
    return NULL;

  while ((items = stm_profile_parser_next (parser, &failure)) != NULL)
    {
      g_autoptr (GPtrArray) batch = items;

      if (!take (batch, &profile, records, events, error))
        return NULL;
    }

  if (failure == NULL)
    return g_steal_pointer (&profile);

  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

/* The partner and the person at work, not the name that the profile got here. */
static gboolean
put_profile (StmTransaction *transaction, StmProfile *theirs, GError **error)
{
  g_autoptr (StmProfile) own = stm_transaction_dup_profile (transaction);

  g_object_set (own, "partner", theirs->partner, "person", theirs->person, NULL);

  return stm_transaction_save (transaction, STM_RECORD (own), error);
}

static gboolean
put_record (StmTransaction *transaction, StmRecord *record, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_record_check (record, problems);

  return stm_problem_list_to_error (problems, STM_RECORD_GET_CLASS (record)->kind, error)
         && stm_transaction_put (transaction, record, error);
}

/**
 * stm_sample_file_put:
 * @transaction: of a profile that holds nothing yet
 * @profile: what stm_sample_file_read() gave
 * @records: (element-type StmRecord): the records
 * @events: (element-type StmEvent): their history
 * @error: return location
 *
 * Brings the samples in as if they had been made here: with their history, and no
 * line in it that says that they came from a file (SPEC W16).
 *
 * Returns: whether they were written
 */
gboolean
stm_sample_file_put (StmTransaction *transaction, StmProfile *profile, GPtrArray *records, GPtrArray *events, GError **error)
{
  gboolean added;

  for (guint i = 0; i < records->len; i++)
    if (!put_record (transaction, records->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < events->len; i++)
    if (!stm_transaction_put_event (transaction, events->pdata[i], &added, error))
      return FALSE;

  return put_profile (transaction, profile, error);
}

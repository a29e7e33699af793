#include "config.h"

#include "app/stm-sample-papers.h"

#include "core/stm-case-file.h"
#include "core/stm-printout.h"
#include "core/stm-service.h"
#include "documents/stm-dossier-paper.h"
#include "documents/stm-dossier-values.h"
#include "exchange/stm-sample-past.h"

typedef struct
{
  GPtrArray     *records;
  StmSamplePast *past;
  StmTemplates  *templates;
  const char    *author;
} Making;

static const char *
get_reference (StmRecord *record, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);

  return field != NULL ? stm_record_get_text (record, field) : NULL;
}

/* Whether a case file with this mediation holds the record. */
static gboolean
belongs (StmRecord *record, StmMediation *mediation, StmDossier *dossier)
{
  const char *uuid = stm_record_get_uuid (record);

  if (STM_IS_PRINTOUT (record))
    return FALSE;
  if (STM_IS_MEDIATION (record) || STM_IS_DOSSIER (record))
    return record == STM_RECORD (mediation) || record == STM_RECORD (dossier);
  if (STM_IS_MEDIATOR (record))
    return g_strcmp0 (uuid, dossier->mediator) == 0;

  return STM_IS_PARTNER (record)
         || g_strcmp0 (get_reference (record, "mediation"), stm_record_get_uuid (STM_RECORD (mediation))) == 0
         || g_strcmp0 (get_reference (record, "dossier"), stm_record_get_uuid (STM_RECORD (dossier))) == 0;
}

/* The dossier as it stood when the document was made. */
static StmCaseFile *
new_file (Making *self, StmPrintout *printout)
{
  const char *at = stm_record_get_created_at (STM_RECORD (printout));
  StmMediation *mediation = STM_MEDIATION (stm_sample_past_find (self->past, printout->mediation));
  StmDossier *dossier = STM_DOSSIER (stm_sample_past_find (self->past, mediation->dossier));
  StmCaseFile *file = stm_case_file_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (StmRecord) then = NULL;

      if (belongs (self->records->pdata[i], mediation, dossier))
        then = stm_sample_past_dup (self->past, self->records->pdata[i], at);
      if (then != NULL)
        stm_case_file_add (file, then);
    }

  return file;
}

static StmService *
find_place (Making *self, StmPrintout *printout)
{
  StmRecord *about = printout->about != NULL ? stm_sample_past_find (self->past, printout->about) : NULL;

  if (about == NULL || !STM_IS_ACTIVITY (about) || STM_ACTIVITY (about)->service == NULL)
    return NULL;

  return STM_SERVICE (stm_sample_past_find (self->past, STM_ACTIVITY (about)->service));
}

static gboolean
make (Making *self, StmPrintout *printout, GError **error)
{
  g_autoptr (StmCaseFile) file = new_file (self, printout);
  g_autoptr (StmDossierPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;

  paper = stm_dossier_paper_new (self->templates, file, printout->template, printout->about, find_place (self, printout),
                                 printout->made_on, error);
  if (paper == NULL)
    return FALSE;

  stm_dossier_paper_set_author (paper, self->author);
  bytes = stm_dossier_paper_dup_bytes (paper, error);
  if (bytes == NULL)
    return FALSE;

  stm_printout_set_bytes (printout, bytes);

  return TRUE;
}

/**
 * stm_sample_papers_make:
 * @records: (element-type StmRecord): the samples
 * @events: (element-type StmEvent): their history
 * @author: who made the documents
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Makes the pages of every printed document in the samples, as the window would
 * have made them of its dossier at that time (SPEC B4).
 *
 * Returns: whether all were made
 */
gboolean
stm_sample_papers_make (GPtrArray    *records,
                        GPtrArray    *events,
                        const char   *author,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (StmSamplePast) past = stm_sample_past_new (records, events);
  /* not those of the office's own: the samples name which ones were used */
  g_autoptr (StmTemplates) templates = stm_templates_new (NULL, stm_dossier_values_new_names, NULL);
  Making self = { records, past, templates, author };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < records->len; i++)
    if (STM_IS_PRINTOUT (records->pdata[i]))
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error) && make (&self, records->pdata[i], error);

  return ok;
}

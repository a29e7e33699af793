#include "config.h"

#include "exchange/stm-import-links.h"

#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-request-rules.h"
#include "core/stm-school.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "exchange/stm-import-cases.h"

#include <glib/gi18n-lib.h>

/* requests: Pair of student and programme, in the file */
struct _StmImportLinks
{
  StmTransaction *transaction;
  StmImportIndex *index;
  GHashTable     *requests;
  StmImportCases *cases;
};

typedef struct
{
  const StmKnown *student;
  const StmKnown *programme;
} Pair;

static guint
pair_hash (gconstpointer key)
{
  const Pair *pair = key;

  return g_direct_hash (pair->student) * 31 + g_direct_hash (pair->programme);
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  return ((const Pair *) a)->student == ((const Pair *) b)->student
         && ((const Pair *) a)->programme == ((const Pair *) b)->programme;
}

/**
 * stm_import_links_new:
 * @transaction: where to
 * @index: the records that the import has met; kept by the caller
 *
 * Returns: (transfer full): what judges how records hang together
 */
StmImportLinks *
stm_import_links_new (StmTransaction *transaction, StmImportIndex *index)
{
  StmImportLinks *self = g_new0 (StmImportLinks, 1);

  self->transaction = transaction;
  self->index = index;
  self->requests = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  self->cases = stm_import_cases_new (transaction, index);

  return self;
}

/**
 * stm_import_links_free:
 * @self: (transfer full): links
 */
void
stm_import_links_free (StmImportLinks *self)
{
  g_hash_table_unref (self->requests);
  stm_import_cases_free (self->cases);
  g_free (self);
}

static gboolean
is_live (StmRecord *record)
{
  return stm_record_get_deleted_at (record) == NULL;
}

static void
add_error (StmProblemList *problems, const char *field, const char *message)
{
  stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, "%s", message);
}

/* Whether all that the record refers to is sound; what is broken was told at
 * its own place. */
static gboolean
check_references (StmImportLinks  *self,
                  StmRecord       *record,
                  StmProblemList  *problems,
                  gboolean        *sound,
                  GError         **error)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  *sound = TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      StmKnown *target;

      if (field->type != STM_FIELD_REFERENCE || stm_record_is_empty (record, field))
        continue;

      target = stm_import_index_find (self->index, field->target (),
                                      stm_record_get_text (record, field), error);
      if (target == NULL)
        return FALSE;

      if (target->is_missing)
        add_error (problems, field->name, _("This refers to a record that is neither in the file nor here."));
      else if (target->is_deleted && is_live (record))
        add_error (problems, field->name, _("This refers to a record that is deleted."));

      *sound = *sound && !target->is_missing && !target->is_broken;
    }

  return TRUE;
}

static void
check_student (StmImportLinks *self, StmStudent *student, StmProblemList *problems)
{
  StmKnown *school = stm_import_index_peek (self->index, STM_TYPE_SCHOOL, student->school);

  stm_student_check_number (student, STM_SCHOOL (school->record), problems);
}

static void
check_request (StmImportLinks *self, StmRequest *request, StmProblemList *problems)
{
  StmKnown *student = stm_import_index_peek (self->index, STM_TYPE_STUDENT, request->student);
  StmKnown *programme = stm_import_index_peek (self->index, STM_TYPE_PROGRAMME, request->programme);
  StmKnown *supervisor = stm_import_index_peek (self->index, STM_TYPE_SUPERVISOR, request->supervisor);
  g_autoptr (StmStudent) outline = g_object_new (STM_TYPE_STUDENT, NULL);
  Pair pair = { student, programme };

  /* all that the rules look at */
  outline->study_year = student->number;
  if (student->school != NULL && student->school->record != NULL)
    outline->school = g_strdup (stm_record_get_uuid (student->school->record));

  stm_request_check_links (request, outline, STM_PROGRAMME (programme->record),
                           STM_SUPERVISOR (supervisor->record), problems);

  if (!g_hash_table_add (self->requests, g_memdup2 (&pair, sizeof pair)))
    add_error (problems, "programme", _("This student already has a request in this programme."));
}

static void
check_placement (StmImportLinks *self, StmPlacement *placement, StmProblemList *problems)
{
  StmKnown *request = stm_import_index_peek (self->index, STM_TYPE_REQUEST, placement->request);
  guint8 bit = (guint8) (1 << placement->period);

  if (placement->period > request->number)
    stm_problem_list_add (problems, "period", STM_SEVERITY_ERROR,
                          _("The request has no period %d."), placement->period);

  if (placement->state != STM_DECISION_ACCEPTED)
    return;

  if (request->accepted & bit)
    stm_problem_list_add (problems, "period", STM_SEVERITY_ERROR,
                          _("Period %d is already accepted by a service. "
                            "Withdraw that acceptance first."), placement->period);
  request->accepted |= bit;
}

/**
 * stm_import_links_check:
 * @self: links
 * @record: a record of the file
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Makes the checks that look at other records, as those of a save do.
 *
 * Returns: whether they could be made
 */
gboolean
stm_import_links_check (StmImportLinks *self, StmRecord *record, StmProblemList *problems, GError **error)
{
  gboolean sound;

  if (!check_references (self, record, problems, &sound, error))
    return FALSE;

  if (!sound || !is_live (record))
    return TRUE;

  if (STM_IS_STUDENT (record))
    check_student (self, STM_STUDENT (record), problems);
  else if (STM_IS_REQUEST (record))
    check_request (self, STM_REQUEST (record), problems);
  else if (STM_IS_PLACEMENT (record))
    check_placement (self, STM_PLACEMENT (record), problems);
  else
    return stm_import_cases_check (self->cases, record, problems, error);

  return TRUE;
}

static gboolean
is_rival (StmRecord *record, StmRecord *other)
{
  if (g_str_equal (stm_record_get_uuid (record), stm_record_get_uuid (other)))
    return FALSE;

  if (STM_IS_REQUEST (record))
    return g_strcmp0 (STM_REQUEST (record)->programme, STM_REQUEST (other)->programme) == 0;

  return STM_PLACEMENT (other)->state == STM_DECISION_ACCEPTED
         && STM_PLACEMENT (other)->period == STM_PLACEMENT (record)->period;
}

/**
 * stm_import_links_find_rival:
 * @self: links
 * @record: a record that would be written
 * @found: (out): whether one here stands in its way
 * @error: return location for an error of the database
 *
 * Of each student a programme has one request, of each period a request has one
 * acceptance, of each IKL there is one dossier, and of that one open mediation.
 *
 * Returns: whether it could be looked for
 */
gboolean
stm_import_links_find_rival (StmImportLinks *self, StmRecord *record, gboolean *found, GError **error)
{
  gboolean is_request = STM_IS_REQUEST (record);
  const char *owner = NULL;
  g_autoptr (GListModel) others = NULL;

  if (is_request)
    owner = STM_REQUEST (record)->student;
  else if (STM_IS_PLACEMENT (record) && STM_PLACEMENT (record)->state == STM_DECISION_ACCEPTED)
    owner = STM_PLACEMENT (record)->request;

  *found = FALSE;
  if (is_live (record) && stm_import_cases_is_one (record))
    return stm_import_cases_find_rival (self->cases, record, found, error);
  if (owner == NULL || !is_live (record)
      || !stm_import_index_peek (self->index, is_request ? STM_TYPE_STUDENT : STM_TYPE_REQUEST,
                                 owner)->was_here)
    return TRUE;

  others = stm_transaction_list (self->transaction, G_OBJECT_TYPE (record),
                                 is_request ? "student" : "request", owner, error);
  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmRecord) other = g_list_model_get_item (others, i);

      *found = *found || is_rival (record, other);
    }

  return TRUE;
}

/**
 * stm_import_links_get_rival_reason:
 * @record: a record in whose way another one stands
 *
 * Returns: what is wrong with that
 */
const char *
stm_import_links_get_rival_reason (StmRecord *record)
{
  if (stm_import_cases_is_one (record))
    return stm_import_cases_get_rival_reason (record);

  return STM_IS_REQUEST (record) ? _("This student already has another request in this programme here.")
                                 : _("Another service has already accepted this period here.");
}

/**
 * stm_import_links_note:
 * @self: links
 * @record: a record that the file brings
 * @path: where it stands
 *
 * Notes what can be judged at the end of the file only.
 */
void
stm_import_links_note (StmImportLinks *self, StmRecord *record, const char *path)
{
  stm_import_cases_note (self->cases, record, path);
}

/**
 * stm_import_links_finish:
 * @self: links
 * @plan: gets what is wrong
 * @error: return location for an error of the database
 *
 * Makes the checks that take the whole file.
 *
 * Returns: whether they could be made
 */
gboolean
stm_import_links_finish (StmImportLinks *self, StmImportPlan *plan, GError **error)
{
  return stm_import_cases_finish (self->cases, plan, error);
}

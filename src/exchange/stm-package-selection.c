#include "config.h"

#include "exchange/stm-package-selection.h"

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-record-types.h"
#include "core/stm-region.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

#include <string.h>

/* chosen: of each type the uuids of the records that go; pending: those of them
 * whose references are still to be followed; decided: of a request, bit n for a period n
 * that a service has accepted */
struct _StmPackageSelection
{
  StmPackageContent  content;
  StmPackageParty   *to;
  const char        *owner;      /* the school or service that it is about */
  gboolean           undecided;
  GHashTable        *chosen;
  GHashTable        *pending;
  GHashTable        *decided;
  GHashTable        *ours;       /* requests on which that service decided */
  GHashTable        *gone;       /* and those whose decision was deleted */
};

/**
 * stm_package_selection_free:
 * @self: (transfer full): a selection
 */
void
stm_package_selection_free (StmPackageSelection *self)
{
  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->decided);
  g_hash_table_unref (self->ours);
  g_hash_table_unref (self->gone);
  g_free (self);
}

static gboolean
is_live (StmRecord *record)
{
  return stm_record_get_deleted_at (record) == NULL;
}

static GHashTable *
get_set (GHashTable *sets, GType type)
{
  GHashTable *set = g_hash_table_lookup (sets, GSIZE_TO_POINTER (type));

  if (set == NULL)
    {
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (sets, GSIZE_TO_POINTER (type), set);
    }

  return set;
}

static gboolean
is_chosen (StmPackageSelection *self, GType type, const char *uuid)
{
  return uuid != NULL && g_hash_table_contains (get_set (self->chosen, type), uuid);
}

static void
choose_uuid (StmPackageSelection *self, GType type, const char *uuid)
{
  if (uuid == NULL || *uuid == '\0' || is_chosen (self, type, uuid))
    return;

  g_hash_table_add (get_set (self->chosen, type), g_strdup (uuid));
  g_hash_table_add (get_set (self->pending, type), g_strdup (uuid));
}

/* What @record refers to goes along, so that nothing hangs loose at the receiver. */
static void
choose (StmPackageSelection *self, StmRecord *record)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  choose_uuid (self, G_OBJECT_TYPE (record), stm_record_get_uuid (record));
  g_hash_table_remove (get_set (self->pending, G_OBJECT_TYPE (record)), stm_record_get_uuid (record));
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == STM_FIELD_REFERENCE)
      choose_uuid (self, klass->fields[i].target (), stm_record_get_text (record, &klass->fields[i]));
}

static gboolean
note_decision (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmPlacement *placement = STM_PLACEMENT (record);
  gboolean is_own = g_strcmp0 (placement->service, self->owner) == 0;
  int decided;

  if (!is_live (record))
    {
      if (is_own)
        g_hash_table_add (self->gone, g_strdup (placement->request));
      return TRUE;
    }

  if (placement->state == STM_DECISION_ACCEPTED)
    {
      decided = GPOINTER_TO_INT (g_hash_table_lookup (self->decided, placement->request));
      g_hash_table_insert (self->decided, g_strdup (placement->request),
                           GINT_TO_POINTER (decided | 1 << placement->period));
    }

  if (is_own
      && (self->content != STM_PACKAGE_DETAILS || placement->state == STM_DECISION_ACCEPTED))
    g_hash_table_add (self->ours, g_strdup (placement->request));

  return TRUE;
}

static gboolean
prefers (StmRequest *request, const char *service)
{
  for (guint i = 0; i < STM_REQUEST_MAX_PREFERENCES; i++)
    if (g_strcmp0 (request->preference[i], service) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_open_period (StmPackageSelection *self, StmRequest *request)
{
  int decided = GPOINTER_TO_INT (g_hash_table_lookup (self->decided, stm_record_get_uuid (STM_RECORD (request))));

  for (int period = 1; period <= request->periods; period++)
    if (!(decided & 1 << period))
      return TRUE;

  return FALSE;
}

/* A service receives who prefers it, and on whom it decided; in a second round
 * everybody who has no place yet (SPEC T7, T8).  That a request on which it had
 * decided is gone is news for it. */
static gboolean
choose_for_service (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmRequest *request = STM_REQUEST (record);
  gboolean is_ours = g_hash_table_contains (self->ours, stm_record_get_uuid (record));

  if (!is_live (record))
    {
      if (self->content == STM_PACKAGE_CANDIDATES
          && (is_ours || g_hash_table_contains (self->gone, stm_record_get_uuid (record))))
        choose (self, record);
      return TRUE;
    }

  if (is_ours
      || (self->content == STM_PACKAGE_CANDIDATES
          && (prefers (request, self->owner) || (self->undecided && has_open_period (self, request)))))
    choose (self, record);

  return TRUE;
}

/* Deleted students go too: that they are gone is news for the region. */
static gboolean
choose_of_school (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "school");

  if (g_strcmp0 (stm_record_get_text (record, field), self->owner) == 0)
    choose (self, record);

  return TRUE;
}

static gboolean
choose_request (StmRecord *record, gpointer data, GError **error)
{
  if (is_chosen (data, STM_TYPE_STUDENT, STM_REQUEST (record)->student))
    choose (data, record);

  return TRUE;
}

static gboolean
choose_placement (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmPlacement *placement = STM_PLACEMENT (record);
  gboolean is_own = self->to->role == STM_ROLE_SCHOOL || g_strcmp0 (placement->service, self->owner) == 0;

  if (!is_chosen (self, STM_TYPE_REQUEST, placement->request) || !stm_policy_may_see_record (self->to->role, record)
      || (self->content == STM_PACKAGE_DETAILS && !is_own))
    return TRUE;

  /* that a period is taken by another service is news for this one */
  if (is_own || (is_live (record) && placement->state == STM_DECISION_ACCEPTED))
    choose (self, record);

  return TRUE;
}

static gboolean
choose_of_service (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "service");

  if (g_strcmp0 (stm_record_get_text (record, field), self->owner) == 0)
    choose (self, record);

  return TRUE;
}

static gboolean
choose_arrangement (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmArrangement *arrangement = STM_ARRANGEMENT (record);

  if (self->to->role == STM_ROLE_SCHOOL ? is_chosen (self, STM_TYPE_DEMAND, arrangement->demand)
                                        : is_chosen (self, STM_TYPE_OFFER, arrangement->offer))
    choose (self, record);

  return TRUE;
}

static gboolean
choose_assignment (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmAssignment *assignment = STM_ASSIGNMENT (record);

  if (self->to->role == STM_ROLE_SERVICE ? is_chosen (self, STM_TYPE_ARRANGEMENT, assignment->arrangement)
                                         : is_chosen (self, STM_TYPE_STUDENT, assignment->student))
    choose (self, record);

  return TRUE;
}

static gboolean
choose_message (StmRecord *record, gpointer data, GError **error)
{
  StmPackageSelection *self = data;
  StmMessage *message = STM_MESSAGE (record);
  int audience = self->to->role == STM_ROLE_SCHOOL ? STM_AUDIENCE_SCHOOL
                 : self->to->role == STM_ROLE_SERVICE ? STM_AUDIENCE_SERVICE : STM_AUDIENCE_REGION;

  if (is_chosen (self, STM_TYPE_DEMAND, message->demand) && (message->audience & audience)
      && (message->arrangement == NULL || self->to->role != STM_ROLE_SERVICE
          || is_chosen (self, STM_TYPE_ARRANGEMENT, message->arrangement)))
    choose (self, record);

  return TRUE;
}

static gboolean
choose_all (StmRecord *record, gpointer data, GError **error)
{
  choose (data, record);

  return TRUE;
}

static gboolean
choose_deadline (StmRecord *record, gpointer data, GError **error)
{
  if (is_chosen (data, STM_TYPE_PROGRAMME, STM_DEADLINE (record)->programme))
    choose (data, record);

  return TRUE;
}

/* One pass through the records of a type; a pass uses what those before it chose. */
typedef struct
{
  StmPackageContent content;
  GType           (*type) (void);
  StmRecordFunc     func;
} Pass;

/* In this order: what refers comes before what it refers to where that goes
 * along, and after it where it follows from it. */
static const Pass passes[] = {
  { STM_PACKAGE_CATALOGUE,  stm_service_get_type,     choose_all },
  { STM_PACKAGE_CATALOGUE,  stm_programme_get_type,   choose_all },

  { STM_PACKAGE_REQUESTS,   stm_supervisor_get_type,  choose_of_school },
  { STM_PACKAGE_REQUESTS,   stm_student_get_type,     choose_of_school },
  { STM_PACKAGE_REQUESTS,   stm_request_get_type,     choose_request },
  { STM_PACKAGE_REQUESTS,   stm_demand_get_type,      choose_of_school },
  { STM_PACKAGE_REQUESTS,   stm_assignment_get_type,  choose_assignment },
  { STM_PACKAGE_REQUESTS,   stm_message_get_type,     choose_message },

  { STM_PACKAGE_CANDIDATES, stm_placement_get_type,   note_decision },
  { STM_PACKAGE_CANDIDATES, stm_request_get_type,     choose_for_service },
  { STM_PACKAGE_CANDIDATES, stm_placement_get_type,   choose_placement },
  { STM_PACKAGE_CANDIDATES, stm_offer_get_type,       choose_of_service },
  { STM_PACKAGE_CANDIDATES, stm_arrangement_get_type, choose_arrangement },
  { STM_PACKAGE_CANDIDATES, stm_assignment_get_type,  choose_assignment },
  { STM_PACKAGE_CANDIDATES, stm_message_get_type,     choose_message },

  { STM_PACKAGE_DECISIONS,  stm_offer_get_type,       choose_of_service },
  { STM_PACKAGE_DECISIONS,  stm_placement_get_type,   choose_of_service },

  { STM_PACKAGE_PLACEMENTS, stm_supervisor_get_type,  choose_of_school },
  { STM_PACKAGE_PLACEMENTS, stm_student_get_type,     choose_of_school },
  { STM_PACKAGE_PLACEMENTS, stm_request_get_type,     choose_request },
  { STM_PACKAGE_PLACEMENTS, stm_placement_get_type,   choose_placement },
  { STM_PACKAGE_PLACEMENTS, stm_demand_get_type,      choose_of_school },
  { STM_PACKAGE_PLACEMENTS, stm_arrangement_get_type, choose_arrangement },
  { STM_PACKAGE_PLACEMENTS, stm_assignment_get_type,  choose_assignment },
  { STM_PACKAGE_PLACEMENTS, stm_message_get_type,     choose_message },

  { STM_PACKAGE_DETAILS,    stm_placement_get_type,   note_decision },
  { STM_PACKAGE_DETAILS,    stm_request_get_type,     choose_for_service },
  { STM_PACKAGE_DETAILS,    stm_placement_get_type,   choose_placement },
};

static gboolean
follow (StmPackageSelection *self, StmTransaction *transaction, GType type, GError **error)
{
  g_autoptr (GHashTable) pending = g_hash_table_ref (get_set (self->pending, type));
  GHashTableIter iter;
  gpointer uuid;

  g_hash_table_remove (self->pending, GSIZE_TO_POINTER (type));
  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StmRecord) record = stm_transaction_get (transaction, type, uuid, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (record != NULL)
        choose (self, record);
    }

  return TRUE;
}

/* What a chosen record refers to may itself refer on: from the last type back. */
static gboolean
close_over (StmPackageSelection *self, StmTransaction *transaction, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = n_types; i > 0; i--)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i - 1]);

      if (stm_package_content_holds (self->content, klass->kind) && !follow (self, transaction, types[i - 1], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * stm_package_selection_new:
 * @transaction: reads the records
 * @manifest: the head of the package; kept by the caller
 * @undecided: whether a service also receives those who have no place yet
 * @error: return location
 *
 * Chooses what goes into a package (SPEC X1): what concerns its sender or
 * receiver, and what these records refer to.
 *
 * Returns: (transfer full): the selection
 */
StmPackageSelection *
stm_package_selection_new (StmTransaction *transaction, StmPackageManifest *manifest, gboolean undecided, GError **error)
{
  g_autoptr (StmPackageSelection) self = g_new0 (StmPackageSelection, 1);
  const StmPackageParty *about = manifest->from.role == STM_ROLE_REGION ? &manifest->to : &manifest->from;

  self->content = manifest->content;
  self->to = &manifest->to;
  self->owner = stm_package_party_get_owner (about);
  self->undecided = undecided;
  self->chosen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  choose_uuid (self, about->role == STM_ROLE_SCHOOL ? STM_TYPE_SCHOOL : STM_TYPE_SERVICE, self->owner);
  choose_uuid (self, STM_TYPE_REGION, manifest->from.region);

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    if (passes[i].content == self->content
        && !stm_transaction_foreach (transaction, passes[i].type (), passes[i].func, self, error))
      return NULL;

  /* programmes are known by now, and so are their moments */
  if (!close_over (self, transaction, error)
      || (stm_package_content_holds (self->content, "deadline")
          && !stm_transaction_foreach (transaction, STM_TYPE_DEADLINE, choose_deadline, self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

static int
compare_uuids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * stm_package_selection_list:
 * @self: a selection
 * @type: a record type that the package may hold
 *
 * Returns: (transfer container) (element-type utf8): uuids of the records of
 *   @type that go into the package, in their order
 */
GPtrArray *
stm_package_selection_list (StmPackageSelection *self, GType type)
{
  GPtrArray *uuids = g_hash_table_get_keys_as_ptr_array (get_set (self->chosen, type));

  g_ptr_array_sort (uuids, compare_uuids);

  return uuids;
}

#include "config.h"

#include "store/stm-numbers-reader-private.h"

#include "core/stm-deadline.h"
#include "core/stm-package-rules.h"
#include "core/stm-package.h"
#include "core/stm-programme.h"

#include <string.h>

/* Where a school works: stages by number are for its vmbo, the others for its
 * other strands; what it takes part in concerns it anyway. */
#define CONCERNS \
  "school_year >= :year AND (:school IS NULL" \
  " OR EXISTS (SELECT 1 FROM school WHERE school.uuid = :school AND (method = 1 AND strands & 4 <> 0 OR method = 0 AND strands & ~4 <> 0))" \
  " OR EXISTS (SELECT 1 FROM demand WHERE demand.programme = programme.uuid AND demand.school = :school AND demand.deleted_at IS NULL)" \
  " OR EXISTS (SELECT 1 FROM request WHERE request.programme = programme.uuid AND request.deleted_at IS NULL))"
#define RUNNING "(SELECT uuid FROM programme WHERE school_year >= :year AND deleted_at IS NULL)"

static int
compare_services (gconstpointer a, gconstpointer b)
{
  const StmServiceNumbers *first = *(StmServiceNumbers *const *) a;
  const StmServiceNumbers *second = *(StmServiceNumbers *const *) b;
  int size_first = MAX (first->accepted, first->offered), size_second = MAX (second->accepted, second->offered);

  return size_first != size_second ? (size_first < size_second) - (size_first > size_second)
                                   : g_utf8_collate (first->name, second->name);
}

static void
read_service (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  StmNumbers *numbers = self->numbers;
  gpointer key = GSIZE_TO_POINTER ((gsize) stm_statement_get_integer (statement, 0));
  const char *uuid = stm_statement_get_text (statement, 1);
  gint64 province = stm_statement_get_integer (statement, 3);
  int offered = (int) stm_statement_get_integer (statement, 4);
  int offers = (int) stm_statement_get_integer (statement, 5);
  int accepted = GPOINTER_TO_INT (g_hash_table_lookup (self->accepted, key))
                 + (int) stm_statement_get_integer (statement, 6);
  int free_places = MAX (offered - accepted, 0);

  if (self->own_service == NULL || g_str_equal (self->own_service, uuid))
    numbers->counts[STM_COUNT_OFFERS] += offers;
  numbers->counts[STM_COUNT_FREE_PLACES] += free_places;
  numbers->counts[STM_COUNT_WITHOUT_OFFER] += offers == 0;
  numbers->provinces[province < STM_NUMBERS_PROVINCES ? province : 0].free_places += free_places;
  if (accepted > 0 || offered > 0)
    stm_numbers_add_service (numbers, uuid, stm_statement_get_text (statement, 2), accepted, offered);
}

static void
read_demand (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  g_autoptr (StmRecord) demand = stm_record_table_read_row (STM_TYPE_DEMAND, statement);

  stm_numbers_add_demand (self->numbers, STM_DEMAND (demand), "");
}

/* What was passed on is told by the record, or by the log of messages (SPEC V4). */
static void
read_arranged (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  StmDemandNumbers *demand = g_hash_table_lookup (data, stm_statement_get_text (statement, 0));

  if (demand == NULL)
    return;

  g_set_str (&demand->school, stm_statement_get_text (statement, 1));
  demand->arranged = (int) stm_statement_get_integer (statement, 2);
  demand->lists_due = (int) stm_statement_get_integer (statement, 3);
  demand->unused = (int) stm_statement_get_integer (statement, 4);
  g_object_set (demand->demand, "places-sent-on", stm_statement_get_text (statement, 5), NULL);
}

static gboolean
read_demands (StmNumbersReader *self, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_DEMAND);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM demand WHERE ends_on >= :today AND deleted_at IS NULL"
                                          " ORDER BY starts_on, id", columns);
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);

  if (!stm_numbers_reader_each (self, sql, read_demand, NULL, error))
    return FALSE;

  for (guint i = 0; i < self->numbers->demands->len; i++)
    {
      StmDemandNumbers *demand = self->numbers->demands->pdata[i];

      g_hash_table_insert (by_uuid, (gpointer) stm_record_get_uuid (STM_RECORD (demand->demand)), demand);
    }

  return stm_numbers_reader_each (
    self,
    "SELECT demand.uuid, school.name, coalesce (sum (used.places), 0),"
    " count (CASE WHEN used.uuid IS NOT NULL AND used.pupils_sent_on IS NULL THEN 1 END),"
    " coalesce (sum (CASE WHEN used.pupils_sent_on IS NOT NULL AND used.places > used.assigned"
    "   AND arrangement.unused_sent_on IS NULL AND NOT EXISTS (SELECT 1 FROM message"
    "     WHERE message.arrangement = used.uuid AND message.topic = 3 AND message.deleted_at IS NULL)"
    "   THEN used.places - used.assigned END), 0),"
    " coalesce (demand.places_sent_on, (SELECT max (message.sent_on) FROM message"
    "   WHERE message.demand = demand.uuid AND message.topic = 0 AND message.deleted_at IS NULL))"
    " FROM demand JOIN school ON school.uuid = demand.school"
    " LEFT JOIN arrangement_use AS used ON used.demand = demand.uuid"
    " LEFT JOIN arrangement ON arrangement.uuid = used.uuid"
    " WHERE demand.ends_on >= :today AND demand.deleted_at IS NULL"
    " GROUP BY demand.id, demand.uuid, demand.places_sent_on, school.name",
    read_arranged, by_uuid, error);
}

static void
read_count (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  self->numbers->counts[GPOINTER_TO_INT (data)] = (int) stm_statement_get_integer (statement, 0);
}

/* made_at is UTC, as changed_at is: what changed after the last package that was
 * sent; nothing where no partner is known */
#define LAST_SENT(content, peer_is) \
  "(SELECT coalesce (max (package.made_at), '') FROM package" \
  " WHERE direction = 0 AND " content " AND " peer_is " AND package.deleted_at IS NULL)"

/* in the order of StmRole */
static const char *const unpassed[] = {
  [STM_ROLE_SCHOOL] =
    "SELECT count(*) FROM"
    " (SELECT uuid FROM student WHERE changed_at > " LAST_SENT ("content = 2", "TRUE")
    "  UNION SELECT student FROM request WHERE changed_at > " LAST_SENT ("content = 2", "TRUE") ") AS changed"
    " WHERE EXISTS (SELECT 1 FROM peer WHERE role = 3 AND deleted_at IS NULL)",
  [STM_ROLE_SERVICE] =
    "SELECT count(*) FROM placement WHERE changed_at > " LAST_SENT ("content = 4", "TRUE")
    " AND service = :own AND EXISTS (SELECT 1 FROM peer WHERE role = 3 AND deleted_at IS NULL)",
  [STM_ROLE_REGION] =
    "SELECT count(*) FROM peer WHERE deleted_at IS NULL AND"
    " (role = 1 AND EXISTS (SELECT 1 FROM placement JOIN request ON request.uuid = placement.request"
    "   JOIN student ON student.uuid = request.student"
    "   WHERE student.school = peer.school AND placement.changed_at > " LAST_SENT ("content > 1", "package.peer = peer.uuid") ")"
    " OR role = 2 AND EXISTS (SELECT 1 FROM request"
    "   WHERE peer.service IN (preference_1, preference_2, preference_3) AND deleted_at IS NULL"
    "   AND request.changed_at > " LAST_SENT ("content > 1", "package.peer = peer.uuid") "))",
};

static const struct
{
  const char *sql;
  StmCount    count;
} counts[] = {
  { "SELECT count(*) FROM supervisor WHERE deleted_at IS NULL", STM_COUNT_SUPERVISORS },
  { "SELECT count (DISTINCT request) FROM placement WHERE decided_at >= :lately AND state = 0 AND deleted_at IS NULL",
    STM_COUNT_NEW },
};

static gboolean
read_counts (StmNumbersReader *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!stm_numbers_reader_each (self, counts[i].sql, read_count, GINT_TO_POINTER (counts[i].count), error))
      return FALSE;

  return self->role >= G_N_ELEMENTS (unpassed) || unpassed[self->role] == NULL
         || stm_numbers_reader_each (self, unpassed[self->role], read_count, GINT_TO_POINTER (STM_COUNT_UNPASSED), error);
}

static void
read_programme (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  g_autoptr (StmRecord) programme = stm_record_table_read_row (STM_TYPE_PROGRAMME, statement);

  g_list_store_append (G_LIST_STORE (self->numbers->programmes), programme);
}

static void
read_deadline (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  g_autoptr (StmRecord) deadline = stm_record_table_read_row (STM_TYPE_DEADLINE, statement);

  g_list_store_append (G_LIST_STORE (self->numbers->deadlines), deadline);
}

static gboolean
read_records (StmNumbersReader *self, GType type, StmNumbersRow func, const char *where, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s AND deleted_at IS NULL ORDER BY id",
                                          columns, klass->kind, where);

  return stm_numbers_reader_each (self, sql, func, NULL, error);
}

/**
 * stm_numbers_reader_places:
 * @self: a reader that has read the students
 * @error: return location
 *
 * Reads what is counted of services, demands, deadlines and packages.
 *
 * Returns: whether it could be read
 */
gboolean
stm_numbers_reader_places (StmNumbersReader *self, GError **error)
{
  if (!read_records (self, STM_TYPE_PROGRAMME, read_programme, CONCERNS, error)
      || !read_records (self, STM_TYPE_DEADLINE, read_deadline,
                        "programme IN (SELECT uuid FROM programme WHERE " CONCERNS " AND deleted_at IS NULL)", error)
      || !stm_numbers_reader_each (
            self,
            "SELECT service.id, service.uuid, service.name, service.province, coalesce (sum (offered.places), 0),"
            " count (offered.places), coalesce (sum (offered.taken), 0) FROM service LEFT JOIN"
            " (SELECT service, places, (SELECT sum (arrangement.places) FROM arrangement"
            "    WHERE arrangement.offer = offer.uuid AND arrangement.deleted_at IS NULL) AS taken"
            "    FROM offer WHERE programme IN " RUNNING " AND deleted_at IS NULL) AS offered"
            " ON offered.service = service.uuid"
            " WHERE service.deleted_at IS NULL GROUP BY service.id, service.uuid, service.name, service.province",
            read_service, NULL, error)
      || !read_demands (self, error))
    return FALSE;

  g_ptr_array_sort (self->numbers->services, compare_services);

  return read_counts (self, error);
}

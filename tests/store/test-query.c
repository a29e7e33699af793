#include "config.h"

#include "store-fixture.h"

#include "core/stm-row.h"
#include "store/stm-id-set.h"
#include "store/stm-transaction-private.h"

#define N_SOME 5
#define N_STUDENTS 40
#define N_STEPS 400
#define N_MANY 2500

/* Many records with few values, so that every order has ties. */
typedef struct
{
  StoreFixture  base;
  GPtrArray    *schools, *supervisors, *services, *programmes, *students, *requests, *placements;
} QueryFixture;

static const char *const words[] = { "Anker", "Béguine", "Çelik", "Dürer", "Élan", "fjord", "GENT", "Høst", "linde", "Zoë" };

static const char *
any_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static const char *
any_uuid (GPtrArray *records)
{
  return stm_record_get_uuid (records->pdata[g_test_rand_int_range (0, records->len)]);
}

static StmRecord *
add (GPtrArray *records, GType type)
{
  StmRecord *record = stm_record_new (type);

  stm_record_set_revision (record, 1);
  stm_record_set_times (record, "2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z", NULL);
  g_ptr_array_add (records, record);

  return record;
}

static void
vary_student (QueryFixture *fixture, gpointer student)
{
  g_object_set (student, "school", any_uuid (fixture->schools), "first-name", any_word (), "last-name", any_word (),
                "study-year", g_test_rand_int_range (5, 8), "place", any_word (),
                "province", g_test_rand_int_range (0, 4), "transport", g_test_rand_int_range (0, 16), NULL);
}

static void
vary_request (QueryFixture *fixture, gpointer request)
{
  int periods = g_test_rand_int_range (1, 5);

  g_object_set (request, "programme", any_uuid (fixture->programmes),
                "supervisor", any_uuid (fixture->supervisors), "form", g_test_rand_int_range (1, 4),
                "periods", periods, "hours-per-week", 2160, "total-hours", 12000,
                "start-1", g_test_rand_bit () ? "2026-10-05" : "2027-02-01", "end-1", "2027-02-26",
                "preference-1", g_test_rand_bit () ? any_uuid (fixture->services) : NULL, NULL);
}

static void
vary_placement (QueryFixture *fixture, gpointer placement)
{
  g_object_set (placement, "period", g_test_rand_int_range (1, 5),
                "service", any_uuid (fixture->services), "state", g_test_rand_int_range (0, 3),
                "contact-name", "Mieke", "reason", "volzet", NULL);
}

static void
make_around (QueryFixture *fixture)
{
  for (int i = 0; i < N_SOME; i++)
    {
      g_object_set (add (fixture->schools, STM_TYPE_SCHOOL), "name", any_word (), "place", any_word (), "strands", 1, NULL);
      g_object_set (add (fixture->supervisors, STM_TYPE_SUPERVISOR), "name", any_word (),
                    "school", any_uuid (fixture->schools), NULL);
      g_object_set (add (fixture->services, STM_TYPE_SERVICE), "name", any_word (), NULL);
      g_object_set (add (fixture->programmes, STM_TYPE_PROGRAMME), "name", any_word (), "school-year", "2026-2027",
                    "study", "TBZ", "study-years", 127, NULL);
    }
}

static void
make_students (QueryFixture *fixture)
{
  for (int i = 0; i < N_STUDENTS; i++)
    {
      StmRecord *student = add (fixture->students, STM_TYPE_STUDENT);
      StmRecord *request = add (fixture->requests, STM_TYPE_REQUEST);
      StmRecord *placement = add (fixture->placements, STM_TYPE_PLACEMENT);

      vary_student (fixture, student);
      vary_request (fixture, request);
      vary_placement (fixture, placement);
      g_object_set (request, "student", stm_record_get_uuid (student), NULL);
      g_object_set (placement, "request", stm_record_get_uuid (request), NULL);
    }
}

static gboolean
put_one (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return stm_transaction_put (transaction, data, error);
}

/* What breaks a rule of the schema is refused, and nothing of it stays. */
static gboolean
put (QueryFixture *fixture, gpointer record)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = stm_store_run (fixture->base.store, put_one, record, NULL, &error);

  if (!ok)
    g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);

  return ok;
}

static gboolean
put_all (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!stm_transaction_put (transaction, records->pdata[i], error))
      return FALSE;

  return TRUE;
}

static void
shuffle (GPtrArray *records)
{
  for (guint i = records->len; i > 1; i--)
    {
      guint other = g_test_rand_int_range (0, i);

      gpointer record = records->pdata[other];

      records->pdata[other] = records->pdata[i - 1];
      records->pdata[i - 1] = record;
    }
}

static void
append_all (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, from->pdata[i]);
}

static void
set_up (QueryFixture *fixture, gconstpointer data)
{
  GPtrArray **arrays[] = { &fixture->schools, &fixture->supervisors, &fixture->services, &fixture->programmes,
                           &fixture->students, &fixture->requests, &fixture->placements };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&fixture->base, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new_with_free_func (g_object_unref);
  make_around (fixture);
  make_students (fixture);

  /* a file may bring them in any order */
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    append_all (all, *arrays[i]);
  shuffle (all);
  stm_store_run (fixture->base.store, put_all, all, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (QueryFixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->schools);
  g_ptr_array_unref (fixture->supervisors);
  g_ptr_array_unref (fixture->services);
  g_ptr_array_unref (fixture->programmes);
  g_ptr_array_unref (fixture->students);
  g_ptr_array_unref (fixture->requests);
  g_ptr_array_unref (fixture->placements);
  store_fixture_tear_down (&fixture->base, NULL);
}

static void
assert_standing_is_kept (QueryFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  stm_store_check (fixture->base.store, NULL, &error);
  g_assert_no_error (error);
}

static void
delete_or_restore (StmRecord *record)
{
  stm_record_set_times (record, stm_record_get_created_at (record), stm_record_get_changed_at (record),
                        stm_record_get_deleted_at (record) == NULL ? "2026-08-01T08:00:00Z" : NULL);
}

static void
take_a_step (QueryFixture *fixture)
{
  gpointer student = fixture->students->pdata[g_test_rand_int_range (0, N_STUDENTS)];
  gpointer request = fixture->requests->pdata[g_test_rand_int_range (0, N_STUDENTS)];
  gpointer placement = fixture->placements->pdata[g_test_rand_int_range (0, N_STUDENTS)];

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      vary_student (fixture, student);
      put (fixture, student);
      break;
    case 1:
      vary_request (fixture, request);
      put (fixture, request);
      break;
    case 2:
      g_object_set (request, "student", any_uuid (fixture->students), NULL);
      put (fixture, request);
      break;
    case 3:
      delete_or_restore (request);
      put (fixture, request);
      break;
    case 4:
    case 5:
      vary_placement (fixture, placement);
      put (fixture, placement);
      break;
    case 6:
      g_object_set (placement, "request", any_uuid (fixture->requests), NULL);
      put (fixture, placement);
      break;
    default:
      delete_or_restore (placement);
      put (fixture, placement);
      break;
    }
}

static void
test_standing_is_kept (QueryFixture *fixture, gconstpointer data)
{
  assert_standing_is_kept (fixture);
  for (int i = 0; i < N_STEPS; i++)
    take_a_step (fixture);
  assert_standing_is_kept (fixture);
}

static gboolean
execute (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return stm_database_execute (stm_connection_get_database (transaction->connection), data, error);
}

static void
test_standing_without_rows (QueryFixture *fixture, gconstpointer data)
{
  const char *const steps[] = {
    "DELETE FROM placement WHERE id % 3 = 0",
    "DELETE FROM placement WHERE request IN (SELECT uuid FROM request WHERE id % 2 = 0);"
    "DELETE FROM request WHERE id % 2 = 0",
    "DELETE FROM placement; DELETE FROM request; DELETE FROM student WHERE id % 2 = 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      stm_store_run (fixture->base.store, execute, (gpointer) steps[i], NULL, &error);
      g_assert_no_error (error);
      assert_standing_is_kept (fixture);
    }
}

/* A drift, made by hand. */
static void
test_standing_is_checked (QueryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stm_store_run (fixture->base.store, execute, (gpointer) "UPDATE standing SET form = form + 1 WHERE student = 2", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (stm_store_check (fixture->base.store, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
}

static char *
dup_sort_key (StmRecord *record, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);

  return stm_field_is_text (field) ? stm_fold_text (stm_record_get_text (record, field))
                                   : g_strdup_printf ("%09d", stm_record_get_number (record, field));
}

static int
compare_overviews (gconstpointer a, gconstpointer b, gpointer data)
{
  StmQuery *query = data;
  const char *const names[] = { g_object_get_data (G_OBJECT (query), "sort"), "last-name", "first-name" };
  StmRecord *first = STM_RECORD ((gpointer) a), *second = STM_RECORD ((gpointer) b);
  int sign = g_object_get_data (G_OBJECT (query), "descending") != NULL ? -1 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *one = dup_sort_key (first, names[i]);
      g_autofree char *other = dup_sort_key (second, names[i]);

      if (!g_str_equal (one, other))
        return sign * strcmp (one, other);
    }

  return sign * (stm_record_get_id (first) > stm_record_get_id (second) ? 1 : -1);
}

static gboolean
has_word (StmStore *store, GType type, const char *uuid, const char *word)
{
  g_autoptr (StmRecord) record = uuid != NULL ? stm_store_get (store, type, uuid, NULL) : NULL;
  g_autofree char *text = record != NULL ? stm_record_dup_search_text (record) : g_strdup ("");
  g_autofree char *folded = stm_fold_text (text);
  g_autofree char *start = stm_fold_text (word);
  g_auto (GStrv) tokens = g_strsplit_set (folded, " \n", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (g_str_has_prefix (tokens[i], start))
      return TRUE;

  return FALSE;
}

/* SPEC T9, word by word, without an index. */
static gboolean
shows_word (StmStore *store, StmOverview *row, const char *word)
{
  g_autoptr (GListModel) placements = NULL;

  if (has_word (store, STM_TYPE_STUDENT, stm_record_get_uuid (STM_RECORD (row)), word)
      || has_word (store, STM_TYPE_SCHOOL, row->school, word)
      || has_word (store, STM_TYPE_SUPERVISOR, row->supervisor, word)
      || has_word (store, STM_TYPE_SERVICE, row->preference_1, word))
    return TRUE;

  if (row->request == NULL)
    return FALSE;

  placements = stm_store_list (store, STM_TYPE_PLACEMENT, "request", row->request, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (placements, i);

      if (placement->state == STM_DECISION_ACCEPTED && has_word (store, STM_TYPE_SERVICE, placement->service, word))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_value (StmRecord *record, const char *name, const char *value)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);
  int number = stm_field_is_text (field) ? 0 : stm_record_get_number (record, field);

  switch (field->type)
    {
    case STM_FIELD_CHOICE:
      return g_str_equal (field->choices[number].key, value);
    case STM_FIELD_SET:
      return (number & 1 << stm_field_find_choice (field, value)) != 0;
    case STM_FIELD_INTEGER:
    case STM_FIELD_HOURS:
    case STM_FIELD_BOOLEAN:
      return number == atoi (value);
    case STM_FIELD_TEXT:
    case STM_FIELD_LONG_TEXT:
    case STM_FIELD_DATE:
    case STM_FIELD_REFERENCE:
    default:
      return g_str_equal (stm_record_get_text (record, field), value);
    }
}

/* The value of some row, or NULL where it has none. */
static char *
dup_some_value (StmRecord *record, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);
  int number;

  if (stm_field_is_text (field))
    return stm_record_is_empty (record, field) ? NULL : g_strdup (stm_record_get_text (record, field));

  number = stm_record_get_number (record, field);
  if (field->type == STM_FIELD_SET)
    return number == 0 ? NULL : g_strdup (field->choices[g_bit_nth_lsf (number, -1)].key);

  return field->type == STM_FIELD_CHOICE ? g_strdup (field->choices[number].key) : g_strdup_printf ("%d", number);
}

static gboolean
is_wanted (StmStore *store, StmRecord *record, StmQuery *query, const char *const *filters, const char *const *terms)
{
  for (guint i = 0; terms[i] != NULL; i++)
    if (!shows_word (store, STM_OVERVIEW (record), terms[i]))
      return FALSE;

  for (guint i = 0; filters[i] != NULL; i++)
    {
      const char *value = stm_query_get_filter (query, filters[i]);
      g_auto (GStrv) values = g_strsplit (value != NULL ? value : "", "|", -1);
      gboolean has = value == NULL;

      for (guint j = 0; values[j] != NULL && !has; j++)
        has = has_value (record, filters[i], values[j]);
      if (!has)
        return FALSE;
    }

  return TRUE;
}

static const char *const filter_names[] = { "school", "supervisor", "programme", "request", "preference-1", "form", "periods",
                                            "start-1", "last-end", "status", "study-year", "province", "transport", NULL };

static void
assert_query_is_right (QueryFixture *fixture, StmQuery *query, const char *const *terms)
{
  StmStore *store = fixture->base.store;
  g_autoptr (GListModel) all = stm_store_list (store, STM_TYPE_OVERVIEW, NULL, NULL, NULL);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StmRecordList) list = stm_store_query (store, query);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (all, i);

      if (is_wanted (store, record, query, filter_names, terms))
        g_ptr_array_add (expected, g_steal_pointer (&record));
    }
  g_ptr_array_sort_values_with_data (expected, compare_overviews, query);

  stm_record_list_wait (list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpstr (stm_record_get_uuid (stm_row_get_record (row)), ==, stm_record_get_uuid (expected->pdata[i]));
    }
}

static void
set_sort (StmQuery *query, const char *field, gboolean descending)
{
  stm_query_set_sort (query, field, descending);
  g_object_set_data (G_OBJECT (query), "sort", (gpointer) field);
  g_object_set_data (G_OBJECT (query), "descending", GINT_TO_POINTER (descending));
}

static void
test_sorts (QueryFixture *fixture, gconstpointer data)
{
  const char *const none[] = { NULL };
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_OVERVIEW);

  for (guint i = 0; i < 2 * klass->n_fields; i++)
    if (klass->fields[i / 2].flags & STM_FIELD_SORTED)
      {
        g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

        set_sort (query, klass->fields[i / 2].name, i % 2);
        assert_query_is_right (fixture, query, none);
      }
}

static void
add_random_filter (QueryFixture *fixture, StmQuery *query)
{
  g_autoptr (GListModel) all = stm_store_list (fixture->base.store, STM_TYPE_OVERVIEW, NULL, NULL, NULL);
  const char *name = filter_names[g_test_rand_int_range (0, G_N_ELEMENTS (filter_names) - 1)];
  g_autoptr (StmRecord) one = g_list_model_get_item (all, g_test_rand_int_range (0, N_STUDENTS));
  g_autoptr (StmRecord) other = g_list_model_get_item (all, g_test_rand_int_range (0, N_STUDENTS));
  g_autofree char *value = dup_some_value (one, name);
  g_autofree char *other_value = dup_some_value (other, name);
  g_autofree char *both = g_strjoin ("|", value, other_value, NULL);

  stm_query_set_filter (query, name, g_test_rand_bit () && value != NULL ? both : value);
}

static void
test_any_query (QueryFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_OVERVIEW);

  for (int i = 0; i < N_STEPS / 4; i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
      const StmField *sort = &klass->fields[g_test_rand_int_range (0, klass->n_fields)];
      const char *terms[3] = { NULL };
      g_autofree char *search = NULL;

      for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
        terms[n - 1] = any_word ();
      search = g_strjoinv (", ", (char **) terms);
      stm_query_set_search (query, search);

      for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
        add_random_filter (fixture, query);

      set_sort (query, sort->flags & STM_FIELD_SORTED ? sort->name : "last-name", g_test_rand_bit ());
      assert_query_is_right (fixture, query, terms);
      take_a_step (fixture);
    }
}

/* A search that finds more than can be named to the database. */
static void
test_many (QueryFixture *fixture, gconstpointer data)
{
  const char *const sorts[] = { "last-name", "school-name", "status" };
  const char *const terms[] = { "g", NULL };
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_MANY; i++)
    {
      StmRecord *student = add (many, STM_TYPE_STUDENT);

      vary_student (fixture, student);
      g_object_set (student, "place", "Gent", NULL);
    }
  stm_store_run (fixture->base.store, put_all, many, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

      stm_query_set_search (query, terms[0]);
      stm_query_set_filter (query, "status", "none");
      set_sort (query, sorts[i], i % 2);
      assert_query_is_right (fixture, query, terms);
    }
}

static void
test_id_set (void)
{
  const gint64 ids[] = { 0, 1, 63, 64, 65, 1000, 128 };
  g_autoptr (StmIdSet) set = stm_id_set_new ();
  g_autoptr (StmIdSet) other = stm_id_set_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (stm_id_set_count (set), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_false (stm_id_set_contains (set, ids[i]));
      stm_id_set_add (set, ids[i]);
      stm_id_set_add (set, ids[i]);
      g_assert_true (stm_id_set_contains (set, ids[i]));
    }
  g_assert_cmpuint (stm_id_set_count (set), ==, G_N_ELEMENTS (ids));
  g_assert_false (stm_id_set_contains (set, -1));
  g_assert_false (stm_id_set_contains (set, G_MAXINT64));

  stm_id_set_add (other, 64);
  stm_id_set_add (other, 66);
  stm_id_set_add (other, 128);
  stm_id_set_intersect (set, other);
  stm_id_set_append_to (set, text);
  g_assert_cmpstr (text->str, ==, "64, 128");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/query/" path, QueryFixture, NULL, set_up, func, tear_down)
  ADD ("standing/kept", test_standing_is_kept);
  ADD ("standing/without-rows", test_standing_without_rows);
  ADD ("standing/checked", test_standing_is_checked);
  ADD ("T9/sorts", test_sorts);
  ADD ("T9/any", test_any_query);
  ADD ("T9/many", test_many);
  g_test_add_func ("/store/query/id-set", test_id_set);

  return g_test_run ();
}

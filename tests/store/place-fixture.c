#include "config.h"

#include "place-fixture.h"

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

const char *
place_fixture_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);
  g_autofree char *text = g_date_time_format (then, "%Y-%m-%d");

  return g_intern_string (text);
}

void
place_fixture_set_up (PlaceFixture *fixture, StoreFixture *store)
{
  fixture->store = store;

  fixture->programme = STM_PROGRAMME (stm_record_new (STM_TYPE_PROGRAMME));
  g_object_set (fixture->programme, "name", "Vmbo Zorg en Welzijn", "school-year", "2026-2027", "study", "Zorg en Welzijn",
                "study-years", 1 << 3, "method", STM_PROGRAMME_BY_NUMBER, NULL);
  store_fixture_save (store, fixture->programme);

  fixture->demand = STM_DEMAND (stm_record_new (STM_TYPE_DEMAND));
  g_object_set (fixture->demand, "school", UUID (store->school), "programme", UUID (fixture->programme),
                "model", STM_MODEL_RIBBON, "starts-on", place_fixture_day (100), "ends-on", place_fixture_day (175),
                "days", 12, "half-day-hours", 240, "number", 3, "asked-on", place_fixture_day (0), NULL);
  store_fixture_save (store, fixture->demand);

  fixture->offer = STM_OFFER (stm_record_new (STM_TYPE_OFFER));
  g_object_set (fixture->offer, "service", UUID (store->service), "programme", UUID (fixture->programme),
                "model", STM_MODEL_RIBBON, "starts-on", place_fixture_day (90), "ends-on", place_fixture_day (200),
                "days", 12, "places", 4, "department", "Keuken", "contact-name", "Hilde Maes", NULL);
  store_fixture_save (store, fixture->offer);

  fixture->arrangement = STM_ARRANGEMENT (stm_record_new (STM_TYPE_ARRANGEMENT));
  g_object_set (fixture->arrangement, "demand", UUID (fixture->demand), "offer", UUID (fixture->offer), "places", 2, NULL);
  store_fixture_save (store, fixture->arrangement);
}

void
place_fixture_tear_down (PlaceFixture *fixture)
{
  g_clear_object (&fixture->programme);
  g_clear_object (&fixture->demand);
  g_clear_object (&fixture->offer);
  g_clear_object (&fixture->arrangement);
}

StmStudent *
place_fixture_add_student (PlaceFixture *fixture, const char *first_name, const char *last_name)
{
  StmRecord *student = stm_record_new (STM_TYPE_STUDENT);

  g_object_set (student, "school", UUID (fixture->store->school), "first-name", first_name, "last-name", last_name,
                "study-year", 4, NULL);
  store_fixture_save (fixture->store, student);

  return STM_STUDENT (student);
}

StmAssignment *
place_fixture_new_assignment (PlaceFixture *fixture, StmArrangement *arrangement, StmStudent *student)
{
  StmRecord *assignment = stm_record_new (STM_TYPE_ASSIGNMENT);

  g_object_set (assignment, "arrangement", UUID (arrangement), "student", UUID (student), NULL);

  return STM_ASSIGNMENT (assignment);
}

/* arrangement: (nullable) */
void
place_fixture_send (PlaceFixture *fixture, StmArrangement *arrangement, StmTopic topic)
{
  g_autoptr (StmMessage) message = stm_message_new (fixture->demand, arrangement != NULL ? UUID (arrangement) : NULL,
                                                    topic, "Doorgegeven", place_fixture_day (0));

  store_fixture_save (fixture->store, message);
}

#include "config.h"

#include "case-fixture.h"

#include "core/stm-attestation-rules.h"

static void
assert_gaps (StmCaseFile *file, const char *expected)
{
  g_autoptr (GPtrArray) gaps = stm_attestation_list_gaps (file);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const StmAttestationGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", gap->stage != NULL ? "stage." : "", gap->field->name);
    }

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_gaps (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *stage;

  g_object_set (file->dossier, "national-number", NULL, "street", NULL, "postcode", NULL, "place", NULL,
                "paying-institution", NULL, NULL);
  case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953082");
  assert_gaps (file, "");

  stage = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");
  assert_gaps (file, "national-number street postcode place paying-institution");

  g_object_set (file->dossier, "national-number", NATIONAL_NUMBER, "street", "Bosstraat 1", "postcode", "2260",
                "place", "Westerlo", "paying-institution", "HVW", NULL);
  assert_gaps (file, "");
  g_object_set (stage, "state", STM_ACTIVITY_STATE_STARTED, "started-on", STARTED_ON, "hours", 0, NULL);
  assert_gaps (file, "stage.ended-on stage.end-reason stage.hours");
  g_object_set (stage, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", ENDED_ON, "end-reason", "Volledig gevolgd", NULL);
  assert_gaps (file, "stage.hours");
  g_object_set (stage, "hours", 380 * 60, NULL);
  assert_gaps (file, "");
}

/* Nothing is missing for what is not printed any more for the first time. */
static void
test_no_more (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *stage = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");

  g_object_set (stage, "state", STM_ACTIVITY_STATE_CANCELLED, NULL);
  assert_gaps (file, "");
  g_object_set (stage, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", ENDED_ON, "attested-on", ENDED_ON, NULL);
  assert_gaps (file, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/attestation-rules/gaps-W14", test_gaps);
  g_test_add_func ("/core/attestation-rules/none-any-more-W14", test_no_more);

  return g_test_run ();
}

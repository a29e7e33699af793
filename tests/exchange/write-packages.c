#include "config.h"

#include "package-tools.h"

#include "core/stm-deadline.h"

#include <locale.h>
#include <string.h>

/* Writes what the six kinds of package hold, for the test that holds the schema
 * to them: catalogue.json and so on, of one round between three profiles. */

static void
write_body (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content, const char *folder)
{
  g_autoptr (GFile) file = package_order (fixture, from, to, content);
  g_autofree char *name = g_strconcat (stm_package_content_get_key (content), ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = package_take (to, file, from, STM_IMPORT_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (stm_import_plan_is_written (plan));
  text = package_read (file, to);
  store_fixture_write_file (path, text, strlen (text));
}

static void
add_deadline (PackageFixture *fixture)
{
  g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", stm_record_get_uuid (STM_RECORD (fixture->base.programme)), "name", "Verwittigen",
                "date", "2026-09-03", "audience", STM_AUDIENCE_SCHOOL, "done-on", "2026-09-01", NULL);
  package_save (fixture->base.store, deadline);
}

int
main (int argc, char *argv[])
{
  PackageFixture fixture = { 0 };
  StmStore *region;
  g_autoptr (StmRecord) placement = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 2);

  package_set_up (&fixture, NULL);
  region = fixture.base.store;
  add_deadline (&fixture);
  package_meet (&fixture);
  package_request (&fixture, "Wouters");

  write_body (&fixture, region, fixture.school, STM_PACKAGE_CATALOGUE, argv[1]);
  write_body (&fixture, fixture.school, region, STM_PACKAGE_REQUESTS, argv[1]);
  write_body (&fixture, region, fixture.service, STM_PACKAGE_CANDIDATES, argv[1]);
  placement = package_decide (fixture.service, fixture.base.service, "Wouters", STM_DECISION_ACCEPTED);
  write_body (&fixture, fixture.service, region, STM_PACKAGE_DECISIONS, argv[1]);
  write_body (&fixture, region, fixture.school, STM_PACKAGE_PLACEMENTS, argv[1]);
  write_body (&fixture, region, fixture.service, STM_PACKAGE_DETAILS, argv[1]);

  g_clear_object (&placement);
  package_tear_down (&fixture, NULL);

  return 0;
}

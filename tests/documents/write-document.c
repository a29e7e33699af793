/* Writes a document for test-documents.py to look into.
 *
 * write-document recovery FILE
 * write-document overview FILE N-STUDENTS ROLE
 * write-document blocks FILE TEXT REPEAT
 * write-document places FILE N-INSTITUTIONS
 * write-document pupils FILE N-PUPILS
 */

#include "config.h"

#include "core/stm-overview.h"
#include "core/stm-stage-rules.h"
#include "core/stm-student.h"
#include "documents/stm-form-block.h"
#include "documents/stm-overview-document.h"
#include "documents/stm-pdf.h"
#include "documents/stm-places-document.h"
#include "documents/stm-pupils-document.h"
#include "documents/stm-recovery-sheet.h"
#include "documents/stm-table-block.h"
#include "documents/stm-text-block.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>

#define DATE "2026-09-03T08:15:00Z"

static const char *const last_names[] = { "Peeters", "Van den Broeck-Özdemir", "Devriendt", "d'Hondt", "Łukasiewicz" };
static const char *const first_names[] = { "Zoë", "Noémie", "Björn", "Aïcha", "Tuğçe" };
static const char *const schools[] = { "Sint-Lutgardisinstituut Herentals", "GO! atheneum De Vijverberg", "Ten Bogaerde" };
static const char *const services[] = { "Thuiszorg De Lindeboom", "Woonzorgcentrum Sint-Anna", "Dagcentrum 't Kliekske" };

static StmOverview *
create_overview (guint i)
{
  StmOverview *overview = STM_OVERVIEW (stm_record_new (STM_TYPE_OVERVIEW));
  g_autofree char *last_name = g_strdup_printf ("%s %05u", last_names[i % 5], i);
  int status = (int) (i % 5);

  g_object_set (overview, "last-name", last_name, "first-name", first_names[i / 5 % 5],
                "study-year", i % 9 == 0 ? 6 : 7, "school-name", schools[i % 3],
                "supervisor-name", "Annelies Vandenbussche", "status", status, NULL);

  if (status != STM_STATUS_NONE)
    g_object_set (overview, "form", 1 + (int) (i / 5 % 3), "periods", 1 + (int) (i % 4),
                  "start-1", "2026-10-05", "last-end", "2027-05-28",
                  "preference-name", services[i % 3], NULL);

  if (status == STM_STATUS_PARTLY || status == STM_STATUS_ACCEPTED)
    g_object_set (overview, "service-names", services[(i + 1) % 3],
                  "notes", "Hilde Maes – eerste dag om 8 uur aan het onthaal, witte schoenen meebrengen", NULL);

  return overview;
}

static StmDocument *
create_overview_document (guint n_students, StmRole role)
{
  g_autoptr (GListStore) rows = g_list_store_new (STM_TYPE_OVERVIEW);

  for (guint i = 0; i < n_students; i++)
    {
      g_autoptr (StmOverview) overview = create_overview (i);

      g_list_store_append (rows, overview);
    }

  return stm_overview_document_new (_("Overview of the stage requests"), G_LIST_MODEL (rows), NULL, role, DATE);
}

static StmDocument *
create_blocks_document (const char *text, guint repeat)
{
  StmDocument *document = stm_document_new (STM_PAGE_PORTRAIT, "Blocks", DATE);
  StmBlock *table = stm_table_block_new (STM_TABLE_FULL);
  StmBlock *form = stm_form_block_new ();
  g_autoptr (GString) repeated = g_string_new (NULL);

  for (guint i = 0; i < repeat; i++)
    g_string_append (repeated, text);

  stm_table_block_add_column (STM_TABLE_BLOCK (table), "First", PANGO_ALIGN_LEFT);
  stm_table_block_add_column (STM_TABLE_BLOCK (table), "Second", PANGO_ALIGN_RIGHT);
  stm_table_block_add_row (STM_TABLE_BLOCK (table), (const char *const[]) { repeated->str, "1" });
  stm_table_block_add_row (STM_TABLE_BLOCK (table), (const char *const[]) { "", "2" });
  stm_form_block_add_field (STM_FORM_BLOCK (form), "Label", repeated->str);

  stm_document_add_text (document, STM_TEXT_HEADING, "Paragraph");
  stm_document_add_text (document, STM_TEXT_BODY, repeated->str);
  stm_document_add_text (document, STM_TEXT_HEADING, "Table");
  stm_document_add (document, table);
  stm_document_add_text (document, STM_TEXT_HEADING, "Form");
  stm_document_add (document, form);
  stm_document_add_text (document, STM_TEXT_BODY, "The end");

  return document;
}

static StmDemand *
create_demand (void)
{
  StmRecord *demand = stm_record_new (STM_TYPE_DEMAND);

  g_object_set (demand, "model", STM_MODEL_RIBBON, "starts-on", "2026-10-06", "ends-on", "2026-12-08",
                "days", 3 << 2, "half-day-hours", 240, "number", 12, "contact-name", "Jan de Boer", NULL);

  return STM_DEMAND (demand);
}

static StmSchool *
create_school (void)
{
  StmRecord *school = stm_record_new (STM_TYPE_SCHOOL);

  g_object_set (school, "name", "Dollard College, locatie Woldendorp", "phone", "050 123 45 67", "email", "stage@example.nl", NULL);

  return STM_SCHOOL (school);
}

static void
fill_place (StmArrangedPlace *place, guint i)
{
  g_autofree char *name = g_strdup_printf ("%s %u", services[i % 3], i);

  place->arrangement = STM_ARRANGEMENT (stm_record_new (STM_TYPE_ARRANGEMENT));
  g_object_set (place->arrangement, "places", 1 + (int) (i % 4), NULL);
  place->offer = STM_OFFER (stm_record_new (STM_TYPE_OFFER));
  g_object_set (place->offer, "department", i % 2 == 0 ? "Keuken en restaurant" : NULL,
                "contact-name", i % 3 != 2 ? "Hilde van der Meulen-Wiersema" : NULL, "days", i % 2 == 0 ? 3 << 2 : 0,
                "remarks", i % 4 == 0 ? "Melden aan de receptie; dichte schoenen" : NULL, NULL);
  place->service = STM_SERVICE (stm_record_new (STM_TYPE_SERVICE));
  g_object_set (place->service, "name", name, "street", "Stationsweg 12", "postcode", "9726 AC", "place", "Groningen",
                "contact-name", "Receptie", "phone", "050 987 65 43", "email", "stagebureau@zorginstelling.example", NULL);
}

static void
clear_place (StmArrangedPlace *place)
{
  g_object_unref (place->arrangement);
  g_object_unref (place->offer);
  g_object_unref (place->service);
}

static StmDocument *
create_places_document (guint n)
{
  g_autoptr (StmDemand) demand = create_demand ();
  g_autoptr (StmSchool) school = create_school ();
  g_autoptr (StmRecord) region = stm_record_new (STM_TYPE_REGION);
  g_autofree StmArrangedPlace *places = g_new0 (StmArrangedPlace, n + 1);
  StmDocument *document;

  g_object_set (region, "name", "Stagebureau Expertisecentrum", "contact-name", "Marijke Postma", "phone", "050 555 12 12", NULL);
  for (guint i = 0; i < n; i++)
    fill_place (&places[i], i);

  document = stm_places_document_new (demand, school, STM_REGION (region), places, n, DATE);
  for (guint i = 0; i < n; i++)
    clear_place (&places[i]);

  return document;
}

static StmDocument *
create_pupils_document (guint n)
{
  g_autoptr (StmDemand) demand = create_demand ();
  g_autoptr (StmSchool) school = create_school ();
  g_autoptr (GListStore) pupils = g_list_store_new (STM_TYPE_STUDENT);
  StmArrangedPlace place;
  StmDocument *document;

  fill_place (&place, 3);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmRecord) pupil = stm_record_new (STM_TYPE_STUDENT);

      g_object_set (pupil, "first-name", first_names[i % 5], "last-name", last_names[i / 5 % 5],
                    "national-number", "85112526868", "phone", "0470000000", "email", "geheim@example.nl",
                    "remarks", "kleurenblind", NULL);
      g_list_store_append (pupils, pupil);
    }
  document = stm_pupils_document_new (demand, school, &place, G_LIST_MODEL (pupils), DATE);
  clear_place (&place);

  return document;
}

static StmDocument *
create_document (char **arguments, int n_arguments)
{
  if (g_strcmp0 (arguments[0], "recovery") == 0)
    return stm_recovery_sheet_new ("Sint-Lutgardisinstituut", "7KQ2M-0A1B2-C3D4E-F5G6H-J7K8M-N9PQR", DATE);
  if (g_strcmp0 (arguments[0], "overview") == 0 && n_arguments == 4)
    return create_overview_document ((guint) atoi (arguments[2]), (StmRole) atoi (arguments[3]));
  if (g_strcmp0 (arguments[0], "places") == 0 && n_arguments == 3)
    return create_places_document ((guint) atoi (arguments[2]));
  if (g_strcmp0 (arguments[0], "pupils") == 0 && n_arguments == 3)
    return create_pupils_document ((guint) atoi (arguments[2]));
  if (g_strcmp0 (arguments[0], "blocks") == 0 && n_arguments == 4)
    return create_blocks_document (arguments[2], (guint) atoi (arguments[3]));

  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (StmDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("STM_TEST_LOCALE_DIR") != NULL ? g_getenv ("STM_TEST_LOCALE_DIR") : STM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  document = argc > 2 ? create_document (argv + 1, argc - 1) : NULL;
  if (document == NULL)
    return EXIT_FAILURE;

  file = g_file_new_for_path (argv[2]);
  if (!stm_document_write_pdf (document, file, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}

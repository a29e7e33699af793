/* Writes a document of a made-up dossier for test-dossier-papers.py to look into.
 *
 * write-dossier FILE TEMPLATE [OPTION…]
 *
 * about=KIND: the appointment, sheet, activity or signal of the dossier
 * outcomes=KEYS: how the first appointments went; one more is planned
 * advice=KEY, ending=KEY, remark=TEXT: of the mediation
 * over: the right of access is over
 * empty: a dossier with a name only
 * long: with texts that fill pages
 * many: with very long names, and 200 tasks
 *
 * write-dossier --check: whether the templates know their names
 * write-dossier --mail advice=KEY: prints what is mailed
 */

#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-signal-texts.h"
#include "documents/stm-dossier-paper.h"
#include "documents/stm-dossier-values.h"
#include "documents/stm-pdf.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define TODAY  "2026-09-03"
#define MOMENT TODAY " 10:15"

typedef struct
{
  StmCaseFile *file;
  StmService  *place;
  char        *subject;
} Sample;

static const char *const days[] = { "2026-06-01", "2026-06-15", "2026-06-29", "2026-07-13" };

static void
add (Sample *sample, gpointer record)
{
  stm_case_file_add (sample->file, record);
  g_object_unref (record);
}

static gpointer
new_record (GType type, const char *first, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list arguments;

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (record), first, arguments);
  va_end (arguments);

  return record;
}

static int
find_choice (const StmChoice *choices, const char *key)
{
  for (int i = 0; choices[i].key != NULL; i++)
    if (g_str_equal (choices[i].key, key))
      return i;

  g_error ("there is no “%s”", key);
}

static void
add_people (Sample *sample)
{
  add (sample, new_record (STM_TYPE_PARTNER, "name", "Springplank Leuven vzw", "street", "Diestsesteenweg 104",
                           "postcode", "3010", "place", "Kessel-Lo", "phone", "016 12 34 56",
                           "email", "info@springplank.example", "follower-name", "Katrien De Wachter",
                           "follower-email", "katrien.dewachter@opvolging.example", "follower-phone", "02 555 01 02", NULL));
  add (sample, new_record (STM_TYPE_MEDIATOR, "name", "Nele Vercammen", "phone", "0470 11 22 33",
                           "email", "nele.vercammen@springplank.example", NULL));
  add (sample, new_record (STM_TYPE_DOSSIER, "last-name", "Özdemir-Van den Broeck", "first-name", "Zoë",
                           "client-number", "12774435", "national-number", "93051822361", "street", "Naamsestraat 22 bus 3",
                           "postcode", "3000", "place", "Leuven", "phone", "0471 55 66 77", "email", "zoe@post.example",
                           "work-situation", "Uitkeringsgerechtigd volledig werkloos (00)", "category", "00",
                           "lot", "Perceel 7 Vlaams-Brabant", "counsellor-name", "Wim Goossens",
                           "counsellor-email", "wim.goossens@vdab.example", "paying-institution", "Hulpkas Leuven", NULL));
}

static void
add_plan (Sample *sample)
{
  StmRecord *goal = new_record (STM_TYPE_GOAL, "name", "Nederlands op de werkvloer", "rubric", 1, NULL);

  add (sample, new_record (STM_TYPE_SHEET, "number", 1, "opened-on", "2026-06-10",
                           "agreements", "We zien elkaar om de twee weken.", NULL));
  add (sample, new_record (STM_TYPE_TASK, "name", "Inschrijven voor de taalles", "due-on", "2026-06-24",
                           "goal", stm_record_get_uuid (goal), NULL));
  add (sample, new_record (STM_TYPE_TARGET, "name", "Keukenmedewerker", "rank", 1, NULL));
  add (sample, new_record (STM_TYPE_ACTIVITY, "name", "Werkervaringsstage", "code", "953081", "type", STM_ACTIVITY_TYPE_OWN,
                           "organiser", "Centrum Opleiding en Werk", "contact-name", "Hilde Maes",
                           "contact-email", "hilde.maes@opleiding.example", "contact-phone", "016 98 76 54",
                           "summary", "Zoë wil graag in een grootkeuken leren werken.", "starts-on", "2026-09-14",
                           "ends-on", "2026-12-18", "requested-on", "2026-09-01", "started-on", "2026-09-15",
                           "ended-on", "2026-12-17", "state", STM_ACTIVITY_STATE_ENDED, "end-reason", "De stage is volledig doorlopen", "hours", 380 * 60 + 30,
                           "goal", stm_record_get_uuid (goal), NULL));
  add (sample, goal);
  add (sample, new_record (STM_TYPE_SIGNAL, "topic", 1, "text", "Zoë kwam drie keer niet opdagen.", NULL));
}

static void
add_appointments (Sample *sample, const char *outcomes)
{
  g_auto (GStrv) keys = g_strsplit (outcomes, ",", -1);
  guint n = *outcomes != '\0' ? g_strv_length (keys) : 0;

  for (guint i = 0; i <= n; i++)
    {
      int outcome = i < n ? find_choice (stm_outcome_choices, keys[i]) : STM_OUTCOME_PLANNED;
      StmRecord *appointment = new_record (STM_TYPE_APPOINTMENT, "type", STM_CONTACT_TYPE_FIRST, "date", days[i], "time", "09:30",
                                           "duration", 90, "contact-name", "Nele Vercammen", "location", "Springplank, 1e verdieping",
                                           "street", "Diestsesteenweg 104", "postcode", "3010", "place", "Kessel-Lo",
                                           "registered", i > 0, "outcome", outcome,
                                           "completed-on", i < n ? days[i] : NULL, NULL);

      g_set_str (&sample->subject, stm_record_get_uuid (appointment));
      add (sample, appointment);
    }
}

#define LONG_NAME "van den Bossche-de Saint-Exupéry d’Oultremont-Vanderstappenbergh"
#define LONG_WORD "Hottentottententententoonstellingsterreinverantwoordelijkheidsverklaring"

static void
add_many (Sample *sample)
{
  StmRecord *goal = new_record (STM_TYPE_GOAL, "name", LONG_WORD " en alles wat daarbij hoort", "rubric", 2, NULL);

  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Opdracht %u: %s", i, i % 7 == 0 ? LONG_WORD
                                               : i % 5 == 0 ? "telefoneren met drie werkgevers uit de buurt, noteren wie er "
                                                              "sprak, wat er gezegd werd en wanneer er iets volgt" : "een brief schrijven");

      add (sample, new_record (STM_TYPE_TASK, "name", name, "due-on", "2026-07-01", "goal", i % 2 ? stm_record_get_uuid (goal) : NULL, NULL));
    }
  add (sample, goal);
  g_object_set (sample->file->dossier, "last-name", LONG_NAME, "first-name", "Maximiliaan-Alexander Theodoor Cornelis Jozef",
                "street", "Burgemeester Monseigneur Cardijn-de Wolf van Lierdestraat 1234 bus 5678", "work-situation", LONG_WORD, NULL);
  if (sample->file->mediator != NULL)
    g_object_set (sample->file->mediator, "name", LONG_NAME, "email", "een.heel.lang.adres.dat.niet.op.een.regel.past@dienst.springplank.example", NULL);
  if (sample->file->partner != NULL)
    g_object_set (sample->file->partner, "name", LONG_WORD " vzw", NULL);
}

static void
read_option (Sample *sample, const char *option)
{
  StmMediation *mediation = sample->file->mediation;
  const char *value = strchr (option, '=') != NULL ? strchr (option, '=') + 1 : "";
  GListStore *lists[] = { sample->file->appointments, sample->file->sheets, sample->file->activities, sample->file->signals };
  const char *kinds[] = { "appointment", "sheet", "activity", "signal" };
  g_autofree char *remark = NULL;

  if (g_str_has_prefix (option, "outcomes="))
    add_appointments (sample, value);
  else if (g_str_has_prefix (option, "advice="))
    g_object_set (mediation, "advice", find_choice (stm_advice_choices, value), "advice-on", "2026-09-02", NULL);
  else if (g_str_has_prefix (option, "ending="))
    g_object_set (mediation, "ending", find_choice (stm_ending_choices, value), "process-ended-on", "2026-08-31", NULL);
  else if (g_str_has_prefix (option, "remark="))
    g_object_set (mediation, "advice-remark", value, "ending-remark", value, NULL);
  else if (g_str_equal (option, "over"))
    g_object_set (mediation, "closed-on", "2026-09-01", "closing", STM_CLOSING_BY_PARTNER, "access-until", "2026-09-02", NULL);
  else if (g_str_equal (option, "many"))
    add_many (sample);
  else if (g_str_equal (option, "long"))
    {
      remark = g_strnfill (6000, 'x');
      for (guint i = 7; i < 6000; i += 8)
        remark[i] = ' ';
      g_object_set (mediation, "advice-remark", remark, NULL);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists[2])); i++)
        {
          g_autoptr (StmRecord) activity = g_list_model_get_item (G_LIST_MODEL (lists[2]), i);

          g_object_set (activity, "end-reason", remark, "summary", remark, NULL);
        }
    }

  for (guint i = 0; g_str_has_prefix (option, "about=") && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (value, kinds[i]))
      {
        g_autoptr (StmRecord) record = g_list_model_get_item (G_LIST_MODEL (lists[i]), 0);

        g_set_str (&sample->subject, stm_record_get_uuid (record));
      }
}

static void
make_sample (Sample *sample, char **options)
{
  gboolean is_empty = g_strv_contains ((const char *const *) options, "empty");

  sample->file = stm_case_file_new ();
  if (is_empty)
    add (sample, new_record (STM_TYPE_DOSSIER, "last-name", "Peeters", "first-name", "An", NULL));
  else
    {
      add_people (sample);
      add_plan (sample);
      sample->place = new_record (STM_TYPE_SERVICE, "name", "Woonzorgcentrum Sint-Anna", NULL);
    }

  add (sample, new_record (STM_TYPE_MEDIATION, "referred-on", "2026-05-20", NULL));
  if (!is_empty)
    g_object_set (sample->file->mediation, "attended-on", "2026-06-01", "process-started-on", "2026-06-04", NULL);
  for (guint i = 0; options[i] != NULL; i++)
    read_option (sample, options[i]);
}

static gboolean
report_problems (StmTemplates *templates)
{
  const StmTemplateProblem *problem;

  for (guint i = 0; (problem = stm_templates_get_problem (templates, i)) != NULL; i++)
    g_printerr ("%s\n", problem->message);

  return stm_templates_get_problem (templates, 0) == NULL;
}

static gboolean
write_paper (Sample *sample, StmTemplates *templates, char **argv, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (StmDossierPaper) paper = stm_dossier_paper_new (templates, sample->file, argv[2], sample->subject,
                                                             sample->place, MOMENT, error);
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (paper == NULL)
    return FALSE;

  stm_dossier_paper_set_author (paper, "Springplank Leuven vzw");
  printout = stm_dossier_paper_dup_printout (paper, STM_WAY_SAVED, error);
  bytes = printout != NULL ? stm_printout_dup_bytes (printout) : NULL;

  return bytes != NULL
         && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                     G_FILE_CREATE_NONE, NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (StmTemplates) templates = stm_templates_new (NULL, stm_dossier_values_new_names, NULL);
  g_autoptr (GError) error = NULL;
  Sample sample = { NULL };
  gboolean ok;

  setlocale (LC_ALL, "");
  if (argc == 2 && g_str_equal (argv[1], "--check"))
    return report_problems (templates) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc < 3)
    return EXIT_FAILURE;

  make_sample (&sample, argv + (g_str_equal (argv[1], "--mail") ? 2 : 3));
  if (g_str_equal (argv[1], "--mail"))
    {
      g_autoptr (StmSignal) signal = stm_signal_compose (sample.file, STM_SIGNAL_TOPIC_ADVICE, NULL,
                                                         sample.file->mediation->advice_remark, TODAY);

      g_print ("%s\n", signal->text);
      ok = TRUE;
    }
  else
    ok = write_paper (&sample, templates, argv, &error);

  if (!ok)
    g_printerr ("%s\n", error->message);
  g_clear_object (&sample.place);
  g_object_unref (sample.file);
  g_free (sample.subject);

  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

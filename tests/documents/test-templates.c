#include "config.h"

#include "core/stm-appointment.h"
#include "core/stm-dossier.h"
#include "core/stm-error.h"
#include "documents/stm-dossier-values.h"
#include "documents/stm-pdf.h"
#include "documents/stm-templates.h"

#include <glib/gstdio.h>

#define DATE "2026-09-03"

#define OWN(id, revision, title, blocks) \
  "{\"format\": \"stagematching-document\", \"version\": 1, \"id\": \"" id "\", \"revision\": " revision ", " \
  "\"title\": \"" title "\", \"language\": \"nl\", \"page\": \"portrait\", \"for\": \"dossier\", \"blocks\": [" blocks "]}"
#define TITLE "{\"type\": \"title\"}"

typedef struct
{
  char  *path;
  GFile *file;
} Folder;

static void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = g_dir_make_tmp ("stm-XXXXXX", NULL);
  folder->file = g_file_new_for_path (folder->path);
}

static void
folder_tear_down (Folder *folder, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder->path);
  g_free (folder->path);
  g_object_unref (folder->file);
}

static void
write_file (Folder *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_shipped (void)
{
  const char *const ids[] = { "weo", "action-sheet" };
  g_autoptr (StmTemplates) templates = stm_templates_new (NULL, stm_dossier_values_new_names, NULL);

  g_assert_null (stm_templates_get_problem (templates, 0));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      StmTemplate *template = stm_templates_find (templates, ids[i]);

      g_assert_cmpstr (stm_template_get_id (template), ==, ids[i]);
      g_assert_cmpstr (stm_template_get_kind (template), ==, "dossier");
      g_assert_cmpstr (stm_template_get_language (template), ==, "nl");
    }
  g_assert_null (stm_templates_find (templates, "none"));
}

/* A document is made of records, and each time of the same bytes. */
static void
test_render (void)
{
  g_autoptr (StmTemplates) templates = stm_templates_new (NULL, NULL, NULL);
  g_autoptr (StmTemplateValues) values = stm_dossier_values_new_names ("dossier", NULL);
  g_autoptr (StmRecord) dossier = stm_record_new (STM_TYPE_DOSSIER);
  StmTemplate *template = stm_templates_find (templates, "weo");
  g_autoptr (StmDocument) document = NULL, again = NULL, later = NULL;
  g_autoptr (GBytes) pdf = NULL, same = NULL, other = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (dossier, "first-name", "Zoë", "last-name", "Peeters", NULL);
  stm_template_values_add_record (values, "dossier", dossier);
  document = stm_template_render (template, values, DATE, &error);
  g_assert_no_error (error);
  again = stm_template_render (template, values, DATE, NULL);
  later = stm_template_render (template, values, "2026-09-04T10:00:00Z", NULL);
  g_assert_cmpuint (stm_document_get_n_pages (document), ==, 4);
  g_assert_cmpstr (stm_document_get_title (document), ==, "Werkervaringsovereenkomst");
  g_assert_cmpstr (stm_document_get_language (document), ==, "nl");
  g_assert_cmpstr (stm_template_values_get (values, "today"), ==, "4 september 2026");

  pdf = stm_document_render_pdf (document, NULL, NULL);
  same = stm_document_render_pdf (again, NULL, NULL);
  other = stm_document_render_pdf (later, NULL, NULL);
  g_assert_true (g_bytes_equal (pdf, same));
  g_assert_false (g_bytes_equal (pdf, other));
}

typedef struct
{
  const char *words;
  const char *block;
  const char *message;
} ChoiceCase;

#define ADVICE "{\"type\": \"paragraph\", \"text\": \"{{mediation.advice}}\"}"
#define IF(condition) "{\"type\": \"title\", \"if\": \"" condition "\"}"
#define FOUR "\"no-need\": \"a\", \"need\": \"b\", \"exhausted\": \"c\", \"reassess\": \"d\""

static const ChoiceCase choice_cases[] = {
  { "{}", ADVICE, "own.json, blocks[0].text: “mediation.advice” is a choice, and “words” has no words for it." },
  { "{\"mediation.advice\": {\"need\": \"a\"}}", ADVICE,
    "own.json, blocks[0].text: “words” has none for “no-need” of “mediation.advice”." },
  { "{\"mediation.advice\": {" FOUR ", \"other\": \"e\"}}", ADVICE,
    "own.json, blocks[0].text: “mediation.advice” cannot be “other”, as “words” has it." },
  { "{\"mediation.advice\": {" FOUR "}}", ADVICE, NULL },
  { "{\"mediation.advice\": {\"\": \"geen\", " FOUR "}}", ADVICE, NULL },
  { "{}", IF ("mediation.advice"), NULL },
  { "{}", IF ("mediation.advice=need"), NULL },
  { "{}", IF ("mediation.advice=needed"), "own.json, blocks[0].if: “mediation.advice” cannot be “needed”." },
  { "{}", IF ("appointment.registered=Ja"), "own.json, blocks[0].if: “appointment.registered” cannot be “Ja”." },
  { "{}", IF ("appointment.registered=yes"), NULL },
  { "{}", IF ("dossier.last-name=Peeters"), NULL },
  { "{}", IF ("targets"), NULL },
  { "{}", IF ("dossier.mediator"), "own.json, blocks[0].if: “dossier.mediator” is no name that is known here." },
};

static void
test_choices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"stagematching-document\", \"version\": 1, \"id\": \"own\", "
                                               "\"revision\": 1, \"title\": \"T\", \"language\": \"nl\", "
                                               "\"page\": \"portrait\", \"for\": \"dossier\", \"words\": %s, "
                                               "\"blocks\": [%s]}", choice_cases[i].words, choice_cases[i].block);
      g_autoptr (StmTemplateValues) names = stm_dossier_values_new_names ("dossier", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StmTemplate) template = stm_template_parse ("own.json", text, -1, &error);

      g_assert_no_error (error);
      stm_template_values_add_type (names, "appointment", STM_TYPE_APPOINTMENT);
      g_assert_cmpint (stm_template_check (template, names, &error), ==, choice_cases[i].message == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, choice_cases[i].message);
      if (error != NULL)
        g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
    }
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmTemplate) template = NULL;

  template = stm_template_parse ("own.json", "{\"format\": \"stagematching-document\", \"version\": 2, \"parts\": []}",
                                 -1, &error);
  g_assert_null (template);
  g_assert_error (error, STM_ERROR, STM_ERROR_NEWER);
}

/* The office's own goes first, whatever its revision. */
static void
test_own (Folder *folder, gconstpointer data)
{
  g_autoptr (StmTemplates) templates = NULL;
  g_autoptr (GListModel) all = NULL, none = NULL, shipped = NULL;
  g_autoptr (StmTemplates) without = stm_templates_new (NULL, NULL, NULL);

  write_file (folder, "a.json", OWN ("weo", "1", "Onze overeenkomst", TITLE));
  write_file (folder, "b.json", OWN ("letter", "3", "Brief drie", TITLE));
  write_file (folder, "c.json", OWN ("letter", "2", "Brief twee", TITLE));
  write_file (folder, "d.json", OWN ("letter", "4", "Brief vier", TITLE));
  write_file (folder, "notes.txt", "geen sjabloon");
  templates = stm_templates_new (folder->file, NULL, NULL);

  g_assert_null (stm_templates_get_problem (templates, 0));
  g_assert_cmpstr (stm_template_get_title (stm_templates_find (templates, "weo")), ==, "Onze overeenkomst");
  g_assert_cmpstr (stm_template_get_file (stm_templates_find (templates, "weo")), ==, "a.json");
  g_assert_cmpstr (stm_template_get_title (stm_templates_find (templates, "letter")), ==, "Brief vier");
  g_assert_cmpint (stm_template_get_revision (stm_templates_find (templates, "letter")), ==, 4);
  g_assert_true (stm_templates_is_own (templates, stm_templates_find (templates, "weo")));
  g_assert_true (stm_templates_is_own (templates, stm_templates_find (templates, "letter")));
  g_assert_false (stm_templates_is_own (templates, stm_templates_find (templates, "advice")));

  all = stm_templates_list (templates, "dossier");
  none = stm_templates_list (templates, "student");
  shipped = stm_templates_list (without, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, g_list_model_get_n_items (shipped) + 1);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

/* What cannot be used is told, and the rest is there. */
static void
test_bad (Folder *folder, gconstpointer data)
{
  const char *const expected[] = {
    "a.json, line 1: This is not JSON.",
    "b.json, blocks[0].type: “picture” is no type of block. These are: title, heading, paragraph, fields, table, list, "
    "checkboxes, lines, signatures, stamp, page-break, space.",
    "c.json, blocks[0].text: “dossier.frist-name” is no name that is known here.",
    "e.json: There is a template with this id and revision already. Give what you changed a higher revision.",
    "f.json, for: There are no documents for “school”.",
    "g.json: This file cannot be read.",
  };
  const char *const ids[] = { "a", "weo", "own", "own", "s", "g" };
  g_autofree char *below = g_build_filename (folder->path, "g.json", NULL);
  g_autoptr (StmTemplates) templates = NULL;
  g_autoptr (GString) problems = g_string_new (NULL);

  write_file (folder, "a.json", "{");
  write_file (folder, "b.json", OWN ("weo", "9", "Kapot", "{\"type\": \"picture\"}"));
  write_file (folder, "c.json", OWN ("own", "1", "Fout", "{\"type\": \"heading\", \"text\": \"{{dossier.frist-name}}\"}"));
  write_file (folder, "d.json", OWN ("own", "1", "Goed", TITLE));
  write_file (folder, "e.json", OWN ("own", "1", "Nog eens", TITLE));
  write_file (folder, "f.json", "{\"format\": \"stagematching-document\", \"version\": 1, \"id\": \"s\", \"revision\": 1, "
              "\"title\": \"S\", \"language\": \"nl\", \"page\": \"portrait\", \"for\": \"school\", \"blocks\": [" TITLE "]}");
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  templates = stm_templates_new (folder->file, stm_dossier_values_new_names, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const StmTemplateProblem *problem = stm_templates_get_problem (templates, i);

      g_assert_cmpstr (problem->message, ==, expected[i]);
      g_assert_true (g_str_has_prefix (expected[i], problem->file));
      g_assert_cmpstr (problem->id, ==, ids[i]);
    }
  g_assert_null (stm_templates_get_problem (templates, G_N_ELEMENTS (expected)));
  g_assert_cmpstr (stm_templates_find_problem (templates, "weo")->file, ==, "b.json");
  g_assert_null (stm_templates_find_problem (templates, "advice"));
  g_assert_cmpstr (stm_template_get_title (stm_templates_find (templates, "own")), ==, "Goed");
  g_assert_cmpstr (stm_template_get_title (stm_templates_find (templates, "weo")), ==, "Werkervaringsovereenkomst");
}

/* A start for one's own: as delivered but for the revision, and never over what is there. */
static void
test_copy (Folder *folder, gconstpointer data)
{
  g_autoptr (GFile) below = g_file_get_child (folder->file, "documents");
  g_autoptr (StmTemplates) delivered = stm_templates_new (NULL, NULL, NULL);
  g_autoptr (GListModel) all = stm_templates_list (delivered, NULL);
  g_autoptr (StmTemplates) templates = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StmTemplate) template = g_list_model_get_item (all, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) exists = NULL;
      g_autoptr (GFile) file = stm_templates_copy_delivered (stm_template_get_id (template), below, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_query_exists (file, NULL));
      g_assert_null (stm_templates_copy_delivered (stm_template_get_id (template), below, &exists));
      g_assert_error (exists, G_IO_ERROR, G_IO_ERROR_EXISTS);
    }

  templates = stm_templates_new (below, stm_dossier_values_new_names, NULL);
  g_assert_null (stm_templates_get_problem (templates, 0));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StmTemplate) template = g_list_model_get_item (all, i);
      StmTemplate *own = stm_templates_find (templates, stm_template_get_id (template));

      g_assert_true (stm_templates_is_own (templates, own));
      g_assert_cmpstr (stm_template_get_title (own), ==, stm_template_get_title (template));
      g_assert_cmpint (stm_template_get_revision (own), ==, stm_template_get_revision (template) + 1);
    }
}

static void
test_no_folder (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/documents");
  g_autoptr (StmTemplates) templates = stm_templates_new (file, NULL, NULL);
  g_autoptr (GFile) folder = stm_templates_get_folder ();
  g_autofree char *name = g_file_get_basename (folder);

  g_assert_null (stm_templates_get_problem (templates, 0));
  g_assert_nonnull (stm_templates_find (templates, "weo"));
  g_assert_cmpstr (name, ==, "documents");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/templates/W6/W8/shipped", test_shipped);
  g_test_add_func ("/documents/templates/B1/render", test_render);
  g_test_add_func ("/documents/templates/choices-have-words", test_choices);
  g_test_add_func ("/documents/templates/newer", test_newer);
  g_test_add ("/documents/templates/B3/own-first", Folder, NULL, folder_set_up, test_own, folder_tear_down);
  g_test_add ("/documents/templates/B3/bad-files", Folder, NULL, folder_set_up, test_bad, folder_tear_down);
  g_test_add ("/documents/templates/B3/copy", Folder, NULL, folder_set_up, test_copy, folder_tear_down);
  g_test_add_func ("/documents/templates/B3/no-folder", test_no_folder);

  return g_test_run ();
}

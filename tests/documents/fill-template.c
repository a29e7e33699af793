/* Fills in a template for test-template-pages.py to look into.
 *
 * fill-template FILE TEMPLATE VALUES
 * fill-template --check TEMPLATE VALUES
 *
 * VALUES is JSON: an object of texts, and of arrays of such objects for lists.
 */

#include "config.h"

#include "documents/stm-pdf.h"
#include "documents/stm-template.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>

#define DATE "2026-09-03T08:15:00Z"

static void
add_values (StmTemplateValues *values, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonArray *rows = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (rows == NULL)
        {
          stm_template_values_set (values, name, json_node_get_string (node));
          continue;
        }

      stm_template_values_add_list (values, name);
      for (guint i = 0; i < json_array_get_length (rows); i++)
        add_values (stm_template_values_add_row (values, name), json_array_get_object_element (rows, i));
    }
}

static StmTemplateValues *
read_values (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  StmTemplateValues *values = stm_template_values_new ();

  if (json_parser_load_from_file (parser, path, NULL))
    add_values (values, json_node_get_object (json_parser_get_root (parser)));

  return values;
}

static StmTemplate *
read_template (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  return stm_template_parse (name, text, (gssize) length, error);
}

static gboolean
fill (char **argv, GError **error)
{
  g_autoptr (StmTemplate) template = read_template (argv[2], error);
  g_autoptr (StmTemplateValues) values = read_values (argv[3]);
  g_autoptr (StmDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);

  if (template == NULL)
    return FALSE;
  if (g_str_equal (argv[1], "--check"))
    return stm_template_check (template, values, error);

  document = stm_template_render (template, values, DATE, error);

  return document != NULL && stm_document_write_pdf (document, file, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4)
    return EXIT_FAILURE;
  if (fill (argv, &error))
    return EXIT_SUCCESS;

  g_printerr ("%s\n", error->message);

  return EXIT_FAILURE;
}

#include "config.h"

#include "exchange/stm-programme-templates.h"

#include "exchange/stm-exchange-resources.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/org/stagematching/Desktop/programmes/"
/* far above any template; what is larger is something else */
#define MOST_BYTES (1024 * 1024)

/**
 * stm_programme_templates_get_folder:
 *
 * Returns: (transfer full): the folder in the user's data folder with templates of
 *   their own, which need not exist
 */
GFile *
stm_programme_templates_get_folder (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "stagematching", "programmes", NULL);
}

static void
add_problem (GStrvBuilder *problems, const char *file, const char *message)
{
  g_strv_builder_take (problems, g_strdup_printf ("%s: %s", file, message));
}

/* The newest version of each template is offered; what was released stays as it
 * was. */
static void
add_template (GListStore *templates, StmProgrammeTemplate *template, const char *file, GStrvBuilder *problems)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (templates)); i++)
    {
      g_autoptr (StmProgrammeTemplate) other = g_list_model_get_item (G_LIST_MODEL (templates), i);
      int newer = stm_programme_template_get_version (template) - stm_programme_template_get_version (other);

      if (!g_str_equal (stm_programme_template_get_id (template), stm_programme_template_get_id (other)))
        continue;

      if (newer > 0)
        g_list_store_splice (templates, i, 1, (gpointer *) &template, 1);
      else if (newer == 0)
        add_problem (problems, file, _("There is a template with this id and version already. "
                                       "Give what you changed a higher version."));
      return;
    }

  g_list_store_append (templates, template);
}

static void
add_text (GListStore *templates, const char *file, GBytes *bytes, GStrvBuilder *problems)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProgrammeTemplate) template = NULL;

  template = stm_programme_template_parse (file, text != NULL ? text : "", (gssize) length, &error);
  if (template != NULL)
    add_template (templates, template, file, problems);
  else
    g_strv_builder_add (problems, error->message);
}

static void
add_shipped (GListStore *templates, GStrvBuilder *problems)
{
  GResource *resource = stm_exchange_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

      add_text (templates, names[i], bytes, problems);
    }
}

static void
add_file (GListStore *templates, GFile *folder, const char *name, GStrvBuilder *problems)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) <= MOST_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  if (bytes != NULL)
    add_text (templates, shown, bytes, problems);
  else
    add_problem (problems, shown, _("This file cannot be read."));
}

static void
add_own (GListStore *templates, GFile *folder, GStrvBuilder *problems)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GFileInfo *info;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, 0, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) && info != NULL)
    if (g_str_has_suffix (g_file_info_get_name (info), ".json"))
      g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));

  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_file (templates, folder, names->pdata[i], problems);
}

/**
 * stm_programme_templates_list:
 * @folder: (nullable): with templates of the user's own; it need not exist
 * @problems: (out) (optional) (transfer full): what is wrong with files that are
 *   not offered, a line each
 *
 * Returns: (transfer full): of #StmProgrammeTemplate, those of the program first
 */
GListModel *
stm_programme_templates_list (GFile *folder, char ***problems)
{
  GListStore *templates = g_list_store_new (STM_TYPE_PROGRAMME_TEMPLATE);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  add_shipped (templates, lines);
  if (folder != NULL)
    add_own (templates, folder, lines);
  if (problems != NULL)
    *problems = g_strv_builder_end (lines);

  return G_LIST_MODEL (templates);
}

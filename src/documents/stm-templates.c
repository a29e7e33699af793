#include "config.h"

#include "documents/stm-templates.h"

#include "core/stm-error.h"
#include "documents/stm-documents-resources.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/org/stagematching/Desktop/documents/"
/* far above any template; what is larger is something else */
#define MOST_BYTES (1024 * 1024)

struct _StmTemplates
{
  GObject               parent_instance;

  StmTemplateNamesFunc  names;
  gpointer              data;
  GPtrArray            *templates;  /* those of the program first */
  GPtrArray            *problems;   /* char *, and %NULL at the end */
};

G_DEFINE_FINAL_TYPE (StmTemplates, stm_templates, G_TYPE_OBJECT)

static void
stm_templates_finalize (GObject *object)
{
  StmTemplates *self = STM_TEMPLATES (object);

  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (stm_templates_parent_class)->finalize (object);
}

static void
stm_templates_class_init (StmTemplatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_templates_finalize;
}

static void
stm_templates_init (StmTemplates *self)
{
  self->templates = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_null_terminated (1, g_free, TRUE);
}

/**
 * stm_templates_get_folder:
 *
 * Returns: (transfer full): the folder in the user's data folder with templates of
 *   the office's own, which need not exist
 */
GFile *
stm_templates_get_folder (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "stagematching", "documents", NULL);
}

static void
add_problem (StmTemplates *self, const char *file, const char *message)
{
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", file, message));
}

static gboolean
check_names (StmTemplates *self, StmTemplate *template, GError **error)
{
  g_autoptr (StmTemplateValues) known = NULL;

  if (self->names == NULL)
    return TRUE;

  known = self->names (stm_template_get_kind (template), self->data);
  if (known != NULL)
    return stm_template_check (template, known, error);

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("%s, for: There are no documents for “%s”."),
               stm_template_get_file (template), stm_template_get_kind (template));

  return FALSE;
}

static gboolean
find_index (StmTemplates *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->templates->len; i++)
    if (g_str_equal (stm_template_get_id (self->templates->pdata[i]), id))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* The office's own goes before the one of the program; of two of its own, the
 * higher revision. */
static void
take_template (StmTemplates *self, StmTemplate *template, GHashTable *own)
{
  const char *id = stm_template_get_id (template);
  guint index;

  if (!find_index (self, id, &index))
    g_ptr_array_add (self->templates, g_object_ref (template));
  else if (own != NULL && !g_hash_table_contains (own, id))
    g_set_object ((GObject **) &self->templates->pdata[index], G_OBJECT (template));
  else
    {
      StmTemplate *other = self->templates->pdata[index];
      int newer = stm_template_get_revision (template) - stm_template_get_revision (other);

      if (newer > 0)
        g_set_object ((GObject **) &self->templates->pdata[index], G_OBJECT (template));
      else if (newer == 0)
        add_problem (self, stm_template_get_file (template),
                     _("There is a template with this id and revision already. "
                       "Give what you changed a higher revision."));
    }

  if (own != NULL)
    g_hash_table_add (own, g_strdup (id));
}

static void
add_text (StmTemplates *self, const char *file, GBytes *bytes, GHashTable *own)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmTemplate) template = NULL;

  template = stm_template_parse (file, text != NULL ? text : "", (gssize) length, &error);
  if (template != NULL && check_names (self, template, &error))
    take_template (self, template, own);
  else
    g_ptr_array_add (self->problems, g_strdup (error->message));
}

static void
add_shipped (StmTemplates *self)
{
  GResource *resource = stm_documents_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

      add_text (self, names[i], bytes, NULL);
    }
}

static void
add_file (StmTemplates *self, GFile *folder, const char *name, GHashTable *own)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) <= MOST_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  if (bytes != NULL)
    add_text (self, shown, bytes, own);
  else
    add_problem (self, shown, _("This file cannot be read."));
}

static void
add_own (StmTemplates *self, GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GFileInfo *info;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, 0, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) && info != NULL)
    if (g_str_has_suffix (g_file_info_get_name (info), ".json"))
      g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));

  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_file (self, folder, names->pdata[i], own);
}

/**
 * stm_templates_new:
 * @folder: (nullable): with templates of the office's own; it need not exist
 * @names: (nullable) (scope call): tells which names a template may use; without
 *   it that comes out when one is filled in
 * @data: for @names
 *
 * Reads all templates.  One of the office's own goes before one of the program
 * with the same id (SPEC B3); a file that cannot be used is left out, and
 * stm_templates_get_problems() says why.
 *
 * Returns: (transfer full): templates
 */
StmTemplates *
stm_templates_new (GFile *folder, StmTemplateNamesFunc names, gpointer data)
{
  StmTemplates *self = g_object_new (STM_TYPE_TEMPLATES, NULL);

  self->names = names;
  self->data = data;
  add_shipped (self);
  if (folder != NULL)
    add_own (self, folder);

  return self;
}

/**
 * stm_templates_find:
 * @self: templates
 * @id: "weo"
 *
 * Returns: (transfer none) (nullable): the template with that id
 */
StmTemplate *
stm_templates_find (StmTemplates *self, const char *id)
{
  guint index;

  return find_index (self, id, &index) ? self->templates->pdata[index] : NULL;
}

/**
 * stm_templates_list:
 * @self: templates
 * @kind: (nullable): only those about this kind of record, "dossier"
 *
 * Returns: (transfer full): of #StmTemplate, those of the program first
 */
GListModel *
stm_templates_list (StmTemplates *self, const char *kind)
{
  GListStore *list = g_list_store_new (STM_TYPE_TEMPLATE);

  for (guint i = 0; i < self->templates->len; i++)
    if (kind == NULL || g_str_equal (stm_template_get_kind (self->templates->pdata[i]), kind))
      g_list_store_append (list, self->templates->pdata[i]);

  return G_LIST_MODEL (list);
}

/**
 * stm_templates_get_problems:
 * @self: templates
 *
 * Returns: (transfer none): what is wrong with files that are left out, a line
 *   each: the file, the place in it and the reason
 */
const char *const *
stm_templates_get_problems (StmTemplates *self)
{
  return (const char *const *) self->problems->pdata;
}

#include "config.h"

#include "documents/stm-templates.h"

#include "core/stm-error.h"
#include "documents/stm-documents-resources.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE_FOLDER "/org/stagematching/Desktop/documents/"
#define SUFFIX ".json"
/* far above any template; what is larger is something else */
#define MOST_BYTES (1024 * 1024)

struct _StmTemplates
{
  GObject               parent_instance;

  StmTemplateNamesFunc  names;
  gpointer              data;
  GPtrArray            *templates;  /* those of the program first */
  GHashTable           *own;        /* those of the office's own */
  GPtrArray            *problems;   /* StmTemplateProblem */
};

G_DEFINE_FINAL_TYPE (StmTemplates, stm_templates, G_TYPE_OBJECT)

static void
problem_free (gpointer data)
{
  StmTemplateProblem *problem = data;

  g_free (problem->file);
  g_free (problem->id);
  g_free (problem->message);
  g_free (problem);
}

static void
stm_templates_finalize (GObject *object)
{
  StmTemplates *self = STM_TEMPLATES (object);

  g_ptr_array_unref (self->templates);
  g_hash_table_unref (self->own);
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
  self->own = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
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

/* message: (transfer full); id: (nullable): where it is not known, the file is called
 * after it */
static void
add_problem (StmTemplates *self, const char *file, const char *id, char *message)
{
  StmTemplateProblem *problem = g_new0 (StmTemplateProblem, 1);
  gsize length = strlen (file) - (g_str_has_suffix (file, SUFFIX) ? strlen (SUFFIX) : 0);

  problem->file = g_strdup (file);
  problem->id = id != NULL ? g_strdup (id) : g_strndup (file, length);
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
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

static void
replace_template (StmTemplates *self, guint index, StmTemplate *template)
{
  g_hash_table_remove (self->own, self->templates->pdata[index]);
  g_set_object ((GObject **) &self->templates->pdata[index], G_OBJECT (template));
}

/* The office's own goes before the one of the program; of two of its own, the
 * higher revision. */
static void
take_template (StmTemplates *self, StmTemplate *template, gboolean is_own)
{
  guint index;
  int newer;

  if (!find_index (self, stm_template_get_id (template), &index))
    g_ptr_array_add (self->templates, g_object_ref (template));
  else
    {
      StmTemplate *other = self->templates->pdata[index];

      newer = is_own && !stm_templates_is_own (self, other)
                ? 1 : stm_template_get_revision (template) - stm_template_get_revision (other);
      if (newer == 0)
        add_problem (self, stm_template_get_file (template), stm_template_get_id (template),
                     g_strdup_printf ("%s: %s", stm_template_get_file (template),
                                      _("There is a template with this id and revision already. "
                                        "Give what you changed a higher revision.")));
      if (newer <= 0)
        return;
      replace_template (self, index, template);
    }

  if (is_own)
    g_hash_table_add (self->own, template);
}

/* (transfer full) (nullable): what a file that cannot be used says it is */
static char *
dup_meant_id (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = json_parser_load_from_data (parser, text, (gssize) length, NULL) ? json_parser_get_root (parser) : NULL;
  JsonNode *id = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "id") : NULL;

  return id != NULL && JSON_NODE_HOLDS_VALUE (id) ? g_strdup (json_node_get_string (id)) : NULL;
}

static void
add_text (StmTemplates *self, const char *file, GBytes *bytes, gboolean is_own)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmTemplate) template = NULL;
  g_autofree char *id = NULL;

  template = stm_template_parse (file, text != NULL ? text : "", (gssize) length, &error);
  if (template != NULL && check_names (self, template, &error))
    take_template (self, template, is_own);
  else
    {
      id = dup_meant_id (text != NULL ? text : "", length);
      add_problem (self, file, id, g_strdup (error->message));
    }
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

      add_text (self, names[i], bytes, FALSE);
    }
}

static void
add_file (StmTemplates *self, GFile *folder, const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) <= MOST_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  if (bytes != NULL)
    add_text (self, shown, bytes, TRUE);
  else
    add_problem (self, shown, NULL, g_strdup_printf ("%s: %s", shown, _("This file cannot be read.")));
}

static void
add_own (StmTemplates *self, GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GFileInfo *info;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, 0, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) && info != NULL)
    if (g_str_has_suffix (g_file_info_get_name (info), SUFFIX))
      g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));

  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_file (self, folder, names->pdata[i]);
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
 * stm_templates_get_problem() says why.
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
 * stm_templates_is_own:
 * @self: templates
 * @template: one of them
 *
 * Returns: whether it is of the office's own folder, and not delivered (SPEC B3)
 */
gboolean
stm_templates_is_own (StmTemplates *self, StmTemplate *template)
{
  return g_hash_table_contains (self->own, template);
}

/**
 * stm_templates_get_problem:
 * @self: templates
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): what is wrong with a file that is left out;
 *   %NULL after the last
 */
const StmTemplateProblem *
stm_templates_get_problem (StmTemplates *self, guint index)
{
  return index < self->problems->len ? self->problems->pdata[index] : NULL;
}

/**
 * stm_templates_find_problem:
 * @self: templates
 * @id: "weo"
 *
 * Returns: (transfer none) (nullable): what is wrong with a file that was to be the
 *   template with that id, so that another is used
 */
const StmTemplateProblem *
stm_templates_find_problem (StmTemplates *self, const char *id)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const StmTemplateProblem *problem = self->problems->pdata[i];

      if (g_str_equal (problem->id, id))
        return problem;
    }

  return NULL;
}

/* The copy is another revision than the delivered one, of which printed documents
 * tell the number. */
static char *
raise_revision (const char *text, gsize length, int revision)
{
  g_autoptr (GRegex) expression = g_regex_new ("(\"revision\":\\s*)\\d+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  if (!g_regex_match_full (expression, text, (gssize) length, 0, G_REGEX_MATCH_DEFAULT, &match, NULL)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return g_strndup (text, length);

  return g_strdup_printf ("%.*s\"revision\": %d%.*s", start, text, revision, (int) length - end, text + end);
}

/**
 * stm_templates_copy_delivered:
 * @id: "weo"
 * @folder: of the office's own; made where it is not there
 * @error: return location; %G_IO_ERROR_EXISTS where a file of that name is there,
 *   which stays as it is
 *
 * Writes a delivered template into @folder, one revision higher, as a start for a
 * version of the office's own (SPEC B3).
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
stm_templates_copy_delivered (const char *id, GFile *folder, GError **error)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (stm_documents_get_resource (), path, 0, error);
  g_autoptr (StmTemplates) delivered = stm_templates_new (NULL, NULL, NULL);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;

  if (g_mkdir_with_parents (g_file_peek_path (folder), 0700) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }

  data = g_bytes_get_data (bytes, &length);
  text = raise_revision (data, length, stm_template_get_revision (stm_templates_find (delivered, id)) + 1);
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL
      || !g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL, error)
      || !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return NULL;

  return g_steal_pointer (&file);
}

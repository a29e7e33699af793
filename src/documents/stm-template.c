#include "config.h"

#include "documents/stm-template.h"

#include "core/stm-date.h"
#include "core/stm-error.h"
#include "documents/stm-template-blocks.h"
#include "documents/stm-template-check.h"
#include "documents/stm-template-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define FORMAT      "stagematching-document"
#define VERSION     1
#define MOST_BLOCKS 500
#define MOST_COPIES 10
#define TODAY       "today"

/* The words of the documents, which are Dutch in every language of the program. */
#define NUMBERING   "Pagina {page} van {pages}"
#define PRINTED_ON  "Afgedrukt op %s"

static const char *const formats[] = { FORMAT, NULL };
static const char *const languages[] = { "nl", NULL };
static const char *const pages[] = { "portrait", "landscape", NULL };  /* in the order of StmPageShape */

static const StmTemplateKey copy_keys[] = { { "name", STM_TEMPLATE_KEY_STRING, STM_TEMPLATE_KEY_REQUIRED }, { 0 } };

static const StmTemplateKey template_keys[] = {
  { "format", STM_TEMPLATE_KEY_WORD, STM_TEMPLATE_KEY_REQUIRED, 0, 0, formats },
  { "version", STM_TEMPLATE_KEY_NUMBER, STM_TEMPLATE_KEY_REQUIRED, VERSION, VERSION },
  { "id", STM_TEMPLATE_KEY_STRING, STM_TEMPLATE_KEY_REQUIRED },
  { "revision", STM_TEMPLATE_KEY_NUMBER, STM_TEMPLATE_KEY_REQUIRED, 1, 100000 },
  { "title", STM_TEMPLATE_KEY_STRING, STM_TEMPLATE_KEY_REQUIRED },
  { "language", STM_TEMPLATE_KEY_WORD, STM_TEMPLATE_KEY_REQUIRED, 0, 0, languages },
  { "page", STM_TEMPLATE_KEY_WORD, STM_TEMPLATE_KEY_REQUIRED, 0, 0, pages },
  { "for", STM_TEMPLATE_KEY_STRING, STM_TEMPLATE_KEY_REQUIRED },
  { "copies", STM_TEMPLATE_KEY_ITEMS, 0, 1, MOST_COPIES, NULL, copy_keys },
  { "every-page", STM_TEMPLATE_KEY_TEXT },
  { "words", STM_TEMPLATE_KEY_WORDS },
  { "blocks", STM_TEMPLATE_KEY_BLOCKS, STM_TEMPLATE_KEY_REQUIRED, 1, MOST_BLOCKS },
  { 0 }
};

/**
 * StmTemplate:
 *
 * A file that was read: what stands in it is right but for its names, which
 * stm_template_check() looks at.
 */
struct _StmTemplate
{
  GObject     parent_instance;

  char       *file;
  JsonNode   *root;
  JsonObject *object;  /* (unowned): of the root */
};

G_DEFINE_FINAL_TYPE (StmTemplate, stm_template, G_TYPE_OBJECT)

static void
stm_template_finalize (GObject *object)
{
  StmTemplate *self = STM_TEMPLATE (object);

  g_free (self->file);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (stm_template_parent_class)->finalize (object);
}

static void
stm_template_class_init (StmTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_template_finalize;
}

static void
stm_template_init (StmTemplate *self)
{
}

/* A file of a later version may have anything in it but its format and version. */
static gboolean
check_version (JsonObject *object, const char *file, GError **error)
{
  JsonNode *format = json_object_get_member (object, "format");
  JsonNode *version = json_object_get_member (object, "version");

  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) || g_strcmp0 (json_node_get_string (format), FORMAT) != 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s, format: %s", file,
                   _("This is not a template of a document."));
      return FALSE;
    }

  if (version == NULL || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64
      || json_node_get_int (version) <= VERSION)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_NEWER, "%s, version: %s", file,
               _("This template is for a newer version of Stagematching."));

  return FALSE;
}

static gboolean
check_id (JsonObject *object, GError **error)
{
  const char *names[] = { "id", "for" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = json_object_get_string_member (object, names[i]);

      if (strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (text))
        return stm_template_keys_refuse ("", names[i], _("Only small letters, digits and hyphens can stand here."), error);
    }

  return TRUE;
}

static gboolean
read_root (StmTemplate *self, JsonNode *root, GError **error)
{
  g_autoptr (GError) invalid = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && !check_version (json_node_get_object (root), self->file, error))
    return FALSE;

  if (root == NULL)
    stm_template_keys_refuse ("", NULL, _("A record in braces is expected here."), &invalid);
  else if (stm_template_keys_read (template_keys, root, "", &invalid)
           && check_id (json_node_get_object (root), &invalid))
    {
      self->root = json_node_ref (root);
      self->object = json_node_get_object (root);
      return TRUE;
    }

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s, %s", self->file, invalid->message);

  return FALSE;
}

/**
 * stm_template_parse:
 * @file: a name of the file, for messages
 * @text: JSON
 * @length: its bytes, or -1
 * @error: %STM_ERROR_FORMAT, which names @file and the place in it;
 *   %STM_ERROR_NEWER where another version of the program can read it
 *
 * Reads a template (SPEC B3).  Whether its names are known is another question:
 * see stm_template_check().
 *
 * Returns: (transfer full) (nullable): the template that @text is
 */
StmTemplate *
stm_template_parse (const char *file, const char *text, gssize length, GError **error)
{
  g_autoptr (StmTemplate) self = g_object_new (STM_TYPE_TEMPLATE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) invalid = NULL;
  guint line = 0;

  self->file = g_strdup (file);
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, length, &invalid))
    {
      sscanf (invalid->message, "<data>:%u:", &line);
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("%s, line %u: This is not JSON."), file, MAX (line, 1));
      return NULL;
    }

  return read_root (self, json_parser_get_root (parser), error) ? g_steal_pointer (&self) : NULL;
}

static JsonObject *
get_words (StmTemplate *self)
{
  return json_object_has_member (self->object, "words") ? json_object_get_object_member (self->object, "words") : NULL;
}

static gboolean
check_names (StmTemplate *self, StmTemplateValues *values, gboolean needs_rows, GError **error)
{
  g_autoptr (GError) unknown = NULL;

  if (stm_template_check_names (template_keys, self->object, get_words (self), values, needs_rows, &unknown))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s, %s", self->file, unknown->message);

  return FALSE;
}

/**
 * stm_template_check:
 * @self: a template
 * @known: every name that it may use, and each list with a row; their texts do
 *   not matter, and "today" is set
 * @error: %STM_ERROR_FORMAT, which names the file, the place and the name
 *
 * Finds out beforehand that stm_template_render() will have something for each
 * placeholder.
 *
 * Returns: whether each name is known, and each choice has its words
 */
gboolean
stm_template_check (StmTemplate *self, StmTemplateValues *known, GError **error)
{
  stm_template_values_set_date (known, TODAY, NULL);

  return check_names (self, known, TRUE, error);
}

static void
set_foot (StmTemplate *self, StmTemplateFiller *filler)
{
  g_autofree char *text = stm_template_filler_dup_filled (filler, NULL, self->object, "every-page");
  g_autofree char *printed_on = g_strdup_printf (PRINTED_ON, stm_template_values_get (filler->values, TODAY));
  g_autofree char *foot = text != NULL ? g_strconcat (text, " · ", printed_on, NULL) : g_strdup (printed_on);

  stm_document_set_foot (filler->document, foot, NUMBERING);
}

static void
build (StmTemplate *self, StmTemplateFiller *filler)
{
  JsonArray *blocks = json_object_get_array_member (self->object, "blocks");
  JsonArray *copies = json_object_has_member (self->object, "copies")
                      ? json_object_get_array_member (self->object, "copies") : NULL;

  if (copies == NULL)
    stm_template_blocks_build (filler, blocks);

  for (guint i = 0; copies != NULL && i < json_array_get_length (copies); i++)
    {
      JsonObject *copy = json_array_get_object_element (copies, i);

      stm_document_start_copy (filler->document, json_object_get_string_member (copy, "name"));
      stm_template_blocks_build (filler, blocks);
    }
}

/**
 * stm_template_render:
 * @self: a template
 * @values: what stands in the place of its placeholders; "today" is set
 * @date: when it is made: an ISO day, or an ISO time in UTC
 * @error: %STM_ERROR_FORMAT, which names the file, the place and the name that
 *   @values lacks
 *
 * Fills a template in (SPEC B1).  The same values and date give the same bytes
 * on one machine.
 *
 * Returns: (transfer full) (nullable): a document
 */
StmDocument *
stm_template_render (StmTemplate *self, StmTemplateValues *values, const char *date, GError **error)
{
  const char *page = json_object_get_string_member (self->object, "page");
  g_autofree char *day = g_strndup (date, 10);
  StmTemplateFiller filler = { NULL, values, get_words (self), stm_template_get_title (self) };

  stm_template_values_set_date (values, TODAY, day);
  if (!check_names (self, values, FALSE, error))
    return NULL;

  filler.document = stm_document_new_blank (g_str_equal (page, pages[STM_PAGE_LANDSCAPE]) ? STM_PAGE_LANDSCAPE
                                                                                          : STM_PAGE_PORTRAIT,
                                            filler.title, date);
  stm_document_set_language (filler.document, stm_template_get_language (self));
  set_foot (self, &filler);
  build (self, &filler);

  return filler.document;
}

/**
 * stm_template_get_file:
 * @self: a template
 *
 * Returns: (transfer none): the name of the file, for messages
 */
const char *
stm_template_get_file (StmTemplate *self)
{
  return self->file;
}

/**
 * stm_template_get_id:
 * @self: a template
 *
 * Returns: (transfer none): what its revisions have in common
 */
const char *
stm_template_get_id (StmTemplate *self)
{
  return json_object_get_string_member (self->object, "id");
}

/**
 * stm_template_get_revision:
 * @self: a template
 *
 * Returns: which of its revisions this is, from 1
 */
int
stm_template_get_revision (StmTemplate *self)
{
  return (int) json_object_get_int_member (self->object, "revision");
}

/**
 * stm_template_get_title:
 * @self: a template
 *
 * Returns: (transfer none): what the document is called
 */
const char *
stm_template_get_title (StmTemplate *self)
{
  return json_object_get_string_member (self->object, "title");
}

/**
 * stm_template_get_language:
 * @self: a template
 *
 * Returns: (transfer none): what it is written in
 */
const char *
stm_template_get_language (StmTemplate *self)
{
  return json_object_get_string_member (self->object, "language");
}

/**
 * stm_template_get_kind:
 * @self: a template
 *
 * Returns: (transfer none): the kind of record that it is about, "dossier"
 */
const char *
stm_template_get_kind (StmTemplate *self)
{
  return json_object_get_string_member (self->object, "for");
}

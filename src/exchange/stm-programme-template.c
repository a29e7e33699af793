#include "config.h"

#include "exchange/stm-programme-template.h"

#include "core/stm-deadline.h"
#include "core/stm-error.h"
#include "core/stm-programme.h"
#include "core/stm-request-rules.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-template-years.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT "stagematching-programme"

struct _StmProgrammeTemplate
{
  GObject    parent_instance;

  char      *id;
  int        version;
  char      *name;
  char      *description;
  char      *school_year;
  StmRecord *programme;
  GPtrArray *deadlines;    /* StmRecord */
};

G_DEFINE_FINAL_TYPE (StmProgrammeTemplate, stm_programme_template, G_TYPE_OBJECT)

static void
stm_programme_template_finalize (GObject *object)
{
  StmProgrammeTemplate *self = STM_PROGRAMME_TEMPLATE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->school_year);
  g_clear_object (&self->programme);
  g_ptr_array_unref (self->deadlines);

  G_OBJECT_CLASS (stm_programme_template_parent_class)->finalize (object);
}

static void
stm_programme_template_class_init (StmProgrammeTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_programme_template_finalize;
}

static void
stm_programme_template_init (StmProgrammeTemplate *self)
{
  self->deadlines = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
refuse (GError **error, const char *file, const char *key, const char *message)
{
  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s, %s: %s", file, key, message);

  return FALSE;
}

static gboolean
refuse_problems (GError **error, const char *file, const char *place, StmProblemList *problems)
{
  g_autoptr (GError) problem = NULL;

  if (stm_problem_list_to_error (problems, place, &problem))
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, "%s, %s", file, problem->message);

  return FALSE;
}

/* What is made from the template, and so cannot stand in it. */
static const char *
find_made_field (StmRecord *record)
{
  if (STM_IS_PROGRAMME (record))
    return STM_PROGRAMME (record)->school_year != NULL ? "school-year" : NULL;
  if (STM_DEADLINE (record)->programme != NULL)
    return "programme";

  return STM_DEADLINE (record)->done_on != NULL ? "done-on" : NULL;
}

/* A record as it stands in the file: only what its own table knows, and all of
 * it right in the school year of the template. */
static StmRecord *
read_record (GType type, JsonNode *node, const char *school_year, const char *file, const char *place, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  g_autoptr (StmRecord) record = NULL;
  const char *made_field;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, file, place, _("A record in braces is expected here."));
      return NULL;
    }

  record = stm_json_read_record (type, node, 0, problems);
  made_field = find_made_field (record);
  if (made_field != NULL)
    stm_problem_list_add (problems, made_field, STM_SEVERITY_ERROR, _("The format knows no such field."));

  if (!stm_problem_list_has_errors (problems) && stm_template_years_check (record, problems))
    {
      g_autoptr (StmRecord) made = stm_template_years_make (record, atoi (school_year), 0);

      if (type == STM_TYPE_DEADLINE)
        g_object_set (made, "programme", stm_record_get_uuid (made), NULL);
      else
        g_object_set (made, "school-year", school_year, NULL);
      stm_record_check (made, problems);
    }

  return refuse_problems (error, file, place, problems) ? g_steal_pointer (&record) : NULL;
}

static gboolean
read_deadlines (StmProgrammeTemplate *self, JsonNode *node, const char *file, GError **error)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return refuse (error, file, "deadlines", _("A list is expected here."));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("deadlines[%u]", i);
      StmRecord *deadline = read_record (STM_TYPE_DEADLINE, json_array_get_element (array, i), self->school_year,
                                         file, place, error);

      if (deadline == NULL)
        return FALSE;
      g_ptr_array_add (self->deadlines, deadline);
    }

  return TRUE;
}

static gboolean
read_text (JsonObject *object, const char *key, char **text, const char *file, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
      || *json_node_get_string (node) == '\0')
    return refuse (error, file, key, _("A text is expected here."));

  *text = json_node_dup_string (node);

  return TRUE;
}

static gboolean
read_head (StmProgrammeTemplate *self, JsonObject *object, const char *file, GError **error)
{
  JsonNode *version = json_object_get_member (object, "version");
  g_autofree char *format = NULL;
  g_autoptr (GError) invalid = NULL;

  if (!read_text (object, "format", &format, file, error) || !read_text (object, "id", &self->id, file, error)
      || !read_text (object, "name", &self->name, file, error)
      || !read_text (object, "description", &self->description, file, error)
      || !read_text (object, "school-year", &self->school_year, file, error))
    return FALSE;

  if (!g_str_equal (format, FORMAT))
    return refuse (error, file, "format", _("This is not a template of a programme."));
  if (strspn (self->id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (self->id))
    return refuse (error, file, "id", _("Only small letters, digits and hyphens can stand here."));
  if (version == NULL || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64
      || json_node_get_int (version) < 1 || json_node_get_int (version) > G_MAXINT)
    return refuse (error, file, "version", _("A whole number from 1 is expected here."));
  if (!stm_school_year_check (self->school_year, &invalid))
    return refuse (error, file, "school-year", invalid->message);

  self->version = (int) json_node_get_int (version);

  return TRUE;
}

static gboolean
check_keys (JsonObject *object, const char *file, GError **error)
{
  const char *const known[] = {
    "format", "id", "version", "name", "description", "school-year", "programme", "deadlines", NULL
  };
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (!g_strv_contains (known, key))
      return refuse (error, file, key, _("The format knows no such field."));

  return TRUE;
}

static gboolean
read_template (StmProgrammeTemplate *self, JsonNode *root, const char *file, GError **error)
{
  JsonObject *object;
  JsonNode *programme;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, file, "{", _("A record in braces is expected here."));

  object = json_node_get_object (root);
  programme = json_object_get_member (object, "programme");

  if (!check_keys (object, file, error) || !read_head (self, object, file, error))
    return FALSE;
  if (programme == NULL)
    return refuse (error, file, "programme", _("A record in braces is expected here."));

  self->programme = read_record (STM_TYPE_PROGRAMME, programme, self->school_year, file, "programme", error);

  return self->programme != NULL && read_deadlines (self, json_object_get_member (object, "deadlines"), file, error);
}

/**
 * stm_programme_template_parse:
 * @file: a name of the file, for messages
 * @text: JSON
 * @length: its bytes, or -1
 * @error: %STM_ERROR_FORMAT, which names @file and the key
 *
 * Returns: (transfer full) (nullable): the template that @text is
 */
StmProgrammeTemplate *
stm_programme_template_parse (const char *file, const char *text, gssize length, GError **error)
{
  g_autoptr (StmProgrammeTemplate) self = g_object_new (STM_TYPE_PROGRAMME_TEMPLATE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) invalid = NULL;
  guint line = 0;

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, length, &invalid))
    {
      sscanf (invalid->message, "<data>:%u:", &line);
      g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("%s, line %u: This is not JSON."), file, MAX (line, 1));
      return NULL;
    }

  return read_template (self, json_parser_get_root (parser), file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * stm_programme_template_get_id:
 * @self: a template
 *
 * Returns: what its versions have in common
 */
const char *
stm_programme_template_get_id (StmProgrammeTemplate *self)
{
  return self->id;
}

/**
 * stm_programme_template_get_version:
 * @self: a template
 *
 * Returns: which of its versions this is, from 1
 */
int
stm_programme_template_get_version (StmProgrammeTemplate *self)
{
  return self->version;
}

/**
 * stm_programme_template_get_name:
 * @self: a template
 *
 * Returns: how people call it
 */
const char *
stm_programme_template_get_name (StmProgrammeTemplate *self)
{
  return self->name;
}

/**
 * stm_programme_template_get_description:
 * @self: a template
 *
 * Returns: for whom it is and what is in it
 */
const char *
stm_programme_template_get_description (StmProgrammeTemplate *self)
{
  return self->description;
}

/* A year can be so far away that its days are none of the calendar. */
static gboolean
check_all (GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();
      g_autofree char *title = stm_record_dup_title (records->pdata[i]);

      stm_record_check (records->pdata[i], problems);
      if (!stm_problem_list_to_error (problems, title, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * stm_programme_template_make:
 * @self: a template
 * @school_year: "2026-2027"
 * @name: (nullable): of the programme; what the template proposes where it is empty
 * @error: %STM_ERROR_INVALID
 *
 * Makes a programme by shifting the years (SPEC T7): each moment keeps its day
 * and month, 29 February is the 28th in a year that has none.
 *
 * Returns: (transfer full) (nullable): an #StmProgramme and its #StmDeadline, not
 *   saved yet
 */
GPtrArray *
stm_programme_template_make (StmProgrammeTemplate *self, const char *school_year, const char *name, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  StmRecord *programme;
  int first, years;

  if (!stm_school_year_check (school_year, error))
    return NULL;

  first = atoi (school_year);
  years = first - atoi (self->school_year);
  programme = stm_template_years_make (self->programme, first, years);
  g_ptr_array_add (records, programme);
  g_object_set (programme, "school-year", school_year, NULL);
  if (name != NULL && *name != '\0')
    g_object_set (programme, "name", name, NULL);

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      StmRecord *deadline = stm_template_years_make (g_ptr_array_index (self->deadlines, i), first, years);

      g_object_set (deadline, "programme", stm_record_get_uuid (programme), NULL);
      g_ptr_array_add (records, deadline);
    }

  return check_all (records, error) ? g_steal_pointer (&records) : NULL;
}

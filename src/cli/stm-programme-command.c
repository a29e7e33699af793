#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-text-table.h"
#include "core/stm-programme.h"
#include "exchange/stm-programme-templates.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 3

static char *template_id;
static char *year;
static char *name;
static gboolean list_templates;

static const GOptionEntry entries[] = {
  { "template", 0, 0, G_OPTION_ARG_STRING, &template_id, N_("Make a programme of this template"), N_("ID") },
  { "year", 0, 0, G_OPTION_ARG_STRING, &year, N_("The school year of the programme, such as 2026-2027"), N_("YEAR") },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What to call it, where it is another name than the template’s"), N_("NAME") },
  { "list-templates", 0, 0, G_OPTION_ARG_NONE, &list_templates, N_("List the templates there are"), NULL },
  G_OPTION_ENTRY_NULL
};

/* A file of the user's own that is none is told of, and hinders no other. */
static GListModel *
load_templates (StmInvocation *invocation)
{
  g_autoptr (GFile) folder = stm_programme_templates_get_folder ();
  g_auto (GStrv) problems = NULL;
  GListModel *templates = stm_programme_templates_list (folder, &problems);

  for (guint i = 0; problems[i] != NULL; i++)
    stm_invocation_note (invocation, _("warning: %s"), problems[i]);

  return templates;
}

static gboolean
append (StmTableWriter *writer, const char *id, const char *version, const char *title, GError **error)
{
  const StmCell cells[N_COLUMNS] = {
    { .text = (char *) id }, { .text = (char *) version, .kind = STM_CELL_NUMBER }, { .text = (char *) title }
  };

  return writer->append (writer, cells, N_COLUMNS, error);
}

static gboolean
write_templates (StmTableWriter *writer, GListModel *templates, GError **error)
{
  if (!append (writer, _("Template"), _("Version"), _("Name"), error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (StmProgrammeTemplate) template = g_list_model_get_item (templates, i);
      g_autofree char *version = g_strdup_printf ("%d", stm_programme_template_get_version (template));

      if (!append (writer, stm_programme_template_get_id (template), version,
                   stm_programme_template_get_name (template), error))
        return FALSE;
    }

  return writer->finish (writer, error);
}

static gboolean
print_templates (StmInvocation *invocation, GError **error)
{
  g_autoptr (GListModel) templates = load_templates (invocation);
  StmTableWriter *writer = stm_text_table_new (invocation->output);
  gboolean ok = write_templates (writer, templates, error);

  writer->free (writer);

  return ok;
}

static StmProgrammeTemplate *
find_template (GListModel *templates, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (StmProgrammeTemplate) template = g_list_model_get_item (templates, i);

      if (g_str_equal (stm_programme_template_get_id (template), template_id))
        return g_steal_pointer (&template);

      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", stm_programme_template_get_id (template));
    }

  g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
               _("There is no template “%s”. There are: %s."), template_id, ids->str);

  return NULL;
}

static gboolean
tell (StmInvocation *invocation, GPtrArray *records, GError **error)
{
  StmProgramme *programme = records->pdata[0];
  guint n = records->len - 1;
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The programme “%s” of %s has %u moment: %s",
                                       "The programme “%s” of %s has %u moments: %s", n),
                          programme->name, programme->school_year, n, stm_record_get_uuid (STM_RECORD (programme)));

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
make_programme (StmInvocation *invocation, GError **error)
{
  g_autoptr (GListModel) templates = load_templates (invocation);
  g_autoptr (StmProgrammeTemplate) template = find_template (templates, error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (StmStore) store = NULL;

  records = template != NULL ? stm_programme_template_make (template, year, name, error) : NULL;
  if (records == NULL)
    return FALSE;

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);

  return store != NULL && stm_store_save (store, records, error) && tell (invocation, records, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  if (list_templates && template_id == NULL && year == NULL && name == NULL)
    return print_templates (invocation, error);

  if (list_templates || template_id == NULL || year == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A new programme needs --template and --year; --list-templates stands alone."));
      return FALSE;
    }

  return make_programme (invocation, error);
}

const StmCommand stm_programme_command = {
  "programme", NULL, N_("Make a programme with its moments from a template"), entries, 0, 0, run
};

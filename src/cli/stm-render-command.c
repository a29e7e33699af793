#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-days.h"
#include "cli/stm-dossier-finder.h"
#include "cli/stm-kinds.h"
#include "cli/stm-paper-maker.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-step-paper.h"
#include "cli/stm-text-table.h"
#include "core/stm-moment.h"
#include "core/stm-printout-rules.h"
#include "documents/stm-dossier-values.h"
#include "documents/stm-pdf-file.h"
#include "exchange/stm-export-log.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 3

static char *about;
static char *output;
static char *checked;
static gboolean keep;
static gboolean list_templates;

static const GOptionEntry entries[] = {
  { "about", 0, 0, G_OPTION_ARG_STRING, &about,
    N_("The appointment, sheet, activity or signal that the document is about"), N_("UUID") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write it; else TEMPLATE.pdf"), N_("FILE") },
  { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, N_("Keep the document with the dossier too"), NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, &list_templates, N_("List the templates there are"), NULL },
  { "check", 0, 0, G_OPTION_ARG_FILENAME, &checked, N_("Check a template of your own"), N_("FILE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
append (StmTableWriter *writer, const char *id, const char *revision, const char *title, GError **error)
{
  const StmCell cells[N_COLUMNS] = {
    { .text = (char *) id }, { .text = (char *) revision, .kind = STM_CELL_NUMBER }, { .text = (char *) title }
  };

  return writer->append (writer, cells, N_COLUMNS, error);
}

static gboolean
write_templates (StmTableWriter *writer, GListModel *templates, GError **error)
{
  if (!append (writer, _("Template"), _("Revision"), _("Document"), error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (StmTemplate) template = g_list_model_get_item (templates, i);
      g_autofree char *revision = g_strdup_printf ("%d", stm_template_get_revision (template));

      if (!append (writer, stm_template_get_id (template), revision, stm_template_get_title (template), error))
        return FALSE;
    }

  return writer->finish (writer, error);
}

static gboolean
print_templates (StmInvocation *invocation, GError **error)
{
  g_autoptr (StmTemplates) templates = stm_paper_maker_load_templates (invocation);
  g_autoptr (GListModel) list = stm_templates_list (templates, NULL);
  StmTableWriter *writer = stm_text_table_new (invocation->output);
  gboolean ok = write_templates (writer, list, error);

  writer->free (writer);

  return ok;
}

static gboolean
check_names (StmTemplate *template, GError **error)
{
  g_autoptr (StmTemplateValues) known = stm_dossier_values_new_names (stm_template_get_kind (template), NULL);

  if (known != NULL)
    return stm_template_check (template, known, error);

  g_set_error (error, STM_ERROR, STM_ERROR_FORMAT, _("%s, for: There are no documents for “%s”."),
               stm_template_get_file (template), stm_template_get_kind (template));

  return FALSE;
}

static gboolean
check_template (StmInvocation *invocation, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (checked);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;
  g_autoptr (StmTemplate) template = NULL;
  gsize length;

  if (!g_file_load_contents (file, invocation->cancellable, &text, &length, NULL, error))
    return FALSE;

  template = stm_template_parse (shown, text, (gssize) length, error);
  if (template == NULL || !check_names (template, error))
    return FALSE;

  told = g_strdup_printf (_("“%s” is right: “%s”, revision %d of “%s”."), shown, stm_template_get_title (template),
                          stm_template_get_revision (template), stm_template_get_id (template));

  return stm_invocation_print_line (invocation, told, error);
}

static gboolean
check_about (StmCaseFile *file, const char *uuid, GError **error)
{
  const GType types[] = { STM_TYPE_APPOINTMENT, STM_TYPE_SHEET, STM_TYPE_ACTIVITY, STM_TYPE_SIGNAL };

  for (guint i = 0; uuid != NULL && i < G_N_ELEMENTS (types); i++)
    if (stm_case_file_find (file, types[i], uuid) != NULL)
      return TRUE;
  if (uuid == NULL)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
               _("The dossier has no appointment, sheet, activity or signal “%s”."), uuid);

  return FALSE;
}

/* What a step keeps, and notes the day of, is not kept without it. */
static gboolean
check_keep (const char *template_id, GError **error)
{
  int move = keep ? stm_step_paper_find_move (template_id) : -1;

  if (move < 0)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
               /* Translators: the name of a template, and that of a move */
               _("“%s” is kept by its own step: “step DOSSIER %s --output FILE”."),
               template_id, stm_move_type_get_key (move));

  return FALSE;
}

/* What is kept is written beside what stands there, which is replaced once it is kept. */
static gboolean
write_kept (StmInvocation *invocation, StmStore *store, StmCaseFile *file, StmDossierPaper *paper, const char *path, GError **error)
{
  g_autofree char *today = stm_days_dup_today ();
  StmMove *move = stm_move_new (STM_MOVE_KEEP_PRINTOUT, NULL);
  g_autoptr (StmSafeFile) target = stm_step_paper_write (invocation, paper, path, move, error);

  if (target == NULL)
    {
      stm_move_free (move);
      return FALSE;
    }

  move->way = STM_WAY_SAVED;

  return stm_store_move (store, stm_record_get_uuid (STM_RECORD (file->dossier)), move, today, error)
         && stm_safe_file_commit (target, invocation->cancellable, error);
}

/* What is not in the history does not leave the program. */
static gboolean
write_noted (StmInvocation *invocation, StmStore *store, StmCaseFile *file, StmDossierPaper *paper, const char *path, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = stm_dossier_paper_dup_bytes (paper, error);

  return bytes != NULL
         && stm_export_log_write (store, STM_EVENT_WAY_PDF, STM_RECORD (file->dossier),
                                  stm_dossier_paper_has_national_number (paper) ? "national-number" : NULL,
                                  invocation->cancellable, error)
         && stm_pdf_write_bytes (bytes, target, invocation->cancellable, error);
}

static gboolean
write_paper (StmInvocation *invocation, StmStore *store, StmCaseFile *file, StmDossierPaper *paper, const char *template_id, GError **error)
{
  g_autofree char *path = output != NULL ? g_strdup (output) : g_strconcat (template_id, ".pdf", NULL);
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autofree char *text = NULL;

  if (!(keep ? write_kept : write_noted) (invocation, store, file, paper, path, error))
    return FALSE;

  text = g_strdup_printf (_("Written to “%s”."), g_file_peek_path (target));

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
render (StmInvocation *invocation, StmStore *store, char **arguments, GError **error)
{
  g_autofree char *dossier = stm_dossier_finder_find (store, arguments[0], error);
  g_autofree char *subject = about != NULL ? g_ascii_strdown (about, -1) : NULL;
  g_autofree char *today = stm_days_dup_today ();
  g_autoptr (StmCaseFile) file = dossier != NULL ? stm_dossier_finder_load (store, dossier, today, NULL, NULL, error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);
  g_autoptr (StmDossierPaper) paper = NULL;

  if (file == NULL || !check_keep (arguments[1], error) || !check_about (file, subject, error)
      || !stm_case_may_print (file, arguments[1], subject, today, error))
    return FALSE;

  paper = stm_paper_maker_make (invocation, store, file, arguments[1], subject, moment, error);

  return paper != NULL && write_paper (invocation, store, file, paper, arguments[1], error);
}

static gboolean
render_from_profile (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (StmStore) store = NULL;
  StmProfileAccess access;

  store = stm_profile_opener_open (invocation, keep ? STM_PROFILE_WRITE : STM_PROFILE_WRITE_IF_FREE, &access, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, STM_TYPE_DOSSIER, error) || !render (invocation, store, arguments, error))
    return FALSE;

  if (access == STM_PROFILE_READ)
    stm_invocation_note (invocation, "%s",
                         _("The profile cannot be written now, so its history does not tell of this export."));

  return TRUE;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  guint n_arguments = g_strv_length (arguments);
  gboolean is_alone = n_arguments == 0 && about == NULL && output == NULL && !keep;

  if (list_templates && checked == NULL && is_alone)
    return print_templates (invocation, error);
  if (checked != NULL && !list_templates && is_alone)
    return check_template (invocation, error);
  if (n_arguments == 2 && checked == NULL && !list_templates)
    return render_from_profile (invocation, arguments, error);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("A document needs a dossier and a template; --list and --check stand alone."));

  return FALSE;
}

const StmCommand stm_render_command = {
  "render", N_("[DOSSIER TEMPLATE]"), N_("Write a document of a dossier"), entries, 0, 2, run
};

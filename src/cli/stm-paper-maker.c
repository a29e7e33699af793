#include "config.h"

#include "cli/stm-paper-maker.h"

#include "core/stm-activity.h"
#include "documents/stm-dossier-values.h"

#include <glib/gi18n-lib.h>

/**
 * stm_paper_maker_load_templates:
 * @invocation: an invocation
 *
 * A file of the office's own that is no template is told of, and hinders no other.
 *
 * Returns: (transfer full): all templates
 */
StmTemplates *
stm_paper_maker_load_templates (StmInvocation *invocation)
{
  g_autoptr (GFile) folder = stm_templates_get_folder ();
  StmTemplates *templates = stm_templates_new (folder, stm_dossier_values_new_names, NULL);
  const StmTemplateProblem *problem;

  for (guint i = 0; (problem = stm_templates_get_problem (templates, i)) != NULL; i++)
    stm_invocation_note (invocation, _("warning: %s"), problem->message);

  return templates;
}

static StmService *
find_place (StmStore *store, StmCaseFile *file, const char *uuid)
{
  StmRecord *activity = uuid != NULL ? stm_case_file_find (file, STM_TYPE_ACTIVITY, uuid) : NULL;

  if (activity == NULL || STM_ACTIVITY (activity)->service == NULL)
    return NULL;

  return STM_SERVICE (stm_store_get (store, STM_TYPE_SERVICE, STM_ACTIVITY (activity)->service, NULL));
}

/**
 * stm_paper_maker_make:
 * @invocation: an invocation
 * @store: where the dossier is
 * @file: all of the dossier
 * @template_id: the id of a template about a dossier
 * @subject: (nullable): the uuid of what it is about
 * @moment: when it is made, see stm-moment.h
 * @error: return location
 *
 * Returns: (transfer full): the document, in the name of who has the profile
 */
StmDossierPaper *
stm_paper_maker_make (StmInvocation  *invocation,
                      StmStore       *store,
                      StmCaseFile    *file,
                      const char     *template_id,
                      const char     *subject,
                      const char     *moment,
                      GError        **error)
{
  g_autoptr (StmTemplates) templates = stm_paper_maker_load_templates (invocation);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  g_autoptr (StmService) place = find_place (store, file, subject);
  StmDossierPaper *paper = stm_dossier_paper_new (templates, file, template_id, subject, place, moment, error);

  if (paper != NULL && profile != NULL)
    stm_dossier_paper_set_author (paper, profile->name);

  return paper;
}

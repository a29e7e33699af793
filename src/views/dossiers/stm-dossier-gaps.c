#include "config.h"

#include "views/dossiers/stm-dossier-gaps.h"

#include <glib/gi18n-lib.h>

static gboolean
has_address (StmCaseFile *file)
{
  StmDossier *dossier = file->dossier;

  return dossier->street != NULL && dossier->postcode != NULL && dossier->place != NULL;
}

static gboolean
has_contact (StmCaseFile *file)
{
  return file->dossier->phone != NULL || file->dossier->email != NULL;
}

static gboolean
has_number (StmCaseFile *file)
{
  return file->dossier->national_number != NULL;
}

static gboolean
has_study (StmCaseFile *file)
{
  return g_list_model_get_n_items (G_LIST_MODEL (file->studies)) > 0;
}

static gboolean
has_target (StmCaseFile *file)
{
  return g_list_model_get_n_items (G_LIST_MODEL (file->targets)) > 0;
}

/* at least one, and each with a score */
static gboolean
has_scores (StmCaseFile *file)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (file->competences));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmCompetence) competence = g_list_model_get_item (G_LIST_MODEL (file->competences), i);

      if (competence->score == 0)
        return FALSE;
    }

  return n > 0;
}

static gboolean
has_cv (StmCaseFile *file)
{
  return file->dossier->cv_published_on != NULL;
}

static gboolean
has_residence (StmCaseFile *file)
{
  return file->dossier->residence_status != 0;
}

static gboolean
has_work_card (StmCaseFile *file)
{
  return file->dossier->work_card != 0;
}

/* in the order of S5 */
static const struct
{
  gboolean      (*is_there) (StmCaseFile *file);
  StmDossierGap gap;
} wanted[] = {
  { has_address,   { N_("The address"), NULL } },
  { has_contact,   { N_("A phone number or an e-mail address"), NULL } },
  { has_number,    { N_("The national number"), NULL } },
  { has_study,     { N_("The study past"), "study" } },
  { has_target,    { N_("One or more job targets"), "target" } },
  { has_scores,    { N_("Scored competences"), "competence" } },
  { has_cv,        { N_("A published CV"), NULL } },
  { has_residence, { N_("The residence status"), NULL } },
  { has_work_card, { N_("The work card"), NULL } },
};

GPtrArray *
stm_dossier_gaps_list (StmCaseFile *file)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!wanted[i].is_there (file))
      {
        StmDossierGap *gap = g_memdup2 (&wanted[i].gap, sizeof (StmDossierGap));

        gap->text = _(gap->text);
        g_ptr_array_add (gaps, gap);
      }

  return gaps;
}

#include "config.h"

#include "views/dossiers/stm-dossier-gaps.h"

#include "core/stm-attestation-rules.h"

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
  gboolean   (*is_there) (StmCaseFile *file);
  const char  *text;
  const char  *part;
} wanted[] = {
  { has_address,   N_("The address"), NULL },
  { has_contact,   N_("A phone number or an e-mail address"), NULL },
  { has_number,    N_("The national number"), NULL },
  { has_study,     N_("The study past"), "study" },
  { has_target,    N_("One or more job targets"), "target" },
  { has_scores,    N_("Scored competences"), "competence" },
  { has_cv,        N_("A published CV"), NULL },
  { has_residence, N_("The residence status"), NULL },
  { has_work_card, N_("The work card"), NULL },
};

static void
gap_free (gpointer data)
{
  StmDossierGap *gap = data;

  g_free (gap->text);
  g_free (gap->stage);
  g_free (gap);
}

/* text: (transfer full); stage: (nullable) */
static void
add_gap (GPtrArray *gaps, char *text, const char *part, StmActivity *stage)
{
  StmDossierGap *gap = g_new0 (StmDossierGap, 1);

  gap->text = text;
  gap->part = part;
  gap->stage = stage != NULL ? g_strdup (stm_record_get_uuid (STM_RECORD (stage))) : NULL;
  g_ptr_array_add (gaps, gap);
}

/* Of the client what is not wanted in any dossier; of a stage what is known when it is
 * over, while it can still be written. */
static gboolean
is_wanted_now (StmCaseFile *file, const StmAttestationGap *gap)
{
  if (gap->stage == NULL)
    return g_str_equal (gap->field->name, "paying-institution");

  return gap->stage->state == STM_ACTIVITY_STATE_ENDED && file->mediation->closed_on == NULL;
}

/* SPEC W14 */
static void
add_attestation_gaps (GPtrArray *gaps, StmCaseFile *file)
{
  g_autoptr (GPtrArray) missing = stm_attestation_list_gaps (file);

  for (guint i = 0; i < missing->len; i++)
    {
      const StmAttestationGap *gap = g_ptr_array_index (missing, i);
      const char *label = stm_field_get_label (gap->field);

      if (is_wanted_now (file, gap))
        add_gap (gaps,
                 /* Translators: the label of a field, of a stage that gives a C91, and its title */
                 gap->stage != NULL ? g_strdup_printf (_("For the C91: %s – %s"), label, gap->stage->name)
                                    : g_strdup_printf (_("For the C91: %s"), label),
                 NULL, gap->stage);
    }
}

GPtrArray *
stm_dossier_gaps_list (StmCaseFile *file)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (gap_free);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!wanted[i].is_there (file))
      add_gap (gaps, g_strdup (_(wanted[i].text)), wanted[i].part, NULL);
  add_attestation_gaps (gaps, file);

  return gaps;
}

char *
stm_dossier_gaps_dup_attestation (StmCaseFile *file)
{
  g_autoptr (GPtrArray) missing = stm_attestation_list_gaps (file);
  GString *text = g_string_new (NULL);
  const StmActivity *stage = NULL;

  for (guint i = 0; i < missing->len; i++)
    {
      const StmAttestationGap *gap = g_ptr_array_index (missing, i);

      if (i == 0 || gap->stage != stage)
        g_string_append_printf (text, "%s%s: ", i > 0 ? "\n" : "", gap->stage != NULL ? gap->stage->name : _("Client"));
      else
        g_string_append (text, ", ");
      g_string_append (text, stm_field_get_label (gap->field));
      stage = gap->stage;
    }

  return g_string_free (text, missing->len == 0);
}

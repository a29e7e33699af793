#include "config.h"

#include "documents/stm-dossier-paper.h"

#include "core/stm-error.h"
#include "core/stm-move.h"
#include "core/stm-policy.h"
#include "documents/stm-dossier-values.h"
#include "documents/stm-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH  strlen ("2026-09-03")

struct _StmDossierPaper
{
  GObject       parent_instance;

  StmTemplate  *template;
  StmDocument  *document;
  GBytes       *bytes;      /* (nullable): not made yet */
  char         *mediation;
  char         *subject;    /* (nullable) */
  char         *moment;
  gboolean      has_national_number;
};

G_DEFINE_FINAL_TYPE (StmDossierPaper, stm_dossier_paper, G_TYPE_OBJECT)

static void
stm_dossier_paper_finalize (GObject *object)
{
  StmDossierPaper *self = STM_DOSSIER_PAPER (object);

  g_clear_object (&self->template);
  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->mediation);
  g_free (self->subject);
  g_free (self->moment);

  G_OBJECT_CLASS (stm_dossier_paper_parent_class)->finalize (object);
}

static void
stm_dossier_paper_class_init (StmDossierPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_dossier_paper_finalize;
}

static void
stm_dossier_paper_init (StmDossierPaper *self)
{
}

static gboolean
shows_national_number (StmCaseFile *file, const char *template_id, const char *subject, const char *today)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_DOSSIER);
  gboolean is_allowed = stm_mediation_has_access (file->mediation, today)
                        || (g_str_equal (template_id, STM_PRINTOUT_ATTESTATION)
                            && stm_case_may (file, STM_MOVE_PRINT_ATTESTATION, subject, today, NULL));

  return stm_policy_may_see_field (STM_ROLE_PARTNER, klass->kind,
                                   stm_record_class_find_field (klass, "national-number"), is_allowed);
}

static gboolean
check (StmTemplate *template, StmCaseFile *file, const char *template_id, GError **error)
{
  if (template == NULL || !g_str_equal (stm_template_get_kind (template), "dossier"))
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no template “%s” for a dossier."), template_id);
      return FALSE;
    }

  if (file->mediation == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, _("This dossier has no mediation yet."));
      return FALSE;
    }

  return TRUE;
}

/**
 * stm_dossier_paper_new:
 * @templates: all templates
 * @file: all of a dossier
 * @template_id: the id of a template about a dossier
 * @subject: (nullable): the uuid of the appointment, sheet, activity or signal that
 *   it is about
 * @place: (nullable): where the activity is
 * @moment: when it is made, see stm-moment.h
 * @error: return location
 *
 * Fills the template in.  The national number is left out where the right of
 * access is over, but for the C91 of a stage that may have one (SPEC W14, W15).
 *
 * Returns: (transfer full) (nullable): a document of the dossier
 */
StmDossierPaper *
stm_dossier_paper_new (StmTemplates  *templates,
                       StmCaseFile   *file,
                       const char    *template_id,
                       const char    *subject,
                       StmService    *place,
                       const char    *moment,
                       GError       **error)
{
  StmTemplate *template = stm_templates_find (templates, template_id);
  g_autofree char *today = g_strndup (moment, DAY_LENGTH);
  g_autoptr (StmDossierPaper) self = NULL;
  g_autoptr (StmTemplateValues) values = NULL;

  if (!check (template, file, template_id, error))
    return NULL;

  self = g_object_new (STM_TYPE_DOSSIER_PAPER, NULL);
  self->template = g_object_ref (template);
  self->mediation = g_strdup (stm_record_get_uuid (STM_RECORD (file->mediation)));
  self->subject = g_strdup (subject);
  self->moment = g_strdup (moment);
  values = stm_dossier_values_new (file, subject, place, shows_national_number (file, template_id, subject, today));
  self->document = stm_template_render (template, values, today, error);
  self->has_national_number = stm_template_values_was_read (values, "dossier.national-number");

  return self->document != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * stm_dossier_paper_set_author:
 * @self: a document not yet drawn
 * @author: who made it, for the properties of the file
 */
void
stm_dossier_paper_set_author (StmDossierPaper *self, const char *author)
{
  stm_document_set_author (self->document, author);
}

/**
 * stm_dossier_paper_get_document:
 * @self: a document of a dossier
 *
 * Returns: (transfer none): its pages, to be shown
 */
StmDocument *
stm_dossier_paper_get_document (StmDossierPaper *self)
{
  return self->document;
}

/**
 * stm_dossier_paper_has_national_number:
 * @self: a document of a dossier
 *
 * Returns: whether the national number stands in it, so that who looks at it or takes
 *   it away is noted (SPEC P3)
 */
gboolean
stm_dossier_paper_has_national_number (StmDossierPaper *self)
{
  return self->has_national_number;
}

/**
 * stm_dossier_paper_dup_bytes:
 * @self: a document of a dossier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the PDF file, the same each time
 */
GBytes *
stm_dossier_paper_dup_bytes (StmDossierPaper *self, GError **error)
{
  if (self->bytes == NULL)
    self->bytes = stm_document_render_pdf (self->document, NULL, error);

  return self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
}

/**
 * stm_dossier_paper_dup_printout:
 * @self: a document of a dossier
 * @way: the #StmWay in which it leaves the program
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is to be kept of it (SPEC B4)
 */
StmPrintout *
stm_dossier_paper_dup_printout (StmDossierPaper *self, int way, GError **error)
{
  g_autoptr (GBytes) bytes = stm_dossier_paper_dup_bytes (self, error);
  StmPrintout *printout;

  if (bytes == NULL)
    return NULL;

  printout = STM_PRINTOUT (stm_record_new (STM_TYPE_PRINTOUT));
  g_object_set (printout,
                "mediation", self->mediation,
                "template", stm_template_get_id (self->template),
                "template-revision", stm_template_get_revision (self->template),
                "name", stm_template_get_title (self->template),
                "about", self->subject,
                "made-on", self->moment,
                "way", way,
                NULL);
  stm_printout_set_bytes (printout, bytes);

  return printout;
}

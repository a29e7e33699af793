#pragma once

#include "core/stm-case-file.h"
#include "core/stm-printout.h"
#include "core/stm-service.h"
#include "documents/stm-document.h"
#include "documents/stm-templates.h"

G_BEGIN_DECLS

/* A document of a dossier, made from its template, with the file that is kept when
 * it leaves the program (SPEC B4). */
#define STM_TYPE_DOSSIER_PAPER (stm_dossier_paper_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierPaper, stm_dossier_paper, STM, DOSSIER_PAPER, GObject)

StmDossierPaper *stm_dossier_paper_new          (StmTemplates     *templates,
                                                 StmCaseFile      *file,
                                                 const char       *template_id,
                                                 const char       *subject,
                                                 StmService       *place,
                                                 const char       *moment,
                                                 GError          **error);
void             stm_dossier_paper_set_author   (StmDossierPaper  *self,
                                                 const char       *author);
StmDocument     *stm_dossier_paper_get_document (StmDossierPaper  *self);
gboolean         stm_dossier_paper_has_national_number (StmDossierPaper *self);
GBytes          *stm_dossier_paper_dup_bytes    (StmDossierPaper  *self,
                                                 GError          **error);
StmPrintout     *stm_dossier_paper_dup_printout (StmDossierPaper  *self,
                                                 int               way,
                                                 GError          **error);

G_END_DECLS

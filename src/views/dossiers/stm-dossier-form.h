#pragma once

#include <adwaita.h>

#include "store/stm-store.h"
#include "widgets/stm-form.h"

G_BEGIN_DECLS

/* The form of a client's own data (SPEC W2), for the dialogs that enter and change
 * them: an StmForm in an AdwBin, that an StmEditDialog finds by itself.
 *
 * Property "complete" (boolean, TRUE): also what is only known once the mediation
 * goes on: residence status, work card, CV, paying institution. */
#define STM_TYPE_DOSSIER_FORM (stm_dossier_form_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierForm, stm_dossier_form, STM, DOSSIER_FORM, AdwBin)

GtkWidget *stm_dossier_form_new      (void);
/* dossier: the draft, an StmDossier */
void       stm_dossier_form_open     (StmDossierForm *self,
                                      StmStore       *store,
                                      StmRecord      *dossier);
StmForm   *stm_dossier_form_get_form (StmDossierForm *self);

G_END_DECLS

#pragma once

#include "views/dossiers/stm-dossier-page.h"

G_BEGIN_DECLS

/* What can be done on the page of a dossier, the group "dossier.": the moves, each of
 * which asks what it takes or says which step comes first; "s" is the appointment:
 *
 * present s, absent s, replan s, print-letter s, new-first s, print-agreement,
 * sign-agreement, start-process, end-process, give-advice, close-by-vdab;
 *
 * and add-contact, add-service, add-part s (kind), edit-part (ss) (kind and uuid). */
void stm_dossier_actions_install (GtkWidgetClass    *page_class);
/* does what a next step asks for, or leads there */
void stm_dossier_actions_do_step (StmDossierPage    *page,
                                  const StmNextStep *step);

G_END_DECLS

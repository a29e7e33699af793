#pragma once

#include <adwaita.h>

#include "store/stm-store.h"
#include "core/stm-case-file.h"

G_BEGIN_DECLS

/* Above a dossier: who the client is, who mediates, and the "rode balk" while the
 * partner does (SPEC W2, W6).  The national number is covered until it is asked for,
 * which is logged (P3), and hidden once the right of access ended (W15).
 *
 * A GtkBox: horizontal with the bar on the right, or vertical where it is narrow. */
#define STM_TYPE_DOSSIER_BANNER (stm_dossier_banner_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierBanner, stm_dossier_banner, STM, DOSSIER_BANNER, GtkBox)

void stm_dossier_banner_set_case (StmDossierBanner *self,
                                  StmStore         *store,
                                  StmCaseFile      *file,
                                  const char       *today);

G_END_DECLS

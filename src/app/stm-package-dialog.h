#pragma once

#include "app/stm-window.h"

G_BEGIN_DECLS

/* Makes a package for another profile (SPEC X1): what, for whom, how sealed, and
 * where to. */
#define STM_TYPE_PACKAGE_DIALOG (stm_package_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPackageDialog, stm_package_dialog, STM, PACKAGE_DIALOG, AdwDialog)

/* kind, uuid: of the school or service that it is for; "" where that is still to
 * be chosen, or it is for the region */
AdwDialog *stm_package_dialog_new (StmWindow  *window,
                                   const char *kind,
                                   const char *uuid);

G_END_DECLS

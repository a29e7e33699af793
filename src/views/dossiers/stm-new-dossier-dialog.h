#pragma once

#include "store/stm-store.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* Enters a client whom the VDAB refers, the service and the first appointment, in
 * one transaction (SPEC W2, W5). */
AdwDialog *stm_new_dossier_dialog_new (StmStore *store);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What takes the place of a dialog that the rules do not allow now. */
AdwDialog *stm_refusal_dialog_new (const char   *heading,
                                   const GError *error);

G_END_DECLS

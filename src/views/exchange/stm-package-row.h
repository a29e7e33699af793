#pragma once

#include <adwaita.h>

#include "core/stm-package.h"

G_BEGIN_DECLS

/* A package that was sent or received, a row of the log.
 * partner: (nullable): what it was made for, or who sent it. */
GtkWidget *stm_package_row_new (StmPackage *package,
                                const char *partner);

G_END_DECLS

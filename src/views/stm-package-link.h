#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* On the page of a school or service: the way to make a package for it, by
 * win.make-package.  Only a region's profile has it. */
#define STM_TYPE_PACKAGE_LINK (stm_package_link_get_type ())
G_DECLARE_FINAL_TYPE (StmPackageLink, stm_package_link, STM, PACKAGE_LINK, AdwPreferencesGroup)

/* record: a school or service */
void stm_package_link_set_record (StmPackageLink *self,
                                  StmStore       *store,
                                  StmRecord      *record);

G_END_DECLS

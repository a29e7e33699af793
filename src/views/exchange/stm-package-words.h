#pragma once

#include "core/stm-peer.h"
#include "exchange/stm-package-manifest.h"
#include "exchange/stm-seal.h"

G_BEGIN_DECLS

/* How packages and partners are told of to people.  All are (transfer full)
 * unless they are const. */

/* utc: ISO, "2026-11-22T11:00:00Z"; gives local time, "22-11-2026 12:00" */
char       *stm_package_words_dup_moment    (const char           *utc);
const char *stm_package_words_get_role      (StmRole               role);
const char *stm_package_words_get_role_icon (StmRole               role);
const char *stm_package_words_get_seal      (StmSeal               seal);
/* what it brings, in a sentence */
const char *stm_package_words_get_contents  (StmPackageContent     content);
/* "Stage requests Sint-Jan 2026-11-22.stagematching" */
char       *stm_package_words_dup_file_name (StmPackageContent     content,
                                             const char           *name,
                                             GDateTime            *now);

G_END_DECLS

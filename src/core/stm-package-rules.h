#pragma once

#include "core/stm-policy.h"

G_BEGIN_DECLS

/**
 * StmPackageContent:
 * @STM_PACKAGE_NONE: not chosen
 * @STM_PACKAGE_CATALOGUE: region to school or service: services, programmes, help line
 * @STM_PACKAGE_REQUESTS: school to region: students with their requests, demands
 * @STM_PACKAGE_CANDIDATES: region to service: who might come, without what P3 hides
 * @STM_PACKAGE_DECISIONS: service to region: decisions and offers
 * @STM_PACKAGE_PLACEMENTS: region to school: what became of its requests
 * @STM_PACKAGE_DETAILS: region to service: all of the students that it accepted
 *
 * The six kinds of package (SPEC X1), in the order of stm_package_content_choices.
 */
typedef enum
{
  STM_PACKAGE_NONE,
  STM_PACKAGE_CATALOGUE,
  STM_PACKAGE_REQUESTS,
  STM_PACKAGE_CANDIDATES,
  STM_PACKAGE_DECISIONS,
  STM_PACKAGE_PLACEMENTS,
  STM_PACKAGE_DETAILS
} StmPackageContent;

#define STM_PACKAGE_N_CONTENTS (STM_PACKAGE_DETAILS + 1)

const char *stm_package_content_get_key     (StmPackageContent  content);
int         stm_package_content_from_key    (const char        *key);
const char *stm_package_content_get_label   (StmPackageContent  content);

gboolean    stm_package_content_goes        (StmPackageContent  content,
                                             StmRole            from,
                                             StmRole            to);
gboolean    stm_package_content_holds       (StmPackageContent  content,
                                             const char        *kind);
gboolean    stm_package_content_holds_field (StmPackageContent  content,
                                             StmRole            to,
                                             const char        *kind,
                                             const StmField    *field);
gboolean    stm_package_content_only_adds   (StmPackageContent  content,
                                             const char        *kind);
gboolean    stm_package_content_comes_back  (StmPackageContent  content,
                                             StmRole            to,
                                             const char        *kind);
const char *stm_package_content_get_owner   (StmPackageContent  content,
                                             const char        *kind);

G_END_DECLS

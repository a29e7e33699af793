#pragma once

#include "core/stm-package-rules.h"
#include "core/stm-profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STM_PACKAGE_FORMAT  "stagematching-package"
#define STM_PACKAGE_VERSION 1

/**
 * StmPackageParty:
 * @role: who it is
 * @profile: (nullable): uuid of the profile; not known of every receiver
 * @name: (nullable): what it is called
 * @region: (nullable): uuid of its region
 * @school: (nullable): uuid of the school that it is
 * @service: (nullable): uuid of the service that it is
 *
 * Who sends or receives a package.
 */
typedef struct
{
  StmRole  role;
  char    *profile;
  char    *name;
  char    *region;
  char    *school;
  char    *service;
} StmPackageParty;

/**
 * StmPackageManifest:
 * @uuid: the package's own name
 * @content: what it holds
 * @made_at: when it was made, ISO in UTC
 * @from: who made it
 * @to: whom it is for
 * @seen: uuid to revision: of which revision of the receiver's records the
 *   sender knows
 *
 * The head of a package.
 */
typedef struct
{
  char              *uuid;
  StmPackageContent  content;
  char              *made_at;
  StmPackageParty    from;
  StmPackageParty    to;
  GHashTable        *seen;
} StmPackageManifest;

StmPackageManifest *stm_package_manifest_new    (void);
void                stm_package_manifest_free   (StmPackageManifest  *self);
StmPackageManifest *stm_package_manifest_read   (GBytes              *body,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
void                stm_package_manifest_append (StmPackageManifest  *self,
                                                 GString             *json);
int                 stm_package_manifest_get_seen (StmPackageManifest *self,
                                                   const char         *uuid);
const char         *stm_package_party_get_owner (const StmPackageParty *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmPackageManifest, stm_package_manifest_free)

G_END_DECLS

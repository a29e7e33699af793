#pragma once

#include "exchange-tools.h"

#include "exchange/stm-package-export.h"
#include "exchange/stm-peers.h"
#include "exchange/stm-profile-import.h"

/* Three profiles: the fixture's is the region's, with a school and two services. */
typedef struct
{
  StoreFixture  base;
  StmStore     *school;
  StmStore     *service;
} PackageFixture;

#define PASSPHRASE "vier zwarte paarden in galop"

void           package_set_up    (PackageFixture     *fixture,
                                  gconstpointer       data);
void           package_tear_down (PackageFixture     *fixture,
                                  gconstpointer       data);

StmRecord     *package_save      (StmStore           *store,
                                  StmRecord          *record);
StmRecord     *package_get       (StmStore           *store,
                                  GType               type,
                                  gpointer            like);
StmRecord     *package_get_only  (StmStore           *store,
                                  GType               type);

GFile         *package_make      (PackageFixture     *fixture,
                                  StmStore           *from,
                                  StmPackageContent   content,
                                  gpointer            receiver,
                                  const char         *passphrase);
StmImportPlan *package_take      (StmStore           *to,
                                  GFile              *file,
                                  StmStore           *sender,
                                  StmImportFlags      flags,
                                  GError            **error);
StmImportPlan *package_send      (PackageFixture     *fixture,
                                  StmStore           *from,
                                  StmStore           *to,
                                  StmPackageContent   content);

void           package_join      (PackageFixture     *fixture);
void           package_request   (PackageFixture     *fixture,
                                  const char         *last_name);

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

/* a package that must go well, to be taken or refused by @to */
GFile         *package_order     (PackageFixture     *fixture,
                                  StmStore           *from,
                                  StmStore           *to,
                                  StmPackageContent   content);
/* School and service join, and both are known at the region. */
void           package_meet      (PackageFixture     *fixture);
void           package_join      (PackageFixture     *fixture);
void           package_request   (PackageFixture     *fixture,
                                  const char         *last_name);
StmRecord     *package_find      (StmStore           *store,
                                  const char         *last_name);
StmRecord     *package_find_request (StmStore        *store,
                                  const char         *last_name);
/* changes one field of the student of that name */
void           package_edit      (StmStore           *store,
                                  const char         *last_name,
                                  const char         *field,
                                  const char         *value);
/* the fixture's service decides on the first period */
StmRecord     *package_decide    (StmStore           *store,
                                  StmService         *service,
                                  const char         *last_name,
                                  StmDecision         state);
void           package_withdraw  (StmStore           *store);
void           package_delete    (StmStore           *store,
                                  StmRecord          *record);

/* every row of every table: what a refusal leaves as it was */
char          *package_dup_state (StmStore           *store);
/* the text that a package holds, as its receiver opens it */
char          *package_read      (GFile              *file,
                                  StmStore           *receiver);
/* with one part of its text replaced, signed by its real sender */
GFile         *package_forge     (PackageFixture     *fixture,
                                  GFile              *file,
                                  StmStore           *sender,
                                  StmStore           *receiver,
                                  const char         *part,
                                  const char         *other);

#pragma once

#include "exchange/stm-profile-import.h"
#include "store-fixture.h"

/* an empty profile "<name>.db" in the fixture's folder, of the region */
StmStore      *exchange_open_empty  (StoreFixture   *fixture,
                                     const char     *name);
StmStore      *exchange_open_empty_as (StoreFixture *fixture,
                                     const char     *name,
                                     StmRole         role);
GFile         *exchange_get_file    (StoreFixture   *fixture,
                                     const char     *name);
char          *exchange_export_text (StoreFixture   *fixture,
                                     StmStore       *store);
/* JSON text goes through a file; %NULL with error set */
StmImportPlan *exchange_import_text (StoreFixture   *fixture,
                                     StmStore       *store,
                                     const char     *text,
                                     StmImportFlags  flags,
                                     GError        **error);
/* with one part of it replaced, which must be there */
char          *exchange_replace     (const char     *text,
                                     const char     *part,
                                     const char     *other);
guint          exchange_count       (StmImportPlan  *plan,
                                     StmImportOutcome outcome);

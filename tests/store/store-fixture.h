#pragma once

#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-policy.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "store/stm-store.h"

/* A profile in a folder of its own, with one of each. */
typedef struct
{
  char          *folder;
  GFile         *file;
  guint8         key[STM_KEY_SIZE];
  StmStore      *store;

  StmSchool     *school;
  StmSupervisor *supervisor;
  StmService    *service;
  StmService    *other_service;
  StmProgramme  *programme;
  StmStudent    *student;
  StmRequest    *request;
} StoreFixture;

void     store_fixture_set_up    (StoreFixture  *fixture,
                                  gconstpointer  data);
void     store_fixture_tear_down (StoreFixture  *fixture,
                                  gconstpointer  data);
void     store_fixture_reopen    (StoreFixture  *fixture,
                                  StmStoreFlags  flags);
void     store_fixture_close     (StoreFixture  *fixture);
char    *store_fixture_hash      (StoreFixture  *fixture);
void     store_fixture_remove_folder (const char *folder);
void     store_fixture_write_file (const char   *path,
                                  gconstpointer  data,
                                  gsize          length);
void     store_fixture_refuse_open (StoreFixture *fixture,
                                  gconstpointer  key,
                                  StmStoreFlags  flags,
                                  StmError       code);
void     store_fixture_save      (StoreFixture  *fixture,
                                  gpointer       record);
void     store_fixture_refuse    (StoreFixture  *fixture,
                                  gpointer       record,
                                  StmError       code,
                                  const char    *field);
gboolean store_fixture_write     (StoreFixture  *fixture,
                                  void         (*start) (StmStore *, StmRecord *, GCancellable *, GAsyncReadyCallback, gpointer),
                                  gpointer       record,
                                  GError       **error);
StmPlacement *store_fixture_decide (StoreFixture *fixture,
                                  StmService    *service,
                                  int            period,
                                  StmDecision    decision);
void     store_fixture_work_as   (StoreFixture  *fixture,
                                  StmService    *service);

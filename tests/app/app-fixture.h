#pragma once

#include "app/stm-profile-maker.h"

/* A folder of profiles of its own for each test. */
typedef struct
{
  char  *base;
  GFile *root;
} AppFixture;

void           app_fixture_set_up       (AppFixture          *fixture,
                                         gconstpointer        data);
void           app_fixture_tear_down    (AppFixture          *fixture,
                                         gconstpointer        data);
StmNewProfile *app_fixture_make         (AppFixture          *fixture,
                                         const char          *name);
void           app_fixture_add_service  (StmStore            *store,
                                         const char          *name);
GFile         *app_fixture_back_up      (StmNewProfile       *profile);

/* for "callback, &result": runs the main context until the callback came */
void           app_fixture_done         (GObject             *source,
                                         GAsyncResult        *result,
                                         gpointer             data);
GAsyncResult  *app_fixture_wait         (GAsyncResult       **result);

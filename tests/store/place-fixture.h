#pragma once

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-demand.h"
#include "core/stm-demand-rules.h"
#include "core/stm-offer.h"
#include "store-fixture.h"

/* Places by number over a store fixture: a school that asks for 3 places, and a
 * service that offers 4 of which 2 are arranged. */
typedef struct
{
  StoreFixture   *store;

  StmProgramme   *programme;
  StmDemand      *demand;
  StmOffer       *offer;
  StmArrangement *arrangement;
} PlaceFixture;

void           place_fixture_set_up     (PlaceFixture   *fixture,
                                         StoreFixture   *store);
void           place_fixture_tear_down  (PlaceFixture   *fixture);
/* static: an ISO date so many days from today */
const char    *place_fixture_day        (int             days);
StmStudent    *place_fixture_add_student (PlaceFixture  *fixture,
                                         const char     *first_name,
                                         const char     *last_name);
StmAssignment *place_fixture_new_assignment (PlaceFixture *fixture,
                                         StmArrangement *arrangement,
                                         StmStudent     *student);
void           place_fixture_send       (PlaceFixture   *fixture,
                                         StmArrangement *arrangement,
                                         StmTopic        topic);

#pragma once

#include <gio/gio.h>

#include "core/stm-demand.h"
#include "core/stm-overview.h"
#include "core/stm-postcode.h"

G_BEGIN_DECLS

/* What counts as new, and as starting soon: so many days back, and ahead. */
#define STM_NUMBERS_DAYS 14

#define STM_NUMBERS_STATUSES (STM_STATUS_DECLINED + 1)
#define STM_NUMBERS_PROVINCES (STM_PROVINCE_ABROAD + 1)

/**
 * StmCount:
 * @STM_COUNT_SUPERVISORS: supervisors
 * @STM_COUNT_LATE: not yet placed requests that came after a round, with a round to come
 * @STM_COUNT_AFTER_ROUNDS: the same, after the last round
 * @STM_COUNT_NEW: students with an acceptance of the last days
 * @STM_COUNT_STARTING: students whose accepted period begins in the coming days
 * @STM_COUNT_WITHOUT_PREFERENCE: undecided requests that prefer no service
 * @STM_COUNT_OFFERS: offers, of the own service where the profile is one
 * @STM_COUNT_FREE_PLACES: offered places that are not taken
 * @STM_COUNT_WITHOUT_OFFER: services that offer nothing
 * @STM_COUNT_UNPASSED: what changed since it was passed on last: records, and
 *   for a region the partners for whom there is such a change
 * @STM_N_COUNTS: how many counts there are
 *
 * What is counted of the running programmes.
 */
typedef enum
{
  STM_COUNT_SUPERVISORS,
  STM_COUNT_LATE,
  STM_COUNT_AFTER_ROUNDS,
  STM_COUNT_NEW,
  STM_COUNT_STARTING,
  STM_COUNT_WITHOUT_PREFERENCE,
  STM_COUNT_OFFERS,
  STM_COUNT_FREE_PLACES,
  STM_COUNT_WITHOUT_OFFER,
  STM_COUNT_UNPASSED,
  STM_N_COUNTS
} StmCount;

/**
 * StmServiceNumbers:
 * @uuid: the service
 * @name: its name
 * @accepted: students that it accepted, and places arranged with it
 * @offered: places that it offers; 0: it did not say
 */
typedef struct
{
  char *uuid;
  char *name;
  int   accepted;
  int   offered;
} StmServiceNumbers;

/**
 * StmWeekNumbers:
 * @monday: (array fixed-size=11): the first day of the week, an ISO date
 * @on_stage: students on stage in it
 * @undecided: students who asked for it and are not accepted
 */
typedef struct
{
  char monday[11];
  int  on_stage;
  int  undecided;
} StmWeekNumbers;

/**
 * StmProvinceNumbers:
 * @requests: students who live there and have a request
 * @unplaced: those of them who are not accepted for all periods
 * @free_places: offered places there that are not taken
 */
typedef struct
{
  int requests;
  int unplaced;
  int free_places;
} StmProvinceNumbers;

/**
 * StmDemandNumbers:
 * @demand: the demand
 * @school: the name of the school
 * @arranged: how many places are arranged for it
 * @lists_due: arrangements of which the list of pupils was not passed on
 * @unused: places without a pupil in the others, not reported yet
 */
typedef struct
{
  StmDemand *demand;
  char      *school;
  int        arranged;
  int        lists_due;
  int        unused;
} StmDemandNumbers;

#define STM_TYPE_NUMBERS (stm_numbers_get_type ())

/**
 * StmNumbers:
 * @status: how many students there are of each #StmStatus, as the role is shown it
 * @counts: by #StmCount
 * @provinces: by #StmProvince
 * @programmes: #StmProgramme that run or will
 * @deadlines: #StmDeadline of these
 * @demands: #StmDemandNumbers of demands that have not ended
 * @services: #StmServiceNumbers, the largest first, without those with nothing
 * @weeks: #StmWeekNumbers of the running school year
 *
 * What the home view tells, of one moment.  Not to be changed once it is shared.
 */
typedef struct
{
  gatomicrefcount     references;

  int                 status[STM_NUMBERS_STATUSES];
  int                 counts[STM_N_COUNTS];
  StmProvinceNumbers  provinces[STM_NUMBERS_PROVINCES];
  GListModel         *programmes;
  GListModel         *deadlines;
  GPtrArray          *demands;
  GPtrArray          *services;
  GArray             *weeks;
} StmNumbers;

GType             stm_numbers_get_type    (void);
StmNumbers       *stm_numbers_new         (void);
StmNumbers       *stm_numbers_ref         (StmNumbers *self);
void              stm_numbers_unref       (StmNumbers *self);
StmDemandNumbers *stm_numbers_add_demand  (StmNumbers *self,
                                           StmDemand  *demand,
                                           const char *school);
void              stm_numbers_add_service (StmNumbers *self,
                                           const char *uuid,
                                           const char *name,
                                           int         accepted,
                                           int         offered);
int               stm_numbers_count_students (StmNumbers *self);
void              stm_numbers_find_first_day (const GDate *today,
                                           GDate      *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmNumbers, stm_numbers_unref)

G_END_DECLS

#pragma once

#include "core/stm-arrangement.h"
#include "core/stm-demand.h"
#include "core/stm-offer.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "documents/stm-form-block.h"

G_BEGIN_DECLS

/**
 * StmArrangedPlace:
 * @arrangement: places that were arranged
 * @offer: what they are of
 * @service: where they are
 *
 * Places at an institution, with what has to be known of it.
 */
typedef struct
{
  StmArrangement *arrangement;
  StmOffer       *offer;
  StmService     *service;
} StmArrangedPlace;

char *stm_arranged_place_dup_address (const StmArrangedPlace *self);
char *stm_arranged_place_dup_contact (const StmArrangedPlace *self,
                                      const char             *separator);
char *stm_stage_facts_join           (const char             *separator,
                                      const char *const      *parts,
                                      guint                   n_parts);
void  stm_stage_facts_add            (StmFormBlock           *form,
                                      StmDemand              *demand,
                                      StmSchool              *school);

G_END_DECLS

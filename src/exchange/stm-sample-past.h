#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmSamplePast:
 *
 * Samples with their history, to be looked at as they once were.
 */
typedef struct _StmSamplePast StmSamplePast;

StmSamplePast *stm_sample_past_new    (GPtrArray     *records,
                                       GPtrArray     *events);
void           stm_sample_past_free   (StmSamplePast *self);
StmRecord     *stm_sample_past_find   (StmSamplePast *self,
                                       const char    *uuid);
StmRecord     *stm_sample_past_dup    (StmSamplePast *self,
                                       StmRecord     *record,
                                       const char    *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmSamplePast, stm_sample_past_free)

G_END_DECLS

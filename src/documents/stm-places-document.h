#pragma once

#include "core/stm-region.h"
#include "documents/stm-document.h"
#include "documents/stm-stage-facts.h"

G_BEGIN_DECLS

StmDocument *stm_places_document_new (StmDemand              *demand,
                                      StmSchool              *school,
                                      StmRegion              *region,
                                      const StmArrangedPlace *places,
                                      guint                   n_places,
                                      const char             *date);

G_END_DECLS

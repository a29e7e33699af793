#pragma once

#include "documents/stm-document.h"
#include "documents/stm-stage-facts.h"

G_BEGIN_DECLS

StmDocument *stm_pupils_document_new (StmDemand              *demand,
                                      StmSchool              *school,
                                      const StmArrangedPlace *place,
                                      GListModel             *pupils,
                                      const char             *date);

G_END_DECLS

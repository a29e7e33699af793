#pragma once

#include "core/stm-policy.h"
#include "documents/stm-document.h"

G_BEGIN_DECLS

StmDocument *stm_overview_document_new (const char         *title,
                                        GListModel         *rows,
                                        const char *const  *fields,
                                        StmRole             role,
                                        const char         *date);

G_END_DECLS

#pragma once

#include "documents/stm-document.h"

G_BEGIN_DECLS

StmDocument *stm_recovery_sheet_new (const char *profile_name,
                                     const char *code,
                                     const char *date);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"
#include "core/stm-service.h"
#include "documents/stm-template-values.h"

G_BEGIN_DECLS

StmTemplateValues *stm_dossier_values_new       (StmCaseFile *file,
                                                 const char  *subject,
                                                 StmService  *place,
                                                 gboolean     shows_national_number);
StmTemplateValues *stm_dossier_values_new_names (const char  *kind,
                                                 gpointer     data);

G_END_DECLS

#pragma once

#include "store/stm-store-case.h"

G_BEGIN_DECLS

/* called with each dossier, by name, as the calendar decides it on today */
typedef gboolean (*StmDossierFunc) (StmCaseFile  *file,
                                    gpointer      data,
                                    GError      **error);
/* called with each rule that the calendar applies */
typedef void     (*StmRuleFunc)    (StmCaseFile  *file,
                                    const char   *rule,
                                    gpointer      data);

char        *stm_dossier_finder_find    (StmStore        *store,
                                         const char      *text,
                                         GError         **error);
StmCaseFile *stm_dossier_finder_load    (StmStore        *store,
                                         const char      *dossier,
                                         const char      *today,
                                         StmRuleFunc      applied,
                                         gpointer         data,
                                         GError         **error);
gboolean     stm_dossier_finder_foreach (StmStore        *store,
                                         const char      *today,
                                         GCancellable    *cancellable,
                                         StmRuleFunc      applied,
                                         StmDossierFunc   func,
                                         gpointer         data,
                                         GError         **error);

G_END_DECLS

#pragma once

#include "core/stm-policy.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The templates of documents, delivered and of the office's own, and what is wrong
 * with files that are not used (SPEC B3).  Follows the folder while it is there. */
#define STM_TYPE_PREFERENCES_DOCUMENTS (stm_preferences_documents_get_type ())
G_DECLARE_FINAL_TYPE (StmPreferencesDocuments, stm_preferences_documents, STM, PREFERENCES_DOCUMENTS, AdwPreferencesPage)

/* folder: of the office's own, which need not exist */
GtkWidget *stm_preferences_documents_new     (StmRole                  role,
                                              GFile                   *folder);
/* whether the role has documents at all */
gboolean   stm_preferences_documents_has_any (StmPreferencesDocuments *self);

G_END_DECLS

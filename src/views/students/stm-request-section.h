#pragma once

#include <adwaita.h>

#include "core/stm-request.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* A request on the page of its student: what is asked, the periods with what was
 * decided on each, the preferred services, the history. */
#define STM_TYPE_REQUEST_SECTION (stm_request_section_get_type ())
G_DECLARE_FINAL_TYPE (StmRequestSection, stm_request_section, STM, REQUEST_SECTION, GtkBox)

GtkWidget *stm_request_section_new         (StmStore          *store);
void       stm_request_section_set_request (StmRequestSection *self,
                                            StmRequest        *request,
                                            gboolean           with_button);

G_END_DECLS

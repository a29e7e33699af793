#pragma once

#include "widgets/stm-form.h"

G_BEGIN_DECLS

/* SPEC T3: the province follows the postcode as one types; the place stays free,
 * and so does a province that the user picked later.  For drafts with "postcode"
 * and "province": school, service, student.  After stm_form_set_record(). */
void stm_address_filler_attach (StmForm *form);

G_END_DECLS

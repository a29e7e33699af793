#pragma once

#include <adwaita.h>

#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* The periods of a request, each with its dates and what was decided so far, and
 * a check button where it is offered.  An StmEditor of the field "period" of an
 * StmPlacement, which gets the first one chosen; signal "changed" when others
 * are chosen. */
#define STM_TYPE_PERIOD_PICKER (stm_period_picker_get_type ())
G_DECLARE_FINAL_TYPE (StmPeriodPicker, stm_period_picker, STM, PERIOD_PICKER, AdwPreferencesGroup)

/* sets of periods: bit n is period n + 1 */
#define STM_PERIOD_BIT(period) (1u << ((period) - 1))

/* decisions: of StmPlacement, on that request */
void  stm_period_picker_show       (StmPeriodPicker *self,
                                    StmStore        *store,
                                    StmRequest      *request,
                                    GListModel      *decisions);
/* what can be chosen, and of that what is */
void  stm_period_picker_offer      (StmPeriodPicker *self,
                                    guint            offered,
                                    guint            chosen);
guint stm_period_picker_get_chosen (StmPeriodPicker *self);

G_END_DECLS

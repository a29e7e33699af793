#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long what S5 gives terms for may take. */
#define STM_TERM_NEW_APPOINTMENT_DAYS  7
#define STM_TERM_SHEET_DAYS            15
#define STM_TERM_ADVICE_MONTHS         1
#define STM_TERM_CONTRACT_MONTHS       2
#define STM_TERM_AGREEMENT_MONTHS      24

char *stm_term_add_days            (const char *iso,
                                    int         days);
char *stm_term_add_months          (const char *iso,
                                    int         months);
char *stm_term_add_years           (const char *iso,
                                    int         years);
int   stm_term_days_between        (const char *from,
                                    const char *to);
char *stm_term_last_day            (const char *starts_on,
                                    int         months);

char *stm_term_new_appointment_due (const char *absent_on);
char *stm_term_agreement_end       (const char *attended_on);
char *stm_term_sheet_due           (const char *attended_on);
char *stm_term_contract_limit      (const char *last_contract_day);
char *stm_term_advice_due          (const char *ended_on);

G_END_DECLS

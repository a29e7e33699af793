#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmNumberKind:
 * @STM_NUMBER_NONE: no valid number
 * @STM_NUMBER_RIJKSREGISTER: Belgian rijksregisternummer
 * @STM_NUMBER_BIS: Belgian BIS number, for who is not in the Rijksregister
 * @STM_NUMBER_BSN: Dutch burgerservicenummer
 *
 * The national numbers a student can have (SPEC T3).
 */
typedef enum
{
  STM_NUMBER_NONE,
  STM_NUMBER_RIJKSREGISTER,
  STM_NUMBER_BIS,
  STM_NUMBER_BSN
} StmNumberKind;

gboolean  stm_national_number_check          (const char     *text,
                                              gboolean        dutch_school,
                                              StmNumberKind  *kind,
                                              GError        **error);
char     *stm_national_number_normalize      (const char     *text);
char     *stm_national_number_format         (const char     *digits);
char     *stm_national_number_get_birth_date (const char     *text);

G_END_DECLS

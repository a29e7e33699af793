#include "config.h"

#include "core/stm-address-rules.h"

#include "core/stm-choices.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

/**
 * stm_address_check_province:
 * @postcode: (nullable): a postcode as typed
 * @province: a #StmProvince
 * @problems: gets a warning at "province" where the two disagree
 *
 * A province that disagrees with the postcode is a warning, not an error
 * (SPEC T3): people live near borders, and ranges have exceptions.
 */
void
stm_address_check_province (const char *postcode, int province, StmProblemList *problems)
{
  StmProvince expected = postcode != NULL ? stm_postcode_get_province (postcode) : STM_PROVINCE_UNKNOWN;

  if (expected != STM_PROVINCE_UNKNOWN && province != STM_PROVINCE_UNKNOWN
      && (int) expected != province)
    stm_problem_list_add (problems, "province", STM_SEVERITY_WARNING,
                          _("This postcode belongs to %s."), _(stm_province_choices[expected].label));
}

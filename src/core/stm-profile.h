#pragma once

#include "core/stm-record.h"
#include "core/stm-policy.h"

G_BEGIN_DECLS

/* characters of the name of who works */
#define STM_PROFILE_PERSON_LENGTH 200

#define STM_TYPE_PROFILE (stm_profile_get_type ())
G_DECLARE_FINAL_TYPE (StmProfile, stm_profile, STM, PROFILE, StmRecord)

/**
 * StmProfile:
 * Whose database this is (SPEC P1), and who works in it.  There is one.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmProfile
{
  StmRecord  parent_instance;

  char  *name;
  int    role;
  char  *school;
  char  *service;
  char  *region;
  char  *partner;
  char  *person;
};

const char *stm_profile_get_own    (StmProfile *self);
StmRecord  *stm_profile_create_own (StmProfile *self);
char       *stm_profile_guess_person (const char *real_name,
                                      const char *user_name);
const char *stm_profile_check_person (const char *name);

G_END_DECLS

#pragma once

#include "store/stm-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who works in the profile, as the history names it (SPEC W16).  In a preferences
 * dialog, which tells where it could not be saved. */
#define STM_TYPE_PERSON_GROUP (stm_person_group_get_type ())
G_DECLARE_FINAL_TYPE (StmPersonGroup, stm_person_group, STM, PERSON_GROUP, AdwPreferencesGroup)

void       stm_person_group_set_store (StmPersonGroup *self,
                                       StmStore       *store);
GtkWidget *stm_person_group_get_row   (StmPersonGroup *self);

G_END_DECLS

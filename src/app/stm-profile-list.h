#pragma once

#include "credentials/stm-profile-folder.h"

G_BEGIN_DECLS

GListModel       *stm_profile_list_new  (GFile       *root,
                                         GError     **error);
StmProfileFolder *stm_profile_list_find (GFile       *root,
                                         const char  *id,
                                         GError     **error);

G_END_DECLS

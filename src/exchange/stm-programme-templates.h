#pragma once

#include "exchange/stm-programme-template.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GFile      *stm_programme_templates_get_folder (void);
GListModel *stm_programme_templates_list       (GFile  *folder,
                                                char ***problems);

G_END_DECLS

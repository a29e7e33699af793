#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the ISO day that it is here, which the rules on a dossier ask for */
char *stm_today_dup (void);

G_END_DECLS

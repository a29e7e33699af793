#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *stm_open_copies_add    (GBytes      *bytes,
                               const char  *name,
                               GError     **error);
void   stm_open_copies_remove (GFile       *copy);
void   stm_open_copies_clear  (void);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stm_layout_load (const char *name);
void  stm_layout_save (const char *name,
                       const char *state);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void stm_style_ensure (void);

G_END_DECLS

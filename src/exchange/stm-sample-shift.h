#pragma once

#include <glib.h>

G_BEGIN_DECLS

void stm_sample_shift_run (GPtrArray *records,
                           GPtrArray *events,
                           GDateTime *now);

G_END_DECLS

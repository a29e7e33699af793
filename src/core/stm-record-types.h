#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const GType *stm_record_types_list      (guint      *n_types);
GType        stm_record_types_find      (const char *kind);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StmResolver:
 * @target: the record type that a reference names
 * @uuid: the record
 * @data: what was given with the function
 *
 * Widgets know no store: whoever has one tells how a person calls the record
 * that a reference field names.
 *
 * Returns: (transfer full) (nullable): the title
 */
typedef char *(*StmResolver) (GType       target,
                              const char *uuid,
                              gpointer    data);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people type and read them.  Hours are kept as minutes and typed as
 * "7", "7,6", "7.6", "7:36" or "7u36"; whole numbers are digits only. */
gboolean  stm_number_text_is_beginning (const char *text,
                                        gboolean    hours);
int       stm_number_text_parse        (const char *text,
                                        gboolean    hours);
char     *stm_number_text_format       (int         number,
                                        gboolean    hours);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has a screen reader say text, without moving the focus. */
void stm_announce (GtkWidget  *from,
                   const char *text);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives each editor under root a letter of its own, in whatever language the
 * titles are.  taken: (nullable): letters in use by others, lower case. */
void stm_mnemonics_assign (GtkWidget  *root,
                           const char *taken);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The button beside what is covered, "Show" (SPEC P3); title: of what it shows, for its
 * accessible name */
GtkWidget *stm_show_button_new (const char *title);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a signal that is ready goes out: by mail, on paper, or outside the program */
void stm_signal_actions_install (GtkWidgetClass *tab_class);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "demand.…": what can be done on the page of a demand. */
void stm_demand_actions_install (GtkWidgetClass *page_class);

G_END_DECLS

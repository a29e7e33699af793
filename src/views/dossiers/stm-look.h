#pragma once

#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*StmLookFunc) (GtkWidget *from, gpointer data);

/* Notes a look at the national number of a dossier (SPEC P3), and only then calls what
 * shows it; says why where that fails.
 *
 * from: a widget in the window, kept until then; destroy: (nullable): of data */
void stm_look_note (GtkWidget      *from,
                    StmStore       *store,
                    StmRecord      *dossier,
                    StmLookFunc     show,
                    gpointer        data,
                    GDestroyNotify  destroy);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmDeletionDone:
 * @uuid: the record that is deleted
 * @user_data: what was given with the function
 */
typedef void (*StmDeletionDone) (const char *uuid,
                                 gpointer    user_data);

void stm_deletion_start (GtkWidget       *window,
                         StmStore        *store,
                         const char      *kind,
                         const char      *uuid,
                         StmDeletionDone  done,
                         gpointer         user_data);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes files that are dropped anywhere on its child, and says so while they are
 * held over it.
 *
 * Property "content" (GtkWidget *): what is under it.  Signal "dropped" (GFile *):
 * one file after the other. */
#define STM_TYPE_FILE_DROP (stm_file_drop_get_type ())
G_DECLARE_FINAL_TYPE (StmFileDrop, stm_file_drop, STM, FILE_DROP, AdwBin)

/* whether it takes files now; not so at first */
void stm_file_drop_set_accepts (StmFileDrop *self,
                                gboolean     accepts);

G_END_DECLS

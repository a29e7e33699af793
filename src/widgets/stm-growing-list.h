#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STM_TYPE_GROWING_LIST (stm_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (StmGrowingList, stm_growing_list, STM, GROWING_LIST, GObject)

StmGrowingList *stm_growing_list_new       (void);
void            stm_growing_list_set_model (StmGrowingList *self,
                                            GListModel     *model);
GListModel     *stm_growing_list_get_model (StmGrowingList *self);
void            stm_growing_list_set_first (StmGrowingList *self,
                                            guint           first);
gboolean        stm_growing_list_grow      (StmGrowingList *self);
void            stm_growing_list_finish    (StmGrowingList *self);

G_END_DECLS

#pragma once

#include <gio/gio.h>

#include "core/stm-title.h"

G_BEGIN_DECLS

#define STM_TYPE_FILTER_SET (stm_filter_set_get_type ())
G_DECLARE_FINAL_TYPE (StmFilterSet, stm_filter_set, STM, FILTER_SET, GObject)

StmFilterSet *stm_filter_set_new           (void);
void          stm_filter_set_add           (StmFilterSet *self,
                                            const char   *field,
                                            const char   *label,
                                            GListModel   *choices);
void          stm_filter_set_choose        (StmFilterSet *self,
                                            const char   *field,
                                            const char   *value);
gboolean      stm_filter_set_clear         (StmFilterSet *self);
guint         stm_filter_set_get_n_filters (StmFilterSet *self);
guint         stm_filter_set_get_n_chosen  (StmFilterSet *self);
const char   *stm_filter_set_get_field     (StmFilterSet *self,
                                            guint         index);
const char   *stm_filter_set_get_label     (StmFilterSet *self,
                                            guint         index);
GListModel   *stm_filter_set_get_choices   (StmFilterSet *self,
                                            guint         index);
guint         stm_filter_set_get_position  (StmFilterSet *self,
                                            guint         index);
const char   *stm_filter_set_get_value     (StmFilterSet *self,
                                            const char   *field);

G_END_DECLS

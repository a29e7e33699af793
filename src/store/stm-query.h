#pragma once

#include "core/stm-policy.h"
#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_QUERY (stm_query_get_type ())
G_DECLARE_FINAL_TYPE (StmQuery, stm_query, STM, QUERY, GObject)

StmQuery   *stm_query_new          (GType       type);
StmQuery   *stm_query_copy         (StmQuery   *self);
GType       stm_query_get_record_type (StmQuery *self);

/* field names as in the record's table; an empty search text means all */
void        stm_query_set_search   (StmQuery   *self,
                                    const char *text);
const char *stm_query_get_search   (StmQuery   *self);
void        stm_query_set_sort     (StmQuery   *self,
                                    const char *field,
                                    gboolean    descending);
void        stm_query_set_role     (StmQuery   *self,
                                    StmRole     role);
void        stm_query_set_filter   (StmQuery   *self,
                                    const char *field,
                                    const char *value);
void        stm_query_clear_filters (StmQuery  *self);
const char *stm_query_get_filter   (StmQuery   *self,
                                    const char *field);
guint       stm_query_get_n_filters (StmQuery  *self);

G_END_DECLS

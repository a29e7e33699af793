#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Row numbers, of which a table has few gaps: one bit each. */
typedef struct _StmIdSet StmIdSet;

StmIdSet *stm_id_set_new       (void);
void      stm_id_set_free      (StmIdSet  *self);
void      stm_id_set_add       (StmIdSet  *self,
                                gint64     id);
gboolean  stm_id_set_contains  (StmIdSet  *self,
                                gint64     id);
void      stm_id_set_intersect (StmIdSet  *self,
                                StmIdSet  *other);
guint     stm_id_set_count     (StmIdSet  *self);
void      stm_id_set_append_to (StmIdSet  *self,
                                GString   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmIdSet, stm_id_set_free)

G_END_DECLS

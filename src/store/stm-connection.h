#pragma once

#include "core/stm-profile.h"
#include "store/stm-database.h"
#include "store/stm-record-table.h"

G_BEGIN_DECLS

/* A database connection with the tables of all record types. */
typedef struct _StmConnection StmConnection;

StmConnection  *stm_connection_open         (const char        *path,
                                             gconstpointer      key,
                                             StmDatabaseFlags   flags,
                                             GError           **error);
void            stm_connection_close        (StmConnection     *self);
StmDatabase    *stm_connection_get_database (StmConnection     *self);
StmRecordTable *stm_connection_get_table    (StmConnection     *self,
                                             GType              type);

StmRecord      *stm_connection_get          (StmConnection     *self,
                                             GType              type,
                                             const char        *uuid,
                                             GError           **error);
GListModel     *stm_connection_list         (StmConnection     *self,
                                             GType              type,
                                             const char        *field,
                                             const char        *value,
                                             GError           **error);
gint64          stm_connection_count        (StmConnection     *self,
                                             GType              type,
                                             const char        *field,
                                             const char        *value,
                                             GError           **error);
int             stm_connection_is_accepted  (StmConnection     *self,
                                             StmRecord         *record,
                                             const char        *service,
                                             GError           **error);
StmProfile     *stm_connection_dup_profile  (StmConnection     *self);
GBytes         *stm_connection_get_identity (StmConnection     *self,
                                             GError           **error);
gboolean        stm_connection_foreach      (StmConnection     *self,
                                             GType              type,
                                             StmRecordFunc      func,
                                             gpointer           data,
                                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmConnection, stm_connection_close)

G_END_DECLS

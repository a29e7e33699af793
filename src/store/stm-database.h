#pragma once

#include "core/stm-error.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * StmDatabaseFlags:
 * @STM_DATABASE_CREATE: make the file where it does not exist
 * @STM_DATABASE_QUERY_ONLY: never write nor checkpoint
 */
typedef enum
{
  STM_DATABASE_DEFAULT    = 0,
  STM_DATABASE_CREATE     = 1 << 0,
  STM_DATABASE_QUERY_ONLY = 1 << 1
} StmDatabaseFlags;

#define STM_DATABASE_APPLICATION_ID 0x53746d67

typedef struct _StmDatabase StmDatabase;

StmDatabase    *stm_database_open          (const char        *path,
                                            gconstpointer      key,
                                            StmDatabaseFlags   flags,
                                            GError           **error);
void            stm_database_close         (StmDatabase       *self);
gboolean        stm_database_start_writing (StmDatabase       *self,
                                            GError           **error);
void            stm_database_checkpoint    (StmDatabase       *self);
sqlite3        *stm_database_get_handle    (StmDatabase       *self);
gboolean        stm_database_execute       (StmDatabase       *self,
                                            const char        *sql,
                                            GError           **error);
gboolean        stm_database_get_integer   (StmDatabase       *self,
                                            const char        *sql,
                                            gint64            *value,
                                            GError           **error);
gboolean        stm_database_transact      (StmDatabase       *self,
                                            gboolean         (*work) (StmDatabase *self, gpointer data, GError **error),
                                            gpointer           data,
                                            GError           **error);
void            stm_database_set_cancellable (StmDatabase     *self,
                                            GCancellable      *cancellable);
void            stm_database_set_error     (StmDatabase       *self,
                                            int                code,
                                            const char        *sql,
                                            GError           **error);
gboolean        stm_database_check         (StmDatabase       *self,
                                            GError           **error);

gboolean        stm_database_is_encrypted  (void);
gboolean        stm_database_refuse_place  (const char        *path,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmDatabase, stm_database_close)

G_END_DECLS

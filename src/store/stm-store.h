#pragma once

#include "core/stm-error.h"
#include "core/stm-event.h"
#include "core/stm-policy.h"
#include "core/stm-profile.h"
#include "core/stm-title.h"
#include "store/stm-record-list.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/**
 * StmStoreFlags:
 * @STM_STORE_CREATE: make the file; it must not exist
 * @STM_STORE_READ_ONLY: only read; another process may have the profile open
 */
typedef enum
{
  STM_STORE_DEFAULT   = 0,
  STM_STORE_CREATE    = 1 << 0,
  STM_STORE_READ_ONLY = 1 << 1
} StmStoreFlags;

#define STM_KEY_SIZE 32

typedef gboolean (*StmEventFunc) (StmEvent  *event,
                                  gpointer   data,
                                  GError   **error);

#define STM_TYPE_STORE (stm_store_get_type ())
G_DECLARE_FINAL_TYPE (StmStore, stm_store, STM, STORE, GObject)

/* key: STM_KEY_SIZE bytes; copied and wiped at close.  Opening may migrate, so
 * the app opens with the async pair. */
StmStore      *stm_store_open            (GFile               *file,
                                          gconstpointer        key,
                                          StmStoreFlags        flags,
                                          GError             **error);
void           stm_store_open_async      (GFile               *file,
                                          gconstpointer        key,
                                          StmStoreFlags        flags,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
StmStore      *stm_store_open_finish     (GAsyncResult        *result,
                                          GError             **error);
void           stm_store_close           (StmStore            *self);
GFile         *stm_store_get_file        (StmStore            *self);
gboolean       stm_store_is_encrypted    (void);

/* the profile of this database (never NULL after its creation) */
StmProfile    *stm_store_dup_profile     (StmStore            *self);
/* who is working now: the profile's role unless set otherwise (T8: decisions
 * are entered by the region in the same database) */
StmRole        stm_store_get_role        (StmStore            *self);
void           stm_store_set_role        (StmStore            *self,
                                          StmRole              role);
/* who works, where that is not whom the profile names (SPEC W16) */
void           stm_store_set_person      (StmStore            *self,
                                          const char          *person);

/* reading, on the main thread, each far below a frame */
StmRecord     *stm_store_get             (StmStore            *self,
                                          GType                type,
                                          const char          *uuid,
                                          GError             **error);
GListModel    *stm_store_list            (StmStore            *self,
                                          GType                type,
                                          const char          *field,
                                          const char          *value,
                                          GError             **error);
GListModel    *stm_store_list_titles     (StmStore            *self,
                                          GType                type,
                                          const char          *field,
                                          const char          *value,
                                          GError             **error);
char          *stm_store_dup_title       (StmStore            *self,
                                          GType                type,
                                          const char          *uuid);
gint64         stm_store_count           (StmStore            *self,
                                          GType                type,
                                          GError             **error);
GListModel    *stm_store_list_events     (StmStore            *self,
                                          const char          *uuid,
                                          GError             **error);
GListModel    *stm_store_list_references (StmStore            *self,
                                          StmRecord           *record,
                                          GError             **error);
gboolean       stm_store_is_accepted     (StmStore            *self,
                                          StmRecord           *record);
gboolean       stm_store_is_accepted_by_viewer (StmStore      *self,
                                                StmRecord     *record);
GBytes        *stm_store_get_identity    (StmStore            *self,
                                          GError             **error);
StmRecordList *stm_store_query           (StmStore            *self,
                                          StmQuery            *query);
/* "search as you type over all": at most limit StmTitle, best first */
void           stm_store_search_async    (StmStore            *self,
                                          const char          *text,
                                          guint                limit,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GListModel    *stm_store_search_finish   (StmStore            *self,
                                          GAsyncResult        *result,
                                          GError             **error);

/* every check that a save runs, with the records it refers to */
void           stm_store_check_record    (StmStore            *self,
                                          StmRecord           *record,
                                          StmRecord           *student,
                                          StmProblemList      *problems);

/* writing: all records of one call in one transaction.  On success each gets its
 * id, revision and times.  Policy, checks and normalising are the store's.  The
 * callback always runs on the caller's main context. */
void           stm_store_save_async      (StmStore            *self,
                                          GPtrArray           *records,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void           stm_store_delete_async    (StmStore            *self,
                                          StmRecord           *record,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void           stm_store_restore_async   (StmStore            *self,
                                          StmRecord           *record,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void           stm_store_log_async       (StmStore            *self,
                                          StmEventType         type,
                                          StmRecord           *record,
                                          const char          *fields,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean       stm_store_write_finish    (StmStore            *self,
                                          GAsyncResult        *result,
                                          GError             **error);
gboolean       stm_store_save            (StmStore            *self,
                                          GPtrArray           *records,
                                          GError             **error);

/* work of the importer and others: runs in the writing thread in one
 * transaction, rolled back when it returns FALSE */
typedef gboolean (*StmStoreWork) (StmTransaction *transaction,
                                  gpointer        data,
                                  GCancellable   *cancellable,
                                  GError        **error);
void           stm_store_run_async       (StmStore            *self,
                                          StmStoreWork         work,
                                          gpointer             data,
                                          GDestroyNotify       destroy,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean       stm_store_run             (StmStore            *self,
                                          StmStoreWork         work,
                                          gpointer             data,
                                          GCancellable        *cancellable,
                                          GError             **error);

/* every record of a type in the order of its uuid, deleted ones too, from one
 * consistent snapshot while func returns TRUE: the exporter, in a worker */
gboolean       stm_store_foreach         (StmStore            *self,
                                          const GType         *types,
                                          guint                n_types,
                                          StmRecordFunc        func,
                                          gpointer             data,
                                          GCancellable        *cancellable,
                                          GError             **error);

/* and after them the whole history, oldest first */
gboolean       stm_store_foreach_with_events (StmStore        *self,
                                          const GType         *types,
                                          guint                n_types,
                                          StmRecordFunc        func,
                                          StmEventFunc         event_func,
                                          gpointer             data,
                                          GCancellable        *cancellable,
                                          GError             **error);

/* X5: a verified copy "profile-YYYY-MM-DD.db" in folder; one a day, 14 days and
 * 12 months are kept */
void           stm_store_backup_async    (StmStore            *self,
                                          GFile               *folder,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GFile         *stm_store_backup_finish   (StmStore            *self,
                                          GAsyncResult        *result,
                                          GError             **error);
GFile         *stm_store_backup          (StmStore            *self,
                                          GFile               *folder,
                                          GCancellable        *cancellable,
                                          GError             **error);
/* integrity of pages, foreign keys and search index; FALSE with DAMAGED */
gboolean       stm_store_check           (StmStore            *self,
                                          GCancellable        *cancellable,
                                          GError             **error);

/* signal "changed" (const char *kind; NULL = anything), on the main context
 * signal "failed" (GError *): a background query failed */

G_END_DECLS

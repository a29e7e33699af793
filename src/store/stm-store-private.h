#pragma once

#include "store/stm-store.h"
#include "store/stm-worker.h"

G_BEGIN_DECLS

/* reader: of the main thread; lock and mutex: the first keeps other processes
 * out, the second guards the two workers, which any thread may ask for;
 * failed: whether the last row could not be read */
struct _StmStore
{
  GObject         parent_instance;

  GFile          *file;
  guint8          key[STM_KEY_SIZE];
  GMainContext   *context;
  StmRole         role;
  char           *person;
  gboolean        read_only;

  struct _StmLockFile *lock;
  StmConnection  *reader;
  gboolean        failed;

  GMutex          mutex;
  StmWorker      *background;
  StmWorker      *writer;
};

StmRecord *stm_store_get_by_id     (StmStore      *self,
                                    GType          type,
                                    gint64         id);
StmWorker *stm_store_ref_worker    (StmStore      *self,
                                    StmWorker    **worker);
gboolean   stm_store_push          (StmStore      *self,
                                    StmWorker    **worker,
                                    StmWorkerFunc  func,
                                    gpointer       data,
                                    GTask         *task);
void       stm_store_emit_failed   (StmStore      *self,
                                    const GError  *error);
void       stm_store_emit_changed  (StmStore      *self,
                                    const char    *kind);
StmRecordList *stm_record_list_new (StmStore      *store,
                                    StmQuery      *query);

G_END_DECLS

#pragma once

#include "store/stm-store.h"
#include "store/stm-worker.h"

G_BEGIN_DECLS


struct _StmStore
{
  GObject         parent_instance;

  GFile          *file;
  guint8          key[STM_KEY_SIZE];
  GMainContext   *context;
  StmRole         role;

  struct _StmLockFile *lock;
  StmConnection  *reader;
  StmWorker      *background;
  StmWorker      *writer;
};

StmRecord *stm_store_get_by_id     (StmStore      *self,
                                    GType          type,
                                    gint64         id);
void       stm_store_emit_failed   (StmStore      *self,
                                    const GError  *error);
void       stm_store_emit_changed  (StmStore      *self,
                                    const char    *kind);
gboolean   stm_store_check_search  (StmTransaction *transaction,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

StmRecordList *stm_record_list_new (StmStore      *store,
                                    StmQuery      *query);

G_END_DECLS

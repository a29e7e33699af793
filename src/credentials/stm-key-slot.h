#pragma once

#include "credentials/stm-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STM_TYPE_KEY_SLOT (stm_key_slot_get_type ())
G_DECLARE_FINAL_TYPE (StmKeySlot, stm_key_slot, STM, KEY_SLOT, GObject)

StmKeySlot *stm_key_slot_new         (const char           *uuid,
                                      const char           *name,
                                      const char           *role);
StmKeySlot *stm_key_slot_load        (GFile                *file,
                                      GError              **error);
gboolean    stm_key_slot_save        (StmKeySlot           *self,
                                      GFile                *file,
                                      GError              **error);

const char *stm_key_slot_get_uuid    (StmKeySlot           *self);
const char *stm_key_slot_get_name    (StmKeySlot           *self);
void        stm_key_slot_set_name    (StmKeySlot           *self,
                                      const char           *name);
const char *stm_key_slot_get_role    (StmKeySlot           *self);
gboolean    stm_key_slot_is_sealed   (StmKeySlot           *self);

void        stm_key_slot_set_cost    (StmKeySlot           *self,
                                      guint                 passes,
                                      gsize                 memory);
gboolean    stm_key_slot_seal        (StmKeySlot           *self,
                                      StmSecret            *key,
                                      const char           *code,
                                      GError              **error);
gboolean    stm_key_slot_holds       (StmKeySlot           *self,
                                      StmSecret            *key);
StmSecret  *stm_key_slot_open        (StmKeySlot           *self,
                                      const char           *code,
                                      GError              **error);
void        stm_key_slot_open_async  (StmKeySlot           *self,
                                      const char           *code,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
StmSecret  *stm_key_slot_open_finish (StmKeySlot           *self,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS

#pragma once

#include "core/stm-overview.h"
#include "core/stm-policy.h"
#include "widgets/stm-resolver.h"

G_BEGIN_DECLS

#define STM_TYPE_READER (stm_reader_get_type ())
G_DECLARE_FINAL_TYPE (StmReader, stm_reader, STM, READER, GObject)

StmReader  *stm_reader_new           (void);
void        stm_reader_set_role      (StmReader      *self,
                                      StmRole         role,
                                      gboolean        accepted);
StmRole     stm_reader_get_role      (StmReader      *self);
void        stm_reader_set_resolver  (StmReader      *self,
                                      StmResolver     resolver,
                                      gpointer        data,
                                      GDestroyNotify  destroy);
void        stm_reader_forget        (StmReader      *self);

gboolean    stm_reader_may_see       (StmReader      *self,
                                      StmRecord      *record,
                                      const StmField *field);
gboolean    stm_reader_must_ask      (StmReader      *self,
                                      const StmField *field);
char       *stm_reader_dup_text      (StmReader      *self,
                                      StmRecord      *record,
                                      const StmField *field);
StmStatus   stm_reader_get_status    (StmReader      *self,
                                      StmRecord      *record,
                                      const StmField *field);

G_END_DECLS

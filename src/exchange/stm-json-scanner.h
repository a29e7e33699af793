#pragma once

#include "exchange/stm-json-source.h"

G_BEGIN_DECLS

/* the most that one value may be, the texts in it aside, and with them: a printed
 * document is one long text */
#define STM_JSON_MAX_SIZE  (1024 * 1024)
#define STM_JSON_MAX_TEXT  (20 * 1024 * 1024)
#define STM_JSON_MAX_DEPTH 32

typedef struct _StmJsonScanner StmJsonScanner;

StmJsonScanner *stm_json_scanner_new           (StmJsonSource   *source);
void            stm_json_scanner_free          (StmJsonScanner  *self);

int             stm_json_scanner_peek          (StmJsonScanner  *self,
                                                GError         **error);
gboolean        stm_json_scanner_read_string   (StmJsonScanner  *self,
                                                GError         **error);
gboolean        stm_json_scanner_read_value    (StmJsonScanner  *self,
                                                GError         **error);
gboolean        stm_json_scanner_refuse        (StmJsonScanner  *self,
                                                int              byte,
                                                const char      *reason,
                                                GError         **error);

const char     *stm_json_scanner_get_text      (StmJsonScanner  *self,
                                                gsize           *length);
guint           stm_json_scanner_get_n_members (StmJsonScanner  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmJsonScanner, stm_json_scanner_free)

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * STM_KEY_SIZE:
 *
 * How many bytes the key of a database has.
 */
#define STM_KEY_SIZE 32

#define STM_TYPE_SECRET (stm_secret_get_type ())

typedef struct _StmSecret StmSecret;

void          stm_secret_process_init   (void);

GType         stm_secret_get_type       (void);
StmSecret    *stm_secret_new_random     (gsize           size);
StmSecret    *stm_secret_new_from_bytes (gconstpointer   data,
                                         gsize           size);
StmSecret    *stm_secret_new_take       (gpointer        data,
                                         gsize           size);
StmSecret    *stm_secret_ref            (StmSecret      *self);
void          stm_secret_unref          (StmSecret      *self);
const guint8 *stm_secret_get_data       (StmSecret      *self,
                                         gsize          *size);
gboolean      stm_secret_equal          (StmSecret      *self,
                                         StmSecret      *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmSecret, stm_secret_unref)

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stm_recovery_code_new       (void);
char *stm_recovery_code_normalize (const char  *typed,
                                   GError     **error);
void  stm_recovery_code_free      (char        *code);

G_END_DECLS

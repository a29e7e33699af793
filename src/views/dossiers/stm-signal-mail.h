#pragma once

#include "core/stm-signal.h"

G_BEGIN_DECLS

/* (transfer full): the mail that a signal is, for the mail program; the text is as it was
 * made ready, which has no national number (SPEC P3) */
char *stm_signal_mail_dup_uri (StmSignal *signal);

G_END_DECLS

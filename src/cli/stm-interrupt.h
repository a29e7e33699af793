#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* the status that shells give a program that was interrupted */
#define STM_INTERRUPT_STATUS 130

void stm_interrupt_watch (GCancellable *cancellable);
void stm_interrupt_end   (void);

G_END_DECLS

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmInvocation:
 * @profile: (nullable): which profile: name, uuid or folder
 * @recovery_code_file: (nullable): where its recovery code stands, "-" for the
 *   standard input
 * @person: (nullable): who works, where that is not whom the profile names
 * @cancellable: cancelled when the user interrupts the program
 * @output: the standard output
 *
 * What a command was called with, and what it works with.
 */
typedef struct
{
  const char    *profile;
  const char    *recovery_code_file;
  const char    *person;
  GCancellable  *cancellable;
  GOutputStream *output;
} StmInvocation;

StmInvocation *stm_invocation_new           (void);
void           stm_invocation_free          (StmInvocation  *self);

gboolean       stm_invocation_print         (StmInvocation  *self,
                                             const char     *text,
                                             GError        **error);
gboolean       stm_invocation_print_line    (StmInvocation  *self,
                                             const char     *text,
                                             GError        **error);
gboolean       stm_invocation_flush         (StmInvocation  *self,
                                             GError        **error);
void           stm_invocation_note          (StmInvocation  *self,
                                             const char     *format,
                                             ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmInvocation, stm_invocation_free)

G_END_DECLS

#include "config.h"

#include "cli/stm-interrupt.h"

#include <signal.h>
#include <unistd.h>

/* by which the watch is ended; whoever else sends it ends the watch too */
#define END SIGUSR2

static sigset_t interrupts;
static GThread *watch;

/* The first one ends the work in good order; who does not want to wait for that
 * sends another one. */
static gpointer
wait_for_interrupts (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  int number;

  while (sigwait (&interrupts, &number) == 0 && number != END)
    {
      if (g_cancellable_is_cancelled (cancellable))
        _exit (STM_INTERRUPT_STATUS);

      g_cancellable_cancel (cancellable);
    }

  return NULL;
}

/**
 * stm_interrupt_watch:
 * @cancellable: what to cancel
 *
 * Cancels @cancellable when the user interrupts the program, whatever it is
 * doing.  A signal that the program was started to ignore stays ignored.  To be
 * called once, before there is any other thread.
 */
void
stm_interrupt_watch (GCancellable *cancellable)
{
  const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (&interrupts);
  sigaddset (&interrupts, END);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction action;

      if (sigaction (numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (&interrupts, numbers[i]);
    }

  pthread_sigmask (SIG_BLOCK, &interrupts, NULL);
  watch = g_thread_new ("stm-interrupt", wait_for_interrupts, g_object_ref (cancellable));
}

/**
 * stm_interrupt_end:
 *
 * Ends the watch, and waits until it did.
 */
void
stm_interrupt_end (void)
{
  kill (getpid (), END);
  g_thread_join (g_steal_pointer (&watch));
}

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Preloaded into a program that is measured, so that the program itself needs no
 * switch for it: prints the milliseconds from the start of the process to the end
 * of the first frame that its window has painted, and ends it. */

static gint64
process_start_us (void)
{
  g_autofree char *stat = NULL;
  const char *p;
  unsigned long long ticks = 0;

  g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL);
  p = stat != NULL ? strrchr (stat, ')') : NULL;
  if (p == NULL || sscanf (p + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &ticks) != 1)
    return 0;

  return (gint64) ticks * G_USEC_PER_SEC / sysconf (_SC_CLK_TCK);
}

static void
on_painted (GdkFrameClock *clock, GtkWidget *window)
{
  struct timespec now;

  if (!gtk_widget_get_mapped (window))
    return;

  clock_gettime (CLOCK_BOOTTIME, &now);
  printf ("%.1f\n", (now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 - process_start_us ()) / 1000.0);
  fflush (stdout);
  _exit (0);
}

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");

  present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (on_painted), window);
}

#include "config.h"

#include "widgets/stm-announce.h"

void
stm_announce (GtkWidget *from, const char *text)
{
  /* GTK's own backend for tests has no function for this and calls NULL. */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return;

  gtk_accessible_announce (GTK_ACCESSIBLE (from), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

#include "config.h"

#include "widgets/stm-style.h"

#include <gtk/gtk.h>

#define BASE "/org/stagematching/Desktop"

/* Icons and style sheet of the widgets, whichever program they are in. */
void
stm_style_ensure (void)
{
  static gboolean done = FALSE;
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (done || display == NULL)
    return;

  done = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, BASE "/widgets/stm-style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), BASE "/icons");
}

#include "config.h"

#include "widgets/stm-show-button.h"

#include <glib/gi18n-lib.h>

/* A button content would take the place of the name that the button is given. */
GtkWidget *
stm_show_button_new (const char *title)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("view-reveal-symbolic");
  g_autofree char *name = g_strdup_printf (_("Show: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (content), image);
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Show")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

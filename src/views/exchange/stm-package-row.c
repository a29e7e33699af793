#include "config.h"

#include "views/exchange/stm-package-row.h"

#include "core/stm-choices.h"
#include "views/exchange/stm-package-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_title (StmPackage *package, const char *partner)
{
  const char *content = _(stm_package_content_choices[package->content].label);

  if (partner == NULL || *partner == '\0')
    return g_strdup (content);

  return package->direction == STM_DIRECTION_SENT
           /* Translators: what a package holds, and whom it is for */
           ? g_strdup_printf (_("%s for %s"), content, partner)
           /* Translators: what a package holds, and who sent it */
           : g_strdup_printf (_("%s from %s"), content, partner);
}

static char *
dup_subtitle (StmPackage *package)
{
  g_autofree char *moment = stm_package_words_dup_moment (package->made_at);
  g_autofree char *records = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u record", "%'u records", package->records),
                                              package->records);

  /* Translators: when a package was made, and how many records it holds */
  return g_strdup_printf (_("Made on %s · %s"), moment, records);
}

GtkWidget *
stm_package_row_new (StmPackage *package, const char *partner)
{
  gboolean sent = package->direction == STM_DIRECTION_SENT;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *word = gtk_label_new (_(stm_direction_choices[package->direction].label));
  g_autofree char *title = dup_title (package, partner);
  g_autofree char *subtitle = dup_subtitle (package);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (sent ? "stm-package-sent-symbolic"
                                                                : "stm-package-received-symbolic"));
  gtk_widget_add_css_class (word, "dimmed");
  gtk_widget_add_css_class (word, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);

  return row;
}

#include "config.h"

#include "app/stm-settings.h"

GSettings *
stm_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (STM_APPLICATION_ID);

  return settings;
}

gboolean
stm_settings_is_code_kept (const char *profile)
{
  g_auto (GStrv) unconfirmed = g_settings_get_strv (stm_settings_get (), "unconfirmed-codes");

  return !g_strv_contains ((const char *const *) unconfirmed, profile);
}

void
stm_settings_set_code_kept (const char *profile, gboolean kept)
{
  g_auto (GStrv) unconfirmed = g_settings_get_strv (stm_settings_get (), "unconfirmed-codes");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;

  for (guint i = 0; unconfirmed[i] != NULL; i++)
    if (!g_str_equal (unconfirmed[i], profile))
      g_strv_builder_add (builder, unconfirmed[i]);
  if (!kept)
    g_strv_builder_add (builder, profile);

  changed = g_strv_builder_end (builder);
  g_settings_set_strv (stm_settings_get (), "unconfirmed-codes", (const char *const *) changed);
}

#include "config.h"

#include "widgets/stm-layout.h"

#define KEY "table"

/* How the user left the tables: a small key file beside the other settings.  It
 * holds names of columns and widths only, so losing it loses nothing. */
static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "stagematching", "layout.ini", NULL);
}

/* (transfer full) (nullable): the state kept under that name. */
char *
stm_layout_load (const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_key_file_get_string (file, name, KEY, NULL);
}

void
stm_layout_save (const char *name, const char *state)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  before = g_key_file_get_string (file, name, KEY, NULL);
  if (g_strcmp0 (before, state) == 0)
    return;

  g_key_file_set_string (file, name, KEY, state);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_info ("The layout of tables is not kept: %s", error->message);
}

#include "config.h"

#include "credentials/stm-key-slot.h"
#include "store/stm-database.h"

#include <stdlib.h>

/* Changes the database of a profile as no command does.
 * Usage: database-tool FOLDER CODE SQL */

static void
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

int
main (int argc, char **argv)
{
  g_autofree char *slot_path = g_build_filename (argv[1], "profile.key", NULL);
  g_autofree char *path = g_build_filename (argv[1], "profile.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (slot_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (file, &error);
  g_autoptr (StmSecret) key = NULL;
  g_autoptr (StmDatabase) database = NULL;

  if (slot == NULL)
    fail (error);

  key = stm_key_slot_open (slot, argv[2], &error);
  if (key == NULL)
    fail (error);

  database = stm_database_open (path, stm_secret_get_data (key, NULL), STM_DATABASE_DEFAULT, &error);
  if (database == NULL || !stm_database_execute (database, argv[3], &error))
    fail (error);

  stm_database_checkpoint (database);

  return 0;
}

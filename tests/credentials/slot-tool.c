/* Writes a key slot for test-slot-faults.py, which makes its system calls fail:
 *
 *   slot-tool FILE NAME
 */

#include "core/stm-error.h"
#include "credentials/stm-key-slot.h"

#include <stdio.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (StmKeySlot) slot = stm_key_slot_new ("7f0c1a52-6a8e-4b0e-9a3f-0d2f1c5b7e11", argv[2], "school");
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GError) error = NULL;

  if (stm_key_slot_save (slot, file, &error))
    return 0;

  printf ("%d\n", error->domain == STM_ERROR ? error->code : -1);
  fflush (stdout);

  return stm_error_get_exit_status (error);
}

#include "config.h"

#include "widgets/stm-mnemonics.h"

#include "widgets/stm-editor.h"

/* The first letter of a word that is free, else any letter that is; only those
 * that every keyboard has. */
static char
find_letter (const char *title, const char *taken)
{
  for (int any = 0; any <= 1; any++)
    for (const char *p = title; *p != '\0'; p++)
      {
        char letter = g_ascii_tolower (*p);
        gboolean begins_word = p == title || p[-1] == ' ';

        if (g_ascii_isalpha (letter) && (any || begins_word) && strchr (taken, letter) == NULL)
          return letter;
      }

  return 0;
}

void
stm_mnemonics_assign (GtkWidget *root, const char *taken)
{
  g_autoptr (GPtrArray) editors = stm_editor_list_all (root);
  g_autoptr (GString) used = g_string_new (taken);

  for (guint i = 0; i < editors->len; i++)
    {
      StmEditor *editor = g_ptr_array_index (editors, i);
      char letter = find_letter (stm_editor_get_title (editor), used->str);

      stm_editor_set_mnemonic (editor, (guchar) letter);
      if (letter != 0)
        g_string_append_c (used, letter);
    }
}

#include "config.h"

#include "cli/stm-import-terms.h"

#include "cli/stm-secret-input.h"

#include <glib/gi18n-lib.h>

static StmConflictChoice
parse_choice (const char *text)
{
  if (g_str_equal (text, "ours"))
    return STM_CONFLICT_OURS;

  return g_str_equal (text, "theirs") ? STM_CONFLICT_THEIRS : STM_CONFLICT_ASK;
}

static gboolean
refuse (const char *keep, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no choice. Write “ours” or “theirs”, or UUID=ours or UUID=theirs for one record."), keep);

  return FALSE;
}

/* What is said twice in different ways was not meant by anybody. */
static gboolean
add_choice (StmPackageTerms *terms, const char *keep, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (keep, "=", 2);
  gboolean is_one = g_strv_length (sides) == 2;
  StmConflictChoice choice = parse_choice (is_one ? sides[1] : keep);
  g_autofree char *uuid = is_one ? g_ascii_strdown (sides[0], -1) : NULL;
  StmConflictChoice before;

  if (choice == STM_CONFLICT_ASK || (is_one && !g_uuid_string_is_valid (uuid)))
    return refuse (keep, error);

  before = terms->otherwise;
  if (is_one)
    before = GPOINTER_TO_INT (g_hash_table_lookup (terms->choices, uuid));
  if (before != STM_CONFLICT_ASK && before != choice)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” says the opposite of another --keep."), keep);
      return FALSE;
    }

  if (is_one)
    g_hash_table_insert (terms->choices, g_steal_pointer (&uuid), GINT_TO_POINTER (choice));
  else
    terms->otherwise = choice;

  return TRUE;
}

/**
 * stm_import_terms_read:
 * @terms: empty terms; free what they hold with stm_import_terms_clear(), also
 *   after a failure
 * @keeps: (nullable) (array zero-terminated=1): what was chosen for conflicts,
 *   "theirs" or "UUID=ours"
 * @passphrase_file: (nullable): where the passphrase stands, "-" for the standard
 *   input
 * @cancellable: (nullable): ends the wait for the user
 * @error: return location for a %G_OPTION_ERROR, or a file that cannot be read
 *
 * Returns: whether @terms say what was asked for
 */
gboolean
stm_import_terms_read (StmPackageTerms    *terms,
                       const char *const  *keeps,
                       const char         *passphrase_file,
                       GCancellable       *cancellable,
                       GError            **error)
{
  terms->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; keeps != NULL && keeps[i] != NULL; i++)
    if (!add_choice (terms, keeps[i], error))
      return FALSE;

  if (passphrase_file != NULL)
    terms->passphrase = stm_secret_input_read (STM_SECRET_INPUT_PASSPHRASE, passphrase_file, cancellable, error);

  return passphrase_file == NULL || terms->passphrase != NULL;
}

/**
 * stm_import_terms_clear:
 * @terms: terms
 *
 * Frees what stm_import_terms_read() made, and wipes the passphrase.
 */
void
stm_import_terms_clear (StmPackageTerms *terms)
{
  g_clear_pointer (&terms->choices, g_hash_table_unref);
  stm_secret_input_free ((char *) terms->passphrase);
  terms->passphrase = NULL;
}
